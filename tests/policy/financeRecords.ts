import type pg from 'pg';
import { bank, draftApplication, draftRepayment, loan, round } from '../support/loans.ts';
import type { Company } from '../support/people.ts';
import { moveTo, row } from './recordRows.ts';

type Pool = pg.Pool;
type Make = (pool: Pool, owner: Company) => Promise<string>;

let serial = 0;
const next = () => (serial += 1);
/** Codes with right check characters: the bank's form checks them. No organisation of the tests has them. */
const LOAN = { uscc: '91320505MA1NEW88XA' };

/** The bank whose counter acts as 银行; the first one made. */
async function firstBank(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select id from banks order by created_at, id limit 1');
  return rows[0]?.id ?? bank(pool);
}

export const loanOf: Make = async (pool, owner) => loan(pool, owner, await firstBank(pool), LOAN);
export const roundOfTest = (pool: Pool): Promise<string> => round(pool);

/** Makers of the records of the pledge-finance service, as `RECORDS` has them. */
export const FINANCE_RECORDS: Record<string, Make> = {
  'banks 银行': (pool) => firstBank(pool),
  'lpr 报价': (pool) => row(pool, 'lpr', { date: `${2100 + next()}-01-20`, one_year: 3, five_year: 3.5 }),
  'loans 还没有申请使用': loanOf,
  'loans 已有申请使用': usedLoan,
  'loan-pledges 还没有申请使用': async (pool, owner) => idIn(pool, 'loan_pledges', 'loan_id', await loanOf(pool, owner)),
  'loan-requests 待答复': (pool, owner) => request(pool, owner, 'open'),
  'loan-requests 已答复': (pool, owner) => request(pool, owner, 'answered'),
  ...states('repayments', ['draft', 'submitted', 'returned', 'confirmed'], async (pool, owner) => draftRepayment(pool, owner, await loanOf(pool, owner))),
  'policy-rounds 未发布': (pool) => round(pool, { isAnnounced: false }),
  'policy-rounds 已发布': (pool) => round(pool),
  ...states('subsidy-applications', ['draft', 'submitted', 'rejected', 'approved', 'paperRejected', 'granted', 'withdrawn'], application),
  'attachments 还款申请的': async (pool, owner) => {
    const repayment = await draftRepayment(pool, owner, await loanOf(pool, owner));
    await moveTo(pool, 'repayments', repayment, { status: 'submitted' });
    const id = await idIn(pool, 'attachments', 'owner_id', repayment);
    await pool.query('update attachments set bank_id = $2 where id = $1', [id, await firstBank(pool)]);
    return id;
  },
  'case-log 还款的办理记录': async (pool, owner) =>
    row(pool, 'case_log', { case_collection: 'repayments', case_id: `case-${next()}`, sequence: 1, enterprise_id: owner.id, bank_id: await firstBank(pool), action: 'submit', input: '{"remark":"内部备注"}' }),
};

function states(collection: string, names: string[], draft: Make): Record<string, Make> {
  const table = collection.replaceAll('-', '_');
  const inState = (status: string): Make => async (pool, owner) => moveTo(pool, table, await draft(pool, owner), { status });
  return Object.fromEntries(names.map((name) => [`${collection} ${name}`, name === 'draft' ? draft : inState(name)]));
}

async function application(pool: Pool, owner: Company): Promise<string> {
  return draftApplication(pool, owner, { loanId: await loanOf(pool, owner), roundId: await round(pool) });
}

async function usedLoan(pool: Pool, owner: Company): Promise<string> {
  const id = await application(pool, owner);
  await moveTo(pool, 'subsidy_applications', id, { status: 'submitted' });
  const { rows } = await pool.query<{ loan: string }>('select loan_id as loan from subsidy_applications where id = $1', [id]);
  return rows[0]!.loan;
}

async function request(pool: Pool, owner: Company, state: string): Promise<string> {
  return row(pool, 'loan_requests', { enterprise_id: owner.id, bank_id: await firstBank(pool), kind: 'missing', contract_number: `HT-${next()}`, explanation: '请补录', state });
}

async function idIn(pool: Pool, table: string, column: string, value: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(`select id from ${table} where ${column} = $1`, [value]);
  return rows[0]!.id;
}

/** What somebody sends to make such a record, as `NEW` has it. */
export const FINANCE_NEW: Record<string, (owner: Company, made: { loan: string; bank: string; round: string }) => Record<string, unknown>> = {
  banks: () => ({ name: `新银行${next()}` }),
  lpr: () => ({ date: `${2500 + next()}-01-20`, oneYear: 3, fiveYear: 3.5 }),
  loans: () => ({
    ...LOAN,
    ...{ enterpriseName: '新单位', financingProduct: '知担保', contractNumber: `NEW-${next()}`, contractFrom: '2024-01-01', contractTo: '2025-01-01' },
    ...{ principal: 100_000_000, creditLine: 100_000_000, annualRate: 3.5, disbursedOn: '2024-01-01', dueOn: '2025-01-01', patentPledgeNumber: 'Y1' },
  }),
  'loan-pledges': (_owner, { loan: loanId }) => ({ loan: loanId, kind: 'trademark', number: '1234567', title: '商标' }),
  'loan-requests': (owner, { bank: bankId }) => ({ enterprise: owner.id, kind: 'missing', bank: bankId, contractNumber: `HT-${next()}`, explanation: '请补录' }),
  repayments: (owner, { loan: loanId }) => ({ enterprise: owner.id, loan: loanId }),
  'policy-rounds': () => ({
    ...{ title: '新通知', kind: 'interest', opensOn: '2026-01-01', closesOn: '2026-12-31', correctionsUntil: '2027-01-31', paperUntil: '2027-03-31' },
    ...{ basis: 'interestPaid', requestedPercent: 50, approvedPercent: 50, rateCap: 'none', daysOfYear: '360' },
  }),
  'subsidy-applications': (owner, { loan: loanId, round: roundId }) => ({ enterprise: owner.id, loan: loanId, round: roundId }),
};

/** A small change that everybody who may change the record may make. */
export const FINANCE_CHANGE: Record<string, Record<string, unknown>> = {
  banks: { shortName: '简称' },
  lpr: { fiveYear: 3.6 },
  loans: { financingProduct: '知保贷' },
  'loan-pledges': { title: '改正的名称' },
  'loan-requests': { answer: '已补录。' },
  repayments: { remark: '补充说明' },
  'policy-rounds': { legalBasis: '实施细则' },
  'subsidy-applications': { remark: '补充说明' },
};
