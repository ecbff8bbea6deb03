/** An import worker for tests that kill it. Configured by environment; ends when its queue is empty or on SIGTERM. */
import pg from 'pg';
import { runImportWorker } from '../../src/imports/worker.ts';

const { DATABASE_URL, DATA_DIR = '', WORKER_ID = 'child', LEASE_MS = '1000', BATCH = '100' } = process.env;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as never;
const pool = new pg.Pool({ connectionString: DATABASE_URL });
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());

await runImportWorker({ pool, dataDir: DATA_DIR, log, workerId: WORKER_ID, signal: stopping.signal, pollMs: 50, leaseMs: Number(LEASE_MS), batchRows: Number(BATCH) });
await pool.end();
