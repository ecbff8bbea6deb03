import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { subsidyApplications } from '../domain/lifecycle/subsidyApplications.ts';
import type { SubsidyKind } from '../domain/subsidy/round.ts';
import type { Figure } from './dashboard.ts';

/** Applications that still ask for money, those that have an approved amount that is not granted, and the granted. */
export const ASKING = ['submitted', 'rejected', 'approved', 'paperRejected', 'revised', 'paperAccepted', 'granted'];
export const COMMITTED = ['approved', 'paperRejected', 'revised', 'paperAccepted'];
/** Whose paper is awaited. */
export const PAPER_AWAITED = ['approved', 'paperRejected'];

/** Sums in fen. `committed`: approved and not granted yet. */
export type RoundSums = { requestedFen: number; committedFen: number; grantedFen: number };
/** A round as staff see it. Amounts in fen, null: no limit. */
export type StaffRound = RoundSums & {
  id: string;
  title: string;
  kind: SubsidyKind;
  version: number;
  isAnnounced: boolean;
  opensOn: CivilDate;
  closesOn: CivilDate;
  correctionsUntil: CivilDate;
  paperUntil: CivilDate;
  budgetFen: number | null;
  /** Applications that were handed in, drafts left out. */
  applications: number;
};

const inList = (states: readonly string[]) => `a.status in (${states.map((state) => `'${state}'`).join(', ')})`;

const ROUNDS = `select r.id, r.title, r.kind::text as kind, r.version::int as version, coalesce(r.is_announced, false) as "isAnnounced", r.opens_on as "opensOn", r.closes_on as "closesOn",
    r.corrections_until as "correctionsUntil", r.paper_until as "paperUntil", r.budget::float8 as "budgetFen", s.*
  from policy_rounds r cross join lateral (
    select count(*) filter (where a.status <> 'draft')::int as applications,
      coalesce(sum(a.requested_fen) filter (where ${inList(ASKING)}), 0)::float8 as "requestedFen",
      coalesce(sum(a.approved_fen) filter (where ${inList(COMMITTED)}), 0)::float8 as "committedFen",
      coalesce(sum(a.granted_fen) filter (where a.status = 'granted'), 0)::float8 as "grantedFen"
    from subsidy_applications a where a.round_id = r.id
  ) s`;

/** All rounds, the newest first. */
export async function staffRounds(db: Queryable): Promise<StaffRound[]> {
  return (await db.query<StaffRound>(`${ROUNDS} order by r.opens_on desc, r.id desc`)).rows;
}

export async function findRound(db: Queryable, id: string): Promise<StaffRound | null> {
  if (!isUuid(id)) return null;
  return (await db.query<StaffRound>(`${ROUNDS} where r.id = $1::uuid`, [id])).rows[0] ?? null;
}

/** Applications of a round in each state, in the order of the lifecycle. */
export async function applicationsByState(db: Queryable, round: string): Promise<Figure[]> {
  const { rows } = await db.query<{ status: string; count: number }>('select status::text as status, count(*)::int as count from subsidy_applications where round_id = $1::uuid group by status', [round]);
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.entries(subsidyApplications.states).map(([key, { label }]) => ({ key, label, count: counts.get(key) ?? 0 }));
}

/** Applications of a round by the bank of their loan, the most first; drafts left out. `key`: the bank. */
export async function applicationsByBank(db: Queryable, round: string): Promise<Figure[]> {
  const { rows } = await db.query<Figure>(
    `select b.id as key, b.name as label, count(*)::int as count from subsidy_applications a join banks b on b.id = a.bank_id
     where a.round_id = $1::uuid and a.status <> 'draft' group by b.id, b.name order by count(*) desc, b.name limit 20`,
    [round],
  );
  return rows;
}

/** `paperUntil`: by the version the application keeps. */
export type OverduePaper = { id: string; applicationNumber: string; company: string; status: string; paperUntil: CivilDate; version: number };

/** Applications whose paper should have come in before a day, the longest overdue first; `versions`: those they were made under. */
export async function overduePaper(db: Queryable, round: string, today: CivilDate): Promise<OverduePaper[]> {
  const { rows } = await db.query<OverduePaper>(
    `select a.id, a.application_number as "applicationNumber", a.name as company, a.status::text as status, v.rules ->> 'paperUntil' as "paperUntil", a.round_version::int as version
     from subsidy_applications a join policy_round_versions v on v.round_id = a.round_id and v.version = a.round_version
     where a.round_id = $1::uuid and ${inList(PAPER_AWAITED)} and v.rules ->> 'paperUntil' < $2 order by v.rules ->> 'paperUntil', a.submitted_at, a.id`,
    [round, today],
  );
  return rows;
}
