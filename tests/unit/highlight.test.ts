import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlightParts } from '../../src/app/(public)/products/highlight.ts';

const marked = (text: string, query: string) => highlightParts(text, query).map(({ text: part, isHit }) => (isHit ? `[${part}]` : part)).join('');

describe('a visitor sees why a product was found', () => {
  test('one character is marked wherever it stands', () => expect(marked('灯光控制灯', '灯')).toBe('[灯]光控制[灯]'));
  test('full width finds half width and keeps the spelling of the name', () => expect(marked('LED屏', 'ｌｅｄ')).toBe('[LED]屏'));
  test('several words are marked each', () => expect(marked('激光 切割机', '切割 激光')).toBe('[激光] [切割]机'));
  test('words that overlap become one mark', () => expect(marked('等离子弧', '等离子 离子弧')).toBe('[等离子弧]'));
  test('blanks inside a name do not hide a hit', () => expect(marked('LED 屏', 'led屏')).toBe('[LED 屏]'));
  test('a rare character is not torn apart', () => expect(marked('𠮷野牌', '𠮷')).toBe('[𠮷]野牌'));
  test('without a keyword nothing is marked', () => expect(marked('激光切割机', '　')).toBe('激光切割机'));
});

test('marking never changes the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 4 }), (text, query) => {
      expect(highlightParts(text, query).map((part) => part.text).join('')).toBe(text);
    }),
  );
});
