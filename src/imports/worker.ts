import { setTimeout as pause } from 'node:timers/promises';
import { isUnreachable } from '../casework/refusals.ts';
import { claimImport } from './queue.ts';
import { runImport, type ImportDeps } from './run.ts';

export type ImportWorkerOptions = Pick<ImportDeps, 'pool' | 'dataDir' | 'log' | 'signal'> & {
  /** Unique among running workers: it fences who may write. */
  workerId: string;
  /** Pause between looks into an empty queue; default 2 s. */
  pollMs?: number;
  /** How long a dead worker's import waits for the next one; default 30 s. */
  leaseMs?: number;
  /** Rows in one transaction; default 2,000. */
  batchRows?: number;
};

/** Imports files one after the other until `signal` aborts. A lost database is logged and waited for. */
export async function runImportWorker(options: ImportWorkerOptions): Promise<void> {
  const { pollMs = 2_000, leaseMs = 30_000, batchRows = 2_000, workerId, ...rest } = options;
  const deps: ImportDeps = { ...rest, leaseMs, batchRows };
  while (!deps.signal.aborted) {
    const worked = await next(deps, workerId);
    if (!worked) await pause(pollMs, undefined, { signal: deps.signal }).catch(() => undefined);
  }
}

async function next(deps: ImportDeps, workerId: string): Promise<boolean> {
  try {
    const job = await claimImport(deps.pool, { workerId, leaseMs: deps.leaseMs });
    if (job) await runImport(job, deps);
    return job !== null;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    deps.log.warn({ err: error }, 'the database is gone, imports wait for it');
    return false;
  }
}
