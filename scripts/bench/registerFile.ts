import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { madeUpPatentNumber } from '../demo/numbers.ts';

export const REGISTER_HEAD = ['专利号', '专利名称', '专利类型', '专利权人', '法律状态', '状态日期'];

const TYPES = [['1', '发明'], ['2', '实用新型'], ['3', '外观设计']] as const;

/** A made-up row of the patent register; every index gives another number. */
export function registerRow(index: number): string[] {
  const [digit, type] = TYPES[index % 3] as (typeof TYPES)[number];
  const number = madeUpPatentNumber(2004 + (index % 20), digit, Math.floor(index / 3));
  return [number, `一种用于第 ${index} 号设备的切割装置及其控制方法`, type, `示例企业${index % 100_000}有限公司；示例大学`, '维持有效', '2026-06-30'];
}

/** Writes a register of `count` made-up rows, as CSV or xlsx after the name's ending. */
export async function writeRegisterFile(file: string, count: number): Promise<void> {
  if (file.endsWith('.csv')) return pipeline(lines(count), createWriteStream(file));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true, useStyles: false });
  const sheet = book.addWorksheet('专利登记数据');
  sheet.addRow(REGISTER_HEAD).commit();
  for (let index = 0; index < count; index += 1) {
    sheet.addRow(registerRow(index)).commit();
    if (index % 5_000 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
}

const LINES_A_CHUNK = 1_000;

function* lines(count: number): Generator<string> {
  yield `${REGISTER_HEAD.join(',')}\n`;
  for (let from = 0; from < count; from += LINES_A_CHUNK) {
    const rows = Array.from({ length: Math.min(LINES_A_CHUNK, count - from) }, (_, index) => registerRow(from + index).join(','));
    yield `${rows.join('\n')}\n`;
  }
}
