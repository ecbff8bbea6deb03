import sharp from 'sharp';
import { formatLabel, spaced } from '../../domain/files.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { jpegStructure, pngStructure } from './imageStructure.ts';
import { hidden, isPadding, refuseHidden } from './signatures.ts';

/** Pixels of the whole picture; `decodedBytes` is what the decoder must hold at once (whole picture, or a few rows). */
export type Picture = { width: number; height: number; end: number; decodedBytes: number };

/** A phone takes 12–50 million pixels; above this a picture costs seconds and hundreds of megabytes to decode. */
export const MAX_PIXELS = 60_000_000;
const MAX_DECODED_BYTES = 200_000_000;
const DECODE_SECONDS = 5;

// Uploads are private and looked at once: libvips must not keep their pixels in its cache.
sharp.cache(false);

/** Settings under which every picture is decoded, here and for previews: bounded pixels, damage is an error. */
export const DECODING = { limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true } as const;

/**
 * Accepts a PNG or JPEG that is complete, of bounded size, decodes from first to last row and carries nothing else.
 * Pixels are bounded from the header, before any decoding.
 */
export async function inspectImage(bytes: Buffer, format: 'png' | 'jpg'): Promise<Result<{ width: number; height: number }>> {
  const label = formatLabel(format);
  const structure = format === 'png' ? pngStructure(bytes) : jpegStructure(bytes);
  if (!structure) return damaged(label);
  const bounded = checkPixels(structure, label);
  if (!bounded.ok) return bounded;
  const clean = refuseHidden(bytes, label);
  if (!clean.ok) return clean;
  if (!isHarmlessTail(bytes.subarray(structure.end), format)) return hidden(label, '结尾之后的其他数据');
  const decodes = await decodeWhole(bytes);
  return decodes ? success({ width: structure.width, height: structure.height }) : damaged(label);
}

/** Refuses a picture whose header announces more pixels, or a larger decoded size, than the platform decodes. */
export function checkPixels(picture: Picture, label: string, maxPixels = MAX_PIXELS): Result<Picture> {
  const { width, height, decodedBytes } = picture;
  const actual = `实际 ${width} × ${height}，约 ${pixelText(width * height)}`;
  if (width * height > maxPixels) {
    return failure(`这个${spaced(label)}的尺寸过大（${actual}；最多 ${pixelText(maxPixels)}）。请缩小后再上传。`);
  }
  if (decodedBytes <= MAX_DECODED_BYTES) return success(picture);
  return failure(`这个${spaced(label)}是渐进或隔行存储的，尺寸过大（${actual}）。请缩小，或不用渐进、隔行方式另存后再上传。`);
}

const pixelText = (pixels: number): string =>
  pixels >= 100_000_000 ? `${Math.round(pixels / 10_000_000) / 10} 亿像素` : `${Math.ceil(pixels / 10_000)} 万像素`;

export function damaged(label: string): { ok: false; reason: string } {
  return failure(`这个${spaced(label)}不完整或已损坏，无法打开。请重新拍摄、扫描或导出后再上传。`);
}

/** A picture library reports damage only by throwing; its message is for programmers, so the refusal gives ours. */
async function decodeWhole(bytes: Buffer): Promise<boolean> {
  const small = sharp(bytes, DECODING).timeout({ seconds: DECODE_SECONDS }).resize(64, 64, { fit: 'inside' }).raw();
  return small.toBuffer().then(() => true, () => false);
}

/**
 * Phones put a second picture (HDR, portrait), a motion clip or a vendor block behind the JPEG; those are no file a
 * browser or unpacker would accept, and marks of such files were refused before.
 */
function isHarmlessTail(tail: Buffer, format: 'png' | 'jpg'): boolean {
  if (isPadding(tail)) return true;
  if (format === 'png') return false;
  const start = tail.subarray(tail.findIndex((byte) => byte !== 0)).toString('latin1', 0, 12);
  return start.startsWith('\xff\xd8\xff') || start.slice(4, 8) === 'ftyp' || tail.toString('latin1', tail.length - 4) === 'SEFT';
}
