import { ValidationError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type PayloadRequest } from 'payload';
import { requestActor } from '../access/actor.ts';
import { today } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { nextNumber } from '../src/casework/counters.ts';
import { isUsedLoan } from '../src/casework/loans.ts';
import { isUuid } from '../src/casework/rows.ts';
import { allFields } from '../src/domain/forms/field.ts';
import { loanForm } from '../src/domain/forms/loan.ts';
import { submitProblems } from '../src/domain/forms/schema.ts';
import { loanProblems, parsePledgeNumber } from '../src/domain/loans.ts';
import type { IpKind } from '../src/domain/subsidy/round.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

const NO_LOAN = '没有找到这笔贷款。';
const USED = '已有补贴申请使用这笔贷款，银行不能再改。确有错误的，请联系平台管理员更正。';
const STALE = '这笔贷款已在别处修改过，您看到的不是最新版本。请刷新页面后再改。';

type LoanRow = { id: string; bank_id: string; enterprise_id: string | null; contract_number: string; revision: string | number; status: string };

/**
 * A bank enters loans of its own, each contract number once, and may correct one until an application uses it (spec 4).
 * Bank, number, state and balance are the server's; the balance is the principal less what was confirmed as repaid.
 */
export const guardLoanSave: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req, collection }) => {
  const tx = await transactionOf(req);
  const merged = { ...originalDoc, ...data };
  const values = Object.fromEntries(allFields(loanForm).map(({ name }) => [name, merged[name] ?? null]));
  const problems = [...submitProblems(loanForm, values, {}), ...loanProblems(values)];
  if (problems.length > 0) throw new ValidationError({ collection: collection.slug, errors: problems.map(({ field, message }) => ({ path: field, message })), req });
  if (operation === 'create') {
    const bank = req.user ? requestActor(req).bank : data.bank;
    await refuseKnownContract(tx, bank, merged.contractNumber, null);
    return { ...data, bank, status: 'active', revision: 1, remaining: merged.principal, reportNumber: await nextNumber(tx, 'loan', today()) };
  }
  const row = await lockLoan(originalDoc.id, req);
  if (req.user && (await isUsedLoan(tx, row.id))) throw new Refused(USED, 409);
  if (Number(merged.revision) !== Number(row.revision)) throw new Refused(STALE, 409, 'revision');
  await refuseKnownContract(tx, row.bank_id, merged.contractNumber, row.id);
  const repaid = await confirmedPrincipal(tx, row.id);
  if (repaid > Number(merged.principal)) throw new Refused('贷款金额不能低于银行已确认归还的本金。', 422, 'principal');
  return { ...data, bank: row.bank_id, status: row.status, revision: Number(row.revision) + 1, remaining: Number(merged.principal) - repaid };
};

/** The organisation a loan belongs to is the verified one with its code; none is found before it registers. */
export const linkEnterprise: CollectionBeforeChangeHook = async ({ data, req }) => {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ id: string }>('select id from enterprises where uscc = $1 and is_verified', [data.uscc ?? null]);
  return { ...data, enterprise: rows[0]?.id ?? null };
};

/** A pledge belongs to a loan of one's own bank; its number has the form of its kind. */
export const guardPledgeSave: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const merged = { ...originalDoc, ...data };
  const row = await lockOwnLoan(String(idOf(merged.loan)), req);
  const number = parsePledgeNumber(merged.kind as IpKind, String(merged.number ?? ''));
  if (!number.ok) throw new Refused(number.reason, 422, 'number');
  return { ...data, loan: row.id, bank: row.bank_id, enterprise: row.enterprise_id, number: number.value };
};

export const guardPledgeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ loan: string }>('select loan_id as loan from loan_pledges where id = $1::uuid', [String(id)]);
  await lockOwnLoan(rows[0]?.loan ?? '', req);
};

/** A repayment is of a loan of one's own; bank and loan stay what they were. */
export const ofLoan: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation === 'update') return { ...data, loan: idOf(originalDoc.loan), bank: idOf(originalDoc.bank) };
  const row = await lockLoan(String(idOf(data.loan) ?? ''), req);
  if (req.user && row.enterprise_id !== requestActor(req).enterprise) throw new Refused(NO_LOAN, 404, 'loan');
  return { ...data, loan: row.id, bank: row.bank_id };
};

export async function lockLoan(id: string, req: PayloadRequest): Promise<LoanRow> {
  const tx = await transactionOf(req);
  const { rows } = isUuid(id) ? await tx.query<LoanRow>('select id, bank_id, enterprise_id, contract_number, revision, status::text as status from loans where id = $1::uuid for update', [id]) : { rows: [] };
  if (!rows[0]) throw new Refused(NO_LOAN, 404, 'loan');
  return rows[0];
}

async function lockOwnLoan(id: string, req: PayloadRequest): Promise<LoanRow> {
  const row = await lockLoan(id, req);
  if (!req.user) return row;
  if (row.bank_id !== requestActor(req).bank) throw new Refused(NO_LOAN, 404, 'loan');
  if (await isUsedLoan(await transactionOf(req), row.id)) throw new Refused(USED, 409);
  return row;
}

async function refuseKnownContract(tx: Queryable, bank: unknown, contractNumber: unknown, except: string | null): Promise<void> {
  const { rows } = await tx.query('select 1 from loans where bank_id = $1::uuid and contract_number = $2 and id is distinct from $3::uuid', [bank, contractNumber, except]);
  if (rows.length > 0) throw new Refused(`合同编号 ${String(contractNumber)} 已经登记过，请核对。`, 409, 'contractNumber');
}

async function confirmedPrincipal(tx: Queryable, loan: string): Promise<number> {
  const { rows } = await tx.query<{ sum: string }>(`select coalesce(sum(principal), 0) as sum from repayments where loan_id = $1::uuid and status = 'confirmed'`, [loan]);
  return Number(rows[0]?.sum ?? 0);
}

export function idOf(relation: unknown): string | undefined {
  if (!relation) return undefined;
  return typeof relation === 'object' ? (relation as { id: string }).id : String(relation);
}
