import { createHash } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import { prepared } from '../queries/prepared.ts';
import { Refusal } from './refusals.ts';
import type { ActionAnswer, ActionRequest } from './types.ts';

/** Long enough for a browser that was closed on Friday; whoever repeats a request later than that is told of the state. */
const KEPT_DAYS = 7;

/** The update changes nothing: it waits for whoever holds the key and then sees what they left, which a plain insert would not. */
const CLAIM = `insert into idempotency_keys as known (actor, key, request) values ($1, $2, $3)
  on conflict (actor, key) do update set request = known.request returning request, answer`;

/**
 * Claims the request's key, or answers what the first request with it got. A second request that arrives while the
 * first is still deciding waits here for its end, so one key never has two effects.
 * Refusals are not kept: they have no effect, and a later try may rightly succeed.
 */
export async function recallAnswer(tx: Queryable, request: ActionRequest): Promise<ActionAnswer | null> {
  if (!request.idempotencyKey) return null;
  const fingerprint = fingerprintOf(request);
  const { rows } = await prepared<{ request: string; answer: ActionAnswer | null }>(tx, CLAIM, [actorKey(request), request.idempotencyKey, fingerprint]);
  if (rows[0] && rows[0].request !== fingerprint) throw new Refusal(422, '同一个请求标识不能用于不同的办理，请刷新页面后重试。');
  return rows[0]?.answer ?? null;
}

export async function keepAnswer(tx: Queryable, request: ActionRequest, answer: ActionAnswer): Promise<void> {
  if (!request.idempotencyKey) return;
  await prepared(tx, 'update idempotency_keys set answer = $3, status = 200 where actor = $1 and key = $2', [
    actorKey(request),
    request.idempotencyKey,
    JSON.stringify(answer),
  ]);
}

/** Removes answers nobody will ask for again; for the hourly work. Answers how many. */
export async function forgetAnswers(db: Queryable): Promise<number> {
  const { rows } = await db.query(`delete from idempotency_keys where created_at < now() - make_interval(days => $1) returning 1`, [KEPT_DAYS]);
  return rows.length;
}

function actorKey({ actor }: ActionRequest): string {
  return `${actor.role}:${actor.id ?? ''}`;
}

function fingerprintOf({ collection, id, action, input, revision }: ActionRequest): string {
  return createHash('sha256').update(JSON.stringify([collection, id, action, input ?? {}, revision ?? null])).digest('hex');
}
