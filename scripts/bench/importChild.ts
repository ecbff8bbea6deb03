import { createPool } from '../../src/adapters/database.ts';
import { createLogger } from '../../src/adapters/logger.ts';
import { claimImport } from '../../src/imports/queue.ts';
import { runImport } from '../../src/imports/run.ts';

/** A worker of its own for one import, so that its memory is measured alone. Prints `{"seconds":…,"peakMb":…}` at its end. */
const { DATABASE_URL: databaseUrl = '', DATA_DIR: dataDir = '' } = process.env;
const pool = createPool({ databaseUrl, name: 'bench import', max: 5, onLostConnection: () => undefined });
const startedAt = performance.now();
const job = await claimImport(pool, { workerId: String(process.pid), leaseMs: 30_000 });
if (!job) throw new Error('no import is waiting');
await runImport(job, { pool, dataDir, log: createLogger('worker'), leaseMs: 30_000, batchRows: 2_000, signal: new AbortController().signal });
await pool.end();
process.stdout.write(JSON.stringify({ seconds: (performance.now() - startedAt) / 1000, peakMb: process.resourceUsage().maxRSS / 1024 }));
