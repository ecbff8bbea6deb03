import { Decimal } from 'decimal.js';
import { addDays, compareDates, daysBetween, type CivilDate } from '../civilDate.ts';

export type InterestTerms = {
  principalFen: number;
  annualPercent: Decimal;
  daysOfYear: 360 | 365;
  firstDayCounts: boolean;
  lastDayCounts: boolean;
  settlementDay: number | null;
};

/** One settlement: days that bear interest between two dates, and the interest in fen, half up. */
export type InterestPeriod = { from: CivilDate; to: CivilDate; days: number; interestFen: number };

/**
 * Interest from disbursement to the day of repayment as the bank settles it: on the settlement day of every month and at
 * the end, each period rounded half up to the fen. Counted days are those after `from` up to `to`; that the day of
 * disbursement counts and the day of repayment does not is the same number, other conventions add or take a day.
 */
export function interestPeriods(from: CivilDate, to: CivilDate, terms: InterestTerms): InterestPeriod[] {
  if (compareDates(from, to) > 0) return [];
  const yearly = new Decimal(terms.principalFen).times(terms.annualPercent);
  const ends = [...settlements(from, to, terms.settlementDay), to];
  return ends.map((end, index) => {
    const start = ends[index - 1] ?? from;
    const days = Math.max(0, daysBetween(start, end) + shift(index === 0, index === ends.length - 1, terms));
    return { from: start, to: end, days, interestFen: interestOf(days, yearly, terms.daysOfYear) };
  });
}

export function sumFen(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

/** `yearly`: fen × per cent. */
function interestOf(days: number, yearly: Decimal, daysOfYear: number): number {
  return yearly.times(days).dividedBy(100 * daysOfYear).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
}

/** Days between two dates are right when one of the two ends counts. */
function shift(isFirst: boolean, isLast: boolean, { firstDayCounts, lastDayCounts }: InterestTerms): number {
  return (isFirst && !firstDayCounts ? -1 : 0) + (isLast && lastDayCounts ? 1 : 0);
}

/** The settlement days strictly between two dates. */
function settlements(from: CivilDate, to: CivilDate, day: number | null): CivilDate[] {
  if (day === null) return [];
  const found: CivilDate[] = [];
  for (let next = settlementAfter(from, day); compareDates(next, to) < 0; next = settlementAfter(next, day)) found.push(next);
  return found;
}

function settlementAfter(date: CivilDate, day: number): CivilDate {
  const sameMonth = `${date.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (compareDates(sameMonth, date) > 0) return sameMonth;
  // Days are 1–28: 28 days after the first the next month has not been passed, 4 more have reached it.
  const inNextMonth = addDays(`${date.slice(0, 8)}28`, 4);
  return `${inNextMonth.slice(0, 8)}${String(day).padStart(2, '0')}`;
}
