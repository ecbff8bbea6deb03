import { addDays, compareDates, daysBetween, isCivilDate, type CivilDate } from './civilDate.ts';

/** present: last year's report is there. deferrable: it may still be put off. overdue: no submission without it. */
export type AssetReportState = 'present' | 'deferrable' | 'overdue';

/** Last day to put the report off, month and day; a setting staff may change. */
export const DEFAULT_ASSET_DEADLINE = '04-30';

/** A notice goes out this many days before the deadline. */
export const ASSET_REMINDER_DAYS = [30, 7, 1] as const;

/** The year whose figures are due on a day: the year before. */
export function dueAssetYear(today: CivilDate): number {
  return yearOf(today) - 1;
}

/**
 * The last day on which last year's report may be missing. Throws RangeError on a deadline that is no `MM-DD`;
 * 29 February means the last day of February in other years.
 */
export function deferrableUntil(today: CivilDate, deadline: string = DEFAULT_ASSET_DEADLINE): CivilDate {
  if (!isCivilDate(`2000-${deadline}`)) throw new RangeError(`not a month and day: ${deadline}`);
  const year = yearOf(today);
  const date = `${year}-${deadline}`;
  return isCivilDate(date) ? date : addDays(`${year}-03-01`, -1);
}

/** Invariant 12: without last year's report all is well through the deadline and blocked from the day after, by the Shanghai date. */
export function assetReportState(facts: { today: CivilDate; hasLastYear: boolean; deadline?: string }): AssetReportState {
  if (facts.hasLastYear) return 'present';
  const lastDay = deferrableUntil(facts.today, facts.deadline);
  return compareDates(facts.today, lastDay) <= 0 ? 'deferrable' : 'overdue';
}

/**
 * The reminder whose day has come: 30, 7 or 1 day(s) before, on that day or since, until the next one takes its place; null
 * before the first, and once the deadline has passed. Whoever was not reminded on the day itself (no worker ran) is reminded
 * later, and never of two stages at once.
 */
export function assetReminderStage(today: CivilDate, deadline?: string): number | null {
  const left = daysLeft(today, deadline);
  if (left < 0) return null;
  return ASSET_REMINDER_DAYS.findLast((days) => left <= days) ?? null;
}

/** Days until the last day on which the report may be missing; 0 on that day, negative after it. */
export function daysLeft(today: CivilDate, deadline?: string): number {
  return daysBetween(today, deferrableUntil(today, deadline));
}

function yearOf(date: CivilDate): number {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`);
  return Number(date.slice(0, 4));
}
