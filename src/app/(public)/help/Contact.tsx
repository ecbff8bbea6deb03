import { InTheirWords } from '../components/InTheirWords.tsx';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { settings } from '../reads.ts';
import { WORDS as FRAME } from '../words.ts';
import styles from './help.module.css';
import { WORDS } from './words.ts';

const ENTRIES = [
  ['products', '/products'],
  ['verify', '/verify'],
  ['announcements', '/announcements'],
  ['signIn', '/portal'],
  ['siteMap', '/site-map'],
] as const;

/** Whom to ask and when, and the pages people look for when they ask. */
export async function Contact({ language }: { language: Language }) {
  const { hotline, hours, email, english } = await settings();
  const [words, frame] = [wordsIn(WORDS, language), wordsIn(FRAME, language)];
  const ways = [
    { label: frame.hotline, value: <a href={`tel:${hotline.replaceAll(/[^\d+]/g, '')}`}>{hotline}</a> },
    { label: frame.hours, value: <InTheirWords language={language} words={{ text: hours, english: english.hours }} /> },
    ...(email ? [{ label: frame.email, value: <a href={`mailto:${email}`}>{email}</a> }] : []),
  ];
  return (
    <div className={styles.side}>
      <h2>{words.contact}</h2>
      <dl className={styles.ways}>
        {ways.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{words.next}</h2>
      <ul>
        {ENTRIES.map(([label, path]) => (
          <li key={path}>
            <a href={pathIn(language, path)}>{frame[label]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
