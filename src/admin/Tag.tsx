import type { Tone } from '../app/tokens.ts';
import styles from './tag.module.css';

/** The word of a state on its ground; the same five tones as on the public pages. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>;
}
