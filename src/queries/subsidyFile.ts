import { now, today } from '../adapters/clock.ts';
import type { Queryable } from '../adapters/database.ts';
import { lprQuotations, roundVersion } from '../casework/rounds.ts';
import { conditionsOf } from '../casework/subsidies.ts';
import { subsidyLoan, type SubsidyLoanFacts } from '../casework/subsidyLoan.ts';
import type { CaseRow } from '../casework/types.ts';
import { compareDates, toCivilDate } from '../domain/civilDate.ts';
import type { Form, Values } from '../domain/forms/field.ts';
import { subsidyForm } from '../domain/forms/subsidyApplication.ts';
import type { Actor } from '../domain/roles.ts';
import { computeSubsidy, type Subsidy, type SubsidyLine } from '../domain/subsidy.ts';
import type { GrantLimits } from '../domain/subsidy/grant.ts';
import type { IpItem } from '../domain/subsidy/ipItems.ts';
import { formOfRound } from '../domain/subsidy/materials.ts';
import type { PaperToPost } from '../domain/subsidy/postAgain.ts';
import type { SubsidyKind } from '../domain/subsidy/round.ts';
import type { RoundVersion } from '../domain/subsidy/roundRecord.ts';
import { judgedRules, type JudgedRule } from '../domain/subsidy/ruleList.ts';
import { financeTimeline, type FinanceStep } from './financeTimeline.ts';
import { grantLimits } from './grantLimits.ts';
import { readLoanFile, type LoanFile } from './loanFile.ts';
import { papersOfRevision, postAgainOf, type PostAgain } from './postAgain.ts';
import { approvedProfile } from './portalProfile.ts';

/** A form issued for an application; void from `voidAt` on. */
export type IssuedForm = { code: string; issuedAt: Date; voidAt: Date | null; contentHash: string };

/** What an application stands beside: its round, its loan, its company's profile, the amounts, the papers. Amounts in fen. */
export type SubsidyFile = {
  applicationNumber: string | null;
  kind: SubsidyKind;
  round: RoundVersion;
  roundId: string;
  roundVersion: number;
  /** The application's form as the round wants it. */
  form: Form;
  /** What decides which materials are asked, by the names the form uses. */
  conditions: Record<string, boolean>;
  ipItems: IpItem[];
  loan: LoanFile;
  profile: Values;
  rules: JudgedRule[];
  amounts: { requestedFen: number | null; approvedFen: number | null; grantedFen: number | null; lines: SubsidyLine[] };
  /** What the rules yield today. */
  computed: Subsidy | { ok: false; reason: string };
  limits: GrantLimits;
  isOverdue: boolean;
  forms: IssuedForm[];
  /** Of a revision: what would have to be posted again. */
  papers: PaperToPost[] | null;
  /** Of an accepted revision: what the company was told to post again. */
  postAgain: PostAgain | null;
  timeline: FinanceStep[];
};

/** Null when there is none. Who may see it is the caller's to have checked. */
export async function readSubsidyFile(db: Queryable, id: string, actor: Actor): Promise<SubsidyFile | null> {
  const { rows } = await db.query<CaseRow>('select * from subsidy_applications where id = $1::uuid', [id]);
  const row = rows[0];
  const loan = row && (await readLoanFile(db, String(row.loan_id)));
  if (!row || !loan) return null;
  const round = await roundVersion(db, String(row.round_id), Number(row.round_version));
  const facts = await subsidyLoan(db, row, false);
  const form = formOfRound(subsidyForm, round.materials);
  return {
    ...{ round, form, loan },
    ...factsOfRow(row),
    ...(await judgedBy(db, round, facts)),
    profile: (await approvedProfile(db, String(row.enterprise_id)))?.values ?? {},
    limits: await grantLimits(db, row, round, toCivilDate(now())),
    isOverdue: compareDates(today(), round.paperUntil) > 0,
    forms: await formsOf(db, id),
    papers: row.status === 'revised' ? await papersOfRevision(db, form, id) : null,
    postAgain: await postAgainOf(db, id),
    timeline: (await financeTimeline(db, actor, { loan: loan.id, application: id })) ?? [],
  };
}

function factsOfRow(row: CaseRow) {
  const fen = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return {
    applicationNumber: row.application_number as string | null,
    kind: row.kind as SubsidyKind,
    roundId: String(row.round_id),
    roundVersion: Number(row.round_version),
    // What was explained and added after a paper review stays in view once it is accepted.
    conditions: { ...conditionsOf(row), isRevision: conditionsOf(row).isRevision === true || row.revision_note !== null },
    ipItems: (row.ip_items as IpItem[] | null) ?? [],
    amounts: { requestedFen: fen(row.requested_fen), approvedFen: fen(row.approved_fen), grantedFen: fen(row.granted_fen), lines: (row.calculation as SubsidyLine[] | null) ?? [] },
  };
}

async function judgedBy(db: Queryable, round: RoundVersion, loan: SubsidyLoanFacts): Promise<Pick<SubsidyFile, 'rules' | 'computed'>> {
  const { rows } = await db.query<{ code: string; name: string }>('select code, name from regions where code = any($1::text[])', [round.eligibility.regions]);
  const regionName = (code: string) => rows.find((region) => region.code === code)?.name ?? code;
  return {
    rules: judgedRules(round.eligibility, loan.forEligibility, round.kind, regionName),
    computed: computeSubsidy(round.calculation, loan.forCalculation, loan.repayment, await lprQuotations(db)),
  };
}

/** The newest first. */
async function formsOf(db: Queryable, id: string): Promise<IssuedForm[]> {
  const { rows } = await db.query<IssuedForm>(
    `select code, issued_at as "issuedAt", void_at as "voidAt", coalesce(content_hash, '') as "contentHash" from certificates
     where application_id = $1::uuid and kind = 'form' order by issued_at desc, id desc`,
    [id],
  );
  return rows;
}
