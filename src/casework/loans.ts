import type { Queryable } from '../adapters/database.ts';
import { loanForm } from '../domain/forms/loan.ts';
import type { CommonFacts } from '../domain/lifecycle/engine.ts';
import { correctLoan, judgeCorrection } from './loanCorrection.ts';
import type { CaseType, FactsRequest, Loaded } from './types.ts';

/** Loans move by confirmed repayments and, to correct one, by staff. They have no files of their own. */
export const loanCases: CaseType<CommonFacts> = {
  collection: 'loans',
  table: 'loans',
  form: loanForm,
  loadFacts: async (_db: Queryable, { common }: FactsRequest): Promise<Loaded<CommonFacts>> => ({ ...common, material: { files: [] } }),
  logs: { correct: judgeCorrection },
  effects: { correct: correctLoan },
  noticeVariables: async () => ({}),
};

/** Whether an application was ever handed in for the loan: its bank then leaves it as it is (spec 4). */
export async function isUsedLoan(db: Queryable, id: string): Promise<boolean> {
  const { rows } = await db.query<{ used: boolean }>(
    `select exists (select 1 from subsidy_applications where loan_id = $1::uuid and status not in ('draft', 'withdrawn')) as used`,
    [id],
  );
  return rows[0]?.used ?? false;
}

/** Loans of an organisation's code that were entered before it was verified become its own. */
export async function adoptLoans(tx: Queryable, enterprise: string, uscc: string): Promise<void> {
  await tx.query('update loans set enterprise_id = $1::uuid where uscc = $2 and enterprise_id is null', [enterprise, uscc]);
  await tx.query('update loan_pledges p set enterprise_id = $1::uuid from loans l where l.id = p.loan_id and l.uscc = $2 and p.enterprise_id is null', [enterprise, uscc]);
}
