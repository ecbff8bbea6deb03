import { open, type FileHandle } from 'node:fs/promises';
import type { FileStore } from './storage.ts';

/**
 * Random access to an upload, whether it lies in memory or on disk, so that archives and video are looked into without
 * being loaded. `read` returns fewer bytes only at the end of the file.
 */
export type ByteSource = {
  size: number;
  read(position: number, length: number): Promise<Buffer>;
  whole(): Promise<Buffer>;
};

/** Runs `work` over a buffer or a file path and closes the file afterwards. Throws when the path cannot be opened. */
export async function withSource<T>(input: Buffer | string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  if (typeof input !== 'string') return work(bufferSource(input));
  const handle = await open(input, 'r');
  try {
    return await work(await fileSource(handle));
  } finally {
    await handle.close();
  }
}

/** A stored file read in pieces, so that the store may be elsewhere. */
export function storedSource(store: Pick<FileStore, 'read'>, key: string, size: number): ByteSource {
  const read = async (position: number, length: number): Promise<Buffer> => {
    const end = Math.min(position + length, size);
    return end <= position ? Buffer.alloc(0) : Buffer.concat(await (await store.read(key, { start: position, end: end - 1 })).toArray());
  };
  return { size, read, whole: () => read(0, size) };
}

export function bufferSource(buffer: Buffer): ByteSource {
  return {
    size: buffer.length,
    read: async (position, length) => buffer.subarray(position, position + length),
    whole: async () => buffer,
  };
}

async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  const read = async (position: number, length: number): Promise<Buffer> => {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
    return buffer.subarray(0, bytesRead);
  };
  return { size, read, whole: () => read(0, size) };
}
