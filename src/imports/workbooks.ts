import ExcelJS from 'exceljs';
import type { ImportKind } from './kind.ts';

export type FaultLine = { line: number; column: string | null; message: string; isNote: boolean };

/** The template of a kind: a head, an example that an import passes over, and a second sheet that explains the columns. */
export async function templateOf(kind: ImportKind): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(kind.label);
  sheet.columns = kind.columns.map(({ label, example }) => ({ header: label, width: widthFor(label, example), style: { numFmt: '@' } }));
  sheet.addRow(kind.columns.map(({ example }) => example)).font = { italic: true };
  finishHead(sheet);
  const notes = book.addWorksheet('填写说明');
  notes.columns = [{ header: '列', width: 24 }, { header: '是否必填', width: 12 }, { header: '说明', width: 80 }, { header: '也可以叫', width: 60 }];
  for (const { label, required, note, synonyms } of kind.columns) notes.addRow([label, required ? '必填' : '可以不填', note, synonyms?.join('、') ?? '']);
  for (const sentence of ['', kind.lead, '第 2 行斜体的是示例，导入时会跳过；请从第 3 行起填写，或替换示例。', '也可以上传 CSV 文件（UTF-8 或 GB18030 编码），表头相同。']) notes.addRow(['', '', sentence]);
  finishHead(notes);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** What staff mend their file by. Cells are text whatever they begin with: nothing in them is ever calculated. */
export async function faultsWorkbook(faults: readonly FaultLine[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('导入问题');
  sheet.columns = [{ header: '行号', width: 10 }, { header: '结果', width: 14 }, { header: '列', width: 24, style: { numFmt: '@' } }, { header: '说明', width: 100, style: { numFmt: '@' } }];
  for (const { line, column, message, isNote } of faults) sheet.addRow([line > 0 ? line : '', isNote ? '仅提示' : '没有导入', column ?? '', message]);
  finishHead(sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function finishHead(sheet: ExcelJS.Worksheet): void {
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** Chinese characters are two wide. */
function widthFor(...texts: string[]): number {
  const widths = texts.map((text) => [...text].reduce((sum, character) => sum + (character > '\u2E80' ? 2 : 1), 0));
  return Math.min(60, Math.max(12, ...widths) + 2);
}
