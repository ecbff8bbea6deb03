import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../src/adapters/logger.ts';
import { gatherCandidates } from '../../src/casework/candidates.ts';
import { certifyDue, expireDue } from '../../src/casework/certificationRounds.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { runHourly } from '../../src/scheduling/hourly.ts';
import { announcement } from '../support/announcements.ts';
import { certification, certificationRound, filedProduct, objection } from '../support/certification.ts';
import { manyProducts, moveAll, publicise, shanghai, standing } from '../support/certificationRounds.ts';
import { assetReport, company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction } from '../support/updates.ts';

let database: TestDatabase;
let pool: pg.Pool;
let owner: Company;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = database.pool;
});
afterAll(() => database.drop());
beforeEach(async () => {
  await pool.query('truncate objections, certifications, certification_rounds, products cascade');
  owner = await company(pool);
});

const NOW = shanghai('2026-07-01T09:00:00');
const newRound = async () => certificationRound(pool, { announcement_id: await announcement(pool, 'draft') });
const statusOf = async (id: string) => (await pool.query<{ status: string }>('select status::text from certifications where id = $1', [id])).rows[0]?.status;
const act = (id: string, action: string, actor = officer('reviewer'), now = NOW, reason = '理由') => performAction(pool, { collection: 'certifications', id, action, actor, input: { reason } }, () => now);
const roundRow = async (round: string) => (await pool.query('select publicised_at as "begunAt", publicity_ends_on as "endsOn" from certification_rounds where id = $1', [round])).rows[0];

describe('the publicity of a round', () => {
  it('moves every shortlisted product and nobody else, and ends after the working days that were set', async () => {
    const round = await newRound();
    const [first, second, candidate, excluded] = await Promise.all(['shortlisted', 'shortlisted', 'candidate', 'excluded'].map((status) => certification(pool, owner, status, { round })));
    expect(await publicise(pool, round, NOW)).toMatchObject({ moved: 2, endsOn: '2026-07-15' });
    expect(await Promise.all([first!, second!, candidate!, excluded!].map(statusOf))).toEqual(['publicised', 'publicised', 'candidate', 'excluded']);
    expect(await roundRow(round)).toEqual({ begunAt: NOW, endsOn: '2026-07-15' });
  });

  it('is done once, by staff, with an announcement, and not for nothing', async () => {
    const round = await newRound();
    expect(await publicise(pool, round, NOW)).toMatchObject({ httpStatus: 422, message: expect.stringContaining('还没有拟认定的产品') });
    await certification(pool, owner, 'shortlisted', { round });
    expect(await publicise(pool, round, NOW, officer('reviewer'))).toMatchObject({ httpStatus: 403 });
    const bare = await certificationRound(pool);
    await certification(pool, owner, 'shortlisted', { round: bare });
    expect(await publicise(pool, bare, NOW)).toMatchObject({ httpStatus: 422, message: expect.stringContaining('公告') });
    expect(await publicise(pool, round, NOW)).toMatchObject({ moved: 1 });
    expect(await publicise(pool, round, NOW)).toMatchObject({ httpStatus: 409 });
  });

  it('is all or nothing: one product that no longer qualifies keeps the whole round back, and is named', async () => {
    const round = await newRound();
    const product = await filedProduct(pool, owner);
    await certification(pool, owner, 'shortlisted', { round });
    const stuck = await certification(pool, owner, 'shortlisted', { round, product });
    await asAction(pool, 'products', product, { patents_disclosed: false });
    expect(await publicise(pool, round, NOW)).toMatchObject({ httpStatus: 422, problems: [{ field: 'products' }, { field: stuck, message: expect.stringContaining('没有公开关联专利') }] });
    expect([await standing(pool, round), await roundRow(round)]).toEqual([{ shortlisted: 2 }, { begunAt: null, endsOn: null }]);
  });

  it('needs a second person: whoever shortlisted a product cannot publicise it', async () => {
    const round = await newRound();
    const person = officer('reviewer', '两面');
    const id = await certification(pool, owner, 'candidate', { round });
    expect((await act(id, 'shortlist', person)).ok).toBe(true);
    expect(await publicise(pool, round, NOW, { ...person, role: 'staff' })).toMatchObject({ httpStatus: 422, problems: [{ field: 'products' }, { message: expect.stringContaining('列入拟认定的人不能办理公示') }] });
    expect(await publicise(pool, round, NOW)).toMatchObject({ moved: 1 });
  });

  it('at the same moment as shortlisting leaves nobody shortlisted behind', async () => {
    const round = await newRound();
    const ids = await Promise.all(Array.from({ length: 12 }, () => certification(pool, owner, 'candidate', { round })));
    await certification(pool, owner, 'shortlisted', { round });
    const reviewer = officer('reviewer');
    const [published, ...decided] = await Promise.all([publicise(pool, round, NOW), ...ids.map((id) => act(id, 'shortlist', reviewer))]);
    const { moved } = published as { moved: number };
    const shortlisted = decided.filter(({ ok }) => ok).length;
    expect(moved).toBe(shortlisted + 1);
    expect(await standing(pool, round)).toEqual({ publicised: moved, ...(shortlisted < 12 ? { candidate: 12 - shortlisted } : {}) });
    for (const each of decided) if (!each.ok) expect([each.httpStatus === 409 || each.httpStatus === 422, each.errors[0]?.message]).toEqual([true, expect.stringMatching(/公示/)]);
  });

  it('pressed twice at once happens once', async () => {
    const round = await newRound();
    await certification(pool, owner, 'shortlisted', { round });
    const answers = await Promise.all([publicise(pool, round, NOW), publicise(pool, round, NOW)]);
    expect(answers.map((answer) => ('moved' in answer ? 200 : answer.httpStatus)).toSorted()).toEqual([200, 409]);
  });
});

describe('after the publicity', () => {
  /** In publicity through 2026-07-15, so many products. */
  const publicised = async (count: number) => {
    const round = await certificationRound(pool, { publicised_at: NOW, publicity_ends_on: '2026-07-15' });
    return { round, ids: await Promise.all(Array.from({ length: count }, () => certification(pool, owner, 'publicised', { round }))) };
  };
  const LAST = shanghai('2026-07-15T23:59:59.999');
  const OVER = shanghai('2026-07-16T00:00:00.000');

  it('nobody is certified before midnight of the last day, everybody after it', async () => {
    const { round } = await publicised(2);
    expect([await certifyDue(pool, LAST), await standing(pool, round)]).toEqual([0, { publicised: 2 }]);
    expect([await certifyDue(pool, OVER), await standing(pool, round)]).toEqual([2, { certified: 2 }]);
    const { rows } = await pool.query('select issued_on, valid_until from certifications where round_id = $1', [round]);
    expect(rows).toEqual(Array(2).fill({ issued_on: '2026-07-16', valid_until: '2027-07-16' }));
  });

  it('an open objection blocks its product alone, also for staff; once dismissed the next hour certifies it', async () => {
    const { round, ids } = await publicised(2);
    const disputed = await objection(pool, owner, 'accepted', { certification_id: ids[0] });
    expect([await certifyDue(pool, OVER), await standing(pool, round)]).toEqual([1, { certified: 1, publicised: 1 }]);
    expect(await act(ids[0]!, 'certify', officer('staff'), OVER)).toMatchObject({ ok: false, httpStatus: 422, errors: [{ message: expect.stringContaining('异议') }] });
    await asAction(pool, 'objections', disputed, { status: 'dismissed' });
    expect([await certifyDue(pool, OVER), await standing(pool, round)]).toEqual([1, { certified: 2 }]);
  });

  it('two workers at once certify each product exactly once: one number, one certificate, one notice per address', async () => {
    const { round, ids } = await publicised(15);
    const done = await Promise.all([certifyDue(pool, OVER), certifyDue(pool, OVER)]);
    expect([done[0]! + done[1]!, await standing(pool, round)]).toEqual([15, { certified: 15 }]);
    const { rows } = await pool.query<{ numbers: number; papers: number; entries: number }>(
      `select (select count(distinct number)::int from certifications where round_id = $1) as numbers, (select count(*)::int from certificates where certification_id = any($2)) as papers,
         (select count(*)::int from case_log where case_collection = 'certifications' and case_id = any($2::text[]) and action = 'certify') as entries`,
      [round, ids],
    );
    expect(rows).toEqual([{ numbers: 15, papers: 15, entries: 15 }]);
    const { rows: notices } = await pool.query<{ count: number }>(`select count(*)::int as count from notices where template = 'certification-certified' group by dedupe_key having count(*) > 1`);
    expect(notices).toEqual([]);
  });

  it('a worker that was down for days makes up for it when it starts, and stops between two products when told to', async () => {
    const { round, ids } = await publicised(3);
    const expired = await certification(pool, owner, 'certified', {});
    await asAction(pool, 'certifications', expired, { valid_until: '2026-07-14' });
    const late = shanghai('2026-07-20T10:00:00');
    const told = AbortSignal.abort();
    expect([await certifyDue(pool, late, told), await expireDue(pool, late, told), await standing(pool, round)]).toEqual([0, 0, { publicised: 3 }]);
    const stop = new AbortController();
    const tasks = [
      { name: 'certify', runEach: (same: pg.Pool, signal: AbortSignal) => certifyDue(same, late, signal) },
      { name: 'expire', runEach: async (same: pg.Pool, signal: AbortSignal) => { await expireDue(same, late, signal); stop.abort(); } },
    ];
    await runHourly({ pool, log: createLogger('worker'), tasks, signal: stop.signal });
    expect([await standing(pool, round), await statusOf(expired)]).toEqual([{ certified: 3 }, 'expired']);
    expect((await pool.query('select distinct issued_on from certifications where id = any($1)', [ids])).rows).toEqual([{ issued_on: '2026-07-20' }]);
  });

  it('a certification holds through its last day and ends with midnight', async () => {
    const id = await certification(pool, owner, 'certified', {});
    await asAction(pool, 'certifications', id, { valid_until: '2028-02-29' });
    expect([await expireDue(pool, shanghai('2028-02-29T23:59:59.999')), await statusOf(id)]).toEqual([0, 'certified']);
    expect([await expireDue(pool, shanghai('2028-03-01T00:00:00.000')), await statusOf(id)]).toEqual([1, 'expired']);
    expect(await expireDue(pool, shanghai('2028-03-02T00:00:00.000'))).toBe(0);
  });
});

describe('a whole round', () => {
  it('of hundreds of products is publicised in one transaction', async () => {
    await assetReport(pool, owner, 2025);
    await manyProducts(pool, owner, 400);
    const round = await newRound();
    expect(await gatherCandidates(pool, round, NOW)).toEqual({ candidates: 400, leftOut: 0 });
    await moveAll(pool, round, 'shortlisted');
    expect(await publicise(pool, round, NOW)).toMatchObject({ moved: 400 });
    expect(await standing(pool, round)).toEqual({ publicised: 400 });
    const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from case_log l join certifications c on c.id::text = l.case_id where c.round_id = $1 and l.action = 'publicise'`, [round]);
    expect(rows[0]?.count).toBe(400);
  });
});
