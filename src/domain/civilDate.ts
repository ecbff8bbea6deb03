/**
 * Civil dates are text `YYYY-MM-DD` in Asia/Shanghai, instants are `Date`. Nothing here depends on the time zone of the machine:
 * Shanghai has been eight hours ahead of UTC without summer time since September 1991, and no instant of the platform is older.
 */
export type CivilDate = string;

/** The civil date in Shanghai at an instant. Throws RangeError on an invalid Date. */
export function toCivilDate(instant: Date): CivilDate {
  return shanghaiClock(instant).slice(0, 10);
}

/** The civil year in Shanghai at an instant. */
export function civilYear(instant: Date): number {
  return Number(toCivilDate(instant).slice(0, 4));
}

/** An instant as people read it: `2026-11-22 16:35`, Shanghai time. */
export function formatInstant(instant: Date): string {
  return shanghaiClock(instant).slice(0, 16).replace('T', ' ');
}

/** True for text that is a day of the calendar, `2026-02-29` is not. */
export function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  return day >= 1 && day <= daysOfMonth(year, month);
}

/** 0 for a month that is none. In figures, for previews ask it by the hundred thousand. */
function daysOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** The date `days` later (earlier when negative). Throws RangeError on text that is no civil date. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(utcMidnight(date) + days * DAY).toISOString().slice(0, 10);
}

/**
 * The same day of the year `years` later. 29 February becomes 28 February where there is no 29th:
 * a period ends on the last day of the month when the day does not exist (民法典第二百零二条).
 */
export function addYears(date: CivilDate, years: number): CivilDate {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const sameDay = `${year}${date.slice(4)}`;
  return isCivilDate(sameDay) ? sameDay : addDays(`${year}-03-01`, -1);
}

/** Whole days from one date to another; negative when `to` comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / DAY);
}

/** Order of two dates, for `sort`: negative when the first is earlier, 0 when equal. */
export function compareDates(first: CivilDate, second: CivilDate): -1 | 0 | 1 {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

const DAY = 24 * 60 * 60 * 1000;
const SHANGHAI_OFFSET = 8 * 60 * 60 * 1000;

function shanghaiClock(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString();
}

function utcMidnight(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
