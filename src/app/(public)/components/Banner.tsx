import type { ReactNode } from 'react';
import type { Tone } from '../../tokens.ts';
import styles from './banner.module.css';
import tones from './tag.module.css';

/** A notice on the record itself: what happened, since when, what to do. At most one on a page. */
export function Banner({ tone, heading, children }: { tone: Tone; heading: string; children: ReactNode }) {
  return (
    <section className={`${styles.banner} ${tones[tone]}`} aria-label={heading}>
      <h2>{heading}</h2>
      <p className={styles.sentence}>{children}</p>
    </section>
  );
}

type StateProps = { tone: Tone; state: string; english: string; sentence: string };

/** The state of a document, readable from an arm's length; the English word, empty on English pages, is for a foreign customs officer or buyer. */
export function StatePanel({ tone, state, english, sentence }: StateProps) {
  return (
    <div className={`${styles.banner} ${tones[tone]}`}>
      <p className={styles.state}>
        {state}
        {english && <span lang="en">{english}</span>}
      </p>
      <p className={styles.sentence}>{sentence}</p>
    </div>
  );
}
