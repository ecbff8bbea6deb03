import path from 'node:path';
import type { PayloadRequest } from 'payload';
import { localFileStore, type FileStore } from '../adapters/files/storage.ts';
import { unusedKeys } from '../casework/attachments.ts';
import { poolOf } from './http.ts';

export const dataDir = (): string => path.resolve(process.env.DATA_DIR ?? '.data');
export const store = (): FileStore => localFileStore(dataDir());

/**
 * Removes files nobody refers to any more, after the commit that let them go. The request has had its effect by then: a
 * failure here is logged and left to the hourly sweep, never told to the person.
 */
export async function discardUnused(req: PayloadRequest, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  try {
    for (const key of await unusedKeys(poolOf(req.payload), keys)) await store().remove(key);
  } catch (error) {
    req.payload.logger.warn({ err: error }, 'stored files could not be removed now, the sweep will');
  }
}
