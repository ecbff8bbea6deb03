import type { Queryable } from '../adapters/database.ts';
import { isWeekday, type Calendar } from '../domain/workingTime.ts';

const KEPT_MS = 60_000;
const kept = new WeakMap<Queryable, { until: number; calendar: Promise<Calendar> }>();

/**
 * Working days of the office: the week, and the days of the table staff import that differ from it. Read again after a
 * minute, so that an import shows; per connection pool.
 */
export function workingCalendar(db: Queryable): Promise<Calendar> {
  const known = kept.get(db);
  if (known && performance.now() < known.until) return known.calendar;
  const calendar = readCalendar(db);
  kept.set(db, { until: performance.now() + KEPT_MS, calendar });
  calendar.catch(() => kept.delete(db)); // the caller gets the error itself
  return calendar;
}

async function readCalendar(db: Queryable): Promise<Calendar> {
  const { rows } = await db.query<{ date: string; works: boolean }>(`select date, kind = 'workday' as works from holidays`);
  const days = new Map(rows.map(({ date, works }) => [date, works]));
  return (date) => days.get(date) ?? isWeekday(date);
}
