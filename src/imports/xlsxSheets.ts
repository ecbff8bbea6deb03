import { ReadStream, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { Unusable } from './kind.ts';
import { SharedStrings } from './sharedStrings.ts';
import type { RawRow, Sheet } from './sheet.ts';

/** What the library's types leave out. */
type StreamingReader = new (source: Readable, options: Partial<ExcelJS.stream.xlsx.WorkbookStreamReaderOptions>) => {
  parse: () => AsyncIterable<StreamedString | StreamedSheet>;
  _parseSharedStrings: (entry: Readable) => AsyncGenerator<StreamedString>;
};

/**
 * exceljs 4.4 decodes each piece of a file by itself and so breaks characters that lie across two pieces, a few in every
 * thousand rows of Chinese (exceljs#2063). Streams that hand out text have no such pieces.
 */
class WholeCharacters extends (ExcelJS.stream.xlsx.WorkbookReader as unknown as StreamingReader) {
  override _parseSharedStrings = (entry: Readable): AsyncGenerator<StreamedString> => super._parseSharedStrings(entry.setEncoding('utf8'));
}

/** Spreadsheet programs keep 15 digits of a number. */
const MOST_EXACT = 999_999_999_999_999;

type StreamedString = { index: number; text: string | { richText: { text: string | null }[] } | null };
type StreamedSheet = { eventType: 'worksheet'; value: AsyncIterable<{ number: number; values: unknown[] }> & { name: string; iterator: unknown } };

/**
 * The sheets of an xlsx file one after the other, each read row by row; what is left of one is skipped when the next is
 * asked for. Strings and unpacked sheets lie in temporary files (`folder`, and that of the system), never in memory.
 */
export async function* xlsxSheets(source: Readable, folder: string): AsyncGenerator<Sheet> {
  const strings = new SharedStrings(folder);
  const options = { worksheets: 'emit', sharedStrings: 'emit', hyperlinks: 'ignore', styles: 'cache', entries: 'ignore' } as const;
  try {
    const reader = new WholeCharacters(source, options);
    for await (const event of reader.parse()) {
      if ('eventType' in event) yield sheetOf(event.value, strings);
      else strings.add(plainText(event.text));
    }
  } catch (error) {
    throw isBroken(error) ? new Unusable('这个 Excel 文件的内容不完整或不规范，读不下去。请用 Excel 或 WPS 打开后另存为 xlsx，再重新上传。') : error;
  } finally {
    source.destroy();
    strings.close();
  }
}

function sheetOf(sheet: StreamedSheet['value'], strings: SharedStrings): Sheet {
  // The library unpacks a sheet into a temporary file first, because its strings may stand behind it.
  if (!(sheet.iterator instanceof ReadStream)) throw new Error('the library reads sheets from somewhere else than it did');
  return { name: sheet.name, rows: rowsOf(sheet, strings), fraction: fractionOf(sheet.iterator.setEncoding('utf8')) };
}

async function* rowsOf(sheet: StreamedSheet['value'], strings: SharedStrings): AsyncGenerator<RawRow> {
  for await (const row of sheet) {
    // The library counts columns from 1 and leaves holes for empty cells.
    yield { line: row.number, cells: Array.from(row.values.slice(1), (value) => textOf(value, strings)) };
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

function plainText(text: StreamedString['text']): string {
  if (text === null || typeof text === 'string') return text ?? '';
  return text.richText.map((run) => run.text ?? '').join('');
}

function fractionOf(file: ReadStream): () => number {
  const size = Math.max(1, statSync(file.path).size);
  return () => Math.min(1, file.bytesRead / size);
}

/** What the XML reader, the unpacker or the library say of a file; system errors (ENOENT, ENOSPC) have a code and are ours. */
function isBroken(error: unknown): boolean {
  return error instanceof Error && !(error instanceof Unusable) && (error as { code?: string }).code === undefined;
}
