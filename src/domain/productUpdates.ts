import { Decimal } from 'decimal.js';
import { assetReminderStage, daysLeft, deferrableUntil } from './assetReportDuty.ts';
import type { CivilDate } from './civilDate.ts';

/** What decides whether a product is to be updated in a year: its state, and the year in which it was filed. */
export type UpdatableFacts = { status: string; filingYear: number | null; year: number };

/**
 * Why a product has no update in `year`, as one sentence; null when it has. From 1 January every product filed in an
 * earlier year needs one (spec 3, "Annual update").
 */
export function whyNotUpdatable({ status, filingYear, year }: UpdatableFacts): string | null {
  if (status !== 'filed') return '只有“已备案”的产品需要更新信息，这个产品目前不是。';
  if (!filingYear || filingYear >= year) return '当年备案的产品，从下一年起每年更新。';
  return null;
}

/** What companies are told today: that the year is open, or (30, 7 or 1 day(s) before the date staff have set) that it is not for long. */
export type UpdateReminder = { stage: 'open' } | { stage: number; deadline: CivilDate; days: number };

/**
 * The message in force on a day of the year; null once the date staff have set has passed. `deadline`: month and day, null
 * where there is none. A stage that was overtaken while no worker ran is not told any more.
 */
export function updateReminder(today: CivilDate, deadline: string | null): UpdateReminder | null {
  if (!deadline) return { stage: 'open' };
  const days = daysLeft(today, deadline);
  if (days < 0) return null;
  const stage = assetReminderStage(today, deadline);
  return stage === null ? { stage: 'open' } : { stage, deadline: deferrableUntil(today, deadline), days };
}

/** By which part a figure moved against the one before, 0.125 for an eighth more; null where there is nothing to compare with. */
export function share(before: unknown, now: unknown): number | null {
  if (typeof before !== 'number' || typeof now !== 'number' || before === 0) return null;
  return new Decimal(now).minus(before).dividedBy(new Decimal(before).abs()).toNumber();
}

/** The same in words, e.g. `增加 12.5%`; null where that cannot be said. */
export function movement(before: unknown, now: unknown): string | null {
  const moved = share(before, now);
  if (moved === null) return null;
  if (moved === 0) return '没有变化';
  const percent = new Decimal(moved).abs().times(100).toDecimalPlaces(1);
  return `${moved > 0 ? '增加' : '减少'}${percent.isZero() ? '不到 0.1' : ` ${percent.toString()}`}%`;
}
