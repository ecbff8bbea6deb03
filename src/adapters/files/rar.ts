import { createExtractorFromData, UnrarError, type FileHeader } from 'node-unrar-js';
import { failure, success, type Result } from '../../domain/result.ts';
import {
  checkEntryName, checkTotals, damagedArchive, emptyArchive, encryptedArchive, MAX_ENTRIES, tooManyEntries, type ArchiveEntry,
} from './archiveRules.ts';
import { rarLayout } from './rarBlocks.ts';
import { hidden, isPadding, refuseHiddenZip } from './signatures.ts';

const LABEL = 'RAR 压缩包';

/**
 * Accepts a RAR archive after reading its list of entries: complete, one volume, no password, bounded count and size, no
 * names that escape, no programs, pages or archives by name. Nothing is unpacked.
 */
export async function inspectRar(bytes: Buffer, limit: number): Promise<Result<ArchiveEntry[]>> {
  const layout = rarLayout(bytes);
  if (!layout) return damagedArchive(LABEL);
  if (!isPadding(bytes.subarray(layout.end))) return hidden(LABEL, '结尾之后的其他数据');
  const alone = refuseHiddenZip(bytes, LABEL);
  if (!alone.ok) return alone;
  const listed = await listRar(bytes);
  if (!listed.ok) return listed;
  if (listed.value.length === 0) return emptyArchive(LABEL);
  const totals = checkTotals(listed.value, bytes.length, limit);
  if (!totals.ok) return totals;
  const refused = listed.value.map((entry) => checkEntryName(entry.name)).find((checked) => !checked.ok);
  return refused && !refused.ok ? refused : listed;
}

/** Names and declared sizes of the files in the archive; folders are left out. */
export async function listRar(bytes: Buffer): Promise<Result<ArchiveEntry[]>> {
  const layout = rarLayout(bytes);
  if (!layout) return damagedArchive(LABEL);
  if (layout.headersEncrypted) return encryptedArchive();
  if (layout.files > MAX_ENTRIES) return tooManyEntries();
  try {
    const extractor = await createExtractorFromData({ data: new Uint8Array(bytes).buffer });
    const { arcHeader, fileHeaders } = extractor.getFileList();
    // Always read to the end: the library only frees an archive that was listed completely.
    return fromHeaders([...fileHeaders], arcHeader.flags.volume, layout.files);
  } catch (error) {
    if (!(error instanceof UnrarError)) throw error;
    return /PASSWORD/.test(error.reason) ? encryptedArchive() : damagedArchive(LABEL);
  }
}

/** The library stops at a damaged entry without a word, so its list must be as long as the archive is. */
function fromHeaders(headers: FileHeader[], isVolume: boolean, expected: number): Result<ArchiveEntry[]> {
  if (isVolume) return failure('这是分卷压缩包中的一卷，单独无法打开。请打包成一个完整的压缩包后再上传。');
  if (headers.length !== expected) return damagedArchive(LABEL);
  if (headers.some((header) => header.flags.encrypted)) return encryptedArchive();
  const files = headers.filter((header) => !header.flags.directory);
  return success(files.map(({ name, unpSize }) => ({ name, bytes: unpSize >= 0 ? unpSize : Number.MAX_SAFE_INTEGER })));
}
