import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { inTransaction, type Queryable } from '../adapters/database.ts';

/**
 * Work that is due once an hour. It must be safe to run twice: a worker may die between doing and noting it.
 * `run` has one transaction that one worker holds; `runEach` works off many records, each in a transaction of its own, which lock for themselves.
 */
export type HourlyTask = { name: string } & ({ run: (tx: Queryable) => Promise<unknown> } | { runEach: (pool: pg.Pool, signal: AbortSignal) => Promise<unknown> });

const HOUR = 3_600_000;
const LOCK = 60_601;

/**
 * Runs the tasks when the hour has changed since they last succeeded anywhere. Several workers may run this: an
 * advisory lock lets one through, and what was missed while everything was down is made up at once.
 */
export async function runHourly(options: Hourly & { checkEveryMs?: number }): Promise<void> {
  const { signal, checkEveryMs = 60_000 } = options;
  let doneFor = -1;
  while (!signal.aborted) {
    const hour = Math.floor(Date.now() / HOUR);
    if (hour !== doneFor && (await runAll(options))) doneFor = hour;
    await pause(checkEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

type Hourly = { pool: pg.Pool; log: Logger; tasks: readonly HourlyTask[]; signal: AbortSignal };

async function runAll({ pool, log, tasks, signal }: Hourly): Promise<boolean> {
  let succeeded = true;
  for (const task of tasks) {
    try {
      if ('runEach' in task) await task.runEach(pool, signal);
      else await inTransaction(pool, (client) => underLock(client as Queryable, task));
    } catch (error) {
      succeeded = false;
      log.error({ err: error, task: task.name }, 'scheduled work failed, tried again in a minute');
    }
  }
  return succeeded;
}

async function underLock(tx: Queryable, task: Extract<HourlyTask, { run: unknown }>): Promise<void> {
  const { rows } = await tx.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1, hashtext($2)) as free', [LOCK, task.name]);
  if (rows[0]?.free) await task.run(tx);
}
