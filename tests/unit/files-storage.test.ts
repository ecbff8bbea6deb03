import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { incomingFolder, localFileStore, removeAbandoned, type FileStore } from '../../src/adapters/files/storage.ts';

let dataDir: string;
let store: FileStore;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'files-storage-'));
  store = localFileStore(dataDir);
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const filesBelow = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name);

describe('a stored file', () => {
  test('comes back byte for byte, with its size and checksum', async () => {
    const content = Buffer.from('营业执照');
    const { key, bytes, sha256 } = await store.write(content);
    expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
    expect(await buffer(await store.read(key))).toEqual(content);
  });

  test('may arrive in pieces', async () => {
    const { key, bytes } = await store.write((async function* () { yield Buffer.from('ab'); yield Buffer.from('cd'); })());
    expect([bytes, String(await buffer(await store.read(key)))]).toEqual([4, 'abcd']);
  });

  test('can be read from the middle, for players that seek', async () => {
    const { key } = await store.write(Buffer.from('abcdef'));
    expect(String(await buffer(await store.read(key, { start: 2, end: 3 })))).toBe('cd');
  });

  test('lies two folders deep under a random name that tells nothing', async () => {
    const keys = await Promise.all(Array.from({ length: 20 }, () => store.write(Buffer.from('same')).then(({ key }) => key)));
    expect(new Set(keys).size).toBe(20);
    for (const key of keys) expect(await stat(path.join(dataDir, 'uploads', key.slice(0, 2), key.slice(2, 4), key))).toBeTruthy();
  });

  test('can be read by the account of the service only', async () => {
    const { key } = await store.write(Buffer.from('x'));
    const { mode } = await stat(path.join(dataDir, 'uploads', key.slice(0, 2), key.slice(2, 4), key));
    expect(mode & 0o777).toBe(0o600);
  });

  test('is gone after removal, and removing twice is no error', async () => {
    const { key } = await store.write(Buffer.from('x'));
    expect(await store.exists(key)).toBe(true);
    await store.remove(key);
    await store.remove(key);
    expect(await store.exists(key)).toBe(false);
  });
});

describe('nothing half-written is ever found', () => {
  test('a source that breaks leaves no file behind', async () => {
    const broken = (async function* () { yield Buffer.from('half'); throw new Error('connection lost'); })();
    await expect(store.write(broken)).rejects.toThrow('connection lost');
    expect(await filesBelow(dataDir)).toEqual([]);
  });

  test('what a killed process left behind is cleared away, what is arriving now is kept', async () => {
    const incoming = incomingFolder(dataDir);
    await mkdir(incoming, { recursive: true });
    await writeFile(path.join(incoming, 'old.upload'), 'x');
    await utimes(path.join(incoming, 'old.upload'), new Date('2026-01-01'), new Date('2026-01-01'));
    await writeFile(path.join(incoming, 'new.upload'), 'x');
    expect(await removeAbandoned(dataDir, new Date('2026-01-02'))).toBe(1);
    expect(await filesBelow(dataDir)).toEqual(['new.upload']);
  });

  test('reading a missing file fails the stream', async () => {
    await expect(store.read('0'.repeat(32)).then(buffer)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a key never leads out of the store', () => {
  test.each(['../../etc/passwd', '/etc/passwd', '', '0'.repeat(31), `${'0'.repeat(30)}..`, `${'0'.repeat(32)}/../x`, 'A'.repeat(32), `${'0'.repeat(32)}\n`])('%j', async (key) => {
    await expect(store.read(key)).rejects.toThrow();
    await expect(store.remove(key)).rejects.toThrow();
    await expect(store.exists(key)).rejects.toThrow();
  });
});
