import type { Queryable } from '../adapters/database.ts';
import { companyLoans } from '../casework/subsidyLoan.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import type { FinanceFacts, OpenRound } from '../domain/financeHints.ts';
import { failedRules } from '../domain/subsidy/eligibility.ts';
import { phaseOf } from '../domain/subsidy/phase.ts';
import { announcedRounds, type AnnouncedRound } from './portalSubsidyStarts.ts';

type Row = Pick<FinanceFacts, 'verified' | 'loans' | 'paperUntil'> & { counts: Partial<FinanceFacts['applications']> | null };

/** What the home page says of subsidies, of the enterprise's own records alone. */
export async function financeFacts(db: Queryable, enterprise: string, today: CivilDate): Promise<FinanceFacts> {
  const { rows } = await db.query<Row>(FACTS, [enterprise]);
  const found = rows[0];
  if (!found) throw new Error('an account without its enterprise');
  const { counts, ...facts } = found;
  const open = (await announcedRounds(db, today)).filter(({ rules }) => phaseOf(rules, today) === 'open');
  const rounds = await Promise.all(open.map((round) => openRound(db, enterprise, round)));
  return { ...facts, rounds, applications: { draft: 0, rejected: 0, paperRejected: 0, approved: 0, ...counts } };
}

async function openRound(db: Queryable, enterprise: string, { id, rules }: AnnouncedRound): Promise<OpenRound> {
  const loans = [...(await companyLoans(db, enterprise, rules.kind)).values()];
  const eligible = loans.filter(({ forEligibility }) => failedRules(rules.eligibility, forEligibility, rules.kind).length === 0).length;
  return { id, title: rules.title, kind: rules.kind, closesOn: rules.closesOn, eligible };
}

const FACTS = `select coalesce(e.is_verified, false) as verified, (select count(*)::int from loans l where l.enterprise_id = e.id) as loans,
    (select jsonb_object_agg(status, count) from (
       select status, count(*)::int from subsidy_applications where enterprise_id = e.id and status in ('draft', 'rejected', 'paperRejected', 'approved') group by status) s) as counts,
    (select min(v.rules ->> 'paperUntil') from subsidy_applications a join policy_round_versions v on v.round_id = a.round_id and v.version = a.round_version
       where a.enterprise_id = e.id and a.status = 'approved') as "paperUntil"
  from enterprises e where e.id = $1::uuid`;
