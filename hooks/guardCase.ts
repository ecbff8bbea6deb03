import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { detachAll } from '../src/casework/attachments.ts';
import type { Actor } from '../src/domain/roles.ts';
import { isEditable } from '../src/domain/lifecycle/engine.ts';
import { lifecycleOf, type CaseCollection } from '../src/domain/lifecycle/index.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

type LockedRow = { status: string; revision: string | number; enterprise_id: string };

/**
 * Guards every save of a case, whoever asks: the row is locked first, the status never changes here,
 * a stale revision is refused (409), and a person edits only in the states that allow it.
 */
export function guardCaseEdit(collection: CaseCollection): CollectionBeforeChangeHook {
  const lifecycle = lifecycleOf(collection);
  return async ({ data, originalDoc, operation, req }) => {
    const actor = requestActor(req);
    if (operation === 'create') return { ...data, ...ownerOf(actor, data), status: lifecycle.initial, revision: 1 };
    const row = await lockCase(collection, originalDoc.id, req);
    if (req.user) refuseUneditable(collection, row.status, actor);
    refuseStale(data.revision, originalDoc.revision, Number(row.revision));
    return { ...data, status: row.status, revision: Number(row.revision) + 1, enterprise: row.enterprise_id };
  };
}

/** A draft may be discarded by its owner, with its files and links; anything that was ever submitted stays. */
export function guardCaseDelete(collection: CaseCollection): CollectionBeforeDeleteHook {
  const lifecycle = lifecycleOf(collection);
  return async ({ id, req }) => {
    const row = await lockCase(collection, String(id), req);
    if (row.status !== lifecycle.initial) throw new Refused(`${lifecycle.label}已经提交过，不能删除。`, 409);
    const tx = await transactionOf(req);
    const { rows } = await tx.query('select 1 from case_log where case_collection = $1 and case_id = $2 limit 1', [collection, String(id)]);
    if (rows.length > 0) throw new Refused(`${lifecycle.label}已经提交过，不能删除。`, 409);
    // The rows go in this transaction; the endpoint removes the stored files after its commit.
    req.context.discardedFiles = await detachAll(tx, collection, String(id));
  };
}

async function lockCase(collection: CaseCollection, id: string, req: Parameters<typeof transactionOf>[0]): Promise<LockedRow> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<LockedRow>(`select status, revision, enterprise_id from ${collection.replaceAll('-', '_')} where id = $1::uuid for update`, [id]);
  if (!rows[0]) throw new Refused('没有找到这条记录。', 404);
  return rows[0];
}

function ownerOf(actor: Actor, data: { enterprise?: unknown }) {
  return actor.enterprise ? { enterprise: actor.enterprise } : { enterprise: data.enterprise };
}

function refuseUneditable(collection: CaseCollection, status: string, actor: Actor): void {
  const lifecycle = lifecycleOf(collection);
  if (isEditable(lifecycle, status, actor.role)) return;
  throw new Refused(`${lifecycle.label}目前为“${lifecycle.states[status]?.label}”，不能修改。`, 409);
}

/** A request without `revision` (another program) is compared with the version it was loaded at. */
function refuseStale(given: unknown, loaded: unknown, current: number): void {
  const known = typeof given === 'number' ? given : Number(loaded);
  if (known === current) return;
  throw new Refused('这份内容已在别处修改过，您看到的不是最新版本。请刷新后再改。', 409, 'revision');
}
