import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import type { LeftOutReason } from '../domain/certification/candidates.ts';
import type { CertificationCounts } from '../domain/certificationTask.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { like, paged, type ListPage } from './portalLists.ts';

/** Conditions of the list; '' for all. `round`: an id; `status` as shown on the day. */
export type CertificationFilter = { round: string; name: string; status: string; page: number };

/** A certification as its company may see it: no metrics, no names of officers. `status` is that of the day. */
export type OwnCertification = {
  id: string;
  roundTitle: string;
  publicityEndsOn: CivilDate | null;
  productId: string;
  productName: string;
  filingNumber: string;
  status: string;
  number: string | null;
  issuedOn: CivilDate | null;
  validUntil: CivilDate | null;
  endedAt: Date | null;
  reason: string | null;
  openObjections: number;
};

/** $2: today. What nobody has noticed yet is told all the same: its last day is over. */
const SHOWN_STATUS = `case when k.status = 'certified' and k.valid_until < $2::text then 'expired' else k.status::text end`;

const OWN = `select k.id, r.title as "roundTitle", r.publicity_ends_on as "publicityEndsOn", p.id as "productId", coalesce(k.product_name, p.name, '') as "productName",
    coalesce(p.filing_number, '') as "filingNumber", ${SHOWN_STATUS} as status, k.number, k.issued_on as "issuedOn", k.valid_until as "validUntil", k.ended_at as "endedAt", k.reason,
    (select count(*)::int from objections o where o.product_id = p.id and o.status in ('submitted', 'accepted')) as "openObjections"
  from certifications k join certification_rounds r on r.id = k.round_id join products p on p.id = k.product_id where k.enterprise_id = $1::uuid`;

/** Certifications of an enterprise, the newest round first; what is certified or in publicity before the rest. */
export async function listOwnCertifications(db: Queryable, enterprise: string, filter: CertificationFilter, today: CivilDate): Promise<ListPage<OwnCertification>> {
  const matches = `${OWN} and ($3 = '%%' or coalesce(k.product_name, p.name) ilike $3) and ($4::uuid is null or k.round_id = $4::uuid) and ($5 = '' or ${SHOWN_STATUS} = $5)`;
  const order = `order by r.closes_on desc, r.id, array_position(array['publicised', 'certified', 'shortlisted', 'candidate'], k.status::text), k.id`;
  const values = [enterprise, today, like(filter.name), isUuid(filter.round) ? filter.round : null, filter.status];
  return paged<OwnCertification>(db, `${matches} ${order}`, `select count(*)::int as total from (${matches}) found`, values, filter.page);
}

/** One of the enterprise's own; null when it is absent or somebody else's. */
export async function ownCertification(db: Queryable, enterprise: string, id: string, today: CivilDate): Promise<OwnCertification | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<OwnCertification>(`${OWN} and k.id = $3::uuid`, [enterprise, today, id]);
  return rows[0] ?? null;
}

export type OwnRound = { id: string; title: string; closesOn: CivilDate; taking: number; leftOut: number };

/** Rounds in which the enterprise's products were judged or left out, newest first. Who did not ask to take part is not counted as left out. */
export async function ownRounds(db: Queryable, enterprise: string): Promise<OwnRound[]> {
  const { rows } = await db.query<OwnRound>(
    `select r.id, r.title, r.closes_on as "closesOn",
       (select count(*)::int from certifications k where k.round_id = r.id and k.enterprise_id = $1::uuid) as taking,
       (select count(*)::int from certification_left_out o join products p on p.id = o.product_id where o.round_id = r.id and p.enterprise_id = $1::uuid and not 'notWanted' = any(o.reasons)) as "leftOut"
     from certification_rounds r where r.gathered_at is not null order by r.closes_on desc, r.id`,
    [enterprise],
  );
  return rows.filter(({ taking, leftOut }) => taking + leftOut > 0);
}

export type LeftOut = { productId: string; productName: string; filingNumber: string; reasons: LeftOutReason[] };

/** Products of the enterprise a round left out; those that asked to take part first, the others with that as their reason. */
export async function leftOutOf(db: Queryable, enterprise: string, round: string, page: number): Promise<ListPage<LeftOut>> {
  const matches = `from certification_left_out o join products p on p.id = o.product_id where o.round_id = $2::uuid and p.enterprise_id = $1::uuid`;
  const rows = `select p.id as "productId", coalesce(p.name, '') as "productName", coalesce(p.filing_number, '') as "filingNumber", o.reasons ${matches}
    order by 'notWanted' = any(o.reasons), p.filing_number desc`;
  return paged<LeftOut>(db, rows, `select count(*)::int as total ${matches}`, [enterprise, isUuid(round) ? round : null], page);
}

/** That there was an objection, and what came of it; never who raised it, nor why one was refused, which may tell it. */
export type OwnObjection = { productId: string; productName: string; status: string; submittedAt: Date | null; decidedAt: Date | null; finding: string | null };

/** Objections against products of the enterprise, newest first. `product`: of one alone. */
export async function ownObjections(db: Queryable, enterprise: string, product: string | null = null): Promise<OwnObjection[]> {
  const { rows } = await db.query<OwnObjection>(
    `select p.id as "productId", coalesce(p.name, '') as "productName", o.status::text, o.submitted_at as "submittedAt",
       case when o.status in ('refused', 'upheld', 'dismissed') then o.decided_at end as "decidedAt", case when o.status in ('upheld', 'dismissed') then o.finding end as finding
     from objections o join products p on p.id = o.product_id
     where o.respondent_id = $1::uuid and ($2::uuid is null or o.product_id = $2::uuid) order by o.submitted_at desc nulls last, o.id desc limit 50`,
    [enterprise, product],
  );
  return rows;
}

/** For the task list of the home page. */
export async function certificationCounts(db: Queryable, enterprise: string, today: CivilDate): Promise<CertificationCounts> {
  const { rows } = await db.query<CertificationCounts>(
    `select (select count(*)::int from products where enterprise_id = $1::uuid and status = 'filed' and wants_certification) as wanting,
       (select count(distinct o.product_id)::int from certification_left_out o join products p on p.id = o.product_id join certification_rounds r on r.id = o.round_id
         where p.enterprise_id = $1::uuid and r.publicised_at is null and not 'notWanted' = any(o.reasons)) as "leftOut",
       count(*) filter (where k.status in ('candidate', 'shortlisted'))::int as judged, count(*) filter (where k.status = 'publicised')::int as publicised,
       count(*) filter (where k.status = 'certified' and k.valid_until >= $2)::int as certified,
       max(r.publicity_ends_on) filter (where k.status = 'publicised') as "publicityUntil", min(k.valid_until) filter (where k.status = 'certified' and k.valid_until >= $2) as "validUntil"
     from certifications k join certification_rounds r on r.id = k.round_id where k.enterprise_id = $1::uuid`,
    [enterprise, today],
  );
  if (!rows[0]) throw new Error('counting gives one row');
  return rows[0];
}
