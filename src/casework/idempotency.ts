import { createHash } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import { Refusal } from './refusals.ts';
import type { ActionAnswer, ActionRequest } from './types.ts';

/**
 * Claims the request's key, or answers what the first request with it got. A second request that arrives while the
 * first is still deciding waits here for its end (the insert conflicts), so one key never has two effects.
 * Refusals are not kept: they have no effect, and a later try may rightly succeed.
 */
export async function recallAnswer(tx: Queryable, request: ActionRequest): Promise<ActionAnswer | null> {
  if (!request.idempotencyKey) return null;
  const who = actorKey(request);
  const fingerprint = fingerprintOf(request);
  const { rows } = await tx.query<{ request: string; answer: ActionAnswer | null }>(
    `with claimed as (
       insert into idempotency_keys (actor, key, request) values ($1, $2, $3) on conflict (actor, key) do nothing returning request
     )
     select request, answer from idempotency_keys where actor = $1 and key = $2 and not exists (select 1 from claimed)`,
    [who, request.idempotencyKey, fingerprint],
  );
  const first = rows[0] ?? (await committedMeanwhile(tx, who, request.idempotencyKey, fingerprint));
  if (!first) return null;
  if (first.request !== fingerprint) throw new Refusal(422, '同一个请求标识不能用于不同的办理，请刷新页面后重试。');
  return first.answer;
}

/** The statement above sees the table as it was before it waited; look once more for a row that is not our own claim. */
async function committedMeanwhile(tx: Queryable, actor: string, key: string, fingerprint: string) {
  const { rows } = await tx.query<{ request: string; answer: ActionAnswer | null }>(
    'select request, answer from idempotency_keys where actor = $1 and key = $2 and (answer is not null or request <> $3)',
    [actor, key, fingerprint],
  );
  return rows[0];
}

export async function keepAnswer(tx: Queryable, request: ActionRequest, answer: ActionAnswer): Promise<void> {
  if (!request.idempotencyKey) return;
  await tx.query('update idempotency_keys set answer = $3, status = 200 where actor = $1 and key = $2', [
    actorKey(request),
    request.idempotencyKey,
    JSON.stringify(answer),
  ]);
}

function actorKey({ actor }: ActionRequest): string {
  return `${actor.role}:${actor.id ?? ''}`;
}

function fingerprintOf({ collection, id, action, input, revision }: ActionRequest): string {
  return createHash('sha256').update(JSON.stringify([collection, id, action, input ?? {}, revision ?? null])).digest('hex');
}
