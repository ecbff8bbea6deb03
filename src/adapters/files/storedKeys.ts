import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Keys of the files under one top folder (`00` to `ff`) of the local store that were last changed before an instant. A folder not made yet is empty. */
export async function storedKeys(dataDir: string, folder: string, before: Date): Promise<string[]> {
  const root = path.join(dataDir, 'uploads', folder);
  const found: string[] = [];
  for (const below of await namesIn(root)) {
    for (const key of await namesIn(path.join(root, below))) {
      const { mtime } = await stat(path.join(root, below, key));
      if (/^[0-9a-f]{32}$/.test(key) && mtime < before) found.push(key);
    }
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
