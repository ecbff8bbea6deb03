import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_SIZE } from '../../src/domain/certification/desk.ts';
import type { BatchAnswer, BatchPreview } from '../../src/casework/certificationBatch.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import { ACTORS, type ActorName } from '../policy/accessTable.ts';
import { announcement } from '../support/announcements.ts';
import { certification, certificationRound, filedProduct } from '../support/certification.ts';
import { manyProducts, moveAll, standing } from '../support/certificationRounds.ts';
import { assetReport } from '../support/people.ts';
import { asAction } from '../support/updates.ts';

let bed: AccessBed;
let round: string;
beforeAll(async () => { bed = await accessBed(); });
afterAll(() => bed.close());
beforeEach(async () => {
  await bed.pool.query('truncate objections, certifications, certification_left_out, certification_rounds, products, rate_limits cascade');
  round = await certificationRound(bed.pool, { announcement_id: await announcement(bed.pool, 'draft', { title: '公示公告' }) });
});

type Errors = { errors: { message: string; field?: string }[] };
const post = (actor: ActorName, path: string, json: unknown = {}, headers: Record<string, string> = {}) => bed.as(actor, `/certification-rounds/${round}/${path}`, { method: 'POST', json, headers });
const read = (actor: ActorName, path: string) => bed.as(actor, `/certification-rounds/${round}/${path}`);
const batch = async (json: unknown, actor: ActorName = 'reviewer', key = 'batch') => (await (await post(actor, 'batch', json, { 'idempotency-key': key })).json()) as BatchAnswer;
const preview = async (json: object, actor: ActorName = 'reviewer') => (await (await post(actor, 'batch', { ...json, dryRun: true })).json()) as BatchPreview;
const candidates = (count: number) => Promise.all(Array.from({ length: count }, () => certification(bed.pool, bed.own, 'candidate', { round })));
const released = async () => (await bed.pool.query<{ status: string }>('select a._status::text as status from certification_rounds r join announcements a on a.id = r.announcement_id where r.id = $1', [round])).rows[0]?.status;

describe('who comes to the desk of a round', () => {
  const expected = (path: string, actor: ActorName): number => {
    if (actor === 'public') return 401;
    if (!['reviewer', 'staff', 'auditor'].includes(actor)) return 404;
    if (path === 'desk' || path === 'left-out') return 200;
    if (path === 'batch') return actor === 'auditor' || actor === 'staff' ? 403 : 200;
    return actor === 'staff' ? (path === 'gather' ? 200 : 422) : 403;
  };
  it.each(ACTORS)('%s', async (actor) => {
    const [id] = await candidates(1);
    const statuses = await Promise.all([
      read(actor, 'desk'), read(actor, 'left-out'), post(actor, 'batch', { action: 'shortlist', ids: [id], dryRun: true }), post(actor, 'publicise'), post(actor, 'gather'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual(['desk', 'left-out', 'batch', 'publicise', 'gather'].map((path) => expected(path, actor)));
    expect((await bed.as('staff', `/certification-rounds/${bed.own.id}/desk`)).status).toBe(404);
  });
});

describe('lists of the desk', () => {
  it('filter by state, text, class and metrics, by the page', async () => {
    const [first, second] = await candidates(2);
    await bed.pool.query(`update certifications set metrics = '[{"name":"甲","meets":true},{"name":"乙","meets":true}]', metrics_met = 2, metrics_known = 2, product_name = '焊机' where id = $1`, [first]);
    await bed.pool.query(`update certifications set metrics = '[{"name":"甲","meets":false},{"name":"乙","meets":null}]', metrics_met = 0, metrics_known = 1 where id = $1`, [second]);
    await asAction(bed.pool, 'certifications', second!, { status: 'shortlisted' });
    const found = async (query: string) => ((await (await read('auditor', `desk?${query}`)).json()) as { rows: { id: string }[]; total: number }).rows.map(({ id }) => id);
    expect(await found('')).toEqual([first, second]);
    for (const [query, ids] of [
      ['status=shortlisted', [second]], [`q=${encodeURIComponent('焊')}`, [first]], [`q=${encodeURIComponent(bed.own.name)}`, [first, second]], ['met=1', [first]], ['met=3', []], ['outcome=allMet', [first]], ['outcome=missing', [second]],
      ['outcome=unmet', [second]], ['industry=34', [first, second]], ['industry=35', []], ['productClass=3403', [first, second]], ['reached=shortlisted', [second]], ['status=nothing', [first, second]], ['page=2', []],
    ] as const) expect([query, await found(query)]).toEqual([query, ids]);
  });

  it('tell who is left out, for each reason how many', async () => {
    await filedProduct(bed.pool, bed.own, { wants_certification: false });
    await filedProduct(bed.pool, bed.own, { patents_disclosed: false });
    expect(await (await post('staff', 'gather')).json()).toEqual({ candidates: 0, leftOut: 2 });
    const body = (await (await read('reviewer', 'left-out?reason=notWanted')).json()) as { total: number; reasons: { key: string; count: number }[] };
    expect([body.total, Object.fromEntries(body.reasons.map(({ key, count }) => [key, count]))]).toEqual([1, { notFiled: 0, notWanted: 1, notCurrent: 0, late: 0, notDisclosed: 1, noAssetReport: 2 }]);
  });
});

describe('the rules of a round', () => {
  it('changed after a gathering ask for another one; other words do not, and after the publicity the rules stand', async () => {
    const patch = (json: unknown) => bed.as('staff', `/certification-rounds/${round}`, { method: 'PATCH', json });
    const isGathered = async () => (await bed.pool.query<{ at: Date | null }>('select gathered_at as at from certification_rounds where id = $1', [round])).rows[0]?.at !== null;
    await post('staff', 'gather');
    expect([(await patch({ title: '另一个名称', publicityDays: 5 })).status, await isGathered()]).toEqual([200, true]);
    expect([(await patch({ closesOn: '2026-07-31' })).status, await isGathered()]).toEqual([200, false]);
    await certification(bed.pool, bed.own, 'shortlisted', { round });
    expect((await post('staff', 'publicise')).status).toBe(200);
    expect([(await patch({ closesOn: '2026-08-31' })).status, (await patch({ title: '更好的名称' })).status]).toEqual([409, 200]);
  });
});

describe('a batch', () => {
  it('is told beforehand, changes nothing then, and decides each by its own rules', async () => {
    const ids = await candidates(3);
    const stuck = await filedProduct(bed.pool, bed.own);
    const refused = await certification(bed.pool, bed.own, 'candidate', { round, product: stuck });
    await asAction(bed.pool, 'products', stuck, { status: 'withdrawing' });
    const done = await certification(bed.pool, bed.own, 'excluded', { round });
    const asked = { action: 'shortlist', filter: {} };
    const told = await preview(asked);
    expect(told).toMatchObject({ total: 5, allowed: 3, names: Array(3).fill('等离子弧切割机') });
    expect(told.refused.map(({ why, count }) => [count, why])).toEqual([[1, expect.stringContaining('不是“已备案”状态')], [1, expect.stringContaining('目前为“未通过”')]]);
    expect(await standing(bed.pool, round)).toEqual({ candidate: 4, excluded: 1 });
    const answer = await batch({ ...asked, until: told.until });
    expect(answer).toMatchObject({ done: 3, next: null });
    expect(answer.refused.map(({ id, why }) => [id, why]).toSorted()).toEqual([[refused, expect.stringContaining('不是“已备案”状态')], [done, expect.stringContaining('目前为“未通过”')]].toSorted());
    expect(await standing(bed.pool, round)).toEqual({ shortlisted: 3, candidate: 1, excluded: 1 });
    const { rows } = await bed.pool.query<{ count: number }>(`select count(*)::int as count from case_log where case_collection = 'certifications' and case_id = any($1::text[]) and action = 'shortlist'`, [ids]);
    expect(rows[0]?.count).toBe(3);
  });

  it('repeated with the same key has one effect and the same answer', async () => {
    const ids = await candidates(2);
    const first = await batch({ action: 'shortlist', ids }, 'reviewer', 'same');
    expect([first, await batch({ action: 'shortlist', ids }, 'reviewer', 'same')]).toEqual(Array(2).fill({ done: 2, refused: [], next: null }));
    expect(await batch({ action: 'shortlist', ids }, 'reviewer', 'another')).toMatchObject({ done: 0, refused: [{ why: expect.stringContaining('拟认定') }, {}] });
  });

  it('goes through all a filter finds in pieces, each once, and no further than what was told', async () => {
    await assetReport(bed.pool, bed.own, 2025);
    await manyProducts(bed.pool, bed.own, BATCH_SIZE + 30);
    await post('staff', 'gather');
    const asked = { action: 'exclude', filter: { status: 'candidate' }, reason: '未达到基准' };
    const { until, allowed } = await preview(asked);
    expect(allowed).toBe(BATCH_SIZE + 30);
    await candidates(1);
    const first = await batch({ ...asked, until });
    expect([first.done, first.next]).toEqual([BATCH_SIZE, expect.any(String)]);
    expect(await batch({ ...asked, until, after: first.next })).toEqual({ done: 30, refused: [], next: null });
    expect(await standing(bed.pool, round)).toEqual({ excluded: BATCH_SIZE + 30, candidate: 1 });
  });

  it('asks for the reason once, names nobody of another round, and takes no more ids than one request works off', async () => {
    const ids = await candidates(1);
    const other = await certification(bed.pool, bed.own, 'candidate');
    const refusal = async (json: unknown) => {
      const answer = await post('reviewer', 'batch', json);
      return [answer.status, ((await answer.json()) as Errors).errors[0]?.message];
    };
    expect(await refusal({ action: 'exclude', ids })).toEqual([422, '请填写理由。']);
    expect(await refusal({ action: 'certify', ids })).toEqual([403, expect.stringContaining('由平台管理员办理')]);
    for (const bad of [{ action: 'publicise', ids }, { action: 'shortlist' }, { action: 'shortlist', ids, filter: {} }, { action: 'shortlist', ids: ['x'] }, { action: 'shortlist', ids: Array(BATCH_SIZE + 1).fill(ids[0]) }, { action: 'shortlist', filter: { status: 'x' } }]) {
      expect(await refusal(bad)).toEqual([400, expect.stringMatching(/[一-鿿]/)]);
    }
    expect(await batch({ action: 'shortlist', ids: [other] })).toEqual({ done: 0, refused: [], next: null });
  });

  it('of staff certifies after the publicity and drops before, with a reason', async () => {
    const id = await certification(bed.pool, bed.own, 'publicised', { round });
    await bed.pool.query(`update certification_rounds set publicised_at = now(), publicity_ends_on = '2026-01-31' where id = $1`, [round]);
    const dropped = await certification(bed.pool, bed.own, 'publicised', { round });
    expect(await batch({ action: 'drop', ids: [dropped], reason: '事实有变' }, 'staff')).toMatchObject({ done: 1 });
    expect(await batch({ action: 'certify', ids: [id] }, 'staff')).toMatchObject({ done: 1 });
    expect(await standing(bed.pool, round)).toEqual({ certified: 1, excluded: 1 });
  });
});

describe('the publicity over REST', () => {
  it('releases the announcement with the products, tells the last day, and is done once', async () => {
    await candidates(2);
    await moveAll(bed.pool, round, 'shortlisted');
    const answer = await post('staff', 'publicise');
    expect([answer.status, await answer.json()]).toEqual([200, { moved: 2, endsOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) }]);
    expect([await released(), await standing(bed.pool, round)]).toEqual(['published', { publicised: 2 }]);
    const again = await post('staff', 'publicise');
    expect([again.status, ((await again.json()) as Errors).errors[0]?.message]).toEqual([409, '本批次已经公示过了。']);
  });

  it('does neither when a product no longer qualifies', async () => {
    const product = await filedProduct(bed.pool, bed.own);
    await certification(bed.pool, bed.own, 'shortlisted', { round });
    await certification(bed.pool, bed.own, 'shortlisted', { round, product });
    await asAction(bed.pool, 'products', product, { status: 'withdrawing' });
    const answer = await post('staff', 'publicise');
    expect([answer.status, ((await answer.json()) as Errors).errors.map(({ message }) => message)]).toEqual([422, [expect.stringContaining('整个批次没有公示'), expect.stringContaining('不是“已备案”状态')]]);
    expect([await released(), await standing(bed.pool, round)]).toEqual(['draft', { shortlisted: 2 }]);
  });

  it('does neither when the announcement was withdrawn', async () => {
    await certification(bed.pool, bed.own, 'shortlisted', { round });
    await bed.pool.query('update certification_rounds set announcement_id = $2 where id = $1', [round, await announcement(bed.pool, 'withdrawn')]);
    const answer = await post('staff', 'publicise');
    expect([answer.status, ((await answer.json()) as Errors).errors]).toEqual([422, [{ field: 'announcement', message: expect.stringContaining('已经撤下') }]]);
    expect(await standing(bed.pool, round)).toEqual({ shortlisted: 1 });
  });

  it('leaves nothing half done when the database ends it in the middle: 503, and the next press does all of it', async () => {
    const last = await filedProduct(bed.pool, bed.own);
    await candidates(20);
    await certification(bed.pool, bed.own, 'candidate', { round, product: last });
    await moveAll(bed.pool, round, 'shortlisted');
    const holder = await bed.pool.connect();
    await holder.query('begin');
    await holder.query('select 1 from products where id = $1 for update', [last]);
    const pressed = post('staff', 'publicise');
    await endWaiting();
    const answer = await pressed;
    await holder.query('rollback');
    holder.release();
    expect([answer.status, await released(), await standing(bed.pool, round)]).toEqual([503, 'draft', { shortlisted: 21 }]);
    const { rows } = await bed.pool.query('select publicised_at as begun from certification_rounds where id = $1', [round]);
    expect(rows).toEqual([{ begun: null }]);
    expect((await post('staff', 'publicise')).status).toBe(200);
    expect([await released(), await standing(bed.pool, round)]).toEqual(['published', { publicised: 21 }]);
  });
});

/** The last one: this process then refuses that person for a minute. */
describe('who works faster than hands can', () => {
  it('is asked to wait', async () => {
    const [id] = await candidates(1);
    const statuses: number[] = [];
    for (let nth = 0; nth < 121; nth += 1) statuses.push((await post('reviewer', 'batch', { action: 'shortlist', ids: [id], dryRun: true })).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([120, 429]);
  });
});

/** Ends the connection that waits for a lock, as a server that goes down does. */
async function endWaiting(): Promise<void> {
  for (;;) {
    const { rows } = await bed.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`);
    if (rows.length > 0) return;
    await pause(20);
  }
}
