import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { AS_TEXT, xmlText, type Cell } from './spreadsheet.ts';

/** `format`: how numbers of the column are shown, as spreadsheet programs write it. */
export type Column = { label: string; width: number; format?: string };

/**
 * A workbook (.xlsx) of one long list, written row by row to a file of its own, which belongs to the caller from then on; what
 * has been written is not kept in memory. The first row holds the labels. Text is text, as in `writeSpreadsheet`.
 */
export async function writeLongSpreadsheet(name: string, columns: readonly Column[], batches: AsyncIterable<readonly (readonly Cell[])[]>): Promise<{ path: string; rows: number }> {
  const file = path.join(tmpdir(), `sheet-${randomUUID()}.xlsx`);
  try {
    return { path: file, rows: await write(file, name, columns, batches) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function write(file: string, name: string, columns: readonly Column[], batches: AsyncIterable<readonly (readonly Cell[])[]>): Promise<number> {
  const stream = createWriteStream(file, { mode: 0o600 });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 } });
  sheet.columns = columns.map(({ width, format }) => ({ width, style: { numFmt: format ?? AS_TEXT } }));
  const head = sheet.addRow(columns.map(({ label }) => label));
  head.font = { bold: true };
  head.commit();
  let rows = 0;
  for await (const batch of batches) {
    for (const cells of batch) sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? xmlText(cell) : cell))).commit();
    rows += batch.length;
    if (stream.writableNeedDrain) await once(stream, 'drain');
  }
  sheet.commit();
  await workbook.commit();
  return rows;
}
