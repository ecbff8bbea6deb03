import type { Queryable } from '../adapters/database.ts';
import { localFileStore } from '../adapters/files/storage.ts';
import { storedKeys } from '../adapters/files/storedKeys.ts';
import { unusedKeys } from './attachments.ts';

const FOLDERS = 256;
const HOURS = 24;
const BATCH = 500;

/**
 * Removes stored files no attachment refers to: what a process left that was killed between storing a file and noting
 * it, or between a commit and the removal. One part of the folders each hour, so that all are seen in a day. Files
 * younger than `before` may still be on their way into a record. Answers how many went.
 */
export async function sweepOrphanedFiles(db: Queryable, dataDir: string, before: Date, hour = new Date().getUTCHours()): Promise<number> {
  const folders = Array.from({ length: FOLDERS }, (_, index) => index).filter((index) => index % HOURS === hour);
  let removed = 0;
  for (const folder of folders) {
    const keys = await storedKeys(dataDir, folder.toString(16).padStart(2, '0'), before);
    for (let from = 0; from < keys.length; from += BATCH) removed += await removeUnused(db, dataDir, keys.slice(from, from + BATCH));
  }
  return removed;
}

async function removeUnused(db: Queryable, dataDir: string, keys: readonly string[]): Promise<number> {
  const unused = await unusedKeys(db, keys);
  for (const key of unused) await localFileStore(dataDir).remove(key);
  return unused.length;
}
