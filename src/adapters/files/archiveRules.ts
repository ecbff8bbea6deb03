import { extensionOf, spaced } from '../../domain/files.ts';
import { failure, success, type Result } from '../../domain/result.ts';

/** One file inside an archive: readable name, declared size in bytes after unpacking. */
export type ArchiveEntry = { name: string; bytes: number };

export const MAX_ENTRIES = 1000;
const MB = 1024 * 1024;
const SMALLEST_TOTAL = 200 * MB;
const GROWTH = 10;
const RATIO_FROM = 10 * MB;
const MAX_RATIO = 200;

/** Most bytes an archive may unpack to: 200 MB, or ten times the limit of the slot where that is more (large table imports). */
export const unpackedLimit = (maxBytes: number): number => Math.max(SMALLEST_TOTAL, GROWTH * maxBytes);

const PROGRAMS = new Set(
  ('exe dll com scr pif msi msp bat cmd ps1 vbs vbe js jse mjs wsf wsh hta lnk url reg jar class sh bash py php asp aspx jsp ' +
    'app apk ipa dmg pkg deb rpm so dylib sys cpl gadget inf chm xll dex').split(' '),
);
const PAGES = new Set('html htm xhtml shtml mht mhtml svg svgz xsl swf'.split(' '));
const MACROS = new Set('xlsm xlsb xltm docm dotm pptm potm'.split(' '));
const ARCHIVES = new Set('zip rar 7z gz tgz bz2 tbz xz txz tar zst lz lzma cab iso arj z ace wim jar war'.split(' '));

/** Refuses names that leave the folder they are unpacked into (zip slip), and kinds of files nobody should receive. */
export function checkEntryName(name: string): Result<string> {
  const escapes = name === '' || /^\/|^[a-z]:|[\\\0]/i.test(name) || name.split('/').includes('..');
  if (escapes) return failure(`压缩包里的“${shown(name)}”会解压到别处，不能接受。请重新打包后再上传。`);
  const extension = extensionOf(name.split('/').at(-1)?.replace(/[. ]+$/, '') ?? '');
  const kind = forbiddenKind(extension);
  return kind ? refusedEntry(name, kind) : success(name);
}

export const refusedEntry = (name: string, kind: string): { ok: false; reason: string } =>
  failure(`压缩包里的“${shown(name)}”是${spaced(kind)}，不能接受。请去掉它，重新打包后再上传。`);

function forbiddenKind(extension: string): string | undefined {
  if (ARCHIVES.has(extension)) return '另一个压缩包';
  if (PROGRAMS.has(extension)) return '程序或脚本';
  if (PAGES.has(extension)) return '网页或矢量图（HTML、SVG）';
  return MACROS.has(extension) ? '带宏的 Office 文件' : undefined;
}

/** Bounds what an archive says it unpacks to, before anything is unpacked. */
export function checkTotals(entries: readonly ArchiveEntry[], packedBytes: number, limit: number): Result<number> {
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (total > limit) return failure(`压缩包解压后超过 ${limit / MB} MB，不能接受。请分成几个压缩包上传。`);
  const ratio = total / Math.max(1, packedBytes);
  if (total > RATIO_FROM && ratio > MAX_RATIO) {
    return failure(`压缩包解压后会膨胀 ${Math.round(ratio)} 倍（最多 ${MAX_RATIO} 倍），不能接受。请检查内容，重新打包后再上传。`);
  }
  return success(total);
}

export const tooManyEntries = (): { ok: false; reason: string } =>
  failure(`压缩包里的文件超过 ${MAX_ENTRIES} 个，不能接受。请分成几个压缩包上传。`);

export const encryptedArchive = (): { ok: false; reason: string } =>
  failure('这个压缩包设有密码，审核时无法打开。请去掉密码，重新打包后再上传。');

export const damagedArchive = (label: string): { ok: false; reason: string } =>
  failure(`这个${spaced(label)}不完整或已损坏，无法打开。请重新打包后再上传。`);

export const emptyArchive = (label: string): { ok: false; reason: string } =>
  failure(`这个${spaced(label)}里没有文件。请放入文件，重新打包后再上传。`);

/** A hostile name must not flood or rewrite the sentence it is quoted in. */
const shown = (name: string): string => [...name.replace(/[\p{Cc}\p{Cf}]/gu, '?')].slice(0, 60).join('');
