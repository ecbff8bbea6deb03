import type pg from 'pg';
import type { Queryable } from '../adapters/database.ts';
import { publicityEnd } from '../domain/certification/period.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import type { Problem } from '../domain/result.ts';
import { SYSTEM, type Actor } from '../domain/roles.ts';
import type { Calendar } from '../domain/workingTime.ts';
import { OPEN_OBJECTION } from './openObjections.ts';
import { act, performAction } from './performAction.ts';
import { Refusal } from './refusals.ts';
import { isUuid } from './rows.ts';

type Publicity = {
  round: string;
  actor: Actor;
  now: Date;
  isWorking: Calendar;
  /** Releases the announcement in the same transaction, before the products move; throws `Refusal` when it cannot. */
  release?: (announcement: string) => Promise<void>;
};

/** After so many nobody waits for the rest. */
const MOST_NAMED = 20;

/**
 * Begins the publicity of a round inside the caller's transaction, which also releases the announcement: the round is locked, its
 * dates are written, each shortlisted product moves by its own action (spec 5: one action, done once). Throws `Refusal`: 404
 * unknown, 403 not staff, 409 already done, 422 nothing shortlisted or products that no longer qualify, each named.
 */
export async function publiciseRound(tx: Queryable, { round, actor, now, isWorking, release }: Publicity): Promise<{ moved: number; endsOn: string; announcement: string }> {
  if (actor.role !== 'staff') throw new Refusal(403, '公示由平台管理员办理，您的账号不能办理。');
  const { days, announcement } = await lockUnpublicised(tx, round);
  const endsOn = publicityEnd(toCivilDate(now), days, isWorking);
  await tx.query('update certification_rounds set publicised_at = $2, publicity_ends_on = $3, updated_at = $2 where id = $1::uuid', [round, now, endsOn]);
  const { rows } = await tx.query<{ id: string; name: string }>(`select id, product_name as name from certifications where round_id = $1::uuid and status = 'shortlisted' order by product_id`, [round]);
  if (rows.length === 0) throw new Refusal(422, '本批次还没有拟认定的产品，不能公示。');
  await release?.(announcement);
  const problems = await moveAll(tx, rows, { actor, now });
  if (problems.length > 0) throw new Refusal(422, '有产品不能公示，所以整个批次没有公示。请先把下列产品改为“不予认定”，再办理公示。', 'products', problems);
  return { moved: rows.length, endsOn, announcement };
}

/** Each product by its own action; what keeps one back, with its name. */
async function moveAll(tx: Queryable, rows: readonly { id: string; name: string }[], { actor, now }: Pick<Publicity, 'actor' | 'now'>): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { id, name } of rows) {
    const refused = await refusalOf(() => act(tx, { collection: 'certifications', id, action: 'publicise', actor }, () => now));
    if (refused) problems.push({ field: id, message: `${name}：${refused}` });
    if (problems.length === MOST_NAMED) break;
  }
  return problems;
}

async function lockUnpublicised(tx: Queryable, round: string): Promise<{ days: number; announcement: string }> {
  const { rows } = isUuid(round)
    ? await tx.query<{ days: number; announcement: string | null; begun: boolean }>(
        'select publicity_days::int as days, announcement_id as announcement, publicised_at is not null as begun from certification_rounds where id = $1::uuid for update',
        [round],
      )
    : { rows: [] };
  const found = rows[0];
  if (!found) throw new Refusal(404, '没有找到这个认定批次。');
  if (found.begun) throw new Refusal(409, '本批次已经公示过了。');
  if (!found.announcement) throw new Refusal(422, '请先选好编辑写好的公示公告，再办理公示。', 'announcement');
  return { days: found.days, announcement: found.announcement };
}

/**
 * Certifies what may be certified now: its publicity is over and nobody's objection is open. Others wait. Answers how many.
 * Any number of workers may run it at once; `signal` ends it between two products.
 */
export async function certifyDue(pool: pg.Pool, now: Date, signal?: AbortSignal): Promise<number> {
  const due = `select c.id from certifications c join certification_rounds r on r.id = c.round_id where c.status = 'publicised' and r.publicity_ends_on < $1
    and not exists (select 1 from objections o where o.product_id = c.product_id and o.${OPEN_OBJECTION}) order by c.id`;
  return eachDue(pool, { action: 'certify', due, now, signal });
}

/** Ends every certification whose last day is over. */
export async function expireDue(pool: pg.Pool, now: Date, signal?: AbortSignal): Promise<number> {
  return eachDue(pool, { action: 'expire', due: `select id from certifications where status = 'certified' and valid_until < $1 order by id`, now, signal });
}

type Due = { action: 'certify' | 'expire'; due: string; now: Date; signal: AbortSignal | undefined };

/** Each in a transaction of its own, so that one that must wait holds nobody up, and a stop loses nothing. */
async function eachDue(pool: pg.Pool, { action, due, now, signal }: Due): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(due, [toCivilDate(now)]);
  let done = 0;
  for (const { id } of rows) {
    if (signal?.aborted) break;
    const outcome = await performAction(pool, { collection: 'certifications', id, action, actor: SYSTEM }, () => now);
    if (outcome.ok) done += 1;
    else if (outcome.httpStatus === 503) throw new Error(`the database did not answer while certifications were to ${action}`);
  }
  return done;
}

/** What an action was refused with; null when it was done. A bug goes on up. */
async function refusalOf(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}
