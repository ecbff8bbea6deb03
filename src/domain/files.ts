import { failure, type Result } from './result.ts';

/**
 * What people may upload anywhere on the platform (spec 2–4: pictures, video, PDF, archives; spec 7: office files and OFD).
 * A slot chooses from these; nothing else is ever stored.
 */
export type FileFormat =
  | 'png' | 'bmp' | 'jpg' | 'pdf' | 'zip' | 'rar' | 'mp4'
  | 'xlsx' | 'docx' | 'xls' | 'doc' | 'ofd' | 'csv';

/** One upload slot of a form: which formats, how large each file (bytes), how many files. */
export type SlotRule = { formats: readonly FileFormat[]; maxBytes: number; maxCount: number; minCount?: number };

/** What the content of an accepted file says about itself. Pixels for pictures and video, counted pages, entries of an archive. */
export type FileFacts = {
  format: FileFormat;
  mimeType: string;
  bytes: number;
  width?: number;
  height?: number;
  pages?: number;
  entries?: number;
};

type FormatText = { label: string; mimeType: string; extensions: readonly [string, ...string[]] };

const FORMATS: Record<FileFormat, FormatText> = {
  png: { label: 'PNG 图片', mimeType: 'image/png', extensions: ['png'] },
  bmp: { label: 'BMP 图片', mimeType: 'image/bmp', extensions: ['bmp', 'dib'] },
  jpg: { label: 'JPG 图片', mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  pdf: { label: 'PDF 文件', mimeType: 'application/pdf', extensions: ['pdf'] },
  zip: { label: 'ZIP 压缩包', mimeType: 'application/zip', extensions: ['zip'] },
  rar: { label: 'RAR 压缩包', mimeType: 'application/vnd.rar', extensions: ['rar'] },
  mp4: { label: 'MP4 视频', mimeType: 'video/mp4', extensions: ['mp4', 'm4v'] },
  xlsx: {
    label: 'Excel 表格（xlsx）',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
  },
  docx: {
    label: 'Word 文档（docx）',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xls: { label: 'Excel 表格（xls）', mimeType: 'application/vnd.ms-excel', extensions: ['xls'] },
  doc: { label: 'Word 文档（doc）', mimeType: 'application/msword', extensions: ['doc'] },
  ofd: { label: 'OFD 文件', mimeType: 'application/ofd', extensions: ['ofd'] },
  csv: { label: 'CSV 表格', mimeType: 'text/csv', extensions: ['csv'] },
};

/** Every format the platform knows, in the order screens list them. */
export const FILE_FORMATS = Object.keys(FORMATS) as FileFormat[];

export const formatLabel = (format: FileFormat): string => FORMATS[format].label;

export const mimeTypeOf = (format: FileFormat): string => FORMATS[format].mimeType;

/** Pictures are the formats shown beside a form and decoded before they are accepted. */
export const isPicture = (format: FileFormat): format is 'png' | 'bmp' | 'jpg' =>
  format === 'png' || format === 'bmp' || format === 'jpg';

/** Archives are shown as a list of entries and never unpacked for the reader. */
export const isArchive = (format: FileFormat): format is 'zip' | 'rar' => format === 'zip' || format === 'rar';

/** The slot in one Chinese sentence, without a full stop: shown beside the upload button and repeated in refusals. */
export function describeSlot(rule: SlotRule): string {
  return `${listFormats(rule.formats)}，每个不超过 ${formatBytes(rule.maxBytes)}，${countText(rule)}`;
}

export const listFormats = (formats: readonly FileFormat[]): string => formats.join('、');

/** Value for the `accept` attribute of a file input. The server never relies on it. */
export const acceptAttribute = (rule: SlotRule): string =>
  rule.formats.flatMap((format) => FORMATS[format].extensions.map((extension) => `.${extension}`)).join(',');

/** Size for people, in units of 1024, at most one decimal; `up` rounds up, so that a file over its limit never reads like the limit. */
export function formatBytes(bytes: number, rounding: 'nearest' | 'up' = 'nearest'): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const [size, unit] = bytes < 1024 ** 2 ? [1024, 'KB'] : bytes < 1024 ** 3 ? [1024 ** 2, 'MB'] : [1024 ** 3, 'GB'];
  const tenths = (bytes / size) * 10;
  return `${(rounding === 'up' ? Math.ceil(tenths) : Math.round(tenths)) / 10} ${unit}`;
}

/** Refusal of a file above its limit. `known: 'atLeast'` while the rest of the file has not been read. */
export function tooLarge(maxBytes: number, bytes: number, known: 'exactly' | 'atLeast'): { ok: false; reason: string } {
  const actual = `${known === 'atLeast' ? '至少 ' : ''}${formatBytes(bytes, 'up')}`;
  return failure(`文件超过 ${formatBytes(maxBytes)}（实际${known === 'atLeast' ? '' : ' '}${actual}）。请压缩或重新导出后再上传。`);
}

/** Empty and over-size files are refused before anything is read. */
export function checkSize(rule: SlotRule, bytes: number): Result<number> {
  if (bytes === 0) return failure(`这个文件是空的（0 字节）。请检查后重新选择文件；可上传 ${describeSlot(rule)}。`);
  if (bytes > rule.maxBytes) return tooLarge(rule.maxBytes, bytes, 'exactly');
  return { ok: true, value: bytes };
}

/** Refusal of a file whose content is something else than the slot takes; `found` is a Chinese noun for the content. */
export function wrongType(found: string, declaredName: string, rule: SlotRule): { ok: false; reason: string } {
  const claimed = formatOfName(declaredName);
  const isDisguised = claimed !== undefined && formatLabel(claimed) !== found;
  const what = isDisguised
    ? `的扩展名是 ${extensionOf(declaredName)}，内容却是${spaced(found)}，不是 ${formatLabel(claimed)}`
    : `的内容是${spaced(found)}`;
  return failure(`这个文件${what}。这里可上传 ${describeSlot(rule)}。`);
}

/** The format the extension of a name claims; only ever used for wording, never to decide. */
export function formatOfName(name: string): FileFormat | undefined {
  const extension = extensionOf(name);
  return FILE_FORMATS.find((format) => FORMATS[format].extensions.includes(extension));
}

/** Lower-case extension without the dot, '' when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot + 1).trim().toLowerCase() : '';
}

const MAX_NAME_CODE_POINTS = 120;

/**
 * The name shown and used for downloads: last path segment, no control, direction or reserved characters, at most 120 code
 * points, always ending in an extension of the format found, so that a saved file opens with the right program.
 */
export function cleanFileName(declaredName: string, format: FileFormat): string {
  const segment = declaredName.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  const plain = segment.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '').replace(/[<>:"|?*]/g, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  const matches = FORMATS[format].extensions.includes(extensionOf(plain));
  const extension = matches ? extensionOf(plain) : FORMATS[format].extensions[0];
  const base = matches ? plain.slice(0, -extension.length - 1) : plain;
  return `${[...base].slice(0, MAX_NAME_CODE_POINTS).join('') || '未命名文件'}.${extension}`;
}

function countText({ maxCount, minCount }: SlotRule): string {
  if (minCount === maxCount) return `须上传 ${maxCount} 个`;
  return minCount ? `最少 ${minCount} 个、最多 ${maxCount} 个` : `最多 ${maxCount} 个`;
}

/** Chinese typography: a space in front of a noun that begins with a Latin letter or digit, when Chinese text precedes it. */
export const spaced = (noun: string): string => (/^[0-9A-Za-z]/.test(noun) ? ` ${noun}` : noun);
