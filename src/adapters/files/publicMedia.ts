import sharp, { type Sharp } from 'sharp';
import { cleanFileName, isPicture, type FileFormat, type SlotRule } from '../../domain/files.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { damaged, DECODING } from './images.ts';
import { inspectFile } from './inspect.ts';

/** What editors may put under an announcement (spec 5); WebP pictures besides. */
export const MEDIA_RULE: SlotRule = { formats: ['png', 'jpg', 'pdf', 'doc', 'docx', 'xls', 'xlsx', 'zip'], maxBytes: 20 * 1024 * 1024, maxCount: 1 };

/** `extension` without a dot; `name` as readers see it. */
export type PublicMedia = { data: Buffer; mimeType: string; extension: string; name: string };

const LONGEST_SIDE = 2000;
const QUALITY = 86;

/**
 * Judges what an editor uploads by its content. Pictures are encoded anew, upright and at most 2,000 px long, so that
 * nothing of what a camera or a program wrote beside the picture (place, device, hidden data) gets out.
 */
export async function publicMedia(bytes: Buffer, declaredName: string): Promise<Result<PublicMedia>> {
  if (isWebp(bytes)) return bytes.length > MEDIA_RULE.maxBytes ? failure('图片超过 20 MB。请缩小后再上传。') : picture(bytes, 'webp', declaredName);
  const facts = await inspectFile(bytes, { declaredName, rule: MEDIA_RULE });
  if (!facts.ok) return facts;
  const { format, mimeType } = facts.value;
  if (isPicture(format)) return picture(bytes, format === 'png' ? 'png' : 'jpg', declaredName);
  return success({ data: bytes, mimeType, extension: format, name: cleanFileName(declaredName, format) });
}

type Encoding = { encode: (image: Sharp) => Sharp; mimeType: string; format: FileFormat };

const ENCODINGS: Record<'png' | 'jpg' | 'webp', Encoding> = {
  png: { encode: (image) => image.png(), mimeType: 'image/png', format: 'png' },
  jpg: { encode: (image) => image.jpeg({ quality: QUALITY, mozjpeg: true }), mimeType: 'image/jpeg', format: 'jpg' },
  // Shown as PNG, like every other picture without loss: the formats of the platform know no WebP.
  webp: { encode: (image) => image.png(), mimeType: 'image/png', format: 'png' },
};

async function picture(bytes: Buffer, from: keyof typeof ENCODINGS, declaredName: string): Promise<Result<PublicMedia>> {
  const { encode, mimeType, format } = ENCODINGS[from];
  const upright = sharp(bytes, DECODING).autoOrient().resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true }).toColourspace('srgb');
  const name = cleanFileName(declaredName.replace(/\.webp$/i, ''), format);
  // libvips reports damage only by throwing.
  return encode(upright).toBuffer().then((data) => success({ data, mimeType, extension: format, name }), () => damaged('图片'));
}

const isWebp = (bytes: Buffer): boolean => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
