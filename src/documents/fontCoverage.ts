import { closeSync, openSync, readSync } from 'node:fs';

/** Inclusive range of code points. */
export type CodePointRange = { first: number; last: number };

const SEGMENTED_COVERAGE = 12;

/**
 * The code points a TrueType file has a glyph for, from subtable format 12 of its `cmap` table
 * (OpenType specification 1.9, "cmap"; the fonts in use all carry one). Reads that table only, not the
 * 15 MB around it. Throws when the file has no such subtable, since then nothing could be said.
 */
export function readCoverage(path: string): CodePointRange[] {
  const cmap = readTable(path, 'cmap');
  const subtable = offsetsOfSubtables(cmap).find((offset) => cmap.readUInt16BE(offset) === SEGMENTED_COVERAGE);
  if (subtable === undefined) throw new Error(`${path} has no cmap subtable of format 12`);
  const groups = cmap.readUInt32BE(subtable + 12);
  return Array.from({ length: groups }, (_, index) => {
    const group = subtable + 16 + index * 12;
    return { first: cmap.readUInt32BE(group), last: cmap.readUInt32BE(group + 4) };
  });
}

function offsetsOfSubtables(cmap: Buffer): number[] {
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4));
}

function readTable(path: string, tag: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const tables = readAt(file, 4, 2).readUInt16BE();
    const directory = readAt(file, 12, tables * 16);
    const entry = Array.from({ length: tables }, (_, index) => directory.subarray(index * 16, index * 16 + 16))
      .find((record) => record.toString('latin1', 0, 4) === tag);
    if (!entry) throw new Error(`${path} has no table ${tag}`);
    return readAt(file, entry.readUInt32BE(8), entry.readUInt32BE(12));
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  const bytesRead = readSync(file, buffer, 0, length, position);
  if (bytesRead !== length) throw new Error(`Font file ends ${length - bytesRead} bytes early`);
  return buffer;
}
