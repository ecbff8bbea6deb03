import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBarcode } from '../../src/domain/barcode.ts';

const VALID = ['6901234567892', '4006381333931', '9780201379624', '96385074', '73513537'];

describe('bar code', () => {
  it.each(VALID)('%s is accepted', (code) => {
    expect(parseBarcode(code)).toEqual({ ok: true, value: code });
  });

  it('every change of a single digit is refused', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALID), fc.nat(12), fc.constantFrom(...'0123456789'), (code, at, digit) => {
        const position = at % code.length;
        fc.pre(code[position] !== digit);
        return !parseBarcode(code.slice(0, position) + digit + code.slice(position + 1)).ok;
      }),
      { numRuns: 1000 },
    );
  });

  it('blanks, hyphens and full width do not matter', () => {
    expect(parseBarcode(' ６９0-1234567892 ')).toEqual({ ok: true, value: '6901234567892' });
  });

  it.each([
    ['', '请输入条形码'], ['69012345678AB', '只含数字'], ['012345678905', '补 0'], ['16901234567899', '箱码'], ['123', '您输入了 3 位'], ['6901234567890', '校验不通过'],
  ])('“%s” is refused: %s', (text, reason) => {
    expect(parseBarcode(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});
