import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, day, foldedLabel, lostValue, oneOf, prose } from '../../src/imports/cells.ts';
import { importKind } from '../../src/imports/kinds/index.ts';
import type { ImportKind } from '../../src/imports/kind.ts';
import { seenKeys } from '../../src/imports/seenKeys.ts';
import { readRow } from '../../src/imports/table.ts';
import { matchHeader } from '../../src/imports/header.ts';

const register = importKind('patent-register') as ImportKind;

describe('a cell', () => {
  it.each(['=1+1', '+86 10', '-5', '@SUM(A1)', '＝1+1', '=HYPERLINK("http://example.test")'])('that begins like a formula stays text: %s', (text) => {
    expect(cellText(text)).toBe(text);
  });
  it.each([
    ['  两端空白\u3000', '两端空白'],
    ['="0012"', '0012'],
    ['ＡＢ１２', 'AB12'],
    ['前\u200B后', '前后'],
    ['一行\r\n两行', '一行\n两行'],
    ['控\u0007制', '控制'],
    ['𠮷野㛃', '𠮷野㛃'],
    ['坏\uD800的', '坏\uFFFD的'],
  ])('is cleaned: %j', (raw, text) => expect(cellText(raw)).toBe(text));
  it('never holds what PostgreSQL cannot store, whatever was in the file', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const text = cellText(raw);
      expect(text.isWellFormed() && !text.includes('\0') && text === text.trim()).toBe(true);
      expect(cellText(text)).toBe(cellText(cellText(text)));
    }));
  });
  it.each(['#N/A', '#REF!', '9.14403E+17', '示例\uFFFD公司'])('whose value was lost is said so: %s', (text) => expect(lostValue(text)).toMatch(/[。]$/));
  it.each(['1E5型', '#1 车间', '3.14', 'E+10'])('that only looks odd is taken: %s', (text) => expect(lostValue(text)).toBeNull());
});

describe('a date', () => {
  it.each(['2026-06-30', '2026/6/30', '2026.06.30', '20260630', '2026年6月30日', '2026 年 6 月 30 日', '２０２６－０６－３０', '2026-06-30 00:00:00', '2026-06-30T08:00:00.000Z'])('is read as it is usually written: %s', (text) => {
    expect(day(text)).toEqual({ ok: true, value: '2026-06-30' });
  });
  it.each(['2026-02-29', '2026-13-01', '30/06/2026', '46203', '昨天', '0026-06-30', '2101-01-01'])('that is none is refused: %s', (text) => {
    expect(day(text)).toMatchObject({ ok: false, reason: expect.stringMatching(/日期/) });
  });
});

describe('words and prose', () => {
  it('a word is found whatever its width, case and marks, and an unknown one names those expected', () => {
    const read = oneOf({ yes: ['是', 'Y'], no: ['否'] });
    expect([read('是'), read('ｙ'), read('（否）')]).toMatchObject([{ value: 'yes' }, { value: 'yes' }, { value: 'no' }]);
    expect(read('大概')).toEqual({ ok: false, reason: '“大概”不认识，应为“是”、“否”。' });
  });
  it('lengths count characters, 𠮷 as one', () => {
    expect(prose(3)('𠮷𠮷𠮷')).toEqual({ ok: true, value: '𠮷𠮷𠮷' });
    expect(prose(3)('𠮷𠮷𠮷𠮷')).toEqual({ ok: false, reason: '最多 3 个字，这里有 4 个。' });
  });
  it('labels are compared without blanks, stars and width', () => expect(foldedLabel('＊专利 号（ZL）：')).toBe(foldedLabel('专利号zl')));
});

describe('the head of a file', () => {
  it('is matched by label and synonym, in any order, with columns nobody asked for', () => {
    const { header, missing } = matchHeader(register, ['序号', ' 法律状态*', '发明名称', '专 利 号', '权利人']);
    expect(missing).toEqual([]);
    expect(Object.fromEntries(header.at)).toEqual({ number: 3, title: 2, holders: 4, legalStatus: 1 });
  });
  it('prefers the label itself to a synonym that is there too', () => {
    expect(matchHeader(register, ['申请号', '专利号', '专利名称', '专利权人', '法律状态']).header.at.get('number')).toBe(1);
  });
  it('names what is missing, and what is there twice', () => {
    expect(matchHeader(register, ['专利号', '专利名称', '专利名称']).missing.map(({ label }) => label)).toEqual(['专利权人', '法律状态']);
    expect(matchHeader(register, ['专利号', '专利名称', '专利名称']).twice).toEqual(['专利名称']);
  });
});

const header = matchHeader(register, ['专利号', '专利名称', '专利类型', '专利权人', '法律状态', '状态日期']).header;
const read = (...cells: string[]) => readRow(register, header, { line: 7, cells });
const GOOD = ['ZL200410009081.8', '一种装置', '发明', '甲公司；乙大学', '有效', '2026/6/30'] as const;

describe('a row of the patent register', () => {
  it('becomes values in their stored form', () => {
    expect(read(...GOOD)).toEqual({
      line: 7,
      row: { line: 7, values: { number: '2004100090818', title: '一种装置', type: 'invention', holders: ['甲公司', '乙大学'], legalStatus: 'valid', asOf: '2026-06-30' } },
    });
  });
  it('takes its type from the number when the column is empty', () => {
    expect(read('200410009081.8', '一种装置', '', '甲公司', '失效', '')).toMatchObject({ row: { values: { type: 'invention', legalStatus: 'lapsed', asOf: null } } });
  });
  it('is at fault when type and number disagree', () => {
    expect(read('200410009081.8', '一种装置', '外观设计', '甲公司', '有效', '')).toEqual({
      line: 7,
      faults: [{ line: 7, column: null, message: '专利类型写的是“外观设计”，专利号却是发明的号码，请核对。' }],
    });
  });
  it('says of every cell at fault what is wrong with it', () => {
    const outcome = read('200410009048.6', '', '发明', '；；', '不知道', '2026-02-30');
    expect(outcome && 'faults' in outcome && outcome.faults.map(({ column }) => column)).toEqual(['专利号', '专利名称', '专利权人', '法律状态', '状态日期']);
    expect(outcome).toMatchObject({ faults: [{ message: expect.stringContaining('校验位') }, { message: '请填写专利名称。' }, {}, {}, {}] });
  });
  it('without content is passed over, and so is the example of the template', () => {
    expect(read('', ' ', '\u3000', '')).toBeNull();
    expect(read(...register.columns.map(({ example }) => example))).toBeNull();
  });
  it('separates holders at Chinese marks, not inside a foreign name', () => {
    const holders = (text: string) => (read('200410009081.8', '名', '发明', text, '有效', '') as unknown as { row: { values: { holders: string[] } } }).row.values.holders;
    expect(holders('甲公司、乙公司')).toEqual(['甲公司', '乙公司']);
    expect(holders('甲公司,乙公司')).toEqual(['甲公司', '乙公司']);
    expect(holders('Example Co., Ltd.;甲公司;甲公司')).toEqual(['Example Co., Ltd.', '甲公司']);
  });
});

describe('seen keys', () => {
  it('know the last line of each of many keys, and of no other', () => {
    const seen = seenKeys();
    for (let line = 1; line <= 20_000; line += 1) seen.note(`键${line % 15_000}`, line);
    expect([seen.lineOf('键1'), seen.lineOf('键5000'), seen.lineOf('键14999'), seen.lineOf('键15001')]).toEqual([15_001, 20_000, 14_999, undefined]);
  });
});
