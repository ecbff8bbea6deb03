import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { like, paged, type ListPage } from './portalLists.ts';
import { prepared } from './prepared.ts';

/** A round whose publicity has begun. `endsOn`: the last day of publicity. */
export type PublicRound = { id: string; title: string; endsOn: CivilDate; publicisedAt: Date };

/** States the public is told; `status` is that of the day. */
export type PublicStatus = 'publicised' | 'certified' | 'expired' | 'revoked';

/** What a certification round tells of a product; of one that is no longer filed neither name nor company. */
export type RoundProduct = {
  id: string;
  filingNumber: string;
  productName: string | null;
  enterpriseName: string | null;
  status: PublicStatus;
  number: string | null;
  validUntil: CivilDate | null;
};

/** The round that was published with an announcement; null when it is none's, or not published yet. */
export async function roundOfAnnouncement(db: Queryable, announcement: string): Promise<PublicRound | null> {
  if (!isUuid(announcement)) return null;
  const { rows } = await prepared<PublicRound>(
    db,
    `select id, title, publicity_ends_on as "endsOn", publicised_at as "publicisedAt" from certification_rounds
     where announcement_id = $1::uuid and publicised_at is not null and publicity_ends_on is not null order by publicised_at desc limit 1`,
    [announcement],
  );
  return rows[0] ?? null;
}

/** $2: today. */
const SHOWN_STATUS = `case when k.status = 'certified' and k.valid_until < $2::text then 'expired' else k.status::text end`;
const IS_FILED = `p.status in ('filed', 'withdrawing')`;
const PUBLIC = `k.status in ('publicised', 'certified', 'expired', 'revoked')`;

const MATCHES = `from certifications k join products p on p.id = k.product_id join enterprises e on e.id = k.enterprise_id
  where k.round_id = $1::uuid and ${PUBLIC}
    and ($3 = '%%' or p.filing_number ilike $3 or k.number ilike $3 or (${IS_FILED} and (k.product_name ilike $3 or e.name ilike $3)))`;

/** One page of a round's products whose name, company, filing number or certificate number contains `q`, by filing number. */
export async function roundProducts(db: Queryable, round: string, { q, page }: { q: string; page: number }, today: CivilDate): Promise<ListPage<RoundProduct>> {
  const rows = `select k.id, p.filing_number as "filingNumber", case when ${IS_FILED} then k.product_name end as "productName", case when ${IS_FILED} then e.name end as "enterpriseName",
    ${SHOWN_STATUS} as status, k.number, k.valid_until as "validUntil" ${MATCHES} order by p.filing_number, k.id`;
  return paged<RoundProduct>(db, rows, `select count(*)::int as total ${MATCHES} and $2::text is not null`, [round, today, like(q.slice(0, 64))], page);
}

/** What a product's page says of its newest certification: in publicity, certified, and so on. */
export type ProductCertification = Pick<RoundProduct, 'status' | 'number' | 'validUntil'> & { issuedOn: CivilDate | null; publicityEndsOn: CivilDate; endedAt: Date | null };

/** The certification that counts: one that holds, else one in publicity, else the newest; null when the public knows of none. */
export async function productCertification(db: Queryable, filingNumber: string, today: CivilDate): Promise<ProductCertification | null> {
  const { rows } = await prepared<ProductCertification>(
    db,
    `select ${SHOWN_STATUS} as status, k.number, k.issued_on as "issuedOn", k.valid_until as "validUntil", k.ended_at as "endedAt", r.publicity_ends_on as "publicityEndsOn"
     from certifications k join products p on p.id = k.product_id join certification_rounds r on r.id = k.round_id
     where p.filing_number = $1 and ${IS_FILED} and ${PUBLIC} and r.publicity_ends_on is not null
     order by k.status = 'certified' and k.valid_until >= $2::text desc, k.status = 'publicised' desc, coalesce(k.issued_on, r.publicity_ends_on) desc limit 1`,
    [filingNumber, today],
  );
  return rows[0] ?? null;
}

/** For lists of products `p`, $2 being today: whether none of its certifications lasts any more, which the search does not know before the scheduled work (invariant 19). */
export const LAPSED_TODAY = `coalesce((select max(k.valid_until) < $2::text from certifications k where k.product_id = p.id and k.status = 'certified'), false)`;
