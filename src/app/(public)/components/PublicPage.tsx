import type { ReactNode } from 'react';
import { platformNameIn, type PublicSettings } from '../../../queries/settings.ts';
import { language, pathIn, requestedAddress, wordsIn, type Language } from '../language.ts';
import { settings } from '../reads.ts';
import styles from '../shell.module.css';
import { WORDS } from '../words.ts';

export type Section = 'home' | 'products' | 'announcements' | 'verify' | 'help';
export type Crumb = { href: string; label: string };

const ENTRIES: readonly { section: Section; href: string }[] = [
  { section: 'home', href: '/' },
  { section: 'products', href: '/products' },
  { section: 'announcements', href: '/announcements' },
  { section: 'verify', href: '/verify' },
  { section: 'help', href: '/help' },
];

type PageProps = {
  /** The entry of the navigation this page belongs to; none for pages it does not name. */
  section?: Section;
  /** Pages above this one, from the home page down, by their Chinese addresses; none where the navigation itself says where one is. */
  crumbs?: readonly Crumb[];
  children: ReactNode;
};

/** Header, breadcrumbs and the main column of a public page; the footer belongs to the layout. */
export async function PublicPage({ section, crumbs = [], children }: PageProps) {
  const inUse = await language();
  return (
    <>
      <header>
        <Masthead settings={await settings()} language={inUse} />
        <Navigation current={section} language={inUse} elsewhere={await inOther(inUse)} />
      </header>
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} language={inUse} />}
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

/** This very page, search and all, in the other language. */
async function inOther(inUse: Language): Promise<string> {
  const { path, query } = await requestedAddress();
  return pathIn(inUse === 'en' ? 'zh' : 'en', path.replace(/^\/+/, '/') + query);
}

function Masthead({ settings: known, language: inUse }: { settings: PublicSettings; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  const other = inUse === 'en' ? 'zh' : 'en';
  return (
    <div className={styles.band}>
      <div className={`${styles.inner} ${styles.masthead}`}>
        <a className={styles.name} href={pathIn(inUse, '/')}>
          {platformNameIn(inUse, known)}
          <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{platformNameIn(other, known)}</span>
        </a>
        <div className={styles.entries}>
          <a className={styles.portal} href="/portal">
            {words.signIn}
          </a>
          <a className={styles.portal} href="/portal/register">
            {words.register}
          </a>
        </div>
      </div>
    </div>
  );
}

type NavigationProps = { current: Section | undefined; language: Language; elsewhere: string };

function Navigation({ current, language: inUse, elsewhere }: NavigationProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <nav className={styles.nav} aria-label={words.navigation}>
      <div className={styles.inner}>
        <ul className={styles.list}>
          {ENTRIES.map(({ section, href }) => (
            <li key={section}>
              <a href={pathIn(inUse, href)} aria-current={section === current ? 'page' : undefined}>
                {words[section]}
              </a>
            </li>
          ))}
          <li className={styles.language}>
            {inUse === 'en' ? <a href={elsewhere} lang="zh-CN" hrefLang="zh-CN">中文</a> : <a href={elsewhere} lang="en" hrefLang="en">English</a>}
          </li>
        </ul>
      </div>
    </nav>
  );
}

function Breadcrumbs({ crumbs, language: inUse }: { crumbs: readonly Crumb[]; language: Language }) {
  return (
    <nav className={`${styles.inner} ${styles.crumbs}`} aria-label={wordsIn(WORDS, inUse).here}>
      <ol className={styles.list}>
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <a href={pathIn(inUse, href)}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
