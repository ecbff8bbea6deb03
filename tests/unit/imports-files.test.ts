import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferSource } from '../../src/adapters/files/source.ts';
import { csvSheet, encodingOf } from '../../src/imports/csvSheet.ts';
import { Unusable, type ImportKind } from '../../src/imports/kind.ts';
import { IMPORT_KINDS, importKind } from '../../src/imports/kinds/index.ts';
import { SharedStrings } from '../../src/imports/sharedStrings.ts';
import type { RawRow, Sheet } from '../../src/imports/sheet.ts';
import { dataRows, type DataRow } from '../../src/imports/table.ts';
import { faultsWorkbook, templateOf } from '../../src/imports/workbooks.ts';
import { xlsxSheets } from '../../src/imports/xlsxSheets.ts';
import { gb18030, xlsx } from '../support/importFiles.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'imports-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

const holidays = importKind('holidays') as ImportKind;
/** In pieces of three bytes: characters lie across them. */
const pieces = (bytes: Buffer) => Readable.from(Array.from({ length: Math.ceil(bytes.length / 3) }, (_, at) => bytes.subarray(at * 3, at * 3 + 3)));
const asCsv = (bytes: Buffer): Sheet => csvSheet(pieces(bytes), bytes.subarray(0, 64), bytes.length);
const asXlsx = (bytes: Buffer) => xlsxSheets(bufferSource(bytes), folder);

async function rawRows(sheets: AsyncIterable<Sheet> | Iterable<Sheet>): Promise<RawRow[]> {
  for await (const sheet of sheets) return await Array.fromAsync(sheet.rows);
  return [];
}
const rowsOf = (sheets: AsyncIterable<Sheet> | Iterable<Sheet>, kind = holidays): Promise<DataRow[]> => Array.fromAsync(dataRows(kind, sheets));
const TEXT = '日期,安排,节日\r\n2027-10-01,放假,国庆节\r\n\r\n2027-10-09,上班,"调休,补班"\r\n';

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['GB18030', gb18030(TEXT)],
  ])('in %s is read whole, with the lines a spreadsheet program counts', async (_name, bytes) => {
    expect(await rowsOf([asCsv(bytes)])).toEqual([
      { line: 2, row: { line: 2, values: { date: '2027-10-01', kind: 'holiday', name: '国庆节' } } },
      { line: 4, row: { line: 4, values: { date: '2027-10-09', kind: 'workday', name: '调休,补班' } } },
    ]);
  });
  it('in GB18030 keeps rare characters', async () => {
    expect((await rowsOf([asCsv(gb18030('日期,安排,节日\n2027-10-01,放假,𠮷日\n'))]))[0]).toMatchObject({ row: { values: { name: '𠮷日' } } });
  });
  it.each(['\t', ';'])('may separate by %j', async (delimiter) => {
    expect(await rowsOf([asCsv(Buffer.from(['日期', '安排'].join(delimiter) + '\n' + ['2027-10-01', '放假'].join(delimiter)))])).toHaveLength(1);
  });
  it('with quotation marks inside a cell is read', async () => {
    expect(await rawRows([asCsv(Buffer.from('日期,安排\n一种"高速"装置,放假\n'))])).toEqual([{ line: 1, cells: ['日期', '安排'] }, { line: 2, cells: ['一种"高速"装置', '放假'] }]);
  });
  it('with a quotation mark that is never closed is refused with its line, not kept in memory', async () => {
    const endless = Buffer.from(`日期,安排\n2027-10-01,放假\n"2027-10-02,${'长'.repeat(400_000)}`);
    await expect(rowsOf([csvSheet(Readable.from([endless]), endless.subarray(0, 64), endless.length)])).rejects.toThrow(/第 3 行起读不下去/);
  });
  it('is told its encoding from a head that ends inside a character', () => {
    for (const cut of [0, 1, 2]) expect(encodingOf(Buffer.from('日期').subarray(0, 6 - cut))).toBe('utf-8');
    expect(encodingOf(gb18030('日期,安排'))).toBe('gb18030');
  });
});

describe('a spreadsheet', () => {
  it('is read cell by cell as people see it: dates, numbers, formulas by their result, rich text', async () => {
    const file = await xlsx({ 表: [['日期', '安排', '节日'], [new Date('2027-10-01T00:00:00Z'), { formula: '"放"&"假"', result: '放假' }, { richText: [{ text: '国庆' }, { text: '节' }] }], [20271002, '放假', 12.5]] });
    expect((await rawRows(asXlsx(file))).map(({ cells }) => cells)).toEqual([['日期', '安排', '节日'], ['2027-10-01', '放假', '国庆节'], ['20271002', '放假', '12.5']]);
  });
  it('a number too long for a spreadsheet is not taken for the code it was', async () => {
    const file = await xlsx({ 表: [['统一社会信用代码', '单位名称'], [914403001922038216, '某公司']] });
    expect((await rowsOf(asXlsx(file), importKind('business-registry')))[0]).toMatchObject({ faults: [{ column: '统一社会信用代码', message: expect.stringContaining('科学计数') }] });
  });
  it('whose first sheet is something else is looked through for the one with the columns', async () => {
    const file = await xlsx({ 说明: [['本表由某局提供']], 数据: [['2027 年放假安排'], [], ['日期', '安排'], ['2027-10-01', '放假']] });
    expect(await rowsOf(asXlsx(file))).toEqual([{ line: 4, row: { line: 4, values: { date: '2027-10-01', kind: 'holiday' } } }]);
  });
  it('with thousands of Chinese rows keeps every character (exceljs#2063)', async () => {
    const names = Array.from({ length: 4_000 }, (_, at) => `第${at}个节日，也可以写得长一些𠮷㛃`);
    const rows = await rawRows(asXlsx(await xlsx({ 表: [['日期', '安排', '节日'], ...names.map((name) => ['2027-10-01', '放假', name])] })));
    expect(rows.slice(1).map(({ cells }) => cells[2])).toEqual(names);
  });
  it('that is no spreadsheet inside is refused in words', async () => {
    const broken = await xlsx({ 表: [['日期', '安排']] });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(broken as never);
    const torn = Buffer.concat([broken.subarray(0, broken.length / 2)]);
    await expect(rowsOf(asXlsx(torn))).rejects.toThrow(Unusable);
  });
  it('leaves no temporary file of ours behind', async () => {
    await rowsOf(asXlsx(await xlsx({ 表: [['日期', '安排'], ['2027-10-01', '放假']] })));
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a file without the columns', () => {
  it('is refused at once, and the sentence names what is missing and what was found', async () => {
    await expect(rowsOf([asCsv(Buffer.from('日期,备注\n2027-10-01,放假\n'))])).rejects.toThrow('文件里没有“安排”这一列（找到了“日期”、“节日”），一行也没有导入。请按模板的表头整理后重新上传。');
    await expect(rowsOf([asCsv(Buffer.from('甲,乙\n1,2\n'))])).rejects.toThrow('文件里没有“日期”、“安排”这几列，');
  });
  it('with a column twice is refused, because nobody knows which one counts', async () => {
    await expect(rowsOf([asCsv(Buffer.from('日期,安排,日期\n2027-10-01,放假,2027-10-02\n'))])).rejects.toThrow(/“日期”在表头里出现了不止一次/);
  });
});

describe('strings on disk', () => {
  it('come back by number, also across blocks and empty ones', () => {
    const strings = new SharedStrings(folder);
    const all = Array.from({ length: 60_000 }, (_, at) => (at % 7 === 0 ? '' : `第${at}个字符串𠮷`));
    all.forEach((text) => strings.add(text));
    expect(all.every((text, at) => strings.at(at) === text)).toBe(true);
    expect([strings.at(0), strings.at(59_999), strings.at(60_000)]).toEqual([all[0], all[59_999], '']);
    strings.close();
  });
});

describe('files for staff', () => {
  it.each(IMPORT_KINDS.map((kind) => [kind.label, kind] as const))('the template of %s has its columns, and its example is no data', async (_label, kind) => {
    expect(await rowsOf(asXlsx(await templateOf(kind)), kind)).toEqual([]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await templateOf(kind)) as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual([kind.label, '填写说明']);
    expect(book.worksheets[1]?.rowCount).toBeGreaterThan(kind.columns.length);
  });
  it.each(IMPORT_KINDS.map((kind) => [kind.label, kind] as const))('the example of %s is itself a good row', (_label, kind) => {
    for (const { example, read } of kind.columns.filter((column) => column.example !== '')) expect(read(example), example).toMatchObject({ ok: true });
  });
  it('the list of faults quotes cells as text, never as a formula', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await faultsWorkbook([{ line: 3, column: '=1+1', message: '@SUM(A1)“=cmd”不认识。', isNote: false }])) as never);
    const row = book.worksheets[0]?.getRow(2);
    expect(row?.values).toEqual([undefined, 3, '没有导入', '=1+1', '@SUM(A1)“=cmd”不认识。']);
    expect(row?.getCell(3).type).toBe(ExcelJS.ValueType.String);
  });
});
