import type { Queryable } from '../adapters/database.ts';
import type { CivilDate } from '../domain/civilDate.ts';

/** What the platform numbers by year, with the letters before the year. */
const SERIES = { loan: 'ZY', subsidy: 'BT' } as const;

/**
 * Letters, year and a running number of six digits, e.g. `ZY2026000001`. The counter's row stays locked to the end of
 * the transaction: a number is never given twice and none is left out. For people to name a record; never a key.
 */
export async function nextNumber(tx: Queryable, series: keyof typeof SERIES, today: CivilDate): Promise<string> {
  const year = Number(today.slice(0, 4));
  const { rows } = await tx.query<{ last: number }>(
    `insert into counters (series, year, last) values ($1, $2, 1) on conflict (series, year) do update set last = counters.last + 1 returning last`,
    [series, year],
  );
  return `${SERIES[series]}${year}${String(rows[0]?.last ?? 0).padStart(6, '0')}`;
}
