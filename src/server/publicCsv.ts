import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { today } from '../adapters/clock.ts';
import type { ProductLine } from '../queries/publicProducts.ts';

/** Heading and content of each column; the interface description names them in this order. */
export const COLUMNS: readonly { heading: string; cell: (line: ProductLine) => string | number }[] = [
  { heading: '备案号', cell: ({ filingNumber }) => filingNumber },
  { heading: '产品名称', cell: ({ name }) => name },
  { heading: '单位名称', cell: ({ enterpriseName }) => enterpriseName },
  { heading: '行业代码', cell: ({ industryCode }) => industryCode },
  { heading: '行业', cell: ({ industry }) => industry },
  { heading: '地区代码', cell: ({ regionCode }) => regionCode },
  { heading: '地区', cell: ({ region }) => region },
  { heading: '备案年度', cell: ({ year }) => year },
  { heading: '专利密集型产品', cell: ({ certified }) => (certified ? '是' : '否') },
];

/** Without it spreadsheet programs in China take the file for GB18030. */
const MARK = '\uFEFF';
/** A reader that takes nothing for so long is gone. */
const IDLE_MS = 60_000;
/** Beginnings that make a spreadsheet program compute a cell, also behind blanks and in full width. */
const COMPUTED = /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Records of the file; a text that a spreadsheet program would compute gets an apostrophe in front (spec 7). */
export function csvRecords(records: readonly (readonly (string | number)[])[]): string {
  const safe = records.map((cells) => cells.map((cell) => (typeof cell === 'string' && COMPUTED.test(cell) ? `'${cell}` : cell)));
  return stringify(safe, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }); // either alone ends a record for many readers
}

/**
 * Streams a sheet as UTF-8 CSV. The status is sent when the first batch is there, so that a search that fails is refused
 * in words; a failure after that breaks the connection without the end of the body: no reader takes a part for the whole.
 */
export async function sendCsv(req: IncomingMessage, res: ServerResponse, batches: AsyncGenerator<ProductLine[]>, headers: Record<string, string>): Promise<void> {
  const first = req.method === 'HEAD' ? null : await batches.next();
  const name = `products-${today()}.csv`;
  const disposition = `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(`备案产品-${today()}.csv`)}`;
  const all = { ...headers, 'Content-Type': 'text/csv; charset=utf-8; header=present', 'Content-Disposition': disposition };
  for (const [header, value] of Object.entries(all)) res.setHeader(header, value);
  res.statusCode = 200;
  if (!first) return void res.end();
  res.setTimeout(IDLE_MS, () => void res.destroy());
  await pipeline(Readable.from(textOf(first, batches), { highWaterMark: 1 }), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error; // that one: the reader has gone
  });
}

async function* textOf(first: IteratorResult<ProductLine[]>, rest: AsyncGenerator<ProductLine[]>): AsyncGenerator<string> {
  yield MARK + csvRecords([COLUMNS.map(({ heading }) => heading)]) + (first.done ? '' : records(first.value));
  for await (const lines of rest) yield records(lines);
}

function records(lines: readonly ProductLine[]): string {
  return csvRecords(lines.map((line) => COLUMNS.map(({ cell }) => cell(line))));
}
