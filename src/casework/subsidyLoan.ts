import type { Queryable } from '../adapters/database.ts';
import { allFields, type Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import type { LoanFacts } from '../domain/subsidy/eligibility.ts';
import { PRINTED_OF_LOAN } from '../domain/subsidy/postAgain.ts';
import type { ContractOutcome, IpKind, SubsidyKind } from '../domain/subsidy/round.ts';
import type { SubsidyLoan, SubsidyRepayment } from '../domain/subsidy.ts';
import type { SizeClass } from '../domain/sizeClass.ts';
import { prepared } from '../queries/prepared.ts';
import { valuesOf } from './rows.ts';
import type { CaseRow } from './types.ts';

/** A loan as an application for a subsidy sees it; `onForm`: what of it the application form says. */
export type SubsidyLoanFacts = { contractNumber: string; onForm: Values; forCalculation: SubsidyLoan; repayment: SubsidyRepayment; forEligibility: LoanFacts };

type Row = {
  record: Record<string, unknown> | null;
  contractNumber: string;
  principal: string;
  annualRate: string;
  disbursedOn: string;
  dueOn: string;
  contractFrom: string | null;
  guarantor: string | null;
  insurer: string | null;
  fees: string;
  uscc: string;
  ipKinds: IpKind[] | null;
  repaidOn: string | null;
  outcome: ContractOutcome | null;
  interest: string | null;
  sizeClass: SizeClass | null;
  region: string | null;
  live: boolean;
  granted: boolean;
};

/**
 * The loan, its confirmed repayments taken together (interest added up, the last one's day and outcome), its company.
 * `application`: the row itself, which does not count as another one. Locked against changes when it decides something.
 */
export async function subsidyLoan(db: Queryable, application: CaseRow, lock: boolean): Promise<SubsidyLoanFacts> {
  if (lock) await prepared(db, 'select 1 from loans where id = $1::uuid for update', [application.loan_id]);
  const { rows } = await prepared<Row>(db, `${FACTS} where l.id = $1::uuid`, [application.loan_id, application.enterprise_id, application.kind, application.id]);
  if (!rows[0]) throw new Error(`application ${application.id} has no loan`);
  return factsOf(rows[0]);
}

/** The same of every loan of a company, by the loan's id, for an application of this kind that is not begun yet. */
export async function companyLoans(db: Queryable, enterprise: string, kind: SubsidyKind): Promise<Map<string, SubsidyLoanFacts>> {
  const { rows } = await prepared<Row & { id: string }>(db, `${FACTS} where l.enterprise_id = $2::uuid and $1::uuid is null`, [null, enterprise, kind, null]);
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

/** The same of all loans whose company is on the platform, without what only the application form prints. */
export async function everyLoan(db: Queryable, kind: SubsidyKind): Promise<(Omit<SubsidyLoanFacts, 'onForm'> & { id: string })[]> {
  const { rows } = await db.query<Row & { id: string }>(`${factsFor({ record: 'null', company: 'l.enterprise_id' })} where $1::uuid is null and $2::uuid is null order by l.id`, [null, null, kind, null]);
  return rows.map((row) => ({ id: row.id, ...factsOf(row) }));
}

function factsOf(row: Row): SubsidyLoanFacts {
  const { contractNumber, disbursedOn, sizeClass, repaidOn, outcome } = row;
  const forCalculation: SubsidyLoan = {
    ...{ disbursedOn, dueOn: row.dueOn, contractedOn: row.contractFrom, sizeClass },
    principalFen: Number(row.principal),
    annualRatePercent: String(row.annualRate),
    guaranteed: Boolean(row.guarantor),
    insured: Boolean(row.insurer),
  };
  const forEligibility: LoanFacts = {
    ...{ disbursedOn, sizeClass, uscc: row.uscc, region: row.region },
    repayment: repaidOn && outcome ? { repaidOn, outcome } : null,
    ipKinds: row.ipKinds ?? [],
    liveElsewhere: row.live,
    grantedBefore: row.granted,
  };
  return { contractNumber, onForm: row.record ? onForm(row.record) : {}, forCalculation, repayment: { repaidOn, interestPaidFen: Number(row.interest ?? 0), feesPaidFen: Number(row.fees) }, forEligibility };
}

function onForm(record: Record<string, unknown>): Values {
  const values = valuesOf(loanForm, record);
  return Object.fromEntries(allFields(loanForm).filter(({ name }) => PRINTED_OF_LOAN.includes(name)).map(({ name }) => [name, values[name]]));
}

/** States in which an application is under way: one for each loan and kind (invariant 24). */
export const LIVE = `('submitted', 'rejected', 'approved', 'paperRejected', 'revised', 'paperAccepted')`;

const factsFor = ({ record, company }: { record: string; company: string }): string => `select l.id, ${record} as record, l.contract_number as "contractNumber", l.principal, l.annual_rate as "annualRate", l.disbursed_on as "disbursedOn", l.due_on as "dueOn",
    l.contract_from as "contractFrom", l.guarantor, l.insurer, l.uscc,
    coalesce(l.guarantee_fee, 0) + coalesce(l.insurance_fee, 0) + coalesce(l.appraisal_fee, 0) as fees,
    (select array_agg(distinct p.kind::text) from loan_pledges p where p.loan_id = l.id) as "ipKinds",
    last.repaid_on as "repaidOn", last.outcome,
    (select sum(r.interest_paid) from repayments r where r.loan_id = l.id and r.status = 'confirmed') as interest,
    e.size_class::text as "sizeClass", e.registered_region as region,
    exists (select 1 from subsidy_applications a where a.loan_id = l.id and a.kind::text = $3 and a.id is distinct from $4::uuid and a.status in ${LIVE}) as live,
    exists (select 1 from subsidy_applications a where a.loan_id = l.id and a.kind::text = $3 and a.id is distinct from $4::uuid and a.status = 'granted') as granted
  from loans l join enterprises e on e.id = ${company}
    left join lateral (
      select repaid_on, outcome from repayments where loan_id = l.id and status = 'confirmed' order by repaid_on desc, decided_at desc limit 1
    ) last on true`;

const FACTS = factsFor({ record: 'to_jsonb(l)', company: '$2::uuid' });
