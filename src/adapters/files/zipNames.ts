import { crc32 } from 'node:zlib';
import { isUtf8 } from 'node:buffer';
import type { Entry } from 'yauzl';

const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;

/**
 * The name of a ZIP entry as its author saw it: UTF-8 when flagged or valid, the Unicode path field, else GB18030, which
 * Chinese Windows writes without saying so.
 */
export function entryName(entry: Pick<Entry, 'fileNameRaw' | 'extraFields' | 'generalPurposeBitFlag'>): string {
  const raw = entry.fileNameRaw;
  const path = entry.extraFields.find((field) => field.id === UNICODE_PATH)?.data;
  if (path && path.length > 5 && path.readUInt32LE(1) === crc32(raw)) return path.toString('utf8', 5);
  if (entry.generalPurposeBitFlag & UTF8_FLAG || isUtf8(raw)) return raw.toString('utf8');
  return new TextDecoder('gb18030').decode(raw);
}
