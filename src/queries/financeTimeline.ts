import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import { allFields, allSlots, labelOf, type Form } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { repaymentForm } from '../domain/forms/repayment.ts';
import { subsidyForm } from '../domain/forms/subsidyApplication.ts';
import type { ActionInput } from '../domain/lifecycle/engine.ts';
import { lifecycleOf, type CaseCollection } from '../domain/lifecycle/index.ts';
import { formatYuan } from '../domain/money.ts';
import { ROLES, type Actor, type Role } from '../domain/roles.ts';

/** One step on the way of a loan to its subsidy, in words. `state`: what it became, null where it stayed. */
export type FinanceStep = { key: string; about: string; at: Date; action: string; state: string | null; who: string; said: { label: string; text: string }[] };

type Row = { collection: CaseCollection; caseId: string; sequence: number; action: string; from: string; to: string; role: Role; name: string; at: Date; input: ActionInput | null };
type Loan = { enterprise: string | null; bank: string; bankName: string; enteredAt: Date };

/**
 * The way of a loan, oldest first: entered by its bank, repaid, applied for. Company and back office read the same steps; to the
 * company people of the other side are their office. A bank reads its own loans and their repayments, and no application.
 * `application` leaves out others for the same loan. Null when the loan is absent or not the actor's to read.
 */
export async function financeTimeline(db: Queryable, actor: Actor, { loan: id, application }: { loan: string; application?: string }): Promise<FinanceStep[] | null> {
  const loan = isUuid(id) ? await loanOf(db, id) : undefined;
  if (!loan || !mayRead(actor, loan)) return null;
  const { rows } = await db.query<Row>(LOG, [id, application ?? null, actor.role === 'bank', actor.role === 'enterprise' ? actor.enterprise : null]);
  const entered: FinanceStep = { key: `loans:${id}:0`, about: ABOUT.loans, at: loan.enteredAt, action: '银行登记', state: null, who: loan.bankName, said: [] };
  return [entered, ...rows.map((row) => stepOf(row, actor))];
}

async function loanOf(db: Queryable, id: string): Promise<Loan | undefined> {
  const { rows } = await db.query<Loan>(
    `select l.enterprise_id as enterprise, l.bank_id as bank, b.name as "bankName", l.created_at as "enteredAt" from loans l join banks b on b.id = l.bank_id where l.id = $1::uuid`,
    [id],
  );
  return rows[0];
}

function mayRead({ role, enterprise, bank }: Actor, loan: Loan): boolean {
  if (role === 'enterprise') return enterprise !== undefined && enterprise === loan.enterprise;
  if (role === 'bank') return bank !== undefined && bank === loan.bank;
  return ['reviewer', 'staff', 'auditor'].includes(role);
}

/** Who has a case in hand is no step on its way; a log row of another organisation is never read, whatever the loan says. */
const LOG = `select case_collection as collection, case_id as "caseId", sequence::int, action, from_status as "from", to_status as "to", actor_role as role, actor_name as name, at, input
  from case_log
  where action not in ('take', 'release') and ($4::text is null or enterprise_id = $4) and (
    (case_collection = 'loans' and case_id = $1::text)
    or (case_collection = 'repayments' and case_id in (select id::text from repayments where loan_id = $1::uuid))
    or (not $3::boolean and case_collection = 'subsidy-applications'
      and case_id in (select id::text from subsidy_applications where loan_id = $1::uuid and ($2::uuid is null or id = $2::uuid))))
  order by at, case_collection = 'loans', sequence`;

const ABOUT: Partial<Record<CaseCollection, string>> & { loans: string } = { loans: '贷款', repayments: '还款', 'subsidy-applications': '补贴申请' };
const FORMS: Partial<Record<CaseCollection, Form>> = { loans: loanForm, repayments: repaymentForm, 'subsidy-applications': subsidyForm };

function stepOf(row: Row, reader: Actor): FinanceStep {
  const { states, actions } = lifecycleOf(row.collection);
  return {
    key: `${row.collection}:${row.caseId}:${row.sequence}`,
    about: ABOUT[row.collection] ?? '',
    at: row.at,
    action: actions[row.action]?.label ?? row.action,
    state: row.from === row.to ? null : (states[row.to]?.label ?? row.to),
    who: whoOf(row, reader),
    said: saidIn(row, reader),
  };
}

function whoOf({ role, name }: Row, reader: Actor): string {
  const office = ROLES[role];
  if (reader.role === 'enterprise' || reader.role === 'bank') return role === reader.role ? name : office;
  return [...new Set([name, office])].filter(Boolean).join('，');
}

function saidIn({ collection, action, input }: Row, reader: Actor): FinanceStep['said'] {
  if (!input) return [];
  const { reason, comments = [], amount, correction, remark } = input;
  const labelIn = (name: 'reason' | 'amount' | 'remark', general: string) => lifecycleOf(collection).actions[action]?.asks?.find((ask) => ask.name === name)?.label ?? general;
  const isInsider = reader.role !== 'enterprise' && reader.role !== 'bank';
  return [
    ...(amount === undefined ? [] : [{ label: labelIn('amount', '核算金额'), text: `${formatYuan(amount)} 元` }]),
    ...(reason ? [{ label: labelIn('reason', '理由'), text: reason }] : []),
    ...comments.map(({ field, text }) => ({ label: fieldLabel(collection, field), text })),
    ...(correction ? [{ label: correction.label ?? '更正', text: `“${correction.before || '空'}”改为“${correction.after || '空'}”` }] : []),
    // What must be posted again is for the company; every other remark stays inside.
    ...(remark && (action === 'acceptRevision' || isInsider) ? [{ label: labelIn('remark', '内部备注（不对企业公开）'), text: remark }] : []),
  ];
}

function fieldLabel(collection: CaseCollection, name: string): string {
  const form = FORMS[collection];
  const item = form && [...allFields(form), ...allSlots(form)].find((each) => each.name === name);
  return item ? labelOf(item) : '质押的专利和商标';
}
