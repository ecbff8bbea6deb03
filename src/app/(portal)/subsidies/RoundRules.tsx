import { roundInWords } from '../../../domain/subsidy/inWords.ts';
import type { RoundVersion } from '../../../domain/subsidy/roundRecord.ts';
import styles from './subsidies.module.css';

/** The rules of a round in plain words, part by part, for whoever decides whether to apply. */
export function RoundRules({ rules }: { rules: RoundVersion }) {
  return (
    <div className={styles.rules}>
      {roundInWords(rules).map(({ key, heading, sentences }) => (
        <section key={key} aria-labelledby={`round-${key}`}>
          <h2 id={`round-${key}`}>{heading}</h2>
          <ul className={styles.plain}>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
