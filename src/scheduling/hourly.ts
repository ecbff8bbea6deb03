import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { inTransaction, type Queryable } from '../adapters/database.ts';

/** Work that is due once an hour. It must be safe to run twice: a worker may die between doing and noting it. */
export type HourlyTask = { name: string; run: (tx: Queryable) => Promise<unknown> };

const HOUR = 3_600_000;
const LOCK = 60_601;

/**
 * Runs the tasks when the hour has changed since they last succeeded anywhere. Several workers may run this: an
 * advisory lock lets one through, and what was missed while everything was down is made up at once.
 */
export async function runHourly(options: { pool: pg.Pool; log: Logger; tasks: readonly HourlyTask[]; signal: AbortSignal; checkEveryMs?: number }): Promise<void> {
  const { pool, log, tasks, signal, checkEveryMs = 60_000 } = options;
  let doneFor = -1;
  while (!signal.aborted) {
    const hour = Math.floor(Date.now() / HOUR);
    if (hour !== doneFor && (await runAll(pool, log, tasks))) doneFor = hour;
    await pause(checkEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

async function runAll(pool: pg.Pool, log: Logger, tasks: readonly HourlyTask[]): Promise<boolean> {
  let succeeded = true;
  for (const task of tasks) {
    try {
      await inTransaction(pool, (client) => underLock(client as Queryable, task));
    } catch (error) {
      succeeded = false;
      log.error({ err: error, task: task.name }, 'scheduled work failed, tried again in a minute');
    }
  }
  return succeeded;
}

async function underLock(tx: Queryable, task: HourlyTask): Promise<void> {
  const { rows } = await tx.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, hashtext($2)) as free', [LOCK, task.name]);
  if (rows[0]?.free) await task.run(tx);
}
