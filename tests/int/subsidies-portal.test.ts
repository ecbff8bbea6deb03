import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionInput } from '../../src/domain/lifecycle/engine.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { financeFacts } from '../../src/queries/portalFinanceHints.ts';
import { lastRefusal } from '../../src/queries/portalCases.ts';
import { ROWS_A_PAGE } from '../../src/queries/portalLists.ts';
import { listSubsidies, portalSubsidy, subsidyBanks, type SubsidyFilter } from '../../src/queries/portalSubsidies.ts';
import { announcedRound, announcedRounds, judgedLoans } from '../../src/queries/portalSubsidyStarts.ts';
import { bank, draftApplication, draftRepayment, loan, round, teller } from '../support/loans.ts';
import { company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** What a company's pages about subsidies read. */
let db: TestDatabase;
let own: Company;
let other: Company;
let bankId: string;
let counter: Actor & { bank: string };
const [reviewer, second, staff] = [officer('reviewer'), officer('reviewer', '审核员乙'), officer('staff')];
const TODAY = '2026-06-15';
const ALL: SubsidyFilter = { number: '', bank: '', state: '', from: '', to: '', page: 1 };

beforeAll(async () => {
  db = await createTestDatabase();
  [own, other] = [await company(db.pool, { name: '甲测试有限公司' }), await company(db.pool, { name: '乙测试有限公司' })];
  bankId = await bank(db.pool, '示例银行科技支行');
  counter = await teller(db.pool, bankId);
});
afterAll(() => db.drop());

const act = async (id: string, action: string, actor: Actor, input: ActionInput = {}) =>
  expect(await performAction(db.pool, { collection: 'subsidy-applications', id, action, actor, input })).toMatchObject({ ok: true });

async function settled(owner: Company, overrides: Record<string, unknown> = {}, repaid: Record<string, unknown> = {}): Promise<string> {
  const loanId = await loan(db.pool, owner, bankId, overrides);
  const repayment = await draftRepayment(db.pool, owner, loanId, repaid);
  for (const [action, actor] of [['submit', owner.clerk], ['confirm', counter]] as const) {
    expect(await performAction(db.pool, { collection: 'repayments', id: repayment, action, actor })).toMatchObject({ ok: true });
  }
  return loanId;
}

async function handedIn(owner: Company, roundId: string): Promise<string> {
  const id = await draftApplication(db.pool, owner, { loanId: await settled(owner), roundId });
  await act(id, 'submit', owner.clerk);
  return id;
}

const judge = async (owner: Company, roundId: string, asked = { page: 1, first: '' }) => judgedLoans(db.pool, owner.id, (await announcedRound(db.pool, roundId))!, asked);

describe('the rounds to choose from', () => {
  it('are those announced, whatever their window, the open ones first', async () => {
    const [closed, open, secret] = [await round(db.pool, { title: '往期', closesOn: '2021-01-01' }), await round(db.pool, { title: '本期' }), await round(db.pool, { title: '未发布', isAnnounced: false })];
    const ids = (await announcedRounds(db.pool, TODAY)).map(({ id }) => id);
    expect(ids.indexOf(open)).toBeLessThan(ids.indexOf(closed));
    expect(ids).not.toContain(secret);
    expect(await announcedRound(db.pool, secret)).toBeNull();
    expect(await announcedRound(db.pool, 'no-id')).toBeNull();
  });

  it('say what their newest version says', async () => {
    const id = await round(db.pool);
    await db.pool.query(`insert into policy_round_versions (round_id, version, rules) select round_id, 2, rules || '{"title":"修订后的通知"}' from policy_round_versions where round_id = $1`, [id]);
    await db.pool.query('update policy_rounds set version = 2 where id = $1', [id]);
    expect((await announcedRound(db.pool, id))?.rules.title).toBe('修订后的通知');
  });
});

describe('the loans of a company under a round', () => {
  it('are all there, those that may be applied for first, the others with every rule they fail; nobody else\'s', async () => {
    const owner = await company(db.pool);
    const [running, fits, late] = [await loan(db.pool, owner, bankId), await settled(owner), await settled(owner, {}, { repaid_on: '2025-03-01' })];
    await settled(other);
    const list = await judge(owner, await round(db.pool, { repaidTo: '2025-02-28', outcomes: ['02'] }));
    expect([list.total, list.eligible]).toEqual([3, 0]);
    expect(Object.fromEntries(list.items.map(({ id, failed }) => [id, failed.map(({ rule }) => rule)]))).toEqual({ [running]: ['repaymentConfirmed'], [fits]: ['outcomes'], [late]: ['repaid', 'outcomes'] });
    const open = await judge(owner, await round(db.pool, { repaidTo: '2025-02-28' }));
    expect([open.eligible, open.items[0]?.id]).toEqual([1, fits]);
    expect(open.items.flatMap(({ failed }) => failed).every(({ sentence }) => sentence.endsWith('。'))).toBe(true);
  });

  it('say to the fen, line by line, what one that fits would yield; nothing for one that does not', async () => {
    const owner = await company(db.pool);
    await settled(owner);
    await loan(db.pool, owner, bankId);
    const { items } = await judge(owner, await round(db.pool));
    expect(items[0]?.computed).toMatchObject({ ok: true, requestedFen: 7_300_000, lines: [{ label: '实际支付的利息', amountFen: 14_600_000 }, { amountFen: 7_300_000 }, { amountFen: 7_300_000 }] });
    expect(items[1]?.computed).toBeNull();
  });

  it('say that they cannot be computed where no LPR covers the day', async () => {
    const owner = await company(db.pool);
    await settled(owner, { contract_from: '2012-01-10', disbursed_on: '2012-01-10' });
    const { items } = await judge(owner, await round(db.pool, { rateCap: 'lprAtDisbursement' }));
    expect(items[0]).toMatchObject({ failed: [], computed: { ok: false } });
  });

  it('lead to the draft or the application there is; a loan that was asked for comes on top', async () => {
    const owner = await company(db.pool);
    const roundId = await round(db.pool);
    const [drafted, applied, running] = [await settled(owner), await settled(owner), await loan(db.pool, owner, bankId)];
    const draft = await draftApplication(db.pool, owner, { loanId: drafted, roundId });
    const application = await draftApplication(db.pool, owner, { loanId: applied, roundId });
    await act(application, 'submit', owner.clerk);
    const { items } = await judge(owner, roundId, { page: 1, first: running });
    expect(items[0]?.id).toBe(running);
    const begun = Object.fromEntries(items.map((item) => [item.id, item]));
    expect(begun[drafted]).toMatchObject({ failed: [], begun: { id: draft, status: 'draft' } });
    expect(begun[applied]).toMatchObject({ failed: [{ rule: 'live' }], begun: { id: application, status: 'submitted' } });
    // A draft of another round is no answer to this one; for the other kind of subsidy nothing is begun.
    const fee = await judge(owner, await round(db.pool, { kind: 'fee', basis: 'feesPaid', repaymentConfirmed: false }));
    expect(fee.items.map((item) => item.begun)).toEqual([null, null, null]);
    expect(fee.eligible).toBe(3);
  });
});

describe('the list of applications', () => {
  it('is narrowed by number, bank, state and days of submission in Shanghai; another company\'s are absent', async () => {
    const owner = await company(db.pool);
    const roundId = await round(db.pool);
    const [first, draft] = [await handedIn(owner, roundId), await draftApplication(db.pool, owner, { loanId: await settled(owner), roundId })];
    const foreign = await handedIn(other, roundId);
    const ids = async (filter: Partial<SubsidyFilter>) => (await listSubsidies(db.pool, owner.id, { ...ALL, ...filter })).items.map(({ id }) => id);
    await asAction(first, { submitted_at: '2026-03-31T16:30:00Z' });
    const all = await listSubsidies(db.pool, owner.id, ALL);
    expect(all.items.map(({ id }) => id).toSorted()).toEqual([first, draft].toSorted());
    expect(all.items.find(({ id }) => id === first)).toMatchObject({ principalFen: 400_000_000, requestedFen: 7_300_000, approvedFen: null, grantedFen: null, contractFrom: '2024-01-10', contractTo: '2025-01-09', hasForm: false, bankName: '示例银行科技支行' });
    const { applicationNumber } = all.items.find(({ id }) => id === first)!;
    expect(await ids({ number: applicationNumber! })).toEqual([first]);
    expect(await ids({ number: '%' })).toEqual([]);
    expect(await ids({ state: 'draft' })).toEqual([draft]);
    expect([await ids({ from: '2026-04-01', to: '2026-04-01' }), await ids({ to: '2026-03-31' }), await ids({ from: '2026-04-02' })]).toEqual([[first], [], []]);
    expect((await ids({ from: '不是日期', bank: "x' or 1=1" })).length).toBe(2);
    expect(await subsidyBanks(db.pool, owner.id)).toEqual({ [bankId]: '示例银行科技支行' });
    expect((await ids({ bank: bankId })).length).toBe(2);
    expect(await ids({ bank: await bank(db.pool) })).toEqual([]);
    expect(await portalSubsidy(db.pool, owner.id, foreign, 2026)).toBeNull();
    expect(await portalSubsidy(db.pool, owner.id, 'no-id', 2026)).toBeNull();
  });

  it('is turned page by page without repeating', async () => {
    const owner = await company(db.pool);
    const where = { loanId: await settled(owner), roundId: await round(db.pool) };
    for (let count = 0; count <= ROWS_A_PAGE; count += 1) await draftApplication(db.pool, owner, where);
    const pages = await Promise.all([1, 2, 99].map((page) => listSubsidies(db.pool, owner.id, { ...ALL, page })));
    expect(pages.map(({ items, page }) => [items.length, page])).toEqual([[ROWS_A_PAGE, 1], [1, 2], [1, 2]]);
    expect(new Set(pages.slice(0, 2).flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(ROWS_A_PAGE + 1);
  });
});

describe('the page of an application', () => {
  it('follows it from the first approval to the grant', async () => {
    const id = await handedIn(own, await round(db.pool));
    const read = async () => (await portalSubsidy(db.pool, own.id, id, 2026))!;
    expect(await read()).toMatchObject({ requestedFen: 7_300_000, approvedFen: null, hasForm: false, companyName: '甲测试有限公司', loan: { bankName: '示例银行科技支行', pledges: [{ kind: 'patent', number: '2004100090818' }] } });
    await act(id, 'approve', reviewer);
    expect(await read()).toMatchObject({ approvedFen: 7_300_000, hasForm: true });
    await act(id, 'rejectPaper', second, { reason: '印章不清', comments: [{ field: 'bankForm', text: '请重新盖章' }] });
    expect(await lastRefusal(db.pool, 'subsidy-applications', id, own.id)).toMatchObject({ heading: '纸件复审不通过，请按意见修改后提交', reason: '印章不清', comments: [{ field: 'bankForm' }] });
    expect(await lastRefusal(db.pool, 'subsidy-applications', id, other.id)).toBeNull();
    // The explanation is asked for from the moment of the refusal, also before anything was saved.
    expect((await read()).record.values).toMatchObject({ isRevision: true });
    const unexplained = await performAction(db.pool, { collection: 'subsidy-applications', id, action: 'revise', actor: own.clerk });
    expect(JSON.stringify(unexplained)).toContain('请填写修改说明');
    await db.pool.query(`update subsidy_applications set revision_note = '已重新盖章', is_revision = true where id = $1`, [id]);
    await act(id, 'revise', own.clerk);
    await act(id, 'acceptRevision', second);
    await act(id, 'acceptPaper', reviewer);
    await act(id, 'grant', staff);
    expect(await read()).toMatchObject({ grantedFen: 7_300_000, grantedAt: expect.any(String) });
  });

  it('computes anew while it may be edited, and shows what was computed once it is handed in', async () => {
    const loanId = await settled(own);
    const id = await draftApplication(db.pool, own, { loanId, roundId: await round(db.pool) });
    expect((await portalSubsidy(db.pool, own.id, id, 2026))?.computed).toMatchObject({ ok: true, requestedFen: 7_300_000 });
    await act(id, 'submit', own.clerk);
    await db.pool.query(`update subsidy_applications set calculation = '[{"label":"旧","formula":"","amountFen":1}]' where id = $1`, [id]);
    expect((await portalSubsidy(db.pool, own.id, id, 2026))?.computed).toMatchObject({ lines: [{ label: '旧', amountFen: 1 }] });
  });
});

describe('the home page', () => {
  it('counts the company\'s own applications and the loans each open round would take', async () => {
    const owner = await company(db.pool);
    const roundId = await round(db.pool, { title: '首页示例' });
    await settled(owner);
    await handedIn(owner, roundId);
    const approved = await handedIn(owner, roundId);
    await act(approved, 'approve', reviewer);
    const facts = await financeFacts(db.pool, owner.id, TODAY);
    expect(facts).toMatchObject({ verified: true, loans: 3, applications: { draft: 0, approved: 1 }, paperUntil: '2199-12-31' });
    expect(facts.rounds.find(({ id }) => id === roundId)).toMatchObject({ title: '首页示例', eligible: 1 });
    expect(facts.rounds.every(({ closesOn }) => closesOn >= TODAY)).toBe(true);
  });
});

/** The state and marks of a case belong to actions; a test that needs another day says so. */
async function asAction(id: string, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  await db.pool.query(`update subsidy_applications set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [id, ...Object.values(columns)]);
}
