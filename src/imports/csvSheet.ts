import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { CsvError, parse, type Parser } from 'csv-parse';
import { Unusable } from './kind.ts';
import type { RawRow, Sheet } from './sheet.ts';

/** More than this in one row is a quotation mark that was never closed. */
const MOST_IN_A_ROW = 1_000_000;

/**
 * A CSV file as a sheet, read piece by piece. `head` is its beginning, by which the encoding (UTF-8 with or without mark,
 * else GB18030) and the delimiter are told: the labels of the columns are Chinese, so the first line decides.
 */
export function csvSheet(source: Readable, head: Buffer, totalBytes: number): Sheet {
  let bytes = 0;
  const decoder = new TextDecoder(encodingOf(head), { ignoreBOM: false });
  async function* text(): AsyncGenerator<string> {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  }
  return { name: '', rows: rowsOf(text, delimiterOf(head)), fraction: () => Math.min(1, bytes / Math.max(1, totalBytes)) };
}

export function encodingOf(head: Buffer): 'utf-8' | 'gb18030' {
  // The head may end inside a character.
  for (let cut = 0; cut < 4; cut += 1) if (isUtf8(head.subarray(0, head.length - cut))) return 'utf-8';
  return 'gb18030';
}

function delimiterOf(head: Buffer): string {
  const firstLine = new TextDecoder(encodingOf(head)).decode(head).split(/\r|\n/).find((line) => line.trim() !== '') ?? '';
  const count = (delimiter: string) => firstLine.split(delimiter).length;
  return [',', '\t', ';'].toSorted((one, other) => count(other) - count(one))[0] as string;
}

async function* rowsOf(text: () => AsyncGenerator<string>, delimiter: string): AsyncGenerator<RawRow> {
  const source = Readable.from(text());
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: true, max_record_size: MOST_IN_A_ROW });
  source.once('error', (error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const cells of source.pipe(parser) as Parser & AsyncIterable<string[]>) yield { line: (line += 1), cells };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = Number((error as CsvError & { records?: number }).records ?? line) + 1;
    throw new Unusable(`第 ${at.toLocaleString('zh-CN')} 行起读不下去，可能是引号没有成对。请改正后重新上传整个文件；已经导入的行不会重复。`);
  } finally {
    source.destroy();
  }
}
