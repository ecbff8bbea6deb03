import type { Queryable } from '../adapters/database.ts';
import type { CivilDate } from '../domain/civilDate.ts';

/** What the platform numbers by year, with the letters before the year. */
const SERIES = { loan: 'ZY', subsidy: 'BT', certification: 'RD', objection: 'YY' } as const;

/**
 * Letters, year and a running number of six digits, e.g. `ZY2026000001`. The counter's row stays locked to the end of
 * the transaction: a number is never given twice and none is left out. For people to name a record; never a key.
 */
export async function nextNumber(tx: Queryable, series: keyof typeof SERIES, today: CivilDate): Promise<string> {
  return (await nextNumbers(tx, series, today, 1))[0] ?? '';
}

/** The same for several records at once, in a row. */
export async function nextNumbers(tx: Queryable, series: keyof typeof SERIES, today: CivilDate, count: number): Promise<string[]> {
  if (count === 0) return [];
  const year = Number(today.slice(0, 4));
  const { rows } = await tx.query<{ last: number }>(
    `insert into counters (series, year, last) values ($1, $2, $3) on conflict (series, year) do update set last = counters.last + $3 returning last`,
    [series, year, count],
  );
  const first = (rows[0]?.last ?? count) - count + 1;
  return Array.from({ length: count }, (_, at) => `${SERIES[series]}${year}${String(first + at).padStart(6, '0')}`);
}
