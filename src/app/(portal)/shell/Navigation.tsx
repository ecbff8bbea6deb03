'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { isCurrent, PORTAL_SECTIONS } from './sections.ts';
import styles from './shell.module.css';

/** The sections of the portal; below a wide screen behind a menu button that says where one is. */
export function Navigation() {
  const path = usePathname();
  // Kept with the page it was opened on, so that the menu closes by itself on the way to another.
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const isOpen = openedOn === path;
  const current = PORTAL_SECTIONS.find(({ href }) => isCurrent(href, path));
  return (
    <nav className={styles.nav} aria-label="主导航">
      <div className={styles.inner}>
        <button className={styles.menu} type="button" aria-expanded={isOpen} aria-controls="portal-menu" onClick={() => setOpenedOn(isOpen ? null : path)}>
          菜单{current && <span>当前：{current.label}</span>}
        </button>
        <ul id="portal-menu" data-open={isOpen}>
          {PORTAL_SECTIONS.map(({ href, label }) => (
            <li key={href}>
              <Link href={href} prefetch={false} aria-current={isCurrent(href, path) ? 'page' : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}
