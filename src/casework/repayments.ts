import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { repaymentForm } from '../domain/forms/repayment.ts';
import { inFormOrder, submitProblems } from '../domain/forms/schema.ts';
import type { RepaymentFacts } from '../domain/lifecycle/repayments.ts';
import { outcomeOfRepayment, repaymentProblems } from '../domain/loans.ts';
import { SYSTEM } from '../domain/roles.ts';
import type { ContractOutcome } from '../domain/subsidy/round.ts';
import { prepared } from '../queries/prepared.ts';
import { attachmentsOf, countBySlot, valuesOf } from './rows.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { ActionRequest, CaseContext, CaseType, FactsRequest, Loaded } from './types.ts';

type LoanFacts = { status: string; contractNumber: string; disbursedOn: string; openFen: number; otherOpen: boolean };
export type RepaymentCase = RepaymentFacts & { loan: LoanFacts };

export const repaymentCases: CaseType<RepaymentCase> = {
  collection: 'repayments',
  table: 'repayments',
  form: repaymentForm,
  lockFirst,
  loadFacts,
  effects: { confirm: lowerBalance },
  follows: { confirm: moveLoan },
  noticeVariables: async ({ row, input, facts }) => ({
    contractNumber: facts.loan.contractNumber,
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/loans/${String(row.loan_id)}`,
  }),
};

/** The loan first, then its repayments: two of them at once wait for each other here (spec 4: one open at a time). */
async function lockFirst(tx: Queryable, id: string): Promise<void> {
  await prepared(tx, 'select 1 from loans l where id = (select loan_id from repayments where id = $1::uuid) for update', [id]);
}

async function loadFacts(db: Queryable, { row, common, now }: FactsRequest): Promise<Loaded<RepaymentCase>> {
  const values = valuesOf(repaymentForm, row);
  const files = await attachmentsOf(db, 'repayments', row.id);
  const loan = await loanOf(db, String(row.loan_id), row.id);
  const material = { files };
  const problems = [...submitProblems(repaymentForm, values, countBySlot(files)), ...repaymentProblems(values, loan, toCivilDate(now))];
  return {
    ...common,
    material,
    loan,
    problems: inFormOrder(repaymentForm, problems),
    loanIsActive: loan.status === 'active',
    otherOpen: loan.otherOpen,
    isAsSubmitted: common.submissionHash === null || common.submissionHash === contentHash(snapshotOf(repaymentForm, row, material)),
  };
}

async function loanOf(db: Queryable, loan: string, repayment: string): Promise<LoanFacts> {
  const { rows } = await prepared<LoanFacts & { openFen: string }>(
    db,
    `select status::text as status, contract_number as "contractNumber", disbursed_on as "disbursedOn", remaining as "openFen",
            exists (select 1 from repayments where loan_id = l.id and status = 'submitted' and id <> $2::uuid) as "otherOpen"
     from loans l where id = $1::uuid`,
    [loan, repayment],
  );
  if (!rows[0]) throw new Error(`repayment ${repayment} has no loan`);
  return { ...rows[0], openFen: Number(rows[0].openFen) };
}

/** What the bank confirms is the loan's from then on; the balance never falls below nothing (a check of the table). */
async function lowerBalance({ tx, row, now }: CaseContext<RepaymentCase>): Promise<Record<string, unknown>> {
  await tx.query('update loans set remaining = remaining - $2, updated_at = $3 where id = $1::uuid', [row.loan_id, Number(row.principal), now]);
  return {};
}

async function moveLoan({ row, facts }: CaseContext<RepaymentCase>): Promise<ActionRequest[]> {
  const action = outcomeOfRepayment(row.outcome as ContractOutcome, Number(row.principal), facts.loan.openFen);
  return action ? [{ collection: 'loans', id: String(row.loan_id), action, actor: SYSTEM }] : [];
}
