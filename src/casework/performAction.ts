import type pg from 'pg';
import { now as clockNow } from '../adapters/clock.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { decide } from '../domain/lifecycle/engine.ts';
import { lifecycleOf } from '../domain/lifecycle/index.ts';
import { prepared } from '../queries/prepared.ts';
import { commonFacts, isSubmission, readTrail, writeMove, type Trail } from './caseLog.ts';
import { caseType } from './caseTypes.ts';
import { FREE, inHandsOf } from './hands.ts';
import { keepAnswer, recallAnswer } from './idempotency.ts';
import { withoutUnprintable } from './input.ts';
import { notifyEnterprise } from './notify.ts';
import { answerFailure, isDeadlock, Refusal, refusalOf } from './refusals.ts';
import { isUuid } from './rows.ts';
import { snapshotIfSubmitted } from './submissions.ts';
import type { ActionAnswer, ActionOutcome, ActionRequest, CaseContext, CaseRow, CaseType } from './types.ts';
import { isReadable } from './visibility.ts';

/** How long an action waits for whoever has the row; then the person hears that somebody else is at it. */
const PATIENCE = '5s';
/** A deadlock (an import of the same patents at the same moment) is undone by the database and simply tried again. */
const TRIES = 3;

/**
 * The only writer of a status. In one transaction: lock the row, read the facts, let the lifecycle decide, write the
 * effects, one case-log row, the notices, what follows for other cases, the answer for a repeated request. Nothing is sent from here.
 * `clock` is the domain's, read once the row is locked, so that the log's times rise; only the demo moves it. Expected
 * refusals are values with the HTTP status and Chinese sentences of spec 9; bugs throw.
 */
export async function performAction(pool: pg.Pool, request: ActionRequest, clock = clockNow): Promise<ActionOutcome> {
  const cleaned = { ...request, input: withoutUnprintable(request.input ?? {}) };
  for (let tries = 1; ; tries += 1) {
    try {
      return { ok: true, answer: await inTransaction(pool, (tx) => act(tx as Queryable, cleaned, clock)) };
    } catch (error) {
      if (!isDeadlock(error) || tries === TRIES) return answerFailure(error);
    }
  }
}

/** The same inside a transaction of the caller's, who commits; throws `Refusal`, after which the transaction may still be used. */
export async function act(tx: Queryable, request: ActionRequest, clock: () => Date): Promise<ActionAnswer> {
  const repeated = await recallAnswer(tx, request);
  if (repeated) return repeated;
  const type = caseType(request.collection);
  const row = await lockCase(tx, type, request);
  const trail = await readTrail(tx, request.collection, row.id);
  const context = await decideCase(tx, type, request, { row, trail, now: clock() });
  const answer = await writeDecision(tx, type, context, trail);
  for (const next of (await type.follows?.[context.action]?.(context)) ?? []) await act(tx, next, () => context.now);
  await keepAnswer(tx, request, answer);
  return answer;
}

/**
 * Locks the row and names the action, without which the database lets no status move (trap 4). As JSON, so that the
 * prepared statement outlives a migration that adds a column.
 */
async function lockCase(tx: Queryable, type: CaseType, request: ActionRequest): Promise<CaseRow> {
  if (request.actor.role === 'public') throw new Refusal(401, '请先登录。');
  if (!isUuid(request.id)) throw new Refusal(404, '没有找到这条记录。');
  await type.lockFirst?.(tx, request.id);
  const { rows } = await prepared<{ row: CaseRow }>(
    tx,
    `select to_jsonb(t) as row, set_config('casework.action', $2, true), set_config('lock_timeout', $3, true) from ${type.table} t where id = $1::uuid for update`,
    [request.id, `${request.collection}.${request.action}`, PATIENCE],
  );
  const row = rows[0]?.row;
  if (!row || !isReadable(request.actor, request.collection, row)) throw new Refusal(404, '没有找到这条记录。');
  return row;
}

type Found = { row: CaseRow; trail: Trail; now: Date };

async function decideCase(tx: Queryable, type: CaseType, request: ActionRequest, { row, trail, now }: Found): Promise<CaseContext> {
  const { action, actor, input = {} } = request;
  const lifecycle = lifecycleOf(request.collection);
  const moves = Object.hasOwn(lifecycle.actions, action) && lifecycle.actions[action]?.to !== 'stay';
  const facts = await type.loadFacts(tx, { row, common: commonFacts(row, trail), now, lock: moves });
  const decision = decide(lifecycle, action, row.status, actor, facts, input);
  if (!decision.ok) throw refusalOf(decision, trail, lifecycle, actor);
  if (request.revision !== undefined && request.revision !== Number(row.revision)) {
    throw new Refusal(409, '这件的内容刚刚有变动，您看到的不是最新版本。请刷新后再办理。', 'revision');
  }
  const context = { tx, row, actor, action, input, now, facts, to: decision.to };
  return { ...context, input: (await type.logs?.[action]?.(context)) ?? input };
}

async function writeDecision(tx: Queryable, type: CaseType, context: CaseContext, trail: Trail): Promise<ActionAnswer> {
  const { row, action, actor, now, to } = context;
  const written = { ...marks(context), ...(await type.effects[action]?.(context)) };
  const revision = Number(row.revision) + 1;
  const submissionHash = await snapshotIfSubmitted(type, context, trail);
  const entry = { type, row, action, actor, at: now, to, revision, input: context.input, submissionHash, trail };
  await writeMove(tx, type.table, { ...written, status: to, revision, updated_at: now }, entry);
  await notifyEnterprise(type, context, written, trail);
  return { status: to, revision };
}

/** Who has the case in hand, when it was submitted and decided: the same for every case type. */
function marks({ action, actor, now, facts, to, row }: CaseContext): Record<string, unknown> {
  const taken = inHandsOf({ actor, now });
  if (action === 'take') return taken;
  if (action === 'release') return FREE;
  if (actor.role === 'enterprise') return isSubmission(action) ? { ...FREE, submitted_at: now, submitted_by: actor.id } : FREE;
  const decided = to === row.status ? {} : { decided_at: now };
  // What happens by itself is in nobody's hands.
  return { ...decided, ...(facts.takenBy || actor.role === 'system' ? {} : taken) };
}
