import type { Queryable } from '../adapters/database.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import { isCivilDate } from '../domain/civilDate.ts';
import type { Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { repaymentForm } from '../domain/forms/repayment.ts';
import type { SubsidyKind } from '../domain/subsidy/round.ts';
import { pledgesOf, type Pledge } from './loanFile.ts';
import { ownCase, ownFiles, type OwnFile, type OwnRecord } from './portalCases.ts';
import { paged, type ListPage } from './portalLists.ts';

/** Conditions of the list, '' for all: days of the due date and of the latest application or repayment handed in, both ends included. */
export type LoanFilter = { dueFrom: string; dueTo: string; appliedFrom: string; appliedTo: string; page: number };
/** Amounts in fen. `appliedAt`: when a repayment or an application was last handed in. */
export type LoanRow = {
  id: string;
  reportNumber: string;
  contractNumber: string;
  enteredAt: Date;
  bankName: string;
  financingProduct: string;
  principalFen: number;
  creditFen: number;
  remainingFen: number;
  disbursedOn: string;
  dueOn: string;
  status: string;
  appliedAt: Date | null;
  openRepayment: { id: string; status: string } | null;
};

const APPLIED = `(select max(at) from (select submitted_at as at from repayments where loan_id = l.id union all select submitted_at from subsidy_applications where loan_id = l.id) handed)`;
const COLUMNS = `l.id, l.report_number as "reportNumber", l.contract_number as "contractNumber", l.created_at as "enteredAt", b.name as "bankName", l.financing_product as "financingProduct",
  l.principal::float8 as "principalFen", l.credit_line::float8 as "creditFen", l.remaining::float8 as "remainingFen", l.disbursed_on as "disbursedOn", l.due_on as "dueOn",
  l.status::text as status, ${APPLIED} as "appliedAt",
  (select jsonb_build_object('id', r.id, 'status', r.status) from repayments r where r.loan_id = l.id and r.status <> 'confirmed' order by r.created_at desc limit 1) as "openRepayment"`;

/** Loans of the enterprise alone: running ones first, by the day they are due. Conditions that are none find everything. */
export async function listLoans(db: Queryable, enterprise: string, { page, ...filter }: LoanFilter): Promise<ListPage<LoanRow>> {
  const day = (text: string) => (isCivilDate(text) ? text : null);
  const matches = `from loans l join banks b on b.id = l.bank_id where l.enterprise_id = $1::uuid
    and ($2::text is null or l.due_on >= $2) and ($3::text is null or l.due_on <= $3)
    and ($4::date is null or (${APPLIED} at time zone 'Asia/Shanghai')::date >= $4) and ($5::date is null or (${APPLIED} at time zone 'Asia/Shanghai')::date <= $5)`;
  const values = [enterprise, day(filter.dueFrom), day(filter.dueTo), day(filter.appliedFrom), day(filter.appliedTo)];
  return paged<LoanRow>(db, `select ${COLUMNS} ${matches} order by l.status <> 'active', l.due_on, l.id`, `select count(*)::int as total ${matches}`, values, page);
}

export type OwnRepayment = { id: string; status: string; principalFen: number | null; interestFen: number | null; repaidOn: string | null; outcome: string | null; submittedAt: Date | null; decidedAt: Date | null };
export type OwnApplication = { id: string; number: string | null; kind: SubsidyKind; status: string; requestedFen: number | null; submittedAt: Date | null };
export type LoanRequest = { id: string; kind: 'missing' | 'wrong'; state: 'open' | 'answered'; bankName: string; contractNumber: string | null; explanation: string; answer: string | null; createdAt: Date; answeredAt: Date | null };
export type PortalLoan = {
  row: LoanRow;
  values: Values;
  pledges: Pledge[];
  repayments: OwnRepayment[];
  applications: OwnApplication[];
  requests: LoanRequest[];
};

/** The loan when it is the enterprise's, else null: another's does not exist for it. */
export async function portalLoan(db: Queryable, enterprise: string, id: string): Promise<PortalLoan | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<LoanRow & { stored: Record<string, unknown> }>(
    `select ${COLUMNS}, to_jsonb(l) as stored from loans l join banks b on b.id = l.bank_id where l.id = $1::uuid and l.enterprise_id = $2::uuid`,
    [id, enterprise],
  );
  if (!rows[0]) return null;
  const { stored, ...row } = rows[0];
  const values = valuesOf(loanForm, stored);
  const [pledges, repayments, applications, requests] = await Promise.all([pledgesOf(db, id), repaymentsOf(db, id), applicationsOf(db, id, enterprise), loanRequests(db, enterprise, id)]);
  return { row, values, pledges, repayments, applications, requests };
}

async function repaymentsOf(db: Queryable, loan: string): Promise<OwnRepayment[]> {
  const { rows } = await db.query<OwnRepayment>(
    `select id, status::text as status, principal::float8 as "principalFen", interest_paid::float8 as "interestFen", repaid_on as "repaidOn", outcome,
            submitted_at as "submittedAt", decided_at as "decidedAt" from repayments where loan_id = $1::uuid order by created_at desc, id desc`,
    [loan],
  );
  return rows;
}

async function applicationsOf(db: Queryable, loan: string, enterprise: string): Promise<OwnApplication[]> {
  const { rows } = await db.query<OwnApplication>(
    `select id, application_number as number, kind::text as kind, status::text as status, requested_fen::float8 as "requestedFen", submitted_at as "submittedAt"
     from subsidy_applications where loan_id = $1::uuid and enterprise_id = $2::uuid order by created_at desc, id desc`,
    [loan, enterprise],
  );
  return rows;
}

/** What the enterprise asked its banks, the latest first; of one loan when it is named. */
export async function loanRequests(db: Queryable, enterprise: string, loan: string | null = null): Promise<LoanRequest[]> {
  const { rows } = await db.query<LoanRequest>(
    `select r.id, r.kind::text as kind, r.state::text as state, b.name as "bankName", coalesce(r.contract_number, l.contract_number) as "contractNumber", r.explanation, r.answer,
            r.created_at as "createdAt", r.answered_at as "answeredAt"
     from loan_requests r join banks b on b.id = r.bank_id left join loans l on l.id = r.loan_id
     where r.enterprise_id = $1::uuid and ($2::uuid is null or r.loan_id = $2) order by r.created_at desc, r.id desc limit 100`,
    [enterprise, loan],
  );
  return rows;
}

/** Banks a company can turn to, by id; the value is the name. */
export async function openBanks(db: Queryable): Promise<Record<string, string>> {
  const { rows } = await db.query<{ id: string; name: string }>('select id, name from banks where not coalesce(is_closed, false) order by name');
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** A repayment of one's own with the loan it is of. */
export type PortalRepayment = { record: OwnRecord; files: OwnFile[]; loan: LoanRow };

export async function portalRepayment(db: Queryable, enterprise: string, loan: string, id: string): Promise<PortalRepayment | null> {
  const record = await ownCase(db, repaymentForm, id, enterprise, { loan: 'loan_id' });
  if (!record || record.values.loan !== loan) return null;
  const { rows } = await db.query<LoanRow>(`select ${COLUMNS} from loans l join banks b on b.id = l.bank_id where l.id = $1::uuid and l.enterprise_id = $2::uuid`, [loan, enterprise]);
  if (!rows[0]) return null;
  const { loan: _loan, ...values } = record.values;
  return { record: { ...record, values }, files: await ownFiles(db, 'repayments', id, enterprise), loan: rows[0] };
}

/** A repayment of one's own with the whole row of its loan, for the papers made from both. */
export async function portalLoanOf(db: Queryable, repayment: string, enterprise: string): Promise<{ loan: Record<string, unknown>; repayment: Values } | null> {
  if (!isUuid(repayment)) return null;
  const { rows } = await db.query<{ loan: Record<string, unknown>; repayment: Record<string, unknown> }>(
    'select to_jsonb(l) as loan, to_jsonb(r) as repayment from repayments r join loans l on l.id = r.loan_id where r.id = $1::uuid and r.enterprise_id = $2::uuid',
    [repayment, enterprise],
  );
  return rows[0] ? { loan: rows[0].loan, repayment: valuesOf(repaymentForm, rows[0].repayment) } : null;
}
