import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { findImport, listFaults, type ImportRecord } from '../../src/imports/list.ts';
import { claimImport, createImport, type NewImport } from '../../src/imports/queue.ts';
import { runImport, type ImportDeps } from '../../src/imports/run.ts';
import type { FaultLine } from '../../src/imports/workbooks.ts';
import { csv } from './importFiles.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export const STAFF: Actor = { role: 'staff', id: 'staff-1', name: '管理员甲' };
const QUIET = { info: () => undefined, warn: () => undefined, error: () => undefined };

export type ImportBed = {
  database: TestDatabase;
  dataDir: string;
  /** Stores a file and queues its import. */
  queue: (kind: string, file: Buffer | string[][], options?: Partial<NewImport>) => Promise<string>;
  /** Claims the next import and works on it as this worker. */
  work: (options?: Partial<ImportDeps> & { workerId?: string }) => Promise<void>;
  /** Queues, works, and answers what became of it. */
  run: (kind: string, file: Buffer | string[][], options?: Partial<NewImport>) => Promise<ImportRecord & { faults: FaultLine[] }>;
  found: (id: string) => Promise<ImportRecord & { faults: FaultLine[] }>;
  close: () => Promise<void>;
};

/** A database, a data folder and a worker that does one import when it is told to. */
export async function importBed(): Promise<ImportBed> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'imports-'));
  const queue: ImportBed['queue'] = async (kind, file, options = {}) => {
    const stored = await localFileStore(dataDir).write(Buffer.isBuffer(file) ? file : Buffer.from(csv(file)));
    const made: NewImport = { kind, mode: 'write', replaces: false, fileKey: stored.key, fileName: '测试.csv', format: 'csv', bytes: stored.bytes, ...options };
    return createImport(database.pool, made, STAFF);
  };
  const work: ImportBed['work'] = async ({ workerId = 'worker-1', ...options } = {}) => {
    const deps: ImportDeps = { pool: database.pool, dataDir, log: QUIET as unknown as ImportDeps['log'], leaseMs: 10_000, batchRows: 500, signal: new AbortController().signal, ...options };
    const job = await claimImport(database.pool, { workerId, leaseMs: deps.leaseMs });
    if (job) await runImport(job, deps);
  };
  const found: ImportBed['found'] = async (id) => ({ ...((await findImport(database.pool, id)) as ImportRecord), faults: await listFaults(database.pool, id, 1_000) });
  const run: ImportBed['run'] = async (kind, file, options) => {
    const id = await queue(kind, file, options);
    await work();
    return found(id);
  };
  const close = async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { database, dataDir, queue, work, run, found, close };
}
