import { addDays, toCivilDate, type CivilDate } from '../civilDate.ts';
import type { Calendar } from '../workingTime.ts';

/** Where a calendar that never works would be noticed: a year without working days. */
const FURTHEST_DAYS = 3_660;

/**
 * The last day of a publicity of `days` working days. The day it begins does not count, the last one counts whole
 * (民法典第二百零一条、第二百零三条). Throws RangeError when the calendar has not so many working days.
 */
export function publicityEnd(begunOn: CivilDate, days: number, isWorking: Calendar): CivilDate {
  let left = days;
  for (let ahead = 1; ahead <= FURTHEST_DAYS; ahead += 1) {
    const day = addDays(begunOn, ahead);
    if (isWorking(day)) left -= 1;
    if (left <= 0) return day;
  }
  throw new RangeError(`no ${days} working days after ${begunOn}`);
}

/** Whether `last` is over in Shanghai: true from 0:00 of the next day on. */
export function isOver(last: CivilDate | null, now: Date): boolean {
  return last !== null && toCivilDate(now) > last;
}

/**
 * The last day on which a certification holds that was issued on `issuedOn`: the same day `months` later, the last day
 * of that month where it has no such day (民法典第二百零二条). Counts whole.
 */
export function validUntil(issuedOn: CivilDate, months: number): CivilDate {
  const [year = 0, month = 0, day = 0] = issuedOn.split('-').map(Number);
  const ahead = month - 1 + months;
  const first = `${String(year + Math.floor(ahead / 12)).padStart(4, '0')}-${String((ahead % 12) + 1).padStart(2, '0')}-01`;
  const next = addDays(first, 31);
  const lastDay = Number(addDays(`${next.slice(0, 7)}-01`, -1).slice(8));
  return `${first.slice(0, 7)}-${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}
