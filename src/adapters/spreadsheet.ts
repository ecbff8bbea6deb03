import ExcelJS from 'exceljs';

/** A cell is text, a number or empty; nothing else can be written, so nothing is ever a formula. */
export type Cell = string | number | null;
export type Sheet = {
  name: string;
  /** Widths of the columns in characters. */
  widths: readonly number[];
  rows: readonly (readonly Cell[])[];
  /** Rows from 1 that are printed bold: headings. */
  bold?: readonly number[];
};

/** The format by which spreadsheet programs leave a cell alone: `=1+1`, `＝…`, `007` and dates stay what was entered. */
export const AS_TEXT = '@';

/**
 * A workbook (.xlsx) in memory; for what fits a screen, long lists are streamed. Every text is marked as text (spec 7: cells
 * that begin with = + - @, also full-width, tab or CR are text), any character survives except those XML has no place for.
 */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, widths, rows, bold = [] } of sheets) {
    const sheet = workbook.addWorksheet(name, { pageSetup: { paperSize: 9, fitToPage: true, fitToHeight: 0 } });
    sheet.columns = widths.map((width) => ({ width }));
    rows.forEach((cells, row) => {
      cells.forEach((cell, column) => writeCell(sheet.getCell(row + 1, column + 1), cell));
      if (bold.includes(row + 1)) sheet.getRow(row + 1).font = { bold: true };
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function writeCell(target: ExcelJS.Cell, cell: Cell): void {
  if (cell === null) return;
  target.value = typeof cell === 'number' ? cell : xmlText(cell);
  target.alignment = { wrapText: true, vertical: 'top' };
  if (typeof cell === 'string') target.numFmt = AS_TEXT;
}

/** What XML 1.0 cannot hold (control characters, half surrogates, U+FFFE and U+FFFF) is left out; a program would refuse the whole file. */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
