import type { ReactNode } from 'react';
import type { Tone } from '../../tokens.ts';
import styles from './notice.module.css';

type NoticeProps = { tone: Tone; heading: string; children?: ReactNode; /** Said at once by a screen reader, because it appeared by itself. */ urgent?: boolean };

/** What happened, since when, what to do; a bar in the tone and a heading that says it in words. */
export function Notice({ tone, heading, children, urgent = false }: NoticeProps) {
  return (
    <section className={`${styles.notice} ${styles[tone]}`} aria-label={heading} {...(urgent ? { role: 'alert' } : {})}>
      <h2>{heading}</h2>
      {children}
    </section>
  );
}

/** A state's word on its ground; never pressable. */
export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <strong className={`${styles.tag} ${styles[tone]}`}>{children}</strong>;
}
