import type { Tone } from '../../tokens.ts';
import styles from './tag.module.css';

/** A state's word on its ground; never pressable, never colour alone. */
export function Tag({ tone, children }: { tone: Tone; children: string }) {
  return <strong className={`${styles.tag} ${styles[tone]}`}>{children}</strong>;
}
