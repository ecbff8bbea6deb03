import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSizeClass, suggestSizeClass, type SizeFacts } from '../../src/domain/sizeClass.ts';

const sizeOf = (facts: SizeFacts): string => {
  const result = suggestSizeClass(facts);
  return result.ok ? result.value : result.reason;
};

describe('size class of an enterprise (2017 thresholds)', () => {
  it.each([
    ['工业 at both bounds', { industry: '3911', employees: 1000, revenueWan: 40000 }, 'large'],
    ['工业 one person short', { industry: '3911', employees: 999, revenueWan: 40000 }, 'medium'],
    ['工业 at the medium bounds', { industry: '3911', employees: 300, revenueWan: 2000 }, 'medium'],
    ['工业 at the small bounds', { industry: '3911', employees: 20, revenueWan: 300 }, 'small'],
    ['工业 with many people and little revenue', { industry: '3911', employees: 1200, revenueWan: 299.99 }, 'micro'],
    ['批发业 by its own bounds', { industry: '5111', employees: 200, revenueWan: 40000 }, 'large'],
    ['零售业 by its own bounds', { industry: '5211', employees: 299, revenueWan: 20000 }, 'medium'],
    ['建筑业 by revenue and assets', { industry: '4710', revenueWan: 80000, assetsWan: 79999 }, 'medium'],
    ['农业 by revenue alone', { industry: '0111', revenueWan: 20000 }, 'large'],
    ['软件业', { industry: '6513', employees: 100, revenueWan: 1000 }, 'medium'],
    ['装卸搬运 is transport, not storage', { industry: '5910', employees: 999, revenueWan: 30000 }, 'medium'],
    ['通用仓储', { industry: '5920', employees: 200, revenueWan: 30000 }, 'large'],
    ['房地产开发经营', { industry: '7010', revenueWan: 200000, assetsWan: 10000 }, 'large'],
    ['物业管理', { industry: '7020', employees: 99, revenueWan: 5000 }, 'micro'],
    ['研究和试验发展 by staff alone', { industry: '7310', employees: 300 }, 'large'],
    ['社会工作', { industry: '8511', employees: 10 }, 'small'],
    ['the division in place of the leaf', { industry: '39', employees: 20, revenueWan: 300 }, 'small'],
  ] as const)('%s', (_, facts, size) => {
    expect(sizeOf(facts)).toBe(size);
  });

  it.each([
    [{ industry: '3911', revenueWan: 300 }, '从业人数'],
    [{ industry: '3911', employees: 20, revenueWan: null }, '营业收入'],
    [{ industry: '7211', employees: 20 }, '资产总额'],
  ])('the missing indicator is named', (facts, name) => {
    expect(sizeOf(facts)).toContain(`请填写${name}`);
  });

  it.each(['6621', '8310', '8411', '5311', '7040', '9700'])('industry %s is not covered and is left to the enterprise', (industry) => {
    expect(sizeOf({ industry, employees: 1, revenueWan: 1, assetsWan: 1 })).toContain('自行选择');
  });

  it('without a known industry it asks for one', () => {
    expect(sizeOf({ industry: '', employees: 1 })).toContain('先选择所属行业');
    expect(sizeOf({ industry: '9999', employees: 1 })).toContain('先选择所属行业');
  });

  it('a negative figure is refused', () => {
    expect(sizeOf({ industry: '3911', employees: -1, revenueWan: 1 })).toContain('不能为负数');
  });

  it('more staff or revenue never makes an enterprise smaller', () => {
    const order = ['micro', 'small', 'medium', 'large'];
    const figure = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(fc.constantFrom('3911', '5111', '6513', '6110'), figure, figure, figure, figure, (industry, employees, revenueWan, more, moreWan) => {
        const before = sizeOf({ industry, employees, revenueWan });
        const after = sizeOf({ industry, employees: employees + more, revenueWan: revenueWan + moreWan });
        expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
      }),
    );
  });
});

describe('the reason of a suggested size', () => {
  it('names the industry, each figure with its class, and that the lowest counts', () => {
    expect(explainSizeClass({ industry: '3911', employees: 1200, revenueWan: 1500 })).toEqual({
      ok: true,
      value: { size: 'small', reason: '按工业标准：从业人数 1,200 人，属于大型；营业收入 1,500 万元，属于小型；各项指标取较低的一级。' },
    });
    expect(explainSizeClass({ industry: '7310', employees: 300 })).toEqual({ ok: true, value: { size: 'large', reason: expect.not.stringContaining('较低') } });
  });
});
