import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { echoWan, echoYuan, fenFromWan, fenFromYuan, formatWan, formatYuan } from '../../src/domain/money.ts';

const anyFen = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const loss = { allowNegative: true };

describe('money', () => {
  it('what is shown in 万元 is read back to the fen', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(fenFromWan(formatWan(fen), loss)).toEqual({ ok: true, value: fen });
      }),
    );
  });

  it('what is shown in 元 is read back to the fen', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(fenFromYuan(formatYuan(fen), loss)).toEqual({ ok: true, value: fen });
      }),
    );
  });

  it.each([
    ['400', 400_000_000], ['0', 0], ['0.000001', 1], ['1,234.56', 1_234_560_000], ['１２３．４', 123_400_000], [' 400 万元 ', 400_000_000], ['1.5000000', 1_500_000], ['-0', 0],
  ])('%s 万元 is %d fen', (text, fen) => {
    expect(fenFromWan(text)).toEqual({ ok: true, value: fen });
  });

  it.each([['0.1', 10], ['0.01', 1], ['4,000,000', 400_000_000], ['１２．３４元', 1234]])('%s 元 is %d fen', (text, fen) => {
    expect(fenFromYuan(text)).toEqual({ ok: true, value: fen });
  });

  it('an amount finer than a fen is refused, not rounded', () => {
    expect(fenFromWan('0.0000001')).toMatchObject({ ok: false, reason: expect.stringContaining('6 位小数') });
    expect(fenFromYuan('0.001')).toMatchObject({ ok: false, reason: expect.stringContaining('2 位小数') });
    expect(fenFromWan('123456789.0000000000000000000000001')).toMatchObject({ ok: false });
  });

  it('a negative amount is refused unless the figure may be a loss', () => {
    expect(fenFromWan('-1')).toEqual({ ok: false, reason: '金额不能为负数，请修改。' });
    expect(fenFromWan('-1', loss)).toEqual({ ok: true, value: -1_000_000 });
    expect(fenFromWan('－１', loss)).toEqual({ ok: true, value: -1_000_000 });
  });

  it('an amount that no integer of fen holds is refused with the question for the unit', () => {
    expect(fenFromWan('9007199254.740991')).toEqual({ ok: true, value: Number.MAX_SAFE_INTEGER });
    expect(fenFromWan('9007199254.740992')).toMatchObject({ ok: false, reason: expect.stringContaining('核对单位是否为万元') });
  });

  it.each(['', 'abc', '1e5', '1,23', '12,34,567', '1.2.3', '.', '0x10', '--1', 'Infinity', '四百'])('“%s” is no amount', (text) => {
    expect(fenFromWan(text)).toMatchObject({ ok: false });
  });

  it('the other unit written behind the figure is refused rather than misread', () => {
    expect(fenFromWan('4000000元')).toMatchObject({ ok: false, reason: expect.stringContaining('单位为万元') });
    expect(fenFromYuan('400万元')).toMatchObject({ ok: false, reason: expect.stringContaining('单位为元') });
    expect(fenFromWan('4亿')).toMatchObject({ ok: false });
  });

  it('the other unit is echoed beside the input, and nothing while it is no amount', () => {
    expect(echoWan('400')).toBe('= 4,000,000 元');
    expect(echoWan('0.00005')).toBe('= 0.50 元');
    expect(echoYuan('4000000')).toBe('= 400 万元');
    expect(echoWan('4x')).toBe('');
  });

  it('元 shows no or two decimals, 万元 no idle zeros', () => {
    expect([formatYuan(400_000_000), formatYuan(50), formatYuan(-123_456)]).toEqual(['4,000,000', '0.50', '-1,234.56']);
    expect([formatWan(1_234_560_000), formatWan(1), formatWan(0)]).toEqual(['1,234.56', '0.000001', '0']);
  });

  it('a fraction of a fen is a bug and throws', () => {
    expect(() => formatWan(0.5)).toThrow(RangeError);
  });
});
