import type { Queryable } from '../adapters/database.ts';
import { isUsedLoan } from '../casework/loans.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import type { IpKind } from '../domain/subsidy/round.ts';

export type Pledge = { id: string; kind: IpKind; number: string; title: string };
export type LoanRepayment = { id: string; status: string; principal: number | null; interestPaid: number | null; repaidOn: string | null; outcome: string | null; submittedAt: Date | null; decidedAt: Date | null };

/** A loan with all that hangs on it, as its page in the back office shows it. Amounts in fen. */
export type LoanFile = {
  id: string;
  status: string;
  revision: number;
  reportNumber: string;
  bank: string;
  bankName: string;
  enterprise: string | null;
  remaining: number;
  enteredAt: Date;
  values: Values;
  pledges: Pledge[];
  repayments: LoanRepayment[];
  /** An application was handed in for it: its bank leaves it as it is (spec 4). */
  isUsed: boolean;
};

type Row = Record<string, unknown> & { id: string };

/** Null when there is none. Who may see it is the caller's to have checked. */
export async function readLoanFile(db: Queryable, id: string): Promise<LoanFile | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Row>('select l.*, b.name as bank_name from loans l join banks b on b.id = l.bank_id where l.id = $1::uuid', [id]);
  const row = rows[0];
  if (!row) return null;
  return {
    id,
    status: String(row.status),
    revision: Number(row.revision),
    reportNumber: String(row.report_number ?? ''),
    bank: String(row.bank_id),
    bankName: String(row.bank_name),
    enterprise: row.enterprise_id as string | null,
    remaining: Number(row.remaining),
    enteredAt: row.created_at as Date,
    values: valuesOf(loanForm, row),
    pledges: await pledgesOf(db, id),
    repayments: await repaymentsOf(db, id),
    isUsed: await isUsedLoan(db, id),
  };
}

/** Pledged patents and trade marks in the order they were entered. */
export async function pledgesOf(db: Queryable, loan: string): Promise<Pledge[]> {
  const { rows } = await db.query<Pledge>('select id, kind::text as kind, number, title from loan_pledges where loan_id = $1::uuid order by created_at, id', [loan]);
  return rows;
}

/** Repayments that were handed in, the latest first; a company's drafts are its own. */
async function repaymentsOf(db: Queryable, loan: string): Promise<LoanRepayment[]> {
  const { rows } = await db.query<LoanRepayment & { principal: string | null; interestPaid: string | null }>(
    `select id, status::text as status, principal, interest_paid as "interestPaid", repaid_on as "repaidOn", outcome, submitted_at as "submittedAt", decided_at as "decidedAt"
     from repayments where loan_id = $1::uuid and status <> 'draft' order by submitted_at desc nulls last, id desc`,
    [loan],
  );
  return rows.map((row) => ({ ...row, principal: numberOf(row.principal), interestPaid: numberOf(row.interestPaid) }));
}

const numberOf = (stored: unknown): number | null => (stored === null ? null : Number(stored));
