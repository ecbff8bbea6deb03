import type { Queryable } from '../adapters/database.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import type { LoanRecord } from '../domain/checks/repaymentConflicts.ts';
import { isUuid } from '../casework/rows.ts';

/** What waits for a bank; amounts in fen. Everything here is of one bank and nothing else. */
export type WaitingRepayment = { id: string; enterprise: string; contractNumber: string; principalFen: number; repaidOn: string; since: Date; times: number };
export type WaitingRequest = { id: string; enterprise: string; kind: 'missing' | 'wrong'; contractNumber: string; since: Date };
export type DueLoan = { id: string; enterprise: string; contractNumber: string; remainingFen: number; dueOn: string };

export const BANK_PAGE = 20;

const WAITING = `from repayments r join loans l on l.id = r.loan_id left join enterprises e on e.id = r.enterprise_id where r.bank_id = $1::uuid and r.status = 'submitted'`;

/** Repayments the bank has to decide, the oldest first. */
export async function waitingRepayments(db: Queryable, bank: string, page = 1, size = BANK_PAGE): Promise<{ rows: WaitingRepayment[]; total: number }> {
  const { rows } = await db.query<WaitingRepayment>(
    `select r.id, coalesce(e.name, l.enterprise_name) as enterprise, l.contract_number as "contractNumber", r.principal::float8 as "principalFen", r.repaid_on as "repaidOn", r.submitted_at as since,
            (select count(*)::int from submissions s where s.case_collection = 'repayments' and s.case_id = r.id::text) as times
     ${WAITING} order by r.submitted_at, r.id limit $2 offset $3`,
    [bank, size, (page - 1) * size],
  );
  const { rows: counted } = await db.query<{ total: number }>(`select count(*)::int as total ${WAITING}`, [bank]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** The repayment to open after this one: the next that came in, the oldest when this was the last. Null when nothing is left. */
export async function nextRepayment(db: Queryable, bank: string, after: string): Promise<string | null> {
  if (!isUuid(after)) return null;
  const { rows } = await db.query<{ id: string }>(
    `with waiting as (select r.id, r.submitted_at as since ${WAITING}), here as (select submitted_at as since from repayments where id = $2::uuid and bank_id = $1::uuid)
     select id from waiting where id <> $2::uuid order by coalesce((since, id) < ((select since from here), $2::uuid), false), since, id limit 1`,
    [bank, after],
  );
  return rows[0]?.id ?? null;
}

/** Requests of companies without an answer, the oldest first. */
export async function waitingRequests(db: Queryable, bank: string, size = BANK_PAGE): Promise<{ rows: WaitingRequest[]; total: number }> {
  const from = `from loan_requests q left join loans l on l.id = q.loan_id join enterprises e on e.id = q.enterprise_id where q.bank_id = $1::uuid and q.state = 'open'`;
  const { rows } = await db.query<WaitingRequest>(
    `select q.id, coalesce(e.name, '未认证单位') as enterprise, q.kind::text as kind, coalesce(q.contract_number, l.contract_number, '') as "contractNumber", q.created_at as since ${from} order by q.created_at, q.id limit $2`,
    [bank, size],
  );
  const { rows: counted } = await db.query<{ total: number }>(`select count(*)::int as total ${from}`, [bank]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** Running loans due up to a day, overdue ones included, the most urgent first. */
export async function dueLoans(db: Queryable, bank: string, until: CivilDate, size = BANK_PAGE): Promise<{ rows: DueLoan[]; total: number }> {
  const from = `from loans where bank_id = $1::uuid and status = 'active' and due_on <= $2`;
  const { rows } = await db.query<DueLoan>(
    `select id, enterprise_name as enterprise, contract_number as "contractNumber", remaining::float8 as "remainingFen", due_on as "dueOn" ${from} order by due_on, id limit $3`,
    [bank, until, size],
  );
  const { rows: counted } = await db.query<{ total: number }>(`select count(*)::int as total ${from}`, [bank, until]);
  return { rows, total: counted[0]?.total ?? 0 };
}

/** The loan a repayment is of, as its bank compares it; `label`s for the head of the page. */
export type RepaymentLoan = LoanRecord & { id: string; enterprise: string; bankName: string; contractNumber: string; reportNumber: string; principalFen: number };

export async function repaymentLoan(db: Queryable, repayment: string): Promise<RepaymentLoan | null> {
  const { rows } = await db.query<RepaymentLoan>(
    `select l.id, l.enterprise_name as enterprise, b.name as "bankName", l.contract_number as "contractNumber", l.report_number as "reportNumber", l.status::text as status,
            l.principal::float8 as "principalFen", (l.remaining + case when r.status = 'confirmed' then r.principal else 0 end)::float8 as "openFen",
            l.disbursed_on as "disbursedOn", l.due_on as "dueOn", l.annual_rate::float8 as "annualRate",
            exists (select 1 from repayments o where o.loan_id = l.id and o.status = 'confirmed' and o.id <> r.id) as "repaidBefore"
     from repayments r join loans l on l.id = r.loan_id join banks b on b.id = l.bank_id where r.id = $1::uuid`,
    [repayment],
  );
  return rows[0] ?? null;
}
