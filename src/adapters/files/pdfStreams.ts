import { inflateSync } from 'node:zlib';
import { failure, success, type Result } from '../../domain/result.ts';

const MAX_OBJECT_STREAMS = 10_000;
const MAX_UNPACKED = 64 * 1024 * 1024;

/**
 * Unpacks the object streams of a PDF, where dictionaries may hide from a plain search. Refuses when they are packed in a
 * way that hides them from us, are damaged, or unpack to more than 64 MB.
 */
export function objectStreams(text: string, bytes: Buffer): Result<string[]> {
  const unpacked: string[] = [];
  let budget = MAX_UNPACKED;
  for (const { dictionary, start } of streams(text)) {
    if (!isObjectStream(dictionary)) continue;
    const content = unpacked.length < MAX_OBJECT_STREAMS ? unpack(dictionary, bytes, start, text, budget) : undefined;
    if (content === undefined) return unreadable();
    budget -= content.length;
    unpacked.push(content);
  }
  return success(unpacked);
}

type Stream = { dictionary: string; start: number };

/** Every `stream` keyword with all that stands between it and the keyword before: pieces never overlap, so the work is linear. */
function* streams(text: string): Generator<Stream> {
  const keyword = /stream(?:\r\n|\n|\r)/g;
  let previous = 0;
  for (let match = keyword.exec(text); match; match = keyword.exec(text)) {
    if (!text.startsWith('end', match.index - 3)) {
      yield { dictionary: resolveEscapes(text.slice(previous, match.index)), start: keyword.lastIndex };
    }
    previous = keyword.lastIndex;
  }
}

/** `/J#61vaScript` is the same name as `/JavaScript`. Byte by byte, because a file may consist of nothing but escapes. */
export function resolveEscapes(text: string): string {
  if (!text.includes('#')) return text;
  const bytes = Buffer.from(text, 'latin1');
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const [high, low] = bytes[at] === HASH ? [hexValue(bytes[at + 1]), hexValue(bytes[at + 2])] : [-1, -1];
    const escaped = high >= 0 && low >= 0;
    bytes[length] = escaped ? high * 16 + low : bytes.readUInt8(at);
    length += 1;
    at += escaped ? 2 : 0;
  }
  return bytes.toString('latin1', 0, length);
}

const HASH = 0x23;

function hexValue(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/**
 * Readers find object streams by reference, not by /Type, so the two numbers every such stream has give it away as well.
 * Outlines have /First too, but as a reference (`5 0 R`).
 */
const isObjectStream = (dictionary: string): boolean =>
  /\/ObjStm(?![A-Za-z])/.test(dictionary) || (hasNumber(dictionary, 'First') && hasNumber(dictionary, 'N'));

const hasNumber = (dictionary: string, key: string): boolean =>
  new RegExp(`/${key}\\s+\\d+(?!\\d|\\s+\\d+\\s+R)`).test(dictionary);

function unpack(dictionary: string, bytes: Buffer, start: number, text: string, budget: number): string | undefined {
  const end = text.indexOf('endstream', start);
  if (end < 0) return undefined;
  const body = bytes.subarray(start, end);
  const filters = dictionary.match(/\/[A-Za-z0-9]*(?:Decode|Crypt)\b/g) ?? [];
  if (filters.length === 0) return /\/Filter/.test(dictionary) ? undefined : body.toString('latin1');
  if (filters.length > 1 || filters[0] !== '/FlateDecode' || /\/Predictor\s*(?!1\b)\d/.test(dictionary)) return undefined;
  return inflate(body, budget);
}

/** Damaged or overlong data is a refusal, not a bug: the caller says that the file cannot be checked. */
function inflate(body: Buffer, budget: number): string | undefined {
  try {
    return inflateSync(body, { maxOutputLength: Math.max(1, budget) }).toString('latin1');
  } catch {
    return undefined;
  }
}

const unreadable = (): { ok: false; reason: string } =>
  failure('这个 PDF 文件的内部结构无法检查，可能已损坏或经过特殊处理。请用“打印为 PDF”重新导出后再上传。');
