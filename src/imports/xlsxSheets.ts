import type { ByteSource } from '../adapters/files/source.ts';
import { Unusable } from './kind.ts';
import { SharedStrings } from './sharedStrings.ts';
import type { RawRow, Sheet } from './sheet.ts';
import { BROKEN, openWorkbook, type FoundSheet, type SharedText } from './workbook.ts';

/** Spreadsheet programs keep 15 digits of a number. */
const MOST_EXACT = 999_999_999_999_999;

/**
 * The sheets of an xlsx file in the order of their tabs, each read row by row when it is asked for. Nothing of it is held in
 * memory: its strings lie in a temporary file in `folder`. Throws `Unusable` for a file that is no workbook inside.
 */
export async function* xlsxSheets(source: ByteSource, folder: string): AsyncGenerator<Sheet> {
  const strings = new SharedStrings(folder);
  try {
    const workbook = await openWorkbook(source);
    for await (const text of workbook.strings()) strings.add(plainText(text));
    for (const found of await workbook.sheets()) yield sheetOf(found, strings);
  } catch (error) {
    throw unusable(error);
  } finally {
    strings.close();
  }
}

function sheetOf(found: FoundSheet, strings: SharedStrings): Sheet {
  let bytes = 0;
  return { name: found.name, rows: rowsOf(found, strings, (count) => (bytes += count)), fraction: () => Math.min(1, bytes / Math.max(1, found.bytes)) };
}

async function* rowsOf(found: FoundSheet, strings: SharedStrings, onBytes: (count: number) => void): AsyncGenerator<RawRow> {
  try {
    // The library counts columns from 1 and leaves holes for empty cells.
    for await (const row of await found.open(onBytes)) yield { line: row.number, cells: Array.from(row.values.slice(1), (value) => textOf(value, strings)) };
  } catch (error) {
    throw unusable(error);
  }
}

/** A cell's value as a person would read it; of a formula its result. */
function textOf(value: unknown, strings: SharedStrings): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Math.abs(value) > MOST_EXACT ? value.toExponential() : String(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  const cell = value as { sharedString?: number; result?: unknown; richText?: { text: string | null }[]; error?: string; text?: unknown };
  if (cell.sharedString !== undefined) return strings.at(cell.sharedString);
  if (cell.richText) return plainText({ richText: cell.richText });
  return cell.error ?? textOf(cell.result ?? cell.text ?? '', strings);
}

function plainText(text: SharedText): string {
  if (text === null || typeof text === 'string') return text ?? '';
  return text.richText.map((run) => run.text ?? '').join('');
}

/** What the archive, the XML reader or the library say of a file is about the file; system errors (ENOENT, ENOSPC) have a code and are ours. */
function unusable(error: unknown): unknown {
  const isAboutFile = error instanceof Error && !(error instanceof Unusable) && (error as { code?: string }).code === undefined;
  return isAboutFile ? new Unusable(BROKEN, { cause: error }) : error;
}
