import { describe, expect, it } from 'vitest';
import { countCodePoints, hasChinese, normaliseInput, toHalfWidth } from '../../src/domain/text.ts';

describe('what people type', () => {
  it('full-width digits, letters, punctuation and blanks become half-width', () => {
    expect(toHalfWidth('ＺＬ２０１７．３　（Ａ）')).toBe('ZL2017.3 (A)');
  });

  it('prose keeps its Chinese punctuation while digits and letters become half-width', () => {
    expect(normaliseInput('　产品（ＡＢ１２），型号：Ｘ。 ')).toBe('产品（AB12），型号：X。');
  });

  it('invisible characters of copied text vanish', () => {
    expect(normaliseInput('\uFEFF91350200\u200B1550054395\u202C')).toBe('913502001550054395');
  });

  it('a rare character counts as one', () => {
    expect(countCodePoints('𠮷㛃吉')).toBe(3);
    expect('𠮷'.length).toBe(2);
  });

  it.each(['中', '㛃', '𠮷', '𪜀', '𫝀', '𫠠', '𬺰', '𰀀', '𱍐', 'LED屏'])('%s holds a Chinese character', (text) => {
    expect(hasChinese(text)).toBe(true);
  });

  it.each(['', 'LED', '123', 'テレビ', '한국', '，。'])('“%s” holds none', (text) => {
    expect(hasChinese(text)).toBe(false);
  });
});
