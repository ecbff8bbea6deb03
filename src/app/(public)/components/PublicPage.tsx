import type { ReactNode } from 'react';
import { settings } from '../reads.ts';
import styles from '../shell.module.css';

export type Section = 'home' | 'products' | 'announcements' | 'verify';
export type Crumb = { href: string; label: string };

const ENTRIES: readonly { section: Section; href: string; label: string }[] = [
  { section: 'home', href: '/', label: '首页' },
  { section: 'products', href: '/products', label: '产品查询' },
  { section: 'announcements', href: '/announcements', label: '通知公告' },
  { section: 'verify', href: '/verify', label: '证书查验' },
];

type PageProps = {
  section: Section;
  /** Pages above this one, from the home page down; none where the navigation itself says where one is. */
  crumbs?: readonly Crumb[];
  children: ReactNode;
};

/** Header, breadcrumbs and the main column of a public page; the footer belongs to the layout. */
export async function PublicPage({ section, crumbs = [], children }: PageProps) {
  const { platformName } = await settings();
  return (
    <>
      <header>
        <Masthead platformName={platformName} />
        <Navigation current={section} />
      </header>
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} />}
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}

/** The column every page but the home page stands in. */
export function Column({ children }: { children: ReactNode }) {
  return <div className={`${styles.inner} ${styles.column}`}>{children}</div>;
}

/** A strip of the home page: same gutters as the column. */
export function Strip({ children }: { children: ReactNode }) {
  return <div className={styles.inner}>{children}</div>;
}

function Masthead({ platformName }: { platformName: string }) {
  return (
    <div className={styles.band}>
      <div className={`${styles.inner} ${styles.masthead}`}>
        <a className={styles.name} href="/">
          {platformName}
          <span lang="en">Intellectual Property Service Platform</span>
        </a>
        <div className={styles.entries}>
          <a className={styles.portal} href="/portal">
            企业登录
          </a>
          <a className={styles.portal} href="/portal/register">
            注册
          </a>
        </div>
      </div>
    </div>
  );
}

function Navigation({ current }: { current: Section }) {
  return (
    <nav className={styles.nav} aria-label="主导航">
      <div className={styles.inner}>
        <ul className={styles.list}>
          {ENTRIES.map(({ section, href, label }) => (
            <li key={section}>
              <a href={href} aria-current={section === current ? 'page' : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className={`${styles.inner} ${styles.crumbs}`} aria-label="当前位置">
      <ol className={styles.list}>
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
