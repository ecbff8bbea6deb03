import { fileTypeFromBuffer } from 'file-type';
import { isUtf8 } from 'node:buffer';

/** How a file is looked into next. `zip` covers every format built on ZIP, `compound` the old Office formats. */
export type Family = 'png' | 'bmp' | 'jpg' | 'pdf' | 'rar' | 'mp4' | 'zip' | 'compound' | 'text';

/**
 * What the first bytes say: the family when we know how to look into it, a Chinese noun for the refusal, and whether an
 * archive that holds it under another name is refused (programs, markup, nested archives).
 */
export type Content = { family: Family | null; label: string; unwantedInArchive?: boolean };

const XML = 'XML 文本';

/** Bytes of the head that `sniff` wants to see. */
export const HEAD_BYTES = 4100;

const FAMILIES: Record<string, { family: Family; label: string }> = {
  'image/png': { family: 'png', label: 'PNG 图片' },
  'image/apng': { family: 'png', label: 'PNG 动图' },
  'image/bmp': { family: 'bmp', label: 'BMP 图片' },
  'image/jpeg': { family: 'jpg', label: 'JPG 图片' },
  'application/pdf': { family: 'pdf', label: 'PDF 文件' },
  'application/x-rar-compressed': { family: 'rar', label: 'RAR 压缩包' },
  'video/mp4': { family: 'mp4', label: 'MP4 视频' },
  'video/x-m4v': { family: 'mp4', label: 'MP4 视频' },
  'application/x-cfb': { family: 'compound', label: '旧版 Office 文件' },
};

const ZIP_MARKS = new Set(['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08']);

const ZIP_BASED: Record<string, string> = {
  docx: 'Word 文档（docx）',
  xlsx: 'Excel 表格（xlsx）',
  pptx: 'PowerPoint 演示文稿',
  jar: 'Java 程序',
  apk: '手机安装包（APK）',
  epub: 'EPUB 电子书',
};

/** Contents people mistake for what was asked; anything else is named by its usual extension. */
const FOREIGN: Record<string, string> = {
  'image/gif': 'GIF 图片',
  'image/webp': 'WebP 图片',
  'image/tiff': 'TIFF 图片',
  'image/heic': 'HEIC 图片（苹果手机照片，请另存为 JPG）',
  'image/heif': 'HEIC 图片（苹果手机照片，请另存为 JPG）',
  'image/heic-sequence': 'HEIC 图片（苹果手机照片，请另存为 JPG）',
  'image/avif': 'AVIF 图片',
  'image/x-icon': 'ICO 图标',
  'image/vnd.adobe.photoshop': 'Photoshop 图片（psd）',
  'video/quicktime': 'MOV 视频（请转换为 MP4）',
  'video/vnd.avi': 'AVI 视频（请转换为 MP4）',
  'video/webm': 'WebM 视频（请转换为 MP4）',
  'video/matroska': 'MKV 视频（请转换为 MP4）',
  'video/x-flv': 'FLV 视频（请转换为 MP4）',
  'video/x-ms-asf': 'WMV 视频（请转换为 MP4）',
  'audio/mpeg': 'MP3 音频',
  'audio/x-m4a': 'M4A 音频',
  'audio/wav': 'WAV 音频',
  'application/rtf': 'RTF 文档',
  'application/postscript': 'PostScript 文件',
};

const UNWANTED: Record<string, string> = {
  'application/x-7z-compressed': '7z 压缩包',
  'application/gzip': 'GZIP 压缩包',
  'application/x-tar': 'TAR 压缩包',
  'application/x-bzip2': 'BZIP2 压缩包',
  'application/x-xz': 'XZ 压缩包',
  'application/zstd': 'ZST 压缩包',
  'application/vnd.ms-cab-compressed': 'CAB 压缩包',
  'application/x-msdownload': 'Windows 可执行程序',
  'application/x-elf': 'Linux 可执行程序',
  'application/x-mach-binary': '苹果电脑可执行程序',
  'application/java-vm': 'Java 程序',
  'application/x-ms-shortcut': 'Windows 快捷方式',
};

/**
 * Tells by the magic bytes what a file is. The name plays no part.
 * `head` is the first `HEAD_BYTES` bytes (fewer for a shorter file).
 */
export async function sniff(head: Buffer): Promise<Content> {
  if (ZIP_MARKS.has(head.toString('latin1', 0, 4))) return { family: 'zip', label: await zipLabel(head) };
  const markup = markupLabel(head);
  if (markup) return { family: null, label: markup, unwantedInArchive: markup !== XML };
  const type = await fileTypeFromBuffer(head);
  if (type && type.mime !== 'application/xml' && !(type.mime === 'image/bmp' && isText(head))) return fromMime(type);
  return isText(head) ? { family: 'text', label: '纯文本' } : { family: null, label: '无法识别的格式' };
}

/** Chinese noun when the text at the start of a file is a program or markup a browser would run or draw, else undefined. */
export function markupLabel(head: Buffer): string | undefined {
  const start = decodeStart(head).replace(/^\uFEFF/, '').trimStart();
  if (start.startsWith('#!')) return '脚本程序';
  if (/^<\?php/i.test(start)) return 'PHP 脚本';
  if (!start.startsWith('<')) return undefined;
  if (/<svg[\s>]/i.test(start)) return 'SVG 图片（可含脚本，不接受）';
  if (/<(html|head|body|script|iframe|meta|div|a|img|form|table)[\s>/]|<!doctype html/i.test(start)) return '网页（HTML）';
  return XML;
}

/** UTF-8 (a character cut at the end is fine) or GB18030 text without control characters. */
export function isText(bytes: Buffer): boolean {
  if (bytes.length === 0 || bytes.some(isControl)) return false;
  for (let cut = 0; cut < 4; cut += 1) if (isUtf8(bytes.subarray(0, bytes.length - cut))) return true;
  return isGb18030(bytes);
}

/** Only wording: what a ZIP-based file really is gets decided from its list of entries. */
async function zipLabel(head: Buffer): Promise<string> {
  const type = await fileTypeFromBuffer(head);
  return ZIP_BASED[type?.ext ?? ''] ?? 'ZIP 压缩包';
}

function fromMime({ mime, ext }: { mime: string; ext: string }): Content {
  const unwanted = UNWANTED[mime];
  if (unwanted) return { family: null, label: unwanted, unwantedInArchive: true };
  return FAMILIES[mime] ?? { family: null, label: FOREIGN[mime] ?? `${ext.toUpperCase()} 文件` };
}

const isControl = (byte: number): boolean => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f;

function isGb18030(bytes: Buffer): boolean {
  const text = new TextDecoder('gb18030').decode(bytes, { stream: true });
  const unreadable = [...text].filter((character) => character === '\uFFFD' || /\p{Co}/u.test(character)).length;
  return unreadable === 0 && /\p{Script=Han}/u.test(text);
}

function decodeStart(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  return head.toString('latin1').replace(/^\xef\xbb\xbf/, '');
}
