import type pg from 'pg';
import type { Queryable } from '../adapters/database.ts';
import { BATCH_SIZE, type BatchAction, type CertificationStatus, type DeskFilter } from '../domain/certification/desk.ts';
import { certifications } from '../domain/lifecycle/certifications.ts';
import { decide } from '../domain/lifecycle/engine.ts';
import { ROLES, type Actor } from '../domain/roles.ts';
import { DESK_FROM, deskValues } from '../queries/certificationDesk.ts';
import { commonFacts, type Trail } from './caseLog.ts';
import { certificationFacts } from './certifications.ts';
import { performAction } from './performAction.ts';
import { Refusal } from './refusals.ts';
import type { CaseRow } from './types.ts';

/** Single certifications by id, or all a filter finds. */
export type Choice = { ids: readonly string[] } | { filter: DeskFilter };
export type Batch = { round: string; action: BatchAction; actor: Actor; choice: Choice };

/** Why some of a batch may not, in the lifecycle's own words, with the first names. */
export type RefusedGroup = { why: string; count: number; names: string[] };
/** `until`: the last certification that was there; a run goes no further, whatever is gathered meanwhile. */
export type BatchPreview = { total: number; allowed: number; names: string[]; refused: RefusedGroup[]; until: string | null };
export type BatchAnswer = { done: number; refused: { id: string; name: string; why: string }[]; next: string | null };

const NAMED = 5;
/** What a preview judges at a time. */
const JUDGED = 1_000;

/** What a batch would do, judged by the same rules, nothing written. Throws `Refusal` 403. */
export async function previewBatch(db: Queryable, batch: Batch, now: Date): Promise<BatchPreview> {
  refuseOthers(batch);
  const ids = await chosen(db, batch, { after: null, until: null, most: null });
  const allowed: string[] = [];
  const groups = new Map<string, RefusedGroup>();
  for (let from = 0; from < ids.length; from += JUDGED) {
    for (const { name, why } of await judge(db, batch, ids.slice(from, from + JUDGED), now)) {
      if (why === null) allowed.push(name);
      else groups.set(why, added(groups.get(why), why, name));
    }
  }
  const refused = [...groups.values()].toSorted((a, b) => b.count - a.count);
  return { total: ids.length, allowed: allowed.length, names: allowed.slice(0, NAMED), refused, until: ids.at(-1) ?? null };
}

function added(group: RefusedGroup | undefined, why: string, name: string): RefusedGroup {
  const { count, names } = group ?? { count: 0, names: [] };
  return { why, count: count + 1, names: names.length < NAMED ? [...names, name] : names };
}

async function judge(db: Queryable, { action, actor }: Batch, ids: readonly string[], now: Date): Promise<{ name: string; why: string | null }[]> {
  const { rows } = await db.query<CaseRow & { product_name: string | null }>('select * from certifications where id = any($1::uuid[]) order by id', [ids]);
  const { rows: logged } = await db.query<Trail[number] & { case_id: string }>(
    `select case_id, sequence::int, action, actor_id, actor_role, actor_name, at, hash, submission_hash from case_log where case_collection = 'certifications' and case_id = any($1::text[]) order by case_id, sequence`,
    [ids],
  );
  const trails = Map.groupBy(logged, ({ case_id }) => case_id);
  const facts = await certificationFacts(db, rows.map((row) => ({ row, common: commonFacts(row, trails.get(row.id) ?? []) })), now);
  return rows.map((row, at) => {
    const known = facts[at];
    if (!known) throw new Error(`certification ${row.id} has no product or round`);
    const decision = decide(certifications, action, row.status as CertificationStatus, actor, known);
    return { name: row.product_name ?? '', why: decision.ok ? null : decision.reason };
  });
}

export type BatchRun = Batch & { reason: string | undefined; after: string | null; until: string | null; key: string };

/**
 * Works off the next `BATCH_SIZE` of a batch, each by its own action in a transaction of its own. `next` is where the next
 * request goes on, null at the end. With the same `key` a repeated request has one effect and the same answer.
 * Throws `Refusal`: 403 not this person's action, 422 no reason, 503 the database is gone (go on from where this began).
 */
export async function runBatch(pool: pg.Pool, batch: BatchRun): Promise<BatchAnswer> {
  refuseOthers(batch);
  const asks = certifications.actions[batch.action].asks ?? [];
  if (asks.some(({ name, required }) => name === 'reason' && required) && !batch.reason?.trim()) throw new Refusal(422, '请填写理由。', 'reason');
  const ids = await chosen(pool, batch, { after: batch.after, until: batch.until, most: BATCH_SIZE });
  const answer: BatchAnswer = { done: 0, refused: [], next: ids.length === BATCH_SIZE ? (ids.at(-1) ?? null) : null };
  for (const id of ids) {
    const why = await performOne(pool, batch, id);
    if (why === null) answer.done += 1;
    else answer.refused.push({ id, name: '', why });
  }
  return named(pool, answer);
}

async function performOne(pool: pg.Pool, { action, actor, reason, key }: BatchRun, id: string): Promise<string | null> {
  const input = reason?.trim() ? { reason: reason.trim() } : {};
  const outcome = await performAction(pool, { collection: 'certifications', id, action, actor, input, idempotencyKey: `${key}:${id}` });
  if (outcome.ok) return null;
  const why = outcome.errors[0]?.message ?? '';
  if (outcome.httpStatus === 503) throw new Refusal(503, why);
  return why;
}

async function named(db: Queryable, answer: BatchAnswer): Promise<BatchAnswer> {
  if (answer.refused.length === 0) return answer;
  const { rows } = await db.query<{ id: string; name: string }>(`select id, coalesce(product_name, '') as name from certifications where id = any($1::uuid[])`, [answer.refused.map(({ id }) => id)]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return { ...answer, refused: answer.refused.map((each) => ({ ...each, name: names.get(each.id) ?? '' })) };
}

/** Oldest first, so that a cursor goes through all of them though each leaves the filter as it is done. */
async function chosen(db: Queryable, { round, choice }: Batch, { after, until, most }: { after: string | null; until: string | null; most: number | null }): Promise<string[]> {
  const values = 'ids' in choice ? deskValues(round, {}, choice.ids) : deskValues(round, choice.filter);
  const { rows } = await db.query<{ id: string }>(
    `select c.id ${DESK_FROM} and ($10::uuid is null or c.id > $10) and ($11::uuid is null or c.id <= $11) order by c.id limit $12`,
    [...values, after, until, most],
  );
  return rows.map(({ id }) => id);
}

/** Said once, not for each of thousands. */
function refuseOthers({ action, actor }: Batch): void {
  const { by, label } = certifications.actions[action];
  if (by.includes(actor.role)) return;
  const who = by.filter((role) => role !== 'system').map((role) => ROLES[role]).join('、');
  throw new Refusal(403, `“${label}”由${who}办理，您的账号不能办理。`);
}
