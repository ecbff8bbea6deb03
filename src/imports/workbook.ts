import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import type { ByteSource } from '../adapters/files/source.ts';
import { SourceReader } from '../adapters/files/zip.ts';
import { Unusable } from './kind.ts';

export type SharedText = string | { richText: { text: string | null }[] } | null;
export type SheetReader = AsyncIterable<{ number: number; values: unknown[] }>;

/** A sheet before it is read. `bytes`: unpacked. */
export type FoundSheet = { name: string; bytes: number; open: (onBytes: (count: number) => void) => Promise<SheetReader> };
export type Workbook = { strings: () => AsyncGenerator<SharedText>; sheets: () => Promise<FoundSheet[]> };

/** What the library does with the parts of a workbook; its types leave these out. */
type Parts = {
  model?: { sheets?: { name: string; rId: string }[] };
  workbookRels?: { Id: string; Type: string; Target: string }[];
  _parseRels: (part: Readable) => Promise<void>;
  _parseWorkbook: (part: Readable) => Promise<void>;
  _parseStyles: (part: Readable) => Promise<void>;
  _parseSharedStrings: (part: Readable) => AsyncGenerator<{ text: SharedText }>;
  _parseWorksheet: (part: AsyncIterable<string>, number: string) => Generator<{ value: SheetReader }>;
};

const OPTIONS = { worksheets: 'emit', sharedStrings: 'emit', hyperlinks: 'ignore', styles: 'cache', entries: 'ignore' } as const;

/**
 * An xlsx file whose parts are handed to exceljs one by one, in the order they are needed and as text. Left to itself its
 * streaming reader takes the parts from the archive as they come, loses some of them now and then, and breaks characters
 * that lie across two pieces (exceljs#2063).
 */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false });
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([]), OPTIONS) as unknown as Parts;
  const text = (entry: Entry) => Readable.from(textOf(zip, entry));
  await reader._parseWorkbook(text(required(parts, 'xl/workbook.xml')));
  await reader._parseRels(text(required(parts, 'xl/_rels/workbook.xml.rels')));
  const styles = related(reader, parts, '/styles')[0];
  if (styles) await reader._parseStyles(text(styles.entry));
  return {
    async *strings() {
      const shared = related(reader, parts, '/sharedStrings')[0];
      if (shared) for await (const { text: string } of reader._parseSharedStrings(text(shared.entry))) yield string;
    },
    sheets: async () => sheetsOf(zip, reader, parts),
  };
}

/** In the order of the tabs. */
function sheetsOf(zip: ZipFile, reader: Parts, parts: ReadonlyMap<string, Entry>): FoundSheet[] {
  const worksheets = new Map(related(reader, parts, '/worksheet').map(({ id, entry }) => [id, entry]));
  return (reader.model?.sheets ?? []).flatMap(({ name, rId }) => {
    const entry = worksheets.get(rId);
    if (!entry) return [];
    const open = async (onBytes: (count: number) => void) => (reader._parseWorksheet(textOf(zip, entry, onBytes), name).next().value as { value: SheetReader }).value;
    return [{ name, bytes: entry.uncompressedSize, open }];
  });
}

function related({ workbookRels }: Parts, parts: ReadonlyMap<string, Entry>, type: string): { id: string; entry: Entry }[] {
  return (workbookRels ?? []).flatMap(({ Id, Type, Target }) => {
    const entry = Type.endsWith(type) ? parts.get(Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`) : undefined;
    return entry ? [{ id: Id, entry }] : [];
  });
}

function required(parts: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = parts.get(name);
  if (!entry) throw new Unusable(BROKEN);
  return entry;
}

export const BROKEN = '这个 Excel 文件的内容不完整或不规范，读不下去。请用 Excel 或 WPS 打开后另存为 xlsx，再重新上传。';

async function* textOf(zip: ZipFile, entry: Entry, onBytes: (count: number) => void = () => undefined): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}
