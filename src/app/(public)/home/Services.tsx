import rows from '../components/text.module.css';
import { pathIn, wordsIn, type Language } from '../language.ts';
import styles from './home.module.css';
import { WORDS } from './words.ts';

const ENTRIES = [
  { href: '/portal', entry: 'portal' },
  { href: '/verify', entry: 'verify' },
  { href: '/objections/status', entry: 'objections' },
  { href: '/help', entry: 'help' },
  { href: '/admin', entry: 'admin' },
] as const;

/** Where to go for what: each service by its name with one sentence. */
export function Services({ language }: { language: Language }) {
  const words = wordsIn(WORDS, language);
  return (
    <section className={styles.part} aria-labelledby="services">
      <h2 id="services">{words.services}</h2>
      <ul className={rows.rows}>
        {ENTRIES.map(({ href, entry }) => (
          <li key={href}>
            <h3>
              <a href={pathIn(language, href)}>{words.entries[entry].label}</a>
            </h3>
            <p>{words.entries[entry].text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
