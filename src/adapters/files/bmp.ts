import { Transformer } from '@napi-rs/image';
import { formatLabel } from '../../domain/files.ts';
import { success, type Result } from '../../domain/result.ts';
import { checkPixels, damaged, type Picture } from './images.ts';
import { hidden, isPadding, refuseHidden } from './signatures.ts';

/** The BMP decoder holds the whole picture twice, so its bound is lower than that of the row-wise decoders. */
const MAX_BMP_PIXELS = 40_000_000;
const BITS = new Set([1, 2, 4, 8, 16, 24, 32]);
const RUN_LENGTH = new Set([1, 2]);
const BIT_FIELDS = new Set([3, 6]);
const EMBEDDED_PROFILE = 0x4d424544;
const LARGEST_GAP = 4096;
const LABEL = formatLabel('bmp');

type Header = { size: number; width: number; height: number; bits: number; compression: number; pixels: number; colours: number };

/** Accepts a complete BMP of any usual bit depth (1, 4, 8, 16, 24, 32; plain, bit fields, run length) that carries nothing else. */
export async function inspectBmp(bytes: Buffer): Promise<Result<{ width: number; height: number }>> {
  const header = readHeader(bytes);
  if (!header || !isPlausible(header, bytes)) return damaged(LABEL);
  const { width, height } = header;
  const bounded = checkPixels(structure(header, bytes), LABEL, MAX_BMP_PIXELS);
  if (!bounded.ok) return bounded;
  if (bounded.value.end > bytes.length) return damaged(LABEL);
  const clean = refuseHidden(bytes, LABEL);
  if (!clean.ok) return clean;
  if (!isPadding(bytes.subarray(bounded.value.end))) return hidden(LABEL, '结尾之后的其他数据');
  return (await bmpPixels(bytes)) ? success({ width, height }) : damaged(LABEL);
}

export type RawPicture = { data: Buffer; width: number; height: number; channels: 1 | 3 | 4 };

/** Decoded pixels, or undefined when the decoder refuses the file (it reports damage only by throwing). */
export async function bmpPixels(bytes: Buffer): Promise<RawPicture | undefined> {
  const transformer = new Transformer(bytes);
  const data = await transformer.rawPixels().catch(() => undefined);
  const header = readHeader(bytes);
  if (!data || !header) return undefined;
  const channels = data.length / (header.width * header.height);
  return channels === 1 || channels === 3 || channels === 4 ? { data, width: header.width, height: header.height, channels } : undefined;
}

/** Fields of the OS/2 (12 bytes) and Windows (40 to 124 bytes) headers; a negative height means top row first. */
function readHeader(bytes: Buffer): Header | undefined {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 2) !== 'BM') return undefined;
  const [pixels, size] = [bytes.readUInt32LE(10), bytes.readUInt32LE(14)];
  if (size === 12) {
    const bits = bytes.readUInt16LE(24);
    return { size, width: bytes.readUInt16LE(18), height: bytes.readUInt16LE(20), bits, compression: 0, pixels, colours: 0 };
  }
  if (size < 40 || size > 124 || bytes.length < 14 + size) return undefined;
  const [width, height] = [bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22))];
  return { size, width, height, bits: bytes.readUInt16LE(28), compression: bytes.readUInt32LE(30), pixels, colours: bytes.readUInt32LE(46) };
}

function isPlausible(header: Header, bytes: Buffer): boolean {
  const { width, height, bits, compression, pixels } = header;
  const known = compression === 0 || RUN_LENGTH.has(compression) || BIT_FIELDS.has(compression);
  const tables = tablesEnd(header);
  return known && BITS.has(bits) && width > 0 && height > 0 && pixels >= tables && pixels - tables <= LARGEST_GAP && pixels < bytes.length;
}

function tablesEnd({ size, bits, compression, colours }: Header): number {
  const masks = size === 40 && BIT_FIELDS.has(compression) ? (compression === 6 ? 16 : 12) : 0;
  const entries = bits <= 8 ? Math.min(colours || 2 ** bits, 2 ** bits) : 0;
  return 14 + size + masks + entries * (size === 12 ? 3 : 4);
}

/** Where the pixels end: computed for plain rows, declared for run length; a colour profile may follow (124-byte header). */
function structure(header: Header, bytes: Buffer): Picture {
  const { width, height, bits, pixels, compression, size } = header;
  const rows = Math.ceil((width * bits) / 32) * 4 * height;
  const pixelsEnd = RUN_LENGTH.has(compression) ? pixels + bytes.readUInt32LE(34) : pixels + rows;
  const profileEnd = size === 124 && bytes.readUInt32LE(70) === EMBEDDED_PROFILE ? 14 + bytes.readUInt32LE(126) + bytes.readUInt32LE(130) : 0;
  return { width, height, end: Math.max(pixelsEnd, profileEnd), decodedBytes: width * height * 4 };
}
