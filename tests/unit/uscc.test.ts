import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUscc } from '../../src/domain/uscc.ts';
import vectors from '../vectors/uscc-vectors.json' with { type: 'json' };

const codes = vectors.valid.map(({ code }) => code);

function reasonOf(text: string): string {
  const parsed = parseUscc(text);
  if (parsed.ok) throw new Error(`accepted: ${text}`);
  return parsed.reason;
}

/** The first 17 characters with the 18th by GB 32100, written out apart from the code under test. */
function completed(body: string): string {
  const sum = [...body].reduce((total, c, i) => total + vectors.alphabet.indexOf(c) * (vectors.weights[i] ?? 0), 0);
  return body + vectors.alphabet.charAt((31 - (sum % 31)) % 31);
}

describe('unified social credit code', () => {
  it.each(vectors.valid)('$code ($note) is accepted as it stands', ({ code }) => {
    expect(parseUscc(code)).toEqual({ ok: true, value: code });
  });

  it.each(vectors.invalid)('$code is refused: $why', ({ code }) => {
    expect(parseUscc(code)).toMatchObject({ ok: false });
  });

  it('every change of a single character is refused', () => {
    const change = fc.record({
      code: fc.constantFrom(...codes),
      position: fc.nat(17),
      character: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    });
    fc.assert(
      fc.property(change, ({ code, position, character }) => {
        fc.pre(code[position] !== character);
        return !parseUscc(code.slice(0, position) + character + code.slice(position + 1)).ok;
      }),
      { numRuns: 5000 },
    );
  });

  it('lower case, full width, blanks and hyphens do not matter', () => {
    expect(parseUscc('  9144 0300-7152 6726-xg ')).toEqual({ ok: true, value: '9144030071526726XG' });
    expect(parseUscc('９１４４０３００７１５２６７２６ＸＧ')).toEqual({ ok: true, value: '9144030071526726XG' });
  });

  it('the letter O is named with its place and 0 is suggested, never put in', () => {
    expect(reasonOf('91440300192203O216')).toMatch(/第 15 位是字母“O”.*数字“0”/);
  });

  it('the letter I is named with its place and 1 is suggested', () => {
    expect(reasonOf('91440300I92203821G')).toMatch(/第 9 位是字母“I”.*数字“1”/);
  });

  it('a wrong length is told with the number typed', () => {
    expect(reasonOf('91440300192203821')).toContain('您输入了 17 位');
  });

  it('the old registration number of 15 digits is recognised', () => {
    expect(reasonOf('440300192203821')).toContain('旧注册号');
  });

  it('a fault of the inner check character points to characters 9 to 17 although the last one is right', () => {
    expect(reasonOf(completed('91350200155005438'))).toContain('第 9 至 17 位');
  });

  it('an unknown registering authority is a warning, not a refusal', () => {
    const parsed = parseUscc(completed(`B1${codes[0]?.slice(2, 17)}`));
    expect(parsed).toMatchObject({ ok: true, warning: expect.stringContaining('“B”') });
  });

  it('authorities added by later amendments give no warning', () => {
    for (const first of ['2', '3', '4', '6', '7', '8', 'A', 'N']) {
      expect(parseUscc(completed(`${first}1${codes[0]?.slice(2, 17)}`))).not.toHaveProperty('warning');
    }
  });

  it('an empty input asks for the code', () => {
    expect(reasonOf('   ')).toBe('请输入统一社会信用代码。');
  });
});
