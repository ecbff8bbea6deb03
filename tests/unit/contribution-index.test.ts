import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionIndex } from '../../src/domain/contributionIndex.ts';

const WAN = 1_000_000;

describe('patent market contribution index, method (1)', () => {
  it('is IP spending over total cost times K in percent, with the formula in words', () => {
    expect(contributionIndex({ ipSpendingFen: 120 * WAN, totalCostFen: 1000 * WAN })).toEqual({
      ok: true,
      value: { percent: '12.00', formula: '知识产权投入 120 万元 ÷ 产品总成本 1,000 万元 × K（1）= 12.00%' },
    });
  });

  it('K multiplies it and is taken as typed', () => {
    expect(contributionIndex({ ipSpendingFen: 120 * WAN, totalCostFen: 1000 * WAN, k: '1.5' })).toMatchObject({ value: { percent: '18.00' } });
  });

  it('is rounded half up to two decimals', () => {
    expect(contributionIndex({ ipSpendingFen: 1, totalCostFen: 3 })).toMatchObject({ value: { percent: '33.33' } });
    expect(contributionIndex({ ipSpendingFen: 1, totalCostFen: 800 })).toMatchObject({ value: { percent: '0.13' } });
  });

  it('nothing spent is 0 %, everything spent is 100 %', () => {
    expect(contributionIndex({ ipSpendingFen: 0, totalCostFen: 1 })).toMatchObject({ value: { percent: '0.00' } });
    expect(contributionIndex({ ipSpendingFen: 7, totalCostFen: 7 })).toMatchObject({ value: { percent: '100.00' } });
  });

  it.each([
    [{ ipSpendingFen: null, totalCostFen: 1 }, '请填写该产品上年度的知识产权投入'],
    [{ ipSpendingFen: 1, totalCostFen: null }, '请填写该产品上年度的总成本'],
    [{ ipSpendingFen: -1, totalCostFen: 1 }, '不能为负数'],
    [{ ipSpendingFen: 1, totalCostFen: 0 }, '总成本应大于 0'],
    [{ ipSpendingFen: 100_001, totalCostFen: 100_000 }, '超过 100%'],
    [{ ipSpendingFen: 1, totalCostFen: 1, k: 0 }, '系数 K'],
    [{ ipSpendingFen: 1, totalCostFen: 1, k: 'abc' }, '系数 K'],
    [{ ipSpendingFen: 1, totalCostFen: 1, k: -1 }, '系数 K'],
  ])('%j is refused: %s', (facts, reason) => {
    expect(contributionIndex(facts)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });

  it('a result is always from 0 to 100', () => {
    const fen = fc.integer({ min: 0, max: 9_000_000_000_000 });
    fc.assert(
      fc.property(fen, fen, (ipSpendingFen, totalCostFen) => {
        const result = contributionIndex({ ipSpendingFen, totalCostFen });
        const percent = result.ok ? Number(result.value.percent) : 0;
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
        expect(result.ok).toBe(totalCostFen > 0 && ipSpendingFen <= totalCostFen);
      }),
    );
  });
});
