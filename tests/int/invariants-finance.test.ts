import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import { contentHash, snapshotOf } from '../../src/casework/submissions.ts';
import type { ActionRequest, CaseRow } from '../../src/casework/types.ts';
import { attachmentsOf } from '../../src/casework/rows.ts';
import { brokenChains } from '../../src/casework/verifyChains.ts';
import { subsidyForm } from '../../src/domain/forms/subsidyApplication.ts';
import { lifecycleOf } from '../../src/domain/lifecycle/index.ts';
import type { Actor, Role } from '../../src/domain/roles.ts';
import { bank, draftApplication, draftRepayment, loan, round, teller } from '../support/loans.ts';
import { attachFiles, company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction } from '../support/updates.ts';
import { mend, must, settledLoan, submittedApplication, type Desk } from '../support/subsidies.ts';

/** The invariants 22 to 30 of page 6, on real PostgreSQL, with several people at once. */
let database: TestDatabase;
let desk: Desk;
let stranger: Company;
let otherBank: Actor;
const people: Record<string, Actor> = { r1: officer('reviewer', '甲'), r2: officer('reviewer', '乙'), s1: officer('staff', '丙'), s2: officer('staff', '丁') };
/** Whoever approved must not grant, whatever hat they wear. */
people.r1staff = { ...people.r1!, role: 'staff' };
const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async <R>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];

beforeAll(async () => {
  database = await createTestDatabase();
  const bankId = await bank(database.pool);
  desk = { pool: database.pool, owner: await company(database.pool), bankId, counter: await teller(database.pool, bankId), reviewer: people.r1! };
  stranger = await company(database.pool);
  otherBank = await teller(database.pool, await bank(database.pool));
});
afterAll(() => database.drop());

const actorOf = (name: string): Actor => people[name] ?? { clerk: desk.owner.clerk, stranger: stranger.clerk, counter: desk.counter, otherBank }[name]!;
const HANDS: Partial<Record<Role, string[]>> = { enterprise: ['clerk'], bank: ['counter'], reviewer: ['r1', 'r2'], staff: ['s1', 's2', 'r1staff'] };

const pairs = (collection: 'repayments' | 'subsidy-applications') => {
  const step = fc.record({
    which: fc.nat(2),
    action: fc.constantFrom(...Object.keys(lifecycleOf(collection).actions)),
    who: fc.constantFrom('clerk', 'stranger', 'counter', 'otherBank', ...Object.keys(people)),
    // Most steps are something somebody may do in this state, so that walks get far; the rest is anything by anybody.
    guided: fc.constantFrom(true, true, true, false),
    pick: fc.nat(1000),
  });
  // Two at once, often on the same case: a race.
  return fc.array(fc.tuple(step, step), { minLength: 6, maxLength: 14 });
};
type Step = { which: number; action: string; who: string; guided: boolean; pick: number };

/** Steps that end a walk are taken seldom, so that walks get far. */
const ENDS = ['withdraw', 'refuse', 'recall', 'default'];

async function request(collection: 'repayments' | 'subsidy-applications', ids: readonly string[], step: Step): Promise<ActionRequest> {
  const id = ids[step.which % ids.length]!;
  const [row] = await rowsOf<{ status: string }>(`select status::text as status from ${collection.replaceAll('-', '_')} where id = $1`, [id]);
  const moves = Object.entries(lifecycleOf(collection).actions).filter(([name, { from, to }]) => from.includes(row!.status) && to !== 'stay' && (step.pick % 5 === 0 || !ENDS.includes(name)));
  const [action, { by }] = (step.guided && moves[step.pick % moves.length]) || [step.action, { by: [] as readonly Role[] }];
  const hands = by.flatMap((role) => HANDS[role] ?? []);
  const amount = action === 'grant' ? { amount: [7_300_000, 7_000_000, 7_300_001, 1][step.pick % 4]! } : {};
  return { collection, id, action, actor: actorOf(hands[step.pick % hands.length] ?? step.who), input: { reason: '理由', ...amount } };
}

describe('any sequence of repayments by anybody (22, 23)', () => {
  it('only the loan’s bank confirms, and the balance is the principal less what it confirmed, never below nothing', async () => {
    await fc.assert(
      fc.asyncProperty(pairs('repayments'), fc.array(fc.record({ wan: fc.integer({ min: 1, max: 400 }), outcome: fc.constantFrom('01', '03', '04') }), { minLength: 3, maxLength: 3 }), async (walk, parts) => {
        const loanId = await loan(database.pool, desk.owner, desk.bankId);
        const ids: string[] = [];
        for (const { wan, outcome } of parts) ids.push(await draftRepayment(database.pool, desk.owner, loanId, { principal: wan * 1_000_000, outcome }));
        for (const steps of walk) await Promise.all((await Promise.all(steps.map((step) => request('repayments', ids, step)))).map(act));
        const [row] = await rowsOf<{ remaining: string; principal: string; status: string }>('select remaining, principal, status::text as status from loans where id = $1', [loanId]);
        const confirmed = await rowsOf<{ sum: string; late: boolean; open: number }>(
          `select coalesce(sum(principal) filter (where status = 'confirmed'), 0) as sum, coalesce(bool_or(repaid_on < '2024-01-10'), false) as late,
             count(*) filter (where status = 'submitted')::int as open from repayments where loan_id = $1`,
          [loanId],
        );
        expect(Number(row!.remaining)).toBe(Number(row!.principal) - Number(confirmed[0]!.sum));
        expect(Number(row!.remaining)).toBeGreaterThanOrEqual(0);
        expect([confirmed[0]!.late, confirmed[0]!.open <= 1]).toEqual([false, true]);
        if (row!.status === 'settled') expect(row!.remaining).toBe('0');
        const who = await rowsOf<{ actor: string }>(`select distinct actor_id as actor from case_log where case_id = any($1) and action in ('confirm', 'return')`, [ids]);
        expect(who.every(({ actor }) => actor === desk.counter.id)).toBe(true);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    const [far] = await rowsOf<{ confirmed: number; settled: number }>(`select (select count(*)::int from repayments where status = 'confirmed') as confirmed, (select count(*)::int from loans where status <> 'active') as settled`);
    expect(far!.confirmed).toBeGreaterThan(3);
  }, 60_000);

  it('22: interest is subsidised only after a repayment was confirmed', async () => {
    const id = await draftApplication(database.pool, desk.owner, { loanId: await loan(database.pool, desk.owner, desk.bankId), roundId: await round(database.pool) });
    expect(await act({ collection: 'subsidy-applications', id, action: 'submit', actor: desk.owner.clerk })).toMatchObject({ ok: false, httpStatus: 422 });
  });
});

describe('any sequence of steps on applications for one loan by anybody (24 to 27)', () => {
  it('one is live, amounts stay within each other, paper comes after approval, and a valid form says what was approved', async () => {
    const roundId = await round(database.pool, { budget: 1_000_000_000 });
    await fc.assert(
      fc.asyncProperty(pairs('subsidy-applications'), async (walk) => {
        const loanId = await settledLoan(desk);
        const ids: string[] = [];
        for (let count = 0; count < 2; count += 1) ids.push(await draftApplication(database.pool, desk.owner, { loanId, roundId }));
        for (const steps of walk) {
          for (const id of ids) await database.pool.query(`update subsidy_applications set is_revision = true, revision_note = '已改' where id = $1 and status = 'paperRejected'`, [id]);
          await Promise.all((await Promise.all(steps.map((step) => request('subsidy-applications', ids, step)))).map(act));
          await checkApplications(ids);
        }
        for (const id of ids) await checkPaperLog(id);
      }),
      { numRuns: 16, endOnFailure: true },
    );
    expect(await brokenChains(database.pool)).toEqual([]);
    const reached = await rowsOf<{ to: string }>(`select distinct to_status as "to" from case_log where case_collection = 'subsidy-applications'`);
    expect(reached.map(({ to }) => to)).toEqual(expect.arrayContaining(['approved', 'paperAccepted', 'paperRejected', 'revised']));
  }, 60_000);
});

type Application = CaseRow & { requested_fen: string | null; approved_fen: string | null; granted_fen: string | null; form_hash: string | null };
const LIVE = ['submitted', 'rejected', 'approved', 'paperRejected', 'revised', 'paperAccepted', 'granted'];

async function checkApplications(ids: readonly string[]): Promise<void> {
  const rows = await rowsOf<Application>('select * from subsidy_applications where id = any($1::uuid[])', [ids]);
  expect(rows.filter(({ status }) => LIVE.includes(status)).length).toBeLessThanOrEqual(1);
  for (const row of rows) {
    const [requested, approved, granted] = [row.requested_fen, row.approved_fen, row.granted_fen].map((fen) => (fen === null ? null : Number(fen)));
    if (granted !== null) expect([granted! > 0, granted! <= approved!, granted! <= requested!, approved! <= requested!]).toEqual([true, true, true, true]);
    expect(row.status === 'granted').toBe(granted !== null);
    const forms = await rowsOf<{ hash: string }>(`select content_hash as hash from certificates where application_id = $1 and kind = 'form' and void_at is null`, [row.id]);
    // After a refused paper the form holds until something is changed.
    if (row.status === 'paperRejected') expect(forms.length).toBeLessThanOrEqual(1);
    else expect(forms.length).toBe(['approved', 'paperAccepted', 'granted'].includes(row.status) ? 1 : 0);
    // What was approved is what lies there, until the company may change it again.
    if (['approved', 'paperAccepted', 'granted'].includes(row.status)) {
      const files = await attachmentsOf(database.pool, 'subsidy-applications', row.id);
      const hash = contentHash(snapshotOf(subsidyForm, row, { files, extra: { ipItems: row.ip_items ?? [] } }));
      expect([forms[0]!.hash, row.form_hash]).toEqual([hash, hash]);
    }
  }
}

async function checkPaperLog(id: string): Promise<void> {
  const log = await rowsOf<{ action: string; actor: string }>('select action, actor_id as actor from case_log where case_id = $1 order by sequence', [id]);
  log.forEach(({ action, actor }, index) => {
    const before = log.slice(0, index);
    if (['acceptPaper', 'rejectPaper', 'lapse'].includes(action)) expect(before.some((row) => ['approve', 'acceptRevision'].includes(row.action))).toBe(true);
    if (action === 'grant') expect(before.findLast((row) => ['approve', 'acceptRevision'].includes(row.action))!.actor).not.toBe(actor);
  });
}

describe('a renamed company (28)', () => {
  it('hands nothing in without the proof, on screen or after the paper', async () => {
    const roundId = await round(database.pool);
    const id = await draftApplication(database.pool, desk.owner, { loanId: await settledLoan(desk), roundId }, { is_renamed: true });
    const submit = () => act({ collection: 'subsidy-applications', id, action: 'submit', actor: desk.owner.clerk });
    expect(await submit()).toMatchObject({ ok: false, httpStatus: 422, errors: expect.arrayContaining([expect.objectContaining({ field: 'renameProof' })]) });
    await attachFiles(database.pool, desk.owner, 'subsidy-applications', id, ['renameProof']);
    expect(await submit()).toMatchObject({ ok: true });
    const { id: later } = await submittedApplication(desk, roundId);
    await must(database.pool, 'subsidy-applications', later, 'approve', people.r1!);
    await must(database.pool, 'subsidy-applications', later, 'rejectPaper', people.r1!, { reason: '单位已改名' });
    await mend(database.pool, later, { is_renamed: true });
    expect(await act({ collection: 'subsidy-applications', id: later, action: 'revise', actor: desk.owner.clerk })).toMatchObject({ ok: false, httpStatus: 422 });
  });
});

describe('two at once, and the same twice (29, 30)', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await submittedApplication(desk, await round(database.pool)));
  });

  it('29: of many simultaneous decisions one wins, and the others are told who decided', async () => {
    const reviewers = Array.from({ length: 6 }, (_, index) => officer('reviewer', `审核员${index}`));
    const outcomes = await Promise.all(reviewers.map((actor, index) => act({ collection: 'subsidy-applications', id, action: ['approve', 'reject', 'refuse'][index % 3]!, actor, input: { reason: '理由' } })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toMatchObject({ httpStatus: 409, errors: [{ message: expect.stringMatching(/审核员\d已于/) }] });
  });

  it('30: a grant pressed twice with one key pays once and answers the same', async () => {
    for (const action of ['approve', 'acceptPaper']) await must(database.pool, 'subsidy-applications', id, action, people.r1!);
    const grant: ActionRequest = { collection: 'subsidy-applications', id, action: 'grant', actor: people.s1!, idempotencyKey: `grant-${id}` };
    const [first, again] = await Promise.all([act(grant), act(grant)]);
    expect([first.ok, again]).toEqual([true, first]);
    expect(await rowsOf(`select 1 from case_log where case_id = $1 and action = 'grant'`, [id])).toHaveLength(1);
  });
});

describe('the budget of a round (25)', () => {
  it('is never exceeded by 100 grants that race, nor is one refused that would have fitted', async () => {
    const [budget, cap] = [300_000_000, 45_000_000];
    const roundId = await round(database.pool, { budget, capPerEnterpriseYear: cap });
    const amounts = new Map<string, number>();
    const owners: Company[] = [];
    for (let count = 0; count < 10; count += 1) owners.push(await company(database.pool));
    for (let count = 0; count < 100; count += 1) {
      const fen = (1 + ((count * 37) % 90)) * 100_000;
      amounts.set(await readyToGrant(owners[count % 10]!, roundId, fen), fen);
    }
    const outcomes = await raced([...amounts].map(([id, fen], index) => async () => ({ fen, id, outcome: await granted(id, officer('staff', `管理员${index}`)) })));
    const rows = await rowsOf<{ owner: string; sum: string }>(`select enterprise_id as owner, sum(granted_fen) as sum from subsidy_applications where round_id = $1 and status = 'granted' group by 1`, [roundId]);
    const total = rows.reduce((sum, row) => sum + Number(row.sum), 0);
    expect(total).toBe(outcomes.filter(({ outcome }) => outcome.ok).reduce((sum, { fen }) => sum + fen, 0));
    expect(total).toBeLessThanOrEqual(budget);
    for (const { sum } of rows) expect(Number(sum)).toBeLessThanOrEqual(cap);
    const refused = outcomes.filter(({ outcome }) => !outcome.ok);
    expect(refused.length).toBeGreaterThan(0);
    for (const { fen, id, outcome } of refused) {
      expect(outcome).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringMatching(/预算还剩|本年度还能核定/) }] });
      const [owner] = await rowsOf<{ id: string }>('select enterprise_id as id from subsidy_applications where id = $1', [id]);
      const ownSum = Number(rows.find((row) => row.owner === owner!.id)?.sum ?? 0);
      expect(fen > budget - total || fen > cap - ownSum).toBe(true);
    }
  }, 60_000);
});

/** Everything at once, as far as the connections of the test reach: more would only wait for one and be told that the system is busy. */
async function raced<T>(work: (() => Promise<T>)[]): Promise<T[]> {
  const [waiting, done] = [work.toReversed(), [] as T[]];
  const hands = Array.from({ length: 5 }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) done.push(await next());
  });
  await Promise.all(hands);
  return done;
}

const granted = (id: string, actor: Actor) => act({ collection: 'subsidy-applications', id, action: 'grant', actor });

/** An application whose paper was accepted, put there at once: a hundred of them shall not take minutes. */
async function readyToGrant(owner: Company, roundId: string, fen: number): Promise<string> {
  const id = await draftApplication(database.pool, owner, { loanId: await loan(database.pool, owner, desk.bankId), roundId });
  await asAction(database.pool, 'subsidy_applications', id, { status: 'paperAccepted', application_number: `T${id}`, requested_fen: fen, approved_fen: fen });
  return id;
}
