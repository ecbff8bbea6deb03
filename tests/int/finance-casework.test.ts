import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import type { Actor } from '../../src/domain/roles.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { applicationFormFacts } from '../../src/queries/applicationForm.ts';
import { bank, draftApplication, draftRepayment, loan, round, teller } from '../support/loans.ts';
import { company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let db: TestDatabase;
let own: Company;
let bankId: string;
let counter: Actor & { bank: string };
const [reviewer, second, staff, otherStaff] = [officer('reviewer'), officer('reviewer', '审核员乙'), officer('staff', '管理员甲'), officer('staff', '管理员乙')];

beforeAll(async () => {
  db = await createTestDatabase();
  own = await company(db.pool, { name: '甲测试有限公司' });
  bankId = await bank(db.pool);
  counter = await teller(db.pool, bankId);
});
afterAll(() => db.drop());

const act = (collection: ActionRequest['collection'], id: string, action: string, actor: Actor, input: ActionRequest['input'] = {}) =>
  performAction(db.pool, { collection, id, action, actor, input });
const statusOf = async (table: string, id: string) => (await db.pool.query<{ status: string }>(`select status::text as status from ${table} where id = $1`, [id])).rows[0]!.status;
const rowOf = async (table: string, id: string) => (await db.pool.query<Record<string, unknown>>(`select * from ${table} where id = $1`, [id])).rows[0]!;

async function settledLoan(owner = own): Promise<string> {
  const loanId = await loan(db.pool, owner, bankId);
  const repayment = await draftRepayment(db.pool, owner, loanId);
  expect(await act('repayments', repayment, 'submit', owner.clerk)).toMatchObject({ ok: true });
  expect(await act('repayments', repayment, 'confirm', counter)).toMatchObject({ ok: true });
  return loanId;
}

async function application(roundId: string, owner = own): Promise<string> {
  const id = await draftApplication(db.pool, owner, { loanId: await settledLoan(owner), roundId });
  const handedIn = await act('subsidy-applications', id, 'submit', owner.clerk);
  expect(handedIn, JSON.stringify(handedIn)).toMatchObject({ ok: true });
  return id;
}

async function accepted(roundId: string, owner = own): Promise<string> {
  const id = await application(roundId, owner);
  expect(await act('subsidy-applications', id, 'approve', reviewer)).toMatchObject({ ok: true });
  expect(await act('subsidy-applications', id, 'acceptPaper', reviewer)).toMatchObject({ ok: true });
  return id;
}

describe('a repayment', () => {
  it('of the whole principal settles the loan once its bank confirms, in one transaction and one log row each', async () => {
    const loanId = await settledLoan();
    expect(await rowOf('loans', loanId)).toMatchObject({ status: 'settled', remaining: '0' });
    const { rows } = await db.pool.query(`select action, actor_role from case_log where case_collection = 'loans' and case_id = $1`, [loanId]);
    expect(rows).toEqual([{ action: 'settle', actor_role: 'system' }]);
  });

  it('of a part lowers the balance and the loan goes on', async () => {
    const loanId = await loan(db.pool, own, bankId);
    const repayment = await draftRepayment(db.pool, own, loanId, { principal: 100_000_000, outcome: '04' });
    await act('repayments', repayment, 'submit', own.clerk);
    await act('repayments', repayment, 'confirm', counter);
    expect(await rowOf('loans', loanId)).toMatchObject({ status: 'active', remaining: '300000000' });
  });

  it('by default ends the loan as defaulted', async () => {
    const loanId = await loan(db.pool, own, bankId);
    const repayment = await draftRepayment(db.pool, own, loanId, { principal: 50_000_000, outcome: '03' });
    await act('repayments', repayment, 'submit', own.clerk);
    await act('repayments', repayment, 'confirm', counter);
    expect(await statusOf('loans', loanId)).toBe('defaulted');
  });

  it('is confirmed by the bank of its loan only; to another bank it does not exist', async () => {
    const repayment = await draftRepayment(db.pool, own, await loan(db.pool, own, bankId));
    await act('repayments', repayment, 'submit', own.clerk);
    const stranger = await teller(db.pool, await bank(db.pool));
    expect(await act('repayments', repayment, 'confirm', stranger)).toMatchObject({ ok: false, httpStatus: 404 });
    expect(await act('repayments', repayment, 'confirm', reviewer)).toMatchObject({ ok: false, httpStatus: 403 });
  });

  it.each([
    ['more than the balance', { principal: 400_000_001 }, 'principal'],
    ['before the disbursement', { repaid_on: '2024-01-09' }, 'repaidOn'],
    ['tomorrow', { repaid_on: '2199-01-01' }, 'repaidOn'],
    ['fulfilled, but not in full', { principal: 399_999_999 }, 'principal'],
    ['in full, but said to go on', { outcome: '04' }, 'outcome'],
  ])('%s is refused at its field', async (_what, overrides, field) => {
    const repayment = await draftRepayment(db.pool, own, await loan(db.pool, own, bankId), overrides);
    const outcome = await act('repayments', repayment, 'submit', own.clerk);
    expect(outcome).toMatchObject({ ok: false, httpStatus: 422 });
    expect(!outcome.ok && outcome.errors.some((error) => 'field' in error && error.field === field)).toBe(true);
  });

  it('is one at a time for a loan, also when two are handed in at once', async () => {
    const loanId = await loan(db.pool, own, bankId);
    const ids = [await draftRepayment(db.pool, own, loanId), await draftRepayment(db.pool, own, loanId)];
    const outcomes = await Promise.all(ids.map((id) => act('repayments', id, 'submit', own.clerk)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('an application', () => {
  it('goes from the draft to the grant, with its amount computed to the fen and its form void after a revision', async () => {
    const id = await application(await round(db.pool));
    expect(await act('subsidy-applications', id, 'reject', reviewer, { reason: '开户行写到支行' })).toMatchObject({ ok: true });
    expect(await act('subsidy-applications', id, 'submit', own.clerk)).toMatchObject({ ok: true });
    await act('subsidy-applications', id, 'approve', reviewer);
    expect(await rowOf('subsidy_applications', id)).toMatchObject({ requested_fen: '7300000', approved_fen: '7300000' });
    await act('subsidy-applications', id, 'rejectPaper', second, { reason: '印章不清' });
    await db.pool.query(`update subsidy_applications set is_revision = true, revision_note = '已重新盖章', remark = '补正' where id = $1`, [id]);
    expect(await act('subsidy-applications', id, 'revise', own.clerk)).toMatchObject({ ok: true });
    expect(await act('subsidy-applications', id, 'acceptRevision', second)).toMatchObject({ ok: true });
    expect(await act('subsidy-applications', id, 'acceptPaper', reviewer)).toMatchObject({ ok: true });
    expect(await act('subsidy-applications', id, 'grant', staff)).toMatchObject({ ok: true });
    expect(await rowOf('subsidy_applications', id)).toMatchObject({ status: 'granted', granted_fen: '7300000' });
    const { rows } = await db.pool.query(`select void_at is null as valid, content_hash from certificates where application_id = $1 order by issued_at`, [id]);
    expect(rows.map(({ valid }) => valid)).toEqual([false, true]);
    expect(rows[1].content_hash).toBe((await rowOf('subsidy_applications', id)).form_hash);
  });

  it('prints the loan as it was approved, whatever is corrected afterwards', async () => {
    const id = await application(await round(db.pool));
    await act('subsidy-applications', id, 'approve', reviewer);
    await db.pool.query(`update loans set financing_product = '改过的产品' where id = (select loan_id from subsidy_applications where id = $1)`, [id]);
    const facts = await applicationFormFacts(db.pool, id);
    expect([facts!.loanAtIssue!.financingProduct, facts!.loan.financing_product]).toEqual(['知担保', '改过的产品']);
  });

  it('for an unconfirmed loan is refused with the rule it fails', async () => {
    const id = await draftApplication(db.pool, own, { loanId: await loan(db.pool, own, bankId), roundId: await round(db.pool) });
    const outcome = await act('subsidy-applications', id, 'submit', own.clerk);
    expect(JSON.stringify(outcome)).toContain('还没有经银行确认');
  });

  it('is one for each loan and kind, however many are handed in at once', async () => {
    const [roundId, loanId] = [await round(db.pool), await settledLoan()];
    const ids = await Promise.all(Array.from({ length: 4 }, () => draftApplication(db.pool, own, { loanId, roundId })));
    const outcomes = await Promise.all(ids.map((id) => act('subsidy-applications', id, 'submit', own.clerk)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.every((outcome) => outcome.ok || [409, 422].includes(outcome.httpStatus))).toBe(true);
  });

  it('is not granted by whoever approved it, nor beyond the computed amount, nor another amount without a reason', async () => {
    const id = await accepted(await round(db.pool));
    expect(await act('subsidy-applications', id, 'grant', reviewer)).toMatchObject({ ok: false, httpStatus: 403 });
    expect(JSON.stringify(await act('subsidy-applications', id, 'grant', staff, { amount: 7_300_001 }))).toContain('不能高于核算金额');
    expect(JSON.stringify(await act('subsidy-applications', id, 'grant', staff, { amount: 7_000_000 }))).toContain('写明理由');
    expect(await act('subsidy-applications', id, 'grant', staff, { amount: 7_000_000, reason: '已享受其他补贴' })).toMatchObject({ ok: true });
  });

  it('racing grants never exceed the budget of the round', async () => {
    const roundId = await round(db.pool, { budget: 7_300_000 * 3 + 1 });
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) ids.push(await accepted(roundId, await company(db.pool)));
    const outcomes = await Promise.all(ids.map((id, index) => act('subsidy-applications', id, 'grant', index % 2 ? staff : otherStaff)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
    const { rows } = await db.pool.query(`select sum(granted_fen)::text as sum from subsidy_applications where round_id = $1`, [roundId]);
    expect(Number(rows[0].sum)).toBeLessThanOrEqual(7_300_000 * 3 + 1);
  });
});
