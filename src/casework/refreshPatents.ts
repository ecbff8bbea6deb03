import type pg from 'pg';
import { now as clockNow } from '../adapters/clock.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import type { PatentSource } from '../adapters/patentSource.ts';
import { toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import { isDeadlock } from './refusals.ts';
import { refreshStored } from './patentStore.ts';

/** `added`: new patents of verified enterprises; `updated`: those whose facts changed. */
export type Refreshed = { added: number; updated: number };

const TASK = 'refresh patents';
const LOCK = 60_603;
const EVERY_MS = 3_600_000;
/** An import into the register that began before the last refresh may have been committed after it. */
const MARGIN_MS = 3_600_000;
const LONG_AGO = '1970-01-01';
const TRIES = 3;

/**
 * Reads what the source changed since the day of the last refresh, however long ago that is, at most once an hour among all
 * workers. Null when it is not due or somebody else is at it. A page is one transaction; killed in between, the next
 * refresh reads from the same day again and finds the first pages unchanged. `at` is the real instant.
 */
export async function refreshWhenDue(pool: pg.Pool, source: PatentSource, at: Date, signal?: AbortSignal): Promise<Refreshed | null> {
  const guard = await pool.connect();
  try {
    const { rows } = await guard.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [LOCK]);
    if (!rows[0]?.free) return null;
    try {
      return await refreshIfStale(pool, source, at, signal);
    } finally {
      await guard.query('select pg_advisory_unlock($1)', [LOCK]);
    }
  } finally {
    guard.release();
  }
}

/** Brings the patents of all enterprises up to what the source changed on that day (Shanghai) or later. */
export async function refreshSince(pool: pg.Pool, source: PatentSource, since: CivilDate, signal?: AbortSignal): Promise<Refreshed> {
  const sum: Refreshed = { added: 0, updated: 0 };
  let cursor: string | null = null;
  do {
    const page = await source.changedSince(since, cursor);
    const done = await onePage(pool, page.patents);
    sum.added += done.added;
    sum.updated += done.updated;
    cursor = page.next;
    signal?.throwIfAborted();
  } while (cursor);
  return sum;
}

async function refreshIfStale(pool: pg.Pool, source: PatentSource, at: Date, signal?: AbortSignal): Promise<Refreshed | null> {
  const { rows } = await pool.query<{ until: Date }>('select done_until as until from task_runs where task = $1', [TASK]);
  const until = rows[0]?.until;
  if (until && at.getTime() - until.getTime() < EVERY_MS) return null;
  const refreshed = await refreshSince(pool, source, until ? toCivilDate(new Date(until.getTime() - MARGIN_MS)) : LONG_AGO, signal);
  await pool.query('insert into task_runs (task, done_until) values ($1, $2) on conflict (task) do update set done_until = excluded.done_until', [TASK, at]);
  return refreshed;
}

/** A submission may lock the same patents at the same moment; the database then undoes one of the two. */
async function onePage(pool: pg.Pool, patents: Parameters<typeof refreshStored>[1]): Promise<Refreshed> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(pool, (client) => refreshStored(client as Queryable, patents, clockNow()));
    } catch (error) {
      if (!isDeadlock(error) || tries === TRIES) throw error;
    }
  }
}
