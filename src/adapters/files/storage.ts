import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** What was stored: `key` finds it again, `sha256` (hex) proves that it is unchanged. */
export type StoredFile = { key: string; bytes: number; sha256: string };

/** First and last byte, both included, for players that seek in a video. */
export type ByteRange = { start: number; end: number };

/**
 * Private storage of uploads under names that cannot be guessed. Nothing is ever overwritten. `read` and `remove` throw for
 * a malformed key (a bug or an attack); `read` of a missing file fails the stream with ENOENT; `remove` of one is no error.
 */
export type FileStore = {
  write(source: Buffer | AsyncIterable<Uint8Array>): Promise<StoredFile>;
  read(key: string, range?: ByteRange): Promise<Readable>;
  remove(key: string): Promise<void>;
  exists(key: string): Promise<boolean>;
};

const INCOMING = 'incoming';
const KEY = /^[0-9a-f]{32}$/;
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/** Store on the local disk under `${dataDir}/uploads`, two levels of folders so that none grows large. */
export function localFileStore(dataDir: string): FileStore {
  const root = path.join(dataDir, 'uploads');
  return {
    write: (source) => writeFile(root, source),
    read: async (key, range) => createReadStream(pathOf(root, key), range),
    remove: async (key) => rm(pathOf(root, key), { force: true }),
    exists: async (key) => isFile(pathOf(root, key)),
  };
}

/** Folder for uploads that are still arriving: same file system, so that storing is one atomic step. */
export const incomingFolder = (dataDir: string): string => path.join(dataDir, 'uploads', INCOMING);

/** Removes what a killed process left half-received before `before`; returns how many files. For scheduled work. */
export async function removeAbandoned(dataDir: string, before: Date): Promise<number> {
  const folder = incomingFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const files = (await readdir(folder)).map((name) => path.join(folder, name));
  const ages = await Promise.all(files.map(async (file) => ({ file, changed: (await stat(file)).mtime })));
  const abandoned = ages.filter(({ changed }) => changed < before);
  await Promise.all(abandoned.map(({ file }) => rm(file, { force: true })));
  return abandoned.length;
}

/** Written, flushed and only then given its name: whoever holds a key has a complete file, also after a power cut. */
async function writeFile(root: string, source: Buffer | AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const key = randomBytes(16).toString('hex');
  const target = pathOf(root, key);
  const temporary = path.join(root, INCOMING, `${key}.part`);
  await mkdir(path.dirname(temporary), { recursive: true, mode: PRIVATE_FOLDER });
  await mkdir(path.dirname(target), { recursive: true, mode: PRIVATE_FOLDER });
  try {
    const written = await writeFlushed(temporary, source);
    await link(temporary, target);
    await flushFolder(path.dirname(target));
    return { key, ...written };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeFlushed(file: string, source: Buffer | AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const handle = await open(file, 'wx', PRIVATE_FILE);
  try {
    const written = await copy(handle, Buffer.isBuffer(source) ? [source] : source);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

async function copy(handle: FileHandle, source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source) {
    hash.update(chunk);
    await handle.appendFile(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** The new name itself lives in the folder, which has to reach the disk too. Windows cannot open folders and needs no flush. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then((found) => found.isFile(), (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return false;
    throw error;
  });
}

function pathOf(root: string, key: string): string {
  if (!KEY.test(key)) throw new Error('A storage key is 32 hexadecimal digits.');
  return path.join(root, key.slice(0, 2), key.slice(2, 4), key);
}
