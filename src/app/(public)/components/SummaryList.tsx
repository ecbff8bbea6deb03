import type { ReactNode } from 'react';
import { language, wordsIn } from '../language.ts';
import { WORDS } from '../words.ts';
import styles from './summaryList.module.css';
import words from './text.module.css';

/** `value: null` is something nobody has stated, and the page says so. */
export type SummaryRow = { label: string; value: ReactNode };

/** Facts of one record: label left and value right, on phones the label above. */
export async function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const { unstated } = wordsIn(WORDS, await language());
  return (
    <dl className={`${words.rows} ${styles.list}`}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? <span className={styles.none}>{unstated}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
