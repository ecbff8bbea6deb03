import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeInPercent, reportAdvice } from '../../src/domain/checks/reportFigures.ts';

const wan = (amount: number) => amount * 1_000_000;
const USUAL = { totalCost: wan(900), ipSpending: wan(20), netProfit: wan(80), productSales: wan(1_000), operatingRevenue: wan(1_100), totalAssets: wan(2_000), employees: 50 };
const fields = (values: object, before: object | null = null) => reportAdvice({ ...USUAL, ...values }, before && { ...USUAL, ...before }).map(({ field }) => field);

describe('advice about an asset report', () => {
  it('is silent about figures that fit together, and about what is missing', () => {
    expect(fields({}, {})).toEqual([]);
    expect(reportAdvice({}, {})).toEqual([]);
    expect(reportAdvice({ productSales: wan(1_000), operatingRevenue: null }, null)).toEqual([]);
  });

  it.each([
    ['product sales well above the revenue', { productSales: wan(1_400) }, 'productSales'],
    ['IP spending above the cost', { ipSpending: wan(901) }, 'ipSpending'],
    ['a profit above the revenue', { netProfit: wan(1_101) }, 'netProfit'],
    ['fixed assets above all assets', { fixedAssets: wan(2_001) }, 'fixedAssets'],
    ['patents above all assets', { patentAssets: wan(2_001) }, 'patentAssets'],
    ['元 typed as 万元', { operatingRevenue: wan(11_000_000), productSales: wan(1_000) }, 'operatingRevenue'],
  ])('points out %s', (_what, values, field) => {
    const found = reportAdvice({ ...USUAL, ...values }, null);
    expect(found.map((each) => each.field)).toEqual([field]);
    expect(found[0]?.message).toMatch(/万元.*请核对.*。$/);
  });

  it('takes sales a little above the revenue for tax, not for a mistake', () => {
    expect(fields({ productSales: wan(1_243) })).toEqual([]);
  });

  it('points out swings of three times and more against the year before, with the change in percent', () => {
    const found = reportAdvice({ ...USUAL, totalAssets: wan(6_000) }, USUAL);
    expect(found).toEqual([{ field: 'totalAssets', message: '资产总额由上一份的 2,000 万元 变为 6,000 万元（+200%），变化较大，请核对数字和单位。' }]);
    expect(fields({ totalAssets: wan(5_999) }, {})).toEqual([]);
    expect(fields({ totalAssets: wan(600) }, {})).toEqual(['totalAssets']);
  });

  it('says nothing of swings of small sums, of losses and of what was nought', () => {
    expect(fields({ patentAssets: wan(9) }, { patentAssets: wan(1) })).toEqual([]);
    expect(fields({ netProfit: wan(-500) }, { netProfit: wan(80) })).toEqual([]);
    expect(fields({ fixedAssets: wan(500) }, { fixedAssets: 0 })).toEqual([]);
  });

  it('never throws, whatever the figures', () => {
    const amount = fc.option(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }));
    const report = fc.record({ totalCost: amount, ipSpending: amount, netProfit: amount, productSales: amount, operatingRevenue: amount, employees: fc.option(fc.integer({ min: 0, max: 10_000_000 })) });
    fc.assert(fc.property(report, fc.option(report), (values, before) => reportAdvice(values, before).every(({ message }) => message.endsWith('。') && !/NaN|Infinity/.test(message))));
  });
});

describe('the change against the year before', () => {
  it.each([
    [120, 100, '+20%'],
    [92, 100, '-8%'],
    [100, 100, '0%'],
    [1001, 1000, '+0.1%'],
    [50_000, 1, '+4,999,900%'],
    [-50, 100, '-150%'],
    [100, 0, null],
    [100, -100, null],
    [null, 100, null],
    [100, null, null],
  ])('from %s to %s is %s', (now, then, text) => {
    expect(changeInPercent(now, then)).toBe(text);
  });
});
