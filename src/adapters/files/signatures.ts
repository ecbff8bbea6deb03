import { spaced } from '../../domain/files.ts';
import { failure, success, type Result } from '../../domain/result.ts';

/** Marks of a second format hidden in a file. Each is long enough not to turn up by chance in 20 MB of packed pixels. */
const FOREIGN_TEXT = /%PDF-[12]\.|<script[\s>]|<html[\s>]|<!doctype\s+html|<iframe[\s>]|<\?php/i;
const TEXT_NAMES: Record<string, string> = { '%PDF': 'PDF 文件', '<?PH': 'PHP 脚本' };
const ARCHIVE_MARKS: readonly [Buffer, string][] = [
  [Buffer.from('Rar!\x1a\x07', 'latin1'), 'RAR 压缩包'],
  [Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), '7z 压缩包'],
];

/** Refuses a picture or video (`label`) that carries a second file a browser, reader or unpacker would accept. */
export function refuseHidden(bytes: Buffer, label: string): Result<Buffer> {
  const text = FOREIGN_TEXT.exec(bytes.toString('latin1'))?.[0];
  if (text) return hidden(label, TEXT_NAMES[text.slice(0, 4).toUpperCase()] ?? '网页或脚本（HTML）');
  const archive = ARCHIVE_MARKS.find(([mark]) => bytes.includes(mark));
  return archive ? hidden(label, archive[1]) : refuseHiddenZip(bytes, label);
}

/** Refuses a file that can also be opened as a ZIP archive: unpackers read the archive from its end. */
export function refuseHiddenZip(bytes: Buffer, label: string): Result<Buffer> {
  return endsAsZip(bytes) ? hidden(label, 'ZIP 压缩包') : success(bytes);
}

export function hidden(label: string, inside: string): { ok: false; reason: string } {
  return failure(`这个${spaced(label)}里夹带了${spaced(inside)}，不能接受。请用原来的软件重新导出后再上传。`);
}

const END_OF_CENTRAL_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const LONGEST_TAIL = 22 + 0xffff + 4096;

function endsAsZip(bytes: Buffer): boolean {
  const tailStart = Math.max(0, bytes.length - LONGEST_TAIL);
  let at = bytes.lastIndexOf(END_OF_CENTRAL_DIRECTORY);
  while (at >= tailStart && at >= 0) {
    if (at + 22 <= bytes.length && bytes.readUInt32LE(at + 12) <= at) return true;
    at = at === 0 ? -1 : bytes.lastIndexOf(END_OF_CENTRAL_DIRECTORY, at - 1);
  }
  return false;
}

/** Zero bytes and white space after the end of a file are harmless padding of scanners and mail gateways. */
export const isPadding = (tail: Buffer): boolean => tail.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
