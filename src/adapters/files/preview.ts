import sharp, { type Sharp } from 'sharp';
import { success, type Result } from '../../domain/result.ts';
import type { ArchiveEntry } from './archiveRules.ts';
import { bmpPixels } from './bmp.ts';
import { damaged, DECODING } from './images.ts';
import { listRar } from './rar.ts';
import { withSource } from './source.ts';
import { openZip } from './zip.ts';

export type { ArchiveEntry } from './archiveRules.ts';

/** A picture every browser shows. */
export type Preview = { data: Buffer; mimeType: 'image/png' | 'image/webp' };

/** `longest`: pixels of the longest side; `webp`: whatever the format, where a page with many pictures must stay light. */
export type PreviewOptions = { longest?: number; webp?: boolean };

const LONGEST_SIDE = 1600;
const READABLE_QUALITY = 88;

/**
 * A copy to look at: longest side 1,600 px, upright, sRGB, without metadata (place and device stay in the original).
 * BMP and PNG, mostly scans and screens, become PNG; photographs become WebP.
 */
export async function previewImage(bytes: Buffer, format: 'png' | 'bmp' | 'jpg', { longest = LONGEST_SIDE, webp = format === 'jpg' }: PreviewOptions = {}): Promise<Result<Preview>> {
  const image = format === 'bmp' ? await fromBmp(bytes) : sharp(bytes, DECODING);
  if (!image) return damaged('图片');
  const upright = image.autoOrient().resize(longest, longest, { fit: 'inside', withoutEnlargement: true }).toColourspace('srgb');
  const mimeType = webp ? 'image/webp' : 'image/png';
  const encoded = webp ? upright.webp({ quality: READABLE_QUALITY }) : upright.png();
  // libvips reports damage only by throwing; a stored picture that no longer decodes is shown as a sentence.
  return encoded.toBuffer().then((data) => success({ data, mimeType }), () => damaged('图片'));
}

/** Names and declared sizes of the files in an archive, in its own order; refused like at upload when it cannot be read. */
export async function archiveListing(input: Buffer | string, format: 'zip' | 'rar'): Promise<Result<ArchiveEntry[]>> {
  return withSource(input, async (source) => {
    if (format === 'rar') return listRar(await source.whole());
    const zip = await openZip(source, Number.MAX_SAFE_INTEGER);
    return zip.ok ? success(zip.value.entries.map(({ name, bytes }) => ({ name, bytes }))) : zip;
  });
}

async function fromBmp(bytes: Buffer): Promise<Sharp | undefined> {
  const picture = await bmpPixels(bytes);
  return picture && sharp(picture.data, { ...DECODING, raw: { width: picture.width, height: picture.height, channels: picture.channels } });
}
