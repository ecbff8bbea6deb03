import type { Queryable } from '../adapters/database.ts';
import { lprQuotations } from '../casework/rounds.ts';
import { isUuid } from '../casework/rows.ts';
import { companyLoans, LIVE, type SubsidyLoanFacts } from '../casework/subsidyLoan.ts';
import { computeSubsidy, type LprQuotation, type Subsidy } from '../domain/subsidy.ts';
import { failedRules, type FailedRule } from '../domain/subsidy/eligibility.ts';
import { byUrgency } from '../domain/subsidy/phase.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import type { RoundVersion } from '../domain/subsidy/roundRecord.ts';
import { ROWS_A_PAGE, type ListPage } from './portalLists.ts';

/** An announced round in its present version. `announcement`: the slug of the published notice, null where there is none. */
export type AnnouncedRound = { id: string; legalBasis: string | null; announcement: string | null; rules: RoundVersion };

const ROUNDS = `select r.id, r.legal_basis as "legalBasis", v.rules, (select n.slug from announcements n where n.id = r.announcement_id and n._status = 'published' and n.published_at <= now()) as announcement
  from policy_rounds r join policy_round_versions v on v.round_id = r.id and v.version = r.version where r.is_announced`;

/** All announced rounds, the open ones first. */
export async function announcedRounds(db: Queryable, today: CivilDate): Promise<AnnouncedRound[]> {
  const { rows } = await db.query<AnnouncedRound>(ROUNDS);
  return byUrgency(rows.map((round) => ({ ...round, ...windowOf(round) })), today).map(({ opensOn: _opensOn, closesOn: _closesOn, ...round }) => round);
}

const windowOf = ({ rules: { opensOn, closesOn } }: AnnouncedRound) => ({ opensOn, closesOn });

/** Null when it is absent or not announced. */
export async function announcedRound(db: Queryable, id: string): Promise<AnnouncedRound | null> {
  const { rows } = isUuid(id) ? await db.query<AnnouncedRound>(`${ROUNDS} and r.id = $1::uuid`, [id]) : { rows: [] };
  return rows[0] ?? null;
}

/** A loan as judged under a round. Amounts in fen. `begun`: an application of this round, or one under way elsewhere. */
export type JudgedLoan = {
  id: string;
  bankName: string;
  contractNumber: string;
  financingProduct: string;
  principalFen: number;
  disbursedOn: CivilDate;
  dueOn: CivilDate;
  repaidOn: CivilDate | null;
  failed: FailedRule[];
  /** What it would yield; null for a loan that may not be applied for. */
  computed: Subsidy | { ok: false; reason: string } | null;
  begun: { id: string; status: string } | null;
};

type Row = Pick<JudgedLoan, 'id' | 'bankName' | 'contractNumber' | 'financingProduct' | 'principalFen' | 'disbursedOn' | 'dueOn' | 'begun'>;

/**
 * All loans of a company judged by the present version of a round (spec 4: eligible and ineligible ones are both shown):
 * `first` on top where it is named, then what may be applied for, newest first. `eligible` counts over all pages.
 */
export async function judgedLoans(db: Queryable, enterprise: string, { id, rules }: AnnouncedRound, asked: { page: number; first: string }): Promise<ListPage<JudgedLoan> & { eligible: number }> {
  const { rows } = await db.query<Row>(LOANS, [enterprise, id, rules.kind]);
  const [facts, lpr] = await Promise.all([companyLoans(db, enterprise, rules.kind), lprQuotations(db)]);
  const judged = rows.flatMap((row) => {
    const known = facts.get(row.id);
    return known ? [judge(row, known, rules, lpr)] : [];
  });
  const rank = (loan: JudgedLoan) => (loan.id === asked.first ? 0 : loan.failed.length === 0 ? 1 : 2);
  const sorted = judged.toSorted((a, b) => rank(a) - rank(b));
  const pages = Math.max(1, Math.ceil(sorted.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, asked.page), pages);
  const eligible = judged.filter(({ failed }) => failed.length === 0).length;
  return { items: sorted.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE), total: sorted.length, page, pages, eligible };
}

function judge(row: Row, { forEligibility, forCalculation, repayment }: SubsidyLoanFacts, rules: RoundVersion, lpr: readonly LprQuotation[]): JudgedLoan {
  const failed = failedRules(rules.eligibility, forEligibility, rules.kind);
  const computed = failed.length === 0 ? computeSubsidy(rules.calculation, forCalculation, repayment, lpr) : null;
  return { ...row, repaidOn: repayment.repaidOn, failed, computed };
}

const LOANS = `select l.id, b.name as "bankName", l.contract_number as "contractNumber", l.financing_product as "financingProduct", l.principal::float8 as "principalFen",
    l.disbursed_on as "disbursedOn", l.due_on as "dueOn",
    (select jsonb_build_object('id', a.id, 'status', a.status) from subsidy_applications a
       where a.loan_id = l.id and a.kind::text = $3 and a.enterprise_id = l.enterprise_id
         and (a.status in ${LIVE} or (a.status = 'draft' and a.round_id = $2::uuid) or a.status = 'granted')
       order by a.status = 'draft', a.updated_at desc limit 1) as begun
  from loans l join banks b on b.id = l.bank_id where l.enterprise_id = $1::uuid order by l.disbursed_on desc, l.id desc`;
