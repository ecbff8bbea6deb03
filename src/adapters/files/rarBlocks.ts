import { MAX_ENTRIES } from './archiveRules.ts';

/** `end`: first byte behind the archive. `files`: file and folder entries. `headersEncrypted`: not even names can be read. */
export type RarLayout = { end: number; files: number; headersEncrypted: boolean };

const RAR4 = Buffer.from('Rar!\x1a\x07\x00', 'latin1');
const RAR5 = Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1');
/** A file may bring along several service blocks; far more than that only exists to keep us busy. */
const MAX_BLOCKS = 4 * MAX_ENTRIES;

/**
 * Walks the blocks of a RAR archive (both generations) without reading their content, so that a cut-off file, data behind
 * the archive and a flood of blocks are known before the unpacker sees it. Undefined when it is not built as it should be.
 */
export function rarLayout(bytes: Buffer): RarLayout | undefined {
  if (bytes.subarray(0, RAR5.length).equals(RAR5)) return walk(bytes, RAR5.length, rar5Block);
  if (bytes.subarray(0, RAR4.length).equals(RAR4)) return walk(bytes, RAR4.length, rar4Block);
  return undefined;
}

type Block = { next: number; kind: 'end' | 'encryption' | 'file' | 'other' };

const RAR4_KINDS: Record<number, Block['kind']> = { 0x74: 'file', 0x7b: 'end' };
const RAR5_KINDS: Record<number, Block['kind']> = { 2: 'file', 4: 'encryption', 5: 'end' };

type ReadBlock = (bytes: Buffer, at: number) => Block | undefined;

function walk(bytes: Buffer, start: number, readBlock: ReadBlock): RarLayout | undefined {
  let [at, files] = [start, 0];
  for (let count = 0; at < bytes.length; count += 1) {
    const block = count < MAX_BLOCKS ? readBlock(bytes, at) : undefined;
    if (!block || block.next <= at || block.next > bytes.length) return undefined;
    if (block.kind === 'encryption') return { end: bytes.length, files, headersEncrypted: true };
    if (block.kind === 'end') return { end: block.next, files, headersEncrypted: false };
    files += block.kind === 'file' ? 1 : 0;
    at = block.next;
  }
  return { end: at, files, headersEncrypted: false };
}

/** RAR 1.5–4: checksum 2, type 1, flags 2, header size 2, then the size of the data for types that carry some. */
function rar4Block(bytes: Buffer, at: number): Block | undefined {
  if (at + 7 > bytes.length) return undefined;
  const [type, flags, size] = [bytes.readUInt8(at + 2), bytes.readUInt16LE(at + 3), bytes.readUInt16LE(at + 5)];
  if (size < 7 || at + size > bytes.length || type < 0x72 || type > 0x7b) return undefined;
  const hasData = (flags & 0x8000) !== 0 && size >= 11;
  const isFile = type === 0x74 || type === 0x7a;
  const high = isFile && flags & 0x100 && size >= 36 ? bytes.readUInt32LE(at + 32) * 2 ** 32 : 0;
  const data = hasData ? bytes.readUInt32LE(at + 7) + high : 0;
  if (type === 0x73 && flags & 0x80) return { next: at + size, kind: 'encryption' };
  return { next: at + size + data, kind: RAR4_KINDS[type] ?? 'other' };
}

/** RAR 5: checksum 4, then variable-length numbers: header size, type, flags, size of extra area, size of data. */
function rar5Block(bytes: Buffer, at: number): Block | undefined {
  const headerSize = readNumber(bytes, at + 4);
  const type = headerSize && readNumber(bytes, headerSize.next);
  const flags = type && readNumber(bytes, type.next);
  if (!headerSize || !type || !flags || type.value < 1 || type.value > 5) return undefined;
  const extra = flags.value & 1 ? readNumber(bytes, flags.next) : flags;
  const data = flags.value & 2 && extra ? readNumber(bytes, extra.next) : { value: 0 };
  if (!data) return undefined;
  return { next: headerSize.next + headerSize.value + data.value, kind: RAR5_KINDS[type.value] ?? 'other' };
}

/** Seven bits a byte, lowest first, the top bit says that more follow; at most ten bytes. */
function readNumber(bytes: Buffer, at: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return undefined;
}
