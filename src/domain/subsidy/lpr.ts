import { addDays, compareDates, daysBetween, type CivilDate } from '../civilDate.ts';
import { failure, success, type Result } from '../result.ts';
import type { LprQuotation } from './rules.ts';

/** Quotations come monthly, on the 20th or the next working day: a longer silence inside the table is a gap in it. */
const LONGEST_SILENCE_DAYS = 40;

/**
 * The one-year LPR in force on a day: the latest quotation up to it. Refuses a day before the first quotation, after the
 * last one has run out (the 20th of the next month) or inside a gap: a rate nobody entered is never guessed (spec 4).
 */
export function lprOn(date: CivilDate, quotations: readonly LprQuotation[]): Result<LprQuotation> {
  const sorted = [...quotations].sort((a, b) => compareDates(a.date, b.date));
  const at = sorted.findLastIndex((quotation) => quotation.date <= date);
  const found = sorted[at];
  if (!found || date > coveredUntil(found.date, sorted[at + 1]?.date)) return failure(missing(date));
  return success(found);
}

/** The quotation published in December of a year. */
export function lprOfDecember(year: number, quotations: readonly LprQuotation[]): Result<LprQuotation> {
  const found = quotations.find(({ date }) => date.startsWith(`${year}-12-`));
  return found ? success(found) : failure(`LPR 数据中没有 ${year} 年 12 月的报价，暂时无法计算。请平台管理员补录后再试。`);
}

function missing(date: CivilDate): string {
  return `LPR 数据中没有适用于 ${date} 的报价，暂时无法计算。请平台管理员补录后再试。`;
}

function coveredUntil(date: CivilDate, next: CivilDate | undefined): CivilDate {
  if (next && daysBetween(date, next) <= LONGEST_SILENCE_DAYS) return addDays(next, -1);
  return addDays(twentiethOfNextMonth(date), -1);
}

function twentiethOfNextMonth(date: CivilDate): CivilDate {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(nextYear).padStart(4, '0')}-${String(nextMonth).padStart(2, '0')}-20`;
}
