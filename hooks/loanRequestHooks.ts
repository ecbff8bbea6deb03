import type { CollectionBeforeChangeHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { now } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { serverUrl } from '../src/adapters/links.ts';
import { tellClerks } from '../src/casework/notify.ts';
import { isUuid } from '../src/casework/rows.ts';
import { idOf, lockLoan } from './loanHooks.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/** A company asks about a loan of its own, or names the contract its bank has not entered. */
export const openRequest: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create') return data;
  const enterprise = req.user ? requestActor(req).enterprise : idOf(data.enterprise);
  const opened = { ...data, enterprise, state: 'open' };
  if (data.kind === 'wrong') {
    const loan = await lockLoan(String(idOf(data.loan) ?? ''), req);
    if (loan.enterprise_id !== enterprise) throw new Refused('没有找到这笔贷款。', 404, 'loan');
    return { ...opened, loan: loan.id, bank: loan.bank_id, contractNumber: loan.contract_number };
  }
  if (!String(data.contractNumber ?? '').trim()) throw new Refused('请填写合同编号，银行据此查找。', 422, 'contractNumber');
  await requireBank(String(idOf(data.bank) ?? ''), req);
  return { ...opened, loan: null };
};

/** The bank answers once; the answer stands. */
export const guardRequestAnswer: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation === 'create' || !req.user) return data;
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ state: string }>('select state::text as state from loan_requests where id = $1::uuid for update', [originalDoc.id]);
  if (rows[0]?.state !== 'open') throw new Refused('这条请求已经答复过。', 409, 'answer');
  if (!String(data.answer ?? '').trim()) throw new Refused('请填写答复。', 422, 'answer');
  await tellAnswer(tx, { id: originalDoc.id, answer: String(data.answer).trim() });
  return { ...data, state: 'answered', answeredAt: now().toISOString(), answeredByName: requestActor(req).name };
};

async function tellAnswer(tx: Queryable, { id, answer }: { id: string; answer: string }): Promise<void> {
  const { rows } = await tx.query<{ enterprise: string; bankName: string; contractNumber: string }>(
    `select r.enterprise_id as enterprise, b.name as "bankName", coalesce(r.contract_number, l.contract_number, '') as "contractNumber"
     from loan_requests r join banks b on b.id = r.bank_id left join loans l on l.id = r.loan_id where r.id = $1::uuid`,
    [id],
  );
  if (!rows[0]) return;
  const { enterprise, ...names } = rows[0];
  await tellClerks(tx, { enterprise, template: 'loan-request-answered', variables: { ...names, answer, link: `${serverUrl()}/portal/loans#requests` }, event: `loan-requests:${id}` });
}

async function requireBank(id: string, req: Parameters<typeof transactionOf>[0]): Promise<void> {
  const tx = await transactionOf(req);
  const { rows } = isUuid(id) ? await tx.query('select 1 from banks where id = $1::uuid and not coalesce(is_closed, false)', [id]) : { rows: [] };
  if (rows.length === 0) throw new Refused('请选择银行。', 422, 'bank');
}
