import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';

/** A company's word to its bank, with what the bank answered. */
export type LoanRequestFile = {
  id: string;
  kind: 'missing' | 'wrong';
  state: 'open' | 'answered';
  bank: string;
  bankName: string;
  enterprise: string;
  uscc: string;
  contractNumber: string | null;
  loan: { id: string; reportNumber: string } | null;
  explanation: string;
  answer: string | null;
  createdAt: Date;
  answeredAt: Date | null;
  answeredByName: string | null;
};

/** Null when there is none. Who may see it is the caller's to have checked. */
export async function readLoanRequest(db: Queryable, id: string): Promise<LoanRequestFile | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<LoanRequestFile>(
    `select r.id, r.kind::text as kind, r.state::text as state, r.bank_id as bank, b.name as "bankName", coalesce(e.name, '未认证单位') as enterprise, coalesce(e.uscc, '') as uscc,
            coalesce(r.contract_number, l.contract_number) as "contractNumber",
            case when l.id is null then null else jsonb_build_object('id', l.id, 'reportNumber', l.report_number) end as loan,
            r.explanation, r.answer, r.created_at as "createdAt", r.answered_at as "answeredAt", r.answered_by_name as "answeredByName"
     from loan_requests r join banks b on b.id = r.bank_id join enterprises e on e.id = r.enterprise_id left join loans l on l.id = r.loan_id where r.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
}
