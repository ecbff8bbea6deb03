import type pg from 'pg';
import { now as clockNow } from '../adapters/clock.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import type { PatentSource, SourcePage } from '../adapters/patentSource.ts';
import { success, type Result } from '../domain/result.ts';
import { storePage, verifiedNames } from './patentImport.ts';

/**
 * An import in the background (table `patent_imports`): one live one for each enterprise, worked off page by page by
 * whoever holds its lease. A page and the note that it is in are one transaction, so a killed worker loses and repeats nothing.
 */
export type PatentImport = {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** How many the source holds; null before the first page, or when it does not say. */
  total: number | null;
  added: number;
  updated: number;
  kept: number;
  /** Why it failed, one sentence. */
  problem: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  /** Live, but nobody is at it: no worker runs, or the one that was at it died. */
  isIdle: boolean;
};

/** A worker that says nothing for so long has lost its import to another one. */
const LEASE_SECONDS = 60;
const IDLE_SECONDS = 3;
const MOST_FAILURES = 5;
const NOT_FINISHED = '导入没有完成，已导入的专利仍然保留。请稍后再导入；多次不成功的，请拨打服务热线。';

export async function latestImport(db: Queryable, enterprise: string): Promise<PatentImport | null> {
  const { rows } = await db.query<PatentImport>(
    `select id, state, total, added, updated, kept, problem, created_at as "createdAt", finished_at as "finishedAt",
            state in ('waiting', 'running') and coalesce(lease_until, now()) <= now() and updated_at <= now() - make_interval(secs => ${IDLE_SECONDS}) as "isIdle"
     from patent_imports where enterprise_id = $1::uuid order by created_at desc, id desc limit 1`,
    [enterprise],
  );
  return rows[0] ?? null;
}

/** Begins an import unless one is live, and answers the one that is. Refused before the first verification. */
export async function startImport(db: Queryable, enterprise: string): Promise<Result<PatentImport>> {
  const names = await verifiedNames(db, enterprise);
  if (!names.ok) return names;
  await db.query(`insert into patent_imports (enterprise_id) values ($1::uuid) on conflict (enterprise_id) where ${LIVE} do nothing`, [enterprise]);
  const latest = await latestImport(db, enterprise);
  if (!latest) throw new Error('an import that was begun is not there');
  return success(latest);
}

/** Begins an import, or one under way anew: the names under which patents are held have changed (an approved verification). */
export async function restartImport(tx: Queryable, enterprise: string): Promise<void> {
  await tx.query(
    `insert into patent_imports (enterprise_id) values ($1::uuid) on conflict (enterprise_id) where ${LIVE} do update
     set state = 'waiting', cursor = null, total = null, added = 0, updated = 0, kept = 0, failures = 0, lease_owner = null, lease_until = null, updated_at = now()`,
    [enterprise],
  );
}

/** Who works: `worker` names the lease; `enterprise` takes that one's import only; `for`: milliseconds after which it is left to others. */
export type ImportWork = { source: PatentSource; worker: string; signal?: AbortSignal; enterprise?: string; for?: number; clock?: () => Date };

/**
 * Takes one import that nobody is at and works it off. Answers whether there was one. An error leaves it to be tried
 * again after a pause, at most five times in a row; then the company is told.
 */
export async function workImport(pool: pg.Pool, work: ImportWork): Promise<boolean> {
  const job = await claim(pool, work);
  if (!job) return false;
  const until = Date.now() + (work.for ?? Number.POSITIVE_INFINITY);
  try {
    let more = true;
    while (more && !work.signal?.aborted && Date.now() < until) more = await workPage(pool, job, work);
    if (more) await release(pool, job, work);
  } catch (error) {
    await noteFailure(pool, job, work);
    throw error;
  }
  return true;
}

type Job = { id: string; enterprise: string; cursor: string | null };

const LIVE = `state in ('waiting', 'running')`;
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;

async function claim(db: Queryable, { worker, enterprise }: ImportWork): Promise<Job | null> {
  const { rows } = await db.query<Job>(
    `update patent_imports set state = 'running', lease_owner = $1, lease_until = ${LEASE}, updated_at = now()
     where id = (select id from patent_imports where ${LIVE} and coalesce(lease_until, '-infinity') <= now() and ($2::uuid is null or enterprise_id = $2::uuid)
                 order by created_at limit 1 for update skip locked)
     returning id, enterprise_id as enterprise, cursor`,
    [worker, enterprise ?? null],
  );
  return rows[0] ?? null;
}

/** The source is asked outside the transaction: another one's may be slow. Answers whether there is more. */
async function workPage(pool: pg.Pool, job: Job, work: ImportWork): Promise<boolean> {
  const names = await verifiedNames(pool, job.enterprise);
  if (!names.ok) return end(pool, job, work, names.reason);
  const page = await work.source.byHolder(names.value, job.cursor);
  const isOurs = await inTransaction(pool, (client) => writePage(client as Queryable, job, work, page));
  job.cursor = page.next;
  return isOurs && page.next !== null;
}

/** The note comes first: it locks the import, and when it was begun anew or given to somebody else nothing of the page is written. */
async function writePage(tx: Queryable, job: Job, { worker, clock = clockNow }: ImportWork, page: SourcePage): Promise<boolean> {
  const mine = await tx.query(`select 1 from patent_imports where id = $1 and lease_owner = $2 and cursor is not distinct from $3 and state = 'running' for update`, [job.id, worker, job.cursor]);
  if (mine.rows.length === 0) return false;
  const { added, updated, kept, next } = await storePage(tx, job.enterprise, page, clock());
  await tx.query(
    `update patent_imports set cursor = $2::text, total = coalesce(total, $3::int), added = added + $4, updated = updated + $5, kept = kept + $6, failures = 0,
       state = case when $2::text is null then 'done' else 'running' end, finished_at = case when $2::text is null then now() end, lease_until = ${LEASE}, updated_at = now()
     where id = $1`,
    [job.id, next, page.total, added, updated, kept],
  );
  return true;
}

async function release(pool: pg.Pool, { id }: Job, { worker }: ImportWork): Promise<void> {
  await pool.query('update patent_imports set lease_owner = null, lease_until = null, updated_at = now() where id = $1 and lease_owner = $2', [id, worker]);
}

async function end(db: Queryable, { id }: Job, { worker }: ImportWork, problem: string): Promise<false> {
  await db.query(`update patent_imports set state = 'failed', problem = $3, finished_at = now(), updated_at = now() where id = $1 and lease_owner = $2`, [id, worker, problem]);
  return false;
}

/** The lease is kept for a growing pause, so that a fault of the source is not asked for again at once. */
async function noteFailure(db: Queryable, { id }: Job, { worker }: ImportWork): Promise<void> {
  await db.query(
    `update patent_imports set failures = failures + 1, lease_until = now() + make_interval(secs => 5 * (failures + 1)), updated_at = now(),
       state = case when failures + 1 >= ${MOST_FAILURES} then 'failed' else state end,
       problem = case when failures + 1 >= ${MOST_FAILURES} then '${NOT_FINISHED}' end, finished_at = case when failures + 1 >= ${MOST_FAILURES} then now() end
     where id = $1 and lease_owner = $2 and ${LIVE}`,
    [id, worker],
  );
}

