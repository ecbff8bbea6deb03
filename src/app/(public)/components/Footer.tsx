import type { ReactNode } from 'react';
import type { PublicSettings } from '../../../queries/settings.ts';
import { language, pathIn, wordsIn, type Language } from '../language.ts';
import styles from '../shell.module.css';
import { WORDS } from '../words.ts';
import { InTheirWords } from './InTheirWords.tsx';

const ABOUT = [
  ['siteMap', '/site-map'],
  ['accessibility', '/accessibility'],
  ['terms', '/terms'],
  ['privacy', '/privacy'],
] as const;

/** Who runs the platform, whom to call and when, and the registrations the law wants on every page. */
export async function Footer({ settings }: { settings: PublicSettings }) {
  const inUse = await language();
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <div className={styles.blocks}>
          <Contact settings={settings} language={inUse} />
          <About language={inUse} />
          <Links settings={settings} language={inUse} />
        </div>
        <Registrations settings={settings} language={inUse} />
      </div>
    </footer>
  );
}

type PartProps = { settings: PublicSettings; language: Language };

function Contact({ settings, language: inUse }: PartProps) {
  const words = wordsIn(WORDS, inUse);
  const { operator, hotline, hours, address, postcode, email, english } = settings;
  const rows: [string, ReactNode][] = [
    [words.operator, <InTheirWords key="operator" language={inUse} words={{ text: operator, english: english.operator }} />],
    [words.hotline, <a key="hotline" href={`tel:${hotline.replaceAll(/[^\d+]/g, '')}`}>{hotline}</a>],
    [words.hours, <InTheirWords key="hours" language={inUse} words={{ text: hours, english: english.hours }} />],
  ];
  if (address) rows.push([words.address, [<InTheirWords key="address" language={inUse} words={{ text: address, english: english.address }} />, postcode && words.postcode(postcode)]]);
  if (email) rows.push([words.email, <a key="email" href={`mailto:${email}`}>{email}</a>]);
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function About({ language: inUse }: { language: Language }) {
  const words = wordsIn(WORDS, inUse);
  return (
    <nav className={styles.more} aria-labelledby="about-site">
      <h2 id="about-site">{words.about}</h2>
      <ul className={styles.links}>
        {ABOUT.map(([label, path]) => (
          <li key={path}>
            <a href={pathIn(inUse, path)}>{words[label]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Links({ settings: { links }, language: inUse }: PartProps) {
  if (links.length === 0) return null;
  return (
    <nav className={styles.more} aria-labelledby="related-sites">
      <h2 id="related-sites">{wordsIn(WORDS, inUse).links}</h2>
      <ul className={styles.links}>
        {links.map(({ label, url }) => (
          <li key={url}>
            <a href={url}>
              <InTheirWords language={inUse} words={label} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Registrations({ settings: { icp, policeRecord, operator }, language: inUse }: PartProps) {
  return (
    <ul className={`${styles.list} ${styles.registrations}`} lang={inUse === 'en' ? 'zh-CN' : undefined}>
      <li>© {operator}</li>
      {icp && (
        <li>
          <a href="https://beian.miit.gov.cn/">{icp}</a>
        </li>
      )}
      {policeRecord && (
        <li>
          <a href={`https://beian.mps.gov.cn/#/query/webSearch?code=${policeRecord.replaceAll(/\D/g, '')}`}>{policeRecord}</a>
        </li>
      )}
    </ul>
  );
}
