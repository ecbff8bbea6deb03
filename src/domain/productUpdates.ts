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
