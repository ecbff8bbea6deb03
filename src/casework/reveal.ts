import type pg from 'pg';
import { now } from '../adapters/clock.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { allFields } from '../domain/forms/field.ts';
import type { CaseCollection } from '../domain/lifecycle/index.ts';
import type { Actor } from '../domain/roles.ts';
import { FIRST, hashOf, insertRecord } from './caseLog.ts';
import { caseType } from './caseTypes.ts';
import { columnOf, isUuid } from './rows.ts';
import type { CaseRow } from './types.ts';

/** Serialises the access log's own chain; reading personal data is rare. */
const ACCESS_LOG_LOCK = 30_014;

/**
 * The full value of a masked field, for reviewers and staff with the case at hand. The reading is logged in the
 * same transaction: no value leaves without its row (spec 10). Null when they may not read it or it does not exist.
 */
export async function reveal(pool: pg.Pool, request: { collection: CaseCollection; id: string; field: string; actor: Actor }): Promise<string | null> {
  const { collection, id, field, actor } = request;
  const type = caseType(collection);
  const isPersonal = allFields(type.form).some(({ name, personal }) => name === field && personal);
  if (!['reviewer', 'staff'].includes(actor.role) || !isPersonal || !isUuid(id)) return null;
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const { rows } = await tx.query<CaseRow>(`select * from ${type.table} where id = $1::uuid`, [id]);
    if (!rows[0]) return null;
    await logAccess(tx, { actor, collection, id, what: field });
    return String(rows[0][columnOf(field)] ?? '');
  });
}

/** Writes what somebody did with another person's data or account into the chained access log. */
export async function logAccess(tx: Queryable, access: { actor: Actor; collection: string; id: string; what: string }): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [ACCESS_LOG_LOCK]);
  // By the time of writing (the UUID): the domain's clock may stand still or be set back.
  const { rows } = await tx.query<{ hash: string }>('select hash from access_log order by id desc limit 1');
  const record = {
    at: now().toISOString(),
    actor_role: access.actor.role,
    actor_id: access.actor.id,
    actor_name: access.actor.name,
    case_collection: access.collection,
    case_id: access.id,
    what: access.what,
    previous_hash: rows[0]?.hash ?? FIRST,
  };
  await insertRecord(tx, 'access_log', { ...record, hash: hashOf(record) });
}
