import type pg from 'pg';
import type { Queryable } from '../adapters/database.ts';
import { localFileStore } from '../adapters/files/storage.ts';
import { unusedKeys } from './attachments.ts';
import { forgetDrafts } from './objectionDrafts.ts';

/**
 * Removes objections nobody handed in, with everything personal in them and their files. Files go after the commit that lets
 * them go; what a killed worker leaves, the sweep of orphaned files takes. Answers how many files went.
 */
export async function forgetObjectionDrafts(pool: pg.Pool, dataDir: string): Promise<number> {
  const db = pool as Queryable;
  const unused = await unusedKeys(db, await forgetDrafts(db));
  for (const key of unused) await localFileStore(dataDir).remove(key);
  return unused.length;
}
