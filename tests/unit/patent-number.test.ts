import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayPatentNumber, parsePatentNumber } from '../../src/domain/patentNumber.ts';
import vectors from '../vectors/patent-number-vectors.json' with { type: 'json' };

const TYPES: Record<string, string> = { 1: 'invention', 2: 'utilityModel', 3: 'design', 8: 'invention', 9: 'utilityModel' };

function reasonOf(text: string): string {
  const parsed = parsePatentNumber(text);
  if (parsed.ok) throw new Error(`accepted: ${text}`);
  return parsed.reason;
}

/** A body with its check character by the rule, written out apart from the code under test. */
function completed(body: string): string {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const rest = [...body].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0) % 11;
  return body + (rest === 10 ? 'X' : String(rest));
}

const digits = (length: number): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const typeDigit = fc.constantFrom(...Object.keys(TYPES));
const newForm = fc.tuple(fc.integer({ min: 2003, max: 2035 }).map(String), typeDigit, digits(7)).map((parts) => completed(parts.join('')));
const oldYear = fc.constantFrom('85', '91', '99', '00', '02', '03');
const oldForm = fc.tuple(oldYear, typeDigit, digits(5)).map((parts) => completed(parts.join('')));

describe('patent number', () => {
  it.each(vectors.valid)('$number is accepted and stored bare', ({ number, type }) => {
    expect(parsePatentNumber(number)).toEqual({
      ok: true,
      value: { number: number.replace('.', ''), type: TYPES[type], display: `CN${number}` },
    });
  });

  it.each(vectors.invalid)('$number is refused: $why', ({ number }) => {
    expect(parsePatentNumber(number)).toMatchObject({ ok: false });
  });

  it('every number with the right check character is accepted, and what is displayed is read back the same', () => {
    fc.assert(
      fc.property(fc.oneof(newForm, oldForm), (number) => {
        const parsed = parsePatentNumber(number);
        expect(parsed).toMatchObject({ ok: true, value: { number } });
        expect(parsed.ok && parsePatentNumber(parsed.value.display)).toEqual(parsed);
      }),
    );
  });

  it('every change of a single character is refused', () => {
    const change = fc.tuple(fc.oneof(newForm, oldForm), fc.nat(12), fc.constantFrom(...'0123456789X'));
    fc.assert(
      fc.property(change, ([number, at, character]) => {
        const position = at % number.length;
        fc.pre(number[position] !== character);
        return !parsePatentNumber(number.slice(0, position) + character + number.slice(position + 1)).ok;
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    'CN200410009081.8', 'ZL200410009081.8', 'zl 2004 1 0009081.8', '2004100090818', 'ＺＬ２００４１０００９０８１．８', ' ZL200410009081。8 ', '专利号：ZL200410009081.8', 'CN ZL 200410009081.8',
  ])('“%s” is the same patent', (text) => {
    expect(parsePatentNumber(text)).toMatchObject({ ok: true, value: { number: '2004100090818', display: 'CN200410009081.8' } });
  });

  it('a small x is the check character X', () => {
    expect(parsePatentNumber('201811564288.x')).toMatchObject({ ok: true, value: { number: '201811564288X' } });
    expect(parsePatentNumber('CN201811564288X')).toMatchObject({ ok: true });
  });

  it('a wrong check character is told with the right one', () => {
    expect(reasonOf('200410009048.6')).toContain('校验位应为 5');
    expect(reasonOf('201811564288.0')).toContain('校验位应为 X');
  });

  it.each(['CN101234567A', 'CN212345678U', 'CN 308123456 S', 'CN1234567C', '101234567B'])('%s is called a publication number', (text) => {
    expect(reasonOf(text)).toContain('公布号或公告号');
  });

  it('a publication number without its kind letter gets the hint too', () => {
    expect(reasonOf('CN201234567')).toContain('公布号或公告号');
  });

  it('a letter O gets the hint that 0 was meant', () => {
    expect(reasonOf('971O1765.4')).toMatch(/字母“O”.*数字“0”/);
  });

  it('a missing check character is named', () => {
    expect(reasonOf('ZL200410009081')).toContain('缺少最后一位校验位');
  });

  it('a type digit that does not exist is named', () => {
    expect(reasonOf('201740601862.3')).toContain('专利类型位');
  });

  it('a number of 13 characters cannot be older than 2003', () => {
    expect(reasonOf(completed('199910000001'))).toContain('1999');
  });

  it('international applications count as inventions (8) and utility models (9)', () => {
    expect(parsePatentNumber(completed('201380059792'))).toMatchObject({ value: { type: 'invention' } });
    expect(parsePatentNumber(completed('201390059792'))).toMatchObject({ value: { type: 'utilityModel' } });
  });

  it('the stored form is shown with CN and dot', () => {
    expect(displayPatentNumber('971017654')).toBe('CN97101765.4');
    expect(displayPatentNumber('自定义')).toBe('自定义');
  });
});
