import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type pg from 'pg';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { createImport } from '../../src/imports/queue.ts';
import { writeRegisterFile } from './registerFile.ts';

export const IMPORT_HEAD = ['import of the patent register', 'rows', 'seconds', 'rows a second', 'peak memory MB'];

/** Loads made-up registers of `rows` rows: as CSV into an empty table, once more unchanged, and as xlsx with everything there. */
export async function benchImports(pool: pg.Pool, bed: { databaseUrl: string; dataDir: string; rows: number }): Promise<(string | number)[][]> {
  const runs = [['CSV, all new', 'csv'], ['CSV, nothing changed', 'csv'], ['xlsx, nothing changed', 'xlsx']] as const;
  const results: (string | number)[][] = [];
  for (const [label, format] of runs) {
    const { seconds, peakMb } = await runOnce(pool, bed, format);
    results.push([label, bed.rows, seconds, bed.rows / seconds, peakMb]);
  }
  return results;
}

async function runOnce(pool: pg.Pool, { databaseUrl, dataDir, rows }: { databaseUrl: string; dataDir: string; rows: number }, format: 'csv' | 'xlsx'): Promise<{ seconds: number; peakMb: number }> {
  const file = path.join(dataDir, `register.${format}`);
  await writeRegisterFile(file, rows);
  const { key, bytes } = await localFileStore(dataDir).write(createReadStream(file));
  await rm(file);
  const made = { kind: 'patent-register', mode: 'write', replaces: false, fileKey: key, fileName: 'register', format, bytes } as const;
  const id = await createImport(pool, made, { role: 'staff', id: 'bench', name: 'bench' });
  const child = path.join(import.meta.dirname, 'importChild.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [child], { env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, LOG_LEVEL: 'error' } });
  await requireAll(pool, id, rows);
  return JSON.parse(stdout) as { seconds: number; peakMb: number };
}

/** A quick import that lost rows would be no result. */
async function requireAll(pool: pg.Pool, id: string, expected: number): Promise<void> {
  const { rows } = await pool.query<{ state: string; read: number; bad: number; stored: number; failure: string | null }>(
    'select state, failure, read_rows as read, bad, (select count(*)::int from patent_register) as stored from imports where id = $1',
    [id],
  );
  const found = rows[0];
  if (found?.state !== 'done' || found.read !== expected || found.bad !== 0 || found.stored !== expected) throw new Error(`the import went wrong: ${JSON.stringify(found)}`);
}
