import Link from 'next/link';
import styles from './shell.module.css';

/** Pages above this one, from the home page down; not on the home page itself. */
export function Crumbs({ above = [] }: { above?: readonly { href: string; label: string }[] }) {
  return (
    <nav className={styles.crumbs} aria-label="当前位置">
      <ol>
        {[{ href: '/portal', label: '首页' }, ...above].map(({ href, label }) => (
          <li key={href}>
            <Link href={href} prefetch={false}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
