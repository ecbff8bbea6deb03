import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { failure, success, type Result } from '../domain/result.ts';
import type { Actor } from '../domain/roles.ts';
import type { Fault, StoreMode } from './kind.ts';
import type { TableFormat } from './sheet.ts';

/** An import this worker alone may work on until its lease ends. `readRows` data rows are done already. */
export type ClaimedImport = {
  id: string;
  kind: string;
  mode: StoreMode;
  replaces: boolean;
  fileKey: string;
  format: TableFormat;
  bytes: number;
  readRows: number;
  bad: number;
  repeated: number;
  leaseOwner: string;
  /** Whose import it is; null for staff. */
  bank: string | null;
};

export type NewImport = { kind: string; mode: StoreMode; replaces: boolean; fileKey: string; fileName: string; format: TableFormat; bytes: number };

/** Of each import at most this many faults are kept; all are counted. */
export const FAULTS_KEPT = 1_000;
/** A file that ends its worker this often without getting on is given up. */
const MOST_ATTEMPTS = 5;
const CLAIM_LOCK = 60_602;

const GONE = '没有找到这次导入。';

/** Puts a stored file into the queue. Answers the id. */
export async function createImport(db: Queryable, made: NewImport, actor: Actor): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `insert into imports (kind, mode, replaces, file_key, file_name, file_format, file_bytes, requested_by, requested_by_name, bank_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid) returning id`,
    [made.kind, made.mode, made.replaces, made.fileKey, made.fileName, made.format, made.bytes, actor.id, actor.name, actor.bank ?? null],
  );
  return rows[0]?.id ?? '';
}

/** After a check that found no reason against it: imports the same file. */
export async function startChecked(pool: pg.Pool, id: string): Promise<Result<true>> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const { rows } = await tx.query<{ state: string; failure: string | null }>('select state, failure from imports where id = $1::uuid for update', [id]);
    const found = rows[0];
    if (!found) return failure(GONE);
    if (found.state !== 'checked') return failure('只有检查完毕的文件可以导入；请刷新页面查看现在的状态。');
    if (found.failure) return failure(found.failure);
    await tx.query(
      `update imports set mode = 'write', state = 'queued', read_rows = 0, added = 0, changed = 0, unchanged = 0, removed = 0, repeated = 0, bad = 0, notes = 0,
         attempts = 0, finished_at = null where id = $1::uuid`,
      [id],
    );
    await tx.query('delete from import_faults where import_id = $1::uuid', [id]);
    return success(true);
  });
}

/** Stops an import: what is written stays, nothing more is. Answers the key of the file, which nobody needs any more. */
export async function cancelImport(db: Queryable, id: string, actor: Actor): Promise<Result<string | null>> {
  const { rows } = await db.query<{ key: string | null }>(
    `update imports i set state = 'cancelled', cancelled_by_name = $2, file_key = null, finished_at = now(), lease_owner = null, lease_until = null
     from (select id, file_key from imports where id = $1::uuid for update) before
     where i.id = before.id and i.state in ('queued', 'running', 'checked') returning before.file_key as key`,
    [id, actor.name],
  );
  return rows[0] ? success(rows[0].key) : failure('这次导入已经结束，不能取消。');
}

/**
 * Takes the oldest import that is due, or one whose worker died. Two files of one kind are never worked on at once: the
 * later one wins, so it has to come later.
 */
export async function claimImport(pool: pg.Pool, claim: { workerId: string; leaseMs: number }): Promise<ClaimedImport | null> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    await tx.query('select pg_advisory_xact_lock($1, 0)', [CLAIM_LOCK]);
    await tx.query(GIVE_UP, [MOST_ATTEMPTS]);
    const { rows } = await tx.query<ClaimedImport>(CLAIM, [claim.workerId, claim.leaseMs]);
    return rows[0] ?? null;
  });
}

const GIVE_UP = `update imports set state = 'failed', finished_at = now(), lease_owner = null, lease_until = null,
    failure = '处理这个文件时程序多次中断，已停止。请把文件分成几份后重新上传，或联系系统管理员。'
  where state = 'running' and attempts >= $1 and lease_until <= now()`;

const CLAIM = `
  with due as (
    select id from imports i
    where state in ('queued', 'running') and coalesce(lease_until, '-infinity') <= now()
      and not exists (select 1 from imports busy where busy.kind = i.kind and busy.state = 'running' and busy.lease_until > now())
    order by created_at, id limit 1 for update skip locked)
  update imports i set state = 'running', attempts = i.attempts + 1, lease_owner = $1, lease_until = now() + $2 * interval '1 millisecond',
    started_at = coalesce(i.started_at, now())
  from due where i.id = due.id
  returning i.id, i.kind, i.mode, i.replaces, i.file_key as "fileKey", i.file_format as format, i.file_bytes::float8 as bytes,
    i.read_rows as "readRows", i.bad, i.repeated, i.lease_owner as "leaseOwner", i.bank_id as bank`;

/** True while the import is still this worker's; extends the lease. */
export async function renewLease(db: Queryable, { id, leaseOwner }: ClaimedImport, leaseMs: number): Promise<boolean> {
  const { rows } = await db.query(
    `update imports set lease_until = now() + $3 * interval '1 millisecond' where id = $1 and lease_owner = $2 and state = 'running' returning 1`,
    [id, leaseOwner, leaseMs],
  );
  return rows.length > 0;
}

/** Lets another worker go on at once; for a worker that is being stopped. */
export async function releaseImport(db: Queryable, { id, leaseOwner }: ClaimedImport): Promise<void> {
  await db.query(`update imports set lease_until = now(), attempts = 0 where id = $1 and lease_owner = $2 and state = 'running'`, [id, leaseOwner]);
}

/** What the next rows of a file led to; `read` counts data rows. */
export type Progress = { read: number; added: number; changed: number; unchanged: number; removed: number; repeated: number; bad: number; faults: readonly Fault[]; notes: readonly Fault[] };

/** Locks the import for this transaction; false when it is no longer this worker's. */
export async function holdImport(tx: Queryable, { id, leaseOwner }: ClaimedImport): Promise<boolean> {
  const { rows } = await tx.query(`select 1 from imports where id = $1 and lease_owner = $2 and state = 'running' for update`, [id, leaseOwner]);
  return rows.length > 0;
}

/** Adds to the figures, in the transaction that wrote the rows. `total` is an estimate until the end. */
export async function recordProgress(tx: Queryable, { id }: ClaimedImport, step: Progress, total: number): Promise<void> {
  const remarks = [...step.faults.map((each) => ({ ...each, note: false })), ...step.notes.map((each) => ({ ...each, note: true }))]
    .slice(0, FAULTS_KEPT)
    .map((each, at) => ({ ...each, at }));
  if (remarks.length > 0) await tx.query(KEEP_FAULTS, [id, JSON.stringify(remarks), FAULTS_KEPT]);
  await tx.query(
    `update imports set read_rows = read_rows + $2, added = added + $3, changed = changed + $4, unchanged = unchanged + $5, removed = removed + $6,
       repeated = repeated + $7, bad = bad + $8, total_rows = greatest($9, read_rows + $2), attempts = 0 where id = $1`,
    [id, step.read, step.added, step.changed, step.unchanged, step.removed, step.repeated, step.bad, total],
  );
}

const KEEP_FAULTS = `insert into import_faults (import_id, line, column_label, message, is_note)
  select $1, line, "column", message, note from jsonb_to_recordset($2::jsonb) as r(line int, "column" text, message text, note boolean, at int)
  order by at limit greatest(0, $3 - (select count(*) from import_faults where import_id = $1))`;

/** The end of a file that was read to its end. After an import the file is no longer needed: its key is answered. */
export async function completeImport(tx: Queryable, { id, mode, fileKey }: ClaimedImport, refusal: string | null): Promise<string | null> {
  const state = refusal && mode === 'write' ? 'failed' : mode === 'write' ? 'done' : 'checked';
  await tx.query(
    `update imports set state = $2, failure = $3, total_rows = read_rows, finished_at = now(), lease_owner = null, lease_until = null,
       file_key = case when $2 = 'checked' then file_key end where id = $1`,
    [id, state, refusal],
  );
  return state === 'checked' ? null : fileKey;
}

/** Ends an import that cannot go on, with the sentence staff read. Only the holder of the lease may. */
export async function failImport(db: Queryable, { id, leaseOwner }: ClaimedImport, reason: string): Promise<boolean> {
  const { rows } = await db.query(
    `update imports set state = 'failed', failure = $3, finished_at = now(), file_key = null, lease_owner = null, lease_until = null
     where id = $1 and lease_owner = $2 and state = 'running' returning 1`,
    [id, leaseOwner, reason],
  );
  return rows.length > 0;
}

/** For hourly work: files that were checked and then forgotten, and imports older than the records are kept. Answers how many were let go. */
export async function forgetImports(tx: Queryable): Promise<number> {
  const { rows } = await tx.query(
    `update imports set state = 'cancelled', file_key = null, failure = '检查后七天没有导入，文件已清除。需要时请重新上传。'
     where state = 'checked' and finished_at < now() - interval '7 days' returning 1`,
  );
  await tx.query(`delete from imports where state in ('done', 'failed', 'cancelled') and created_at < now() - interval '2 years'`);
  return rows.length;
}
