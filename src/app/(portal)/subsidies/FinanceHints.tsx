import Link from 'next/link';
import type { FinanceHint } from '../../../domain/financeHints.ts';
import lists from '../lists/lists.module.css';
import styles from './subsidies.module.css';

const TONES = { bad: lists.failed, waiting: lists.waiting, info: styles.info };

/** What to know of subsidies on the home page; nothing when there is nothing. */
export function FinanceHints({ hints }: { hints: readonly FinanceHint[] }) {
  if (hints.length === 0) return null;
  return (
    <section className={styles.hints} aria-labelledby="finance">
      <h2 id="finance">利息和费用补贴</h2>
      {hints.map(({ key, tone, sentence, label, href }) => (
        <p key={key} className={`${lists.said} ${TONES[tone]}`}>
          {sentence}{' '}
          <Link href={href} prefetch={false}>
            {label}
          </Link>
        </p>
      ))}
    </section>
  );
}
