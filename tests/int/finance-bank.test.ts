import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import type { ActorName } from '../policy/accessTable.ts';
import { moveTo } from '../policy/recordRows.ts';
import { draftApplication, draftRepayment, loan, round } from '../support/loans.ts';
import { assetReport, company, draftVerification, officer } from '../support/people.ts';

let bed: AccessBed;
let bankId: string;
beforeAll(async () => {
  bed = await accessBed();
  bankId = (await bed.pool.query<{ id: string }>(`select id from banks where name = '甲银行'`)).rows[0]!.id;
});
afterAll(() => bed.close());

let serial = 0;
const GOOD = () => ({
  ...{ uscc: '91320505MA1NEW88XA', enterpriseName: '丙有限公司', financingProduct: '知担保', contractNumber: `B-${(serial += 1)}`, contractFrom: '2024-01-10', contractTo: '2025-01-09' },
  ...{ principal: 400_000_000, creditLine: 500_000_000, annualRate: 3.65, disbursedOn: '2024-01-10', dueOn: '2025-01-09', patentPledgeNumber: 'Y1' },
});
type Answer = { doc: Record<string, unknown> & { id: string }; errors: { field?: string; message: string }[] };
const send = async (actor: ActorName, method: string, path: string, json?: unknown) => {
  const answer = await bed.as(actor, path, { method, ...(json === undefined ? {} : { json }) });
  return { status: answer.status, body: (await answer.json().catch(() => ({}))) as Answer };
};
const enter = async (more: object = {}) => (await send('bank', 'POST', '/loans', { ...GOOD(), ...more })).body.doc;
const fieldsOf = ({ body }: { body: Answer }) => body.errors.map(({ field }) => field);
/** A loan of the organisation whose uscc passes the form. */
const ownLoan = () => loan(bed.pool, bed.own, bankId, { uscc: '91320505MA1NEW88XA' });
async function usedLoan(): Promise<{ id: string; application: string }> {
  const id = await ownLoan();
  const application = await draftApplication(bed.pool, bed.own, { loanId: id, roundId: await round(bed.pool) });
  await moveTo(bed.pool, 'subsidy_applications', application, { status: 'submitted' });
  return { id, application };
}

describe('a bank enters a loan', () => {
  it('with a number of its own, its balance and its bank, whatever the request says of them', async () => {
    const doc = await enter({ bank: '00000000-0000-0000-0000-000000000001', remaining: 1, status: 'settled', reportNumber: 'X' });
    expect(doc).toMatchObject({ bank: bankId, remaining: 400_000_000, status: 'active', reportNumber: expect.stringMatching(/^ZY\d{10}$/) });
  });

  it('with everything that is missing or wrong said at its field', async () => {
    expect(fieldsOf(await send('bank', 'POST', '/loans', { enterpriseName: '丙' }))).toEqual(expect.arrayContaining(['uscc', 'contractNumber', 'principal', 'annualRate', 'disbursedOn', 'dueOn', 'patentPledgeNumber']));
    const wrong = await send('bank', 'POST', '/loans', { ...GOOD(), dueOn: '2023-01-01' });
    expect([wrong.status, wrong.body.errors]).toEqual([422, [expect.objectContaining({ field: 'dueOn', message: '还款到期日不能早于放款日。' })]]);
  });

  it('each contract number once', async () => {
    const { contractNumber } = await enter();
    const again = await send('bank', 'POST', '/loans', { ...GOOD(), contractNumber });
    expect([again.status, fieldsOf(again)]).toEqual([409, ['contractNumber']]);
    expect((await send('otherBank', 'POST', '/loans', { ...GOOD(), contractNumber })).status).toBe(201);
  });

  it('with pledged property whose numbers are checked', async () => {
    const { id } = await enter();
    const pledge = (number: string, kind = 'patent') => send('bank', 'POST', '/loan-pledges', { loan: id, kind, number, title: '装置' });
    expect((await pledge('ZL 200410009081.8')).body.doc).toMatchObject({ number: '2004100090818', bank: bankId });
    expect(fieldsOf(await pledge('ZL 200410009081.7'))).toEqual(['number']);
    expect((await pledge('1234567', 'trademark')).status).toBe(201);
    expect((await send('otherBank', 'POST', '/loan-pledges', { loan: id, kind: 'trademark', number: '1234567', title: '标' })).status).toBe(404);
  });

  it('and corrects it until somebody else did: an old version is refused', async () => {
    const { id, revision } = await enter();
    expect((await send('bank', 'PATCH', `/loans/${id}`, { principal: 300_000_000, revision })).body.doc).toMatchObject({ principal: 300_000_000, remaining: 300_000_000 });
    const late = await send('bank', 'PATCH', `/loans/${id}`, { principal: 200_000_000, revision });
    expect([late.status, fieldsOf(late)]).toEqual([409, ['revision']]);
  });
});

describe('a loan an application uses', () => {
  it('is left as it is by its bank, which reads why', async () => {
    const { id } = await usedLoan();
    const refused = await send('bank', 'PATCH', `/loans/${id}`, { principal: 1_000_000 });
    expect([refused.status, refused.body.errors[0]?.message]).toEqual([409, expect.stringMatching(/已有补贴申请使用这笔贷款/)]);
    expect((await send('bank', 'POST', '/loan-pledges', { loan: id, kind: 'trademark', number: '1234567', title: '标' })).status).toBe(409);
  });

  it('is corrected by staff with a reason: old and new are in the log, the applicant is told', async () => {
    const { id, application } = await usedLoan();
    const corrected = await send('staff', 'POST', `/loans/${id}/correct`, { field: 'principal', value: 390_000_000, reason: '银行来函更正' });
    expect(corrected.status).toBe(200);
    const { rows } = await bed.pool.query('select principal, remaining from loans where id = $1', [id]);
    expect(rows).toEqual([{ principal: '390000000', remaining: '390000000' }]);
    const { rows: log } = await bed.pool.query(`select action, actor_role, input from case_log where case_id = $1`, [id]);
    expect(log).toEqual([{ action: 'correct', actor_role: 'staff', input: { reason: '银行来函更正', correction: { field: 'principal', value: 390_000_000, label: '贷款金额', before: '400 万元', after: '390 万元' } } }]);
    const { rows: notices } = await bed.pool.query(`select template from notices where case_id = $1`, [application]);
    expect(notices.map(({ template }) => template)).toEqual(expect.arrayContaining(['loan-corrected']));
  });

  it.each([
    ['without a reason', { field: 'annualRate', value: 3.5, reason: '' }, 422],
    ['of no entry of the form', { field: 'status', value: 'settled', reason: '理由' }, 422],
    ['to what it is already', { field: 'annualRate', value: 3.65, reason: '理由' }, 422],
    ['to a rate nobody may ask', { field: 'annualRate', value: 99, reason: '理由' }, 422],
    ['to a due date before the disbursement', { field: 'dueOn', value: '2020-01-01', reason: '理由' }, 422],
    ['to another company', { field: 'uscc', value: '914403001922038216', reason: '理由' }, 409],
  ])('is not corrected %s', async (_what, body, status) => {
    const { id } = await usedLoan();
    expect((await send('staff', 'POST', `/loans/${id}/correct`, body)).status).toBe(status);
    expect((await bed.pool.query('select 1 from case_log where case_id = $1', [id])).rows).toEqual([]);
  });

  it.each([['bank', 403], ['reviewer', 403], ['own', 403], ['otherBank', 404], ['other', 404], ['public', 401]] as const)('is not corrected by %s', async (actor, status) => {
    expect((await send(actor, 'POST', `/loans/${await ownLoan()}/correct`, { field: 'annualRate', value: 3.5, reason: '理由' })).status).toBe(status);
  });
});

describe('a request about a loan', () => {
  it('is answered once by its bank, and the company is told', async () => {
    const loanId = await ownLoan();
    const { doc } = (await send('own', 'POST', '/loan-requests', { kind: 'wrong', loan: loanId, explanation: '放款日不对' })).body;
    expect(doc).toMatchObject({ bank: bankId, state: 'open' });
    expect((await send('otherBank', 'PATCH', `/loan-requests/${doc.id}`, { answer: '已改' })).status).toBe(404);
    expect((await send('bank', 'PATCH', `/loan-requests/${doc.id}`, { answer: ' ' })).status).toBe(422);
    expect((await send('bank', 'PATCH', `/loan-requests/${doc.id}`, { answer: '已更正。' })).body.doc).toMatchObject({ state: 'answered', answer: '已更正。' });
    expect((await send('bank', 'PATCH', `/loan-requests/${doc.id}`, { answer: '再答' })).status).toBe(409);
    expect((await bed.pool.query(`select 1 from notices where template = 'loan-request-answered' and dedupe_key like $1`, [`loan-requests:${doc.id}%`])).rows.length).toBeGreaterThan(0);
  });
});

describe('a company that is verified after its bank entered a loan', () => {
  it('has the loan and its pledged property from the approval on', async () => {
    const late = await company(bed.pool, { name: '丁有限公司', verified: false });
    const { id } = await enter({ uscc: '914403001922038216' });
    await send('bank', 'POST', '/loan-pledges', { loan: id, kind: 'trademark', number: '1234567', title: '标' });
    const verification = await draftVerification(bed.pool, late, { asset_report_deferred: true });
    const act = (action: string, actor = late.clerk) => performAction(bed.pool, { collection: 'verifications', id: verification, action, actor });
    const owner = async () => (await bed.pool.query('select l.enterprise_id as loan, p.enterprise_id as pledge from loans l join loan_pledges p on p.loan_id = l.id where l.id = $1', [id])).rows;
    await assetReport(bed.pool, late, new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1);
    expect(await act('submit')).toMatchObject({ ok: true });
    expect(await owner()).toEqual([{ loan: null, pledge: null }]);
    expect(await act('approve', officer('reviewer'))).toMatchObject({ ok: true });
    expect(await owner()).toEqual([{ loan: late.id, pledge: late.id }]);
  });
});

describe('another bank and another company', () => {
  it('find nothing of a loan, its repayment, its files and its papers', async () => {
    const loanId = await ownLoan();
    const repayment = await draftRepayment(bed.pool, bed.own, loanId);
    const [attachment] = (await bed.pool.query<{ id: string }>('update attachments set bank_id = $2 where owner_id = $1 returning id', [repayment, bankId])).rows;
    expect(await performAction(bed.pool, { collection: 'repayments', id: repayment, action: 'submit', actor: bed.own.clerk })).toMatchObject({ ok: true });
    const paths = [`/loans/${loanId}`, `/loans/${loanId}/actions`, `/repayments/${repayment}`, `/repayments/${repayment}/actions`, `/attachments/${attachment!.id}/file`, `/attachments/${attachment!.id}/preview`, `/enterprises/${bed.own.id}`];
    for (const path of paths) {
      for (const actor of ['otherBank', 'other'] as const) expect([actor, path, (await bed.as(actor, path)).status]).toEqual([actor, path, 404]);
    }
    for (const paper of [`/documents/bank-form/${repayment}`, `/documents/bank-form/${repayment}/spreadsheet`]) {
      for (const actor of ['otherBank', 'other', 'bank', 'reviewer'] as const) expect([actor, (await bed.as(actor, paper)).status]).toEqual([actor, 404]);
      const own = await bed.as('own', paper);
      expect([own.status, (await own.arrayBuffer()).byteLength > 1_000]).toEqual([200, true]);
    }
    for (const action of ['confirm', 'return']) expect((await send('otherBank', 'POST', `/repayments/${repayment}/actions/${action}`, { reason: '理由' })).status).toBe(404);
  });

  it('the bank of the loan reads name and code of the borrower, and nothing else', async () => {
    await ownLoan();
    const doc = (await (await bed.as('bank', `/enterprises/${bed.own.id}`)).json()) as Record<string, unknown>;
    expect(Object.keys(doc).toSorted()).toEqual(['createdAt', 'id', 'name', 'updatedAt', 'uscc']);
    expect((await bed.as('bank', `/enterprises/${bed.other.id}`)).status).toBe(404);
  });
});
