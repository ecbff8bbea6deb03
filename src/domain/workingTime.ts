import { spaced } from './files.ts';
import { addDays, daysBetween, formatInstant, toCivilDate, type CivilDate } from './civilDate.ts';

/** True for a day on which the office works. */
export type Calendar = (date: CivilDate) => boolean;

const HOUR_MS = 3_600_000;

/** Monday to Friday. What differs from it, holidays and the weekends worked for them, is in a table staff import. */
export const isWeekday: Calendar = (date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** Working days of Shanghai after the day of `from`, up to and including the day of `to`; 0 on the same day. */
export function workingDaysBetween(from: Date, to: Date, isWorking: Calendar = isWeekday): number {
  const first = toCivilDate(from);
  const days = daysBetween(first, toCivilDate(to));
  return Array.from({ length: Math.max(0, days) }, (_, index) => addDays(first, index + 1)).filter(isWorking).length;
}

/**
 * The instant before which a matter must have come in to have waited at least `days` working days at `now`: a list
 * filtered by it and the age shown beside each row agree.
 */
export function waitingSinceBefore(now: Date, days: number, isWorking: Calendar = isWeekday): Date {
  let day = toCivilDate(now);
  for (let counted = 0; counted < days; day = addDays(day, -1)) counted += isWorking(day) ? 1 : 0;
  return new Date(`${addDays(day, 1)}T00:00:00+08:00`);
}

/** How long somebody has been waiting: `3 个工作日`, and within the first one `5 小时`. */
export function waitingText(since: Date, now: Date, isWorking: Calendar = isWeekday): string {
  const days = workingDaysBetween(since, now, isWorking);
  if (days > 0) return `${days} 个工作日`;
  const hours = Math.floor((now.getTime() - since.getTime()) / HOUR_MS);
  return hours < 1 ? '不到 1 小时' : `${hours} 小时`;
}

/** The same in a sentence: 已等候 3 个工作日, 已等候不到 1 小时. */
export function waitedText(since: Date, now: Date, isWorking: Calendar = isWeekday): string {
  return `已等候${spaced(waitingText(since, now, isWorking))}`;
}

/** `2026-11-22 16:35`; empty for what has not happened. */
export function momentText(instant: Date | string | null | undefined): string {
  return instant ? formatInstant(new Date(instant)) : '';
}
