import { describe, expect, it } from 'vitest';
import { productConflicts, verificationConflicts } from '../../src/domain/checks/conflicts.ts';

const FINE = { output: 500, sales: 400, profit: 50, totalCost: 300, exportValue: 100, ipSpending: 30, ipSpendingTotal: 60, marketShare: 3, contributionMethod: 'spending', contributionFactor: 1, contributionIndex: 10 };
const fields = (values: Record<string, unknown>) => productConflicts({ ...FINE, ...values }, [], null).map(({ field }) => field);

describe('figures of a filing that do not fit together', () => {
  it('figures that fit raise nothing', () => {
    expect(fields({})).toEqual([]);
  });

  it.each([
    ['sales above output', { sales: 501, exportValue: 100 }, ['sales']],
    ['exports above sales', { exportValue: 401 }, ['exportValue']],
    ['profit above sales', { profit: 401 }, ['profit']],
    ['no cost at all', { totalCost: 0, ipSpending: 0 }, ['totalCost', 'contributionIndex']],
    ['spending of a year above that of all years', { ipSpending: 61, contributionIndex: 20.33 }, ['ipSpending']],
    ['an index that the formula does not give', { contributionIndex: 12 }, ['contributionIndex']],
  ])('%s is shown', (_what, values, expected) => {
    expect(fields(values)).toEqual(expected);
  });

  it('no sales is not only to be looked at: it cannot pass', () => {
    expect(productConflicts({ ...FINE, sales: 0, profit: 0, exportValue: 0 }, [], null)).toMatchObject([{ field: 'sales', tone: 'bad' }]);
  });

  it('a loss and a missing figure are no contradiction', () => {
    expect(fields({ profit: -100, output: null })).toEqual([]);
  });

  it('a product that sells more than the whole company is shown', () => {
    const report = { productSales: 399, totalCost: 1_000, operatingRevenue: null, totalAssets: null, employees: null };
    expect(productConflicts(FINE, [], report)).toMatchObject([{ field: 'sales', message: expect.stringContaining('产品销售总额') }]);
  });
});

describe('a verification', () => {
  it('of a renamed organisation shows the old and the new name', () => {
    const [conflict] = verificationConflicts({ name: '新名有限公司', uscc: '914403001922038216' }, { presentName: '旧名有限公司', sameUscc: 0, report: null });
    expect(conflict?.message).toBe('单位原名“旧名有限公司”，这次改为“新名有限公司”，请核对证照。');
  });

  it('whose size does not follow from its figures shows the size that does', () => {
    const report = { productSales: null, totalCost: null, operatingRevenue: 100_000_000_000, totalAssets: null, employees: 2_000 };
    expect(verificationConflicts({ name: '甲', industry: '3424', sizeClass: 'micro' }, { presentName: null, sameUscc: 0, report })).toMatchObject([{ field: 'sizeClass' }]);
  });
});
