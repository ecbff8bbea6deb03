import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { compareDates, toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import { inFormOrder, submitProblems } from '../domain/forms/schema.ts';
import { subsidyForm } from '../domain/forms/subsidyApplication.ts';
import type { SubsidyFacts } from '../domain/lifecycle/subsidyApplications.ts';
import { formatYuan } from '../domain/money.ts';
import type { Problem } from '../domain/result.ts';
import { computeSubsidy, type Subsidy } from '../domain/subsidy.ts';
import { answerProblems } from '../domain/subsidy/answers.ts';
import { failedRules } from '../domain/subsidy/eligibility.ts';
import { ipItemProblems, type IpItem } from '../domain/subsidy/ipItems.ts';
import { formOfRound } from '../domain/subsidy/materials.ts';
import { postAgainText } from '../domain/subsidy/postAgain.ts';
import { windowProblem } from '../domain/subsidy/round.ts';
import type { RoundVersion } from '../domain/subsidy/roundRecord.ts';
import { papersOfRevision } from '../queries/postAgain.ts';
import { codeProblems, knownCodes } from './codeFacts.ts';
import { lprQuotations, roundVersion } from './rounds.ts';
import { attachmentsOf, countBySlot, valuesOf } from './rows.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import { approveSubsidy, endSubsidy, grantSubsidy, receivePaper, reviseSubsidy, submitSubsidy } from './subsidyEffects.ts';
import { subsidyLoan, type SubsidyLoanFacts } from './subsidyLoan.ts';
import type { CaseContext, CaseRow, CaseType, FactsRequest, Loaded, Material } from './types.ts';

/** The facts, the rules they are judged by, and what comes out of them. */
export type SubsidyCase = SubsidyFacts & { round: RoundVersion; loan: SubsidyLoanFacts; computed: Subsidy | { ok: false; reason: string } };

export const subsidyCases: CaseType<SubsidyCase> = {
  collection: 'subsidy-applications',
  table: 'subsidy_applications',
  form: subsidyForm,
  loadFacts,
  effects: {
    submit: submitSubsidy,
    approve: approveSubsidy,
    acceptRevision: approveSubsidy,
    revise: reviseSubsidy,
    acceptPaper: receivePaper,
    grant: grantSubsidy,
    withdraw: endSubsidy,
    lapse: endSubsidy,
  },
  logs: { approve: withComputed, acceptRevision: withPapers, grant: withAmount },
  noticeVariables: async ({ row, input, facts }, written) => ({
    applicationNumber: String(written.application_number ?? row.application_number ?? ''),
    contractNumber: facts.loan.contractNumber,
    amount: formatYuan(Number(written.granted_fen ?? written.approved_fen ?? row.approved_fen ?? 0)),
    reason: input.reason ?? '',
    postAgain: input.remark ?? '',
    paperUntil: facts.round.paperUntil,
    link: `${serverUrl()}/portal/subsidies/${row.id}`,
  }),
};

async function loadFacts(db: Queryable, { row, common, now, lock }: FactsRequest): Promise<Loaded<SubsidyCase>> {
  const round = await roundVersion(db, String(row.round_id), Number(row.round_version));
  const loan = await subsidyLoan(db, row, lock);
  const today = toCivilDate(now);
  const computed = computeSubsidy(round.calculation, loan.forCalculation, loan.repayment, await lprQuotations(db));
  const known = { loan: loan.onForm, isRenamed: row.is_renamed === true, requestedFen: computed.ok ? computed.requestedFen : null };
  const material: Material = { files: await attachmentsOf(db, 'subsidy-applications', row.id), extra: { ipItems: row.ip_items ?? [] }, known };
  return {
    ...common,
    ...{ material, round, loan, computed },
    windowProblem: windowProblem(round, today, common.submissionHash === null),
    failedRules: failedRules(round.eligibility, loan.forEligibility, round.kind).map(({ sentence }) => sentence),
    problems: await problemsOf(db, row, { material, round, today }),
    otherLive: loan.forEligibility.liveElsewhere,
    calculationProblem: computed.ok ? null : computed.reason,
    paperDeadlinePassed: compareDates(today, round.paperUntil) > 0,
    isAsSubmitted: common.submissionHash === null || common.submissionHash === contentHash(snapshotOf(subsidyForm, row, material)),
  };
}

type Context = CaseContext<SubsidyCase>;

/** The amount that approval fixes stands in the log, so that a grant of another is seen beside it. */
async function withComputed({ input, facts: { computed } }: Context) {
  return { ...input, ...(computed.ok ? { amount: computed.approvedFen } : {}) };
}

async function withAmount({ input, row }: Context) {
  return { ...input, amount: input.amount ?? Number(row.approved_fen) };
}

/** What must be posted again is computed, never left to memory; the reviewer may add to it. The log keeps the whole list. */
async function withPapers(context: Context) {
  const { tx, row, input, facts } = context;
  const papers = await papersOfRevision(tx, formOfRound(subsidyForm, facts.round.materials), row.id);
  return { ...(await withComputed(context)), remark: postAgainText(papers ?? [], input.remark) };
}

async function problemsOf(db: Queryable, row: CaseRow, { material: { files }, round, today }: { material: Material; round: RoundVersion; today: CivilDate }): Promise<Problem[]> {
  const form = formOfRound(subsidyForm, round.materials);
  const values = { ...valuesOf(subsidyForm, row), ...conditionsOf(row) };
  const problems = [
    ...submitProblems(form, values, countBySlot(files)),
    ...codeProblems(form, values, await knownCodes(db, form, values)),
    ...ipItemProblems((row.ip_items as IpItem[] | null) ?? []),
    ...answerProblems(values, today),
  ];
  return inFormOrder(form, problems);
}

/** What the server wrote beside the answers: it decides which materials are asked. */
export function conditionsOf(row: Record<string, unknown>): Record<string, boolean> {
  return {
    isGuaranteed: row.is_guaranteed === true,
    pledgesPatents: row.pledges_patents === true,
    isRenamed: row.is_renamed === true,
    isFiledHere: row.is_filed_here === true,
    // What the paper review asks for is explained even when nothing was saved since.
    isRevision: row.is_revision === true || row.status === 'paperRejected',
  };
}
