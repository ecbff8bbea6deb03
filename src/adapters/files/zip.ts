import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { failure, success, type Result } from '../../domain/result.ts';
import {
  checkTotals, damagedArchive, emptyArchive, encryptedArchive, MAX_ENTRIES, refusedEntry, tooManyEntries, type ArchiveEntry,
} from './archiveRules.ts';
import { HEAD_BYTES, sniff } from './sniff.ts';
import type { ByteSource } from './source.ts';
import { entryName } from './zipNames.ts';

const LABEL = 'ZIP 压缩包';
const ENCRYPTED_FLAGS = 0x2041;
const STORED = 0;
const DEFLATED = 8;
const CHUNK = 256 * 1024;

type ZipEntry = ArchiveEntry & { entry: Entry };

/** An archive whose directory was read within bounds; folders are no entries. `verify` reads every byte of every entry. */
export type Zip = { entries: ArchiveEntry[]; verify(officeFile: boolean): Promise<Result<true>> };

/**
 * Reads the directory of a ZIP-based file: at most 1,000 entries, none encrypted, only the two usual packing methods, no
 * links, and a declared total under `limit` bytes. Nothing is unpacked here.
 */
export async function openZip(source: ByteSource, limit: number): Promise<Result<Zip>> {
  try {
    const zip = await fromRandomAccessReaderPromise(new SourceReader(source), source.size, { decodeStrings: false, autoClose: false });
    const listed = await list(zip);
    if (!listed.ok) return listed;
    const entries = listed.value.filter((item) => !item.name.endsWith('/'));
    if (entries.length === 0) return emptyArchive(LABEL);
    const totals = checkTotals(listed.value, source.size, limit);
    return totals.ok ? success({ entries, verify: (office) => verify(zip, listed.value, office) }) : totals;
  } catch (error) {
    return unreadable(error);
  }
}

async function list(zip: ZipFile): Promise<Result<ZipEntry[]>> {
  if (zip.entryCount > MAX_ENTRIES) return tooManyEntries();
  const entries: ZipEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    const name = entryName(entry);
    if (entry.generalPurposeBitFlag & ENCRYPTED_FLAGS) return encryptedArchive();
    if (isLink(entry)) return refusedEntry(name, '链接');
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) return unusualMethod();
    entries.push({ name, bytes: entry.uncompressedSize, entry });
  }
  return success(entries);
}

/** Unpacks every entry in memory-sized pieces: sizes and checksums must be true, entries must not overlap or hide others. */
async function verify(zip: ZipFile, entries: ZipEntry[], office: boolean): Promise<Result<true>> {
  try {
    const laidOut = await checkLayout(zip, entries);
    if (!laidOut) return damagedArchive(LABEL);
    for (const item of entries) {
      const checked = await verifyEntry(zip, item, office);
      if (!checked.ok) return checked;
    }
    return success(true);
  } catch (error) {
    return unreadable(error);
  }
}

/** Entries that share bytes are the bomb that declares little and unpacks to much; bytes before the first hide another file. */
async function checkLayout(zip: ZipFile, entries: ZipEntry[]): Promise<boolean> {
  const ordered = entries.map((item) => item.entry).sort((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  if (ordered[0]?.relativeOffsetOfLocalHeader !== 0) return false;
  let previousEnd = 0;
  for (const entry of ordered) {
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (entry.relativeOffsetOfLocalHeader < previousEnd || !local.fileName.equals(entry.fileNameRaw)) return false;
    if (local.compressionMethod !== entry.compressionMethod) return false;
    previousEnd = local.fileDataStart + entry.compressedSize;
  }
  return true;
}

async function verifyEntry(zip: ZipFile, { name, bytes, entry }: ZipEntry, office: boolean): Promise<Result<true>> {
  const stream = await zip.openReadStreamPromise(entry);
  let [checksum, seen, head] = [0, 0, Buffer.alloc(0)];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
    checksum = crc32(chunk, checksum);
    seen += chunk.length;
  }
  if (seen !== bytes || checksum !== entry.crc32) return damagedArchive(LABEL);
  return office || head.length === 0 ? success(true) : checkContent(name, head);
}

const OFFICE_NAMES = /\.(docx|xlsx|pptx|ofd|wps|et|dps|vsdx|odt|ods|odp)$/i;

async function checkContent(name: string, head: Buffer): Promise<Result<true>> {
  const content = await sniff(head);
  const nested = content.family === 'rar' || (content.family === 'zip' && !OFFICE_NAMES.test(name));
  return nested || content.unwantedInArchive ? refusedEntry(name, content.label) : success(true);
}

const UNIX = 3;
const isLink = (entry: Entry): boolean =>
  entry.versionMadeBy >> 8 === UNIX && ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

const unusualMethod = (): { ok: false; reason: string } =>
  failure('这个压缩包使用了不常见的压缩方式，无法检查。请用普通的 ZIP 格式重新打包后再上传。');

/** yauzl reports what is wrong with a file only by throwing; a file that cannot be read is an expected refusal. */
function unreadable(error: unknown): { ok: false; reason: string } {
  const message = error instanceof Error ? error.message : '';
  return message.includes('encryption') ? encryptedArchive() : damagedArchive(LABEL);
}

/** Lets yauzl read from an upload wherever it lies. */
export class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, done: (error: Error | null, count?: number) => void): void {
    this.#source.read(position, length).then((bytes) => done(null, bytes.copy(buffer, offset)), done);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.#source, start, end), { objectMode: false });
  }

  override close(done: (error: Error | null) => void): void {
    done(null);
  }
}

async function* pieces(source: ByteSource, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; at += CHUNK) yield source.read(at, Math.min(CHUNK, end - at));
}
