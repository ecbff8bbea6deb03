import { failure, success, type Result } from '../../domain/result.ts';
import { checkEntryName, type ArchiveEntry } from './archiveRules.ts';

/** What a ZIP-based file is: an office format with its Chinese noun, or a plain archive. `null` format: known but not taken. */
export type ZipKind = { format: 'zip' | 'xlsx' | 'docx' | 'ofd' | null; label: string };

/** Tells office files from archives by the parts they must contain. */
export function zipKind(entries: readonly ArchiveEntry[]): ZipKind {
  const has = (prefix: string): boolean => entries.some((entry) => entry.name.startsWith(prefix));
  if (has('OFD.xml')) return { format: 'ofd', label: 'OFD 文件' };
  if (has('AndroidManifest.xml')) return { format: null, label: '手机安装包（APK）' };
  if (!has('[Content_Types].xml')) return { format: 'zip', label: 'ZIP 压缩包' };
  if (has('xl/workbook')) return { format: 'xlsx', label: 'Excel 表格（xlsx）' };
  if (has('word/document')) return { format: 'docx', label: 'Word 文档（docx）' };
  if (has('ppt/presentation')) return { format: null, label: 'PowerPoint 演示文稿（请另存为 PDF）' };
  return { format: 'zip', label: 'ZIP 压缩包' };
}

/** Refuses macros and names that escape in an office file, everything unwanted in an archive. */
export function checkZipEntries(kind: ZipKind, entries: readonly ArchiveEntry[]): Result<true> {
  for (const { name } of entries) {
    const checked = kind.format === 'zip' ? checkEntryName(name) : checkPart(name);
    if (!checked.ok) return checked;
  }
  return success(true);
}

function checkPart(name: string): Result<string> {
  if (/vbaProject\.bin$|\/macrosheets\//i.test(name)) return macros();
  const escapes = /^\/|^[a-z]:|\0/i.test(name) || name.split(/[\\/]/).includes('..');
  return escapes ? checkEntryName(name) : success(name);
}

const DIRECTORY_ENTRY = 128;
const NAME_LENGTH_AT = 64;

/**
 * What an old Office file (compound file) holds, from the names in its directory: every entry is 128 bytes, on a 128-byte
 * boundary, beginning with a UTF-16 name whose length is at byte 64.
 */
export function inspectCompound(bytes: Buffer): Result<{ format: 'xls' | 'doc' | null; label: string }> {
  const has = (name: string): boolean => hasDirectoryEntry(bytes, name);
  if (!has('Root Entry')) return failure('这个旧版 Office 文件不完整或已损坏，无法打开。请用 Office 或 WPS 重新保存后再上传。');
  if (has('EncryptedPackage') || has('EncryptionInfo')) {
    return failure('这个 Office 文件设有打开密码，审核时无法打开。请去掉密码后重新保存再上传。');
  }
  if (['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA', 'Macros'].some(has)) return macros();
  if (has('WordDocument')) return success({ format: 'doc', label: 'Word 文档（doc）' });
  if (has('Workbook') || has('Book')) return success({ format: 'xls', label: 'Excel 表格（xls）' });
  return success({ format: null, label: has('PowerPoint Document') ? 'PowerPoint 演示文稿（请另存为 PDF）' : '旧版 Office 类文件' });
}

function hasDirectoryEntry(bytes: Buffer, name: string): boolean {
  const wanted = Buffer.from(`${name}\0`, 'utf16le');
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 2)) {
    const isEntry = at % DIRECTORY_ENTRY === 0 && at + DIRECTORY_ENTRY <= bytes.length;
    if (isEntry && bytes.readUInt16LE(at + NAME_LENGTH_AT) === wanted.length) return true;
  }
  return false;
}

const macros = (): { ok: false; reason: string } =>
  failure('这个 Office 文件里有宏，不能接受。请另存为不含宏的文件或 PDF 后再上传。');
