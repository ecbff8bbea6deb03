/** Filings of one year: how many, and the first of their running numbers. */
export type YearShare = { year: number; products: number };

const FIRST_YEAR = 2019;
/** Each year brings a quarter more than the one before. */
const GROWTH = 1.25;

/** Spreads products over the years up to the present one. The parts add up to `products`. */
export function yearShares(products: number, thisYear: number): YearShare[] {
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  const weights = years.map((_, index) => GROWTH ** index);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let done = 0;
  let weightDone = 0;
  return years.map((year, index) => {
    weightDone += weights[index] as number;
    const upTo = Math.round((products * weightDone) / whole);
    const share = { year, products: upTo - done };
    done = upTo;
    return share;
  });
}

/** The instant of the n-th of `of` filings of a year, evenly spread; the present year ends now. */
export function filingInstant(year: number, n: number, of: number, now: Date): Date {
  const begin = Date.UTC(year, 0, 1, 1);
  const end = Math.min(Date.UTC(year, 11, 31, 10), now.getTime());
  return new Date(begin + Math.max(end - begin, 0) * ((n + 0.5) / of));
}
