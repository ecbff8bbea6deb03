import { success, type Result } from '../../domain/result.ts';
import { damaged } from './images.ts';
import type { ByteSource } from './source.ts';

const CHUNK = 1024 * 1024;

/** Accepts a text file that holds no control characters anywhere; its table is judged when it is imported, row by row. */
export async function inspectCsv(source: ByteSource): Promise<Result<true>> {
  for (let at = 0; at < source.size; at += CHUNK) {
    const piece = (await source.read(at, CHUNK)).toString('latin1');
    if (/[^\t\n\r\x20-\x7e\x80-\xff]/.test(piece)) return damaged('CSV 表格');
  }
  return success(true);
}
