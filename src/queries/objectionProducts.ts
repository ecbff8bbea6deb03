import type { Queryable } from '../adapters/database.ts';
import { isOver } from '../domain/certification/period.ts';
import { toCivilDate } from '../domain/civilDate.ts';

export const PRODUCTS_A_PAGE = 20;

/** A product anyone may look at, and whether anyone may object to it. */
export type ObjectionProduct = { id: string; name: string; filingNumber: string; enterpriseName: string };
/** `over`: its last publicity has ended; `ended`: revoked before its end; `never`: in none, or taken out of it. */
export type ObjectionStanding = { state: 'open'; endsOn: string } | { state: 'over'; endsOn: string } | { state: 'ended' | 'never' };

/** By its filing number; null when there is none the public may see. The last day of a publicity counts whole, Shanghai time. */
export async function objectionProduct(db: Queryable, filingNumber: string, now: Date): Promise<(ObjectionProduct & { standing: ObjectionStanding }) | null> {
  const { rows } = await db.query<ObjectionProduct & { openUntil: string | null; last: string | null }>(
    `select p.id, coalesce(p.name, '') as name, p.filing_number as "filingNumber", e.name as "enterpriseName", held.*
     from products p join enterprises e on e.id = p.enterprise_id
       cross join lateral (select max(r.publicity_ends_on) filter (where c.status = 'publicised') as "openUntil", max(r.publicity_ends_on) as last
         from certifications c join certification_rounds r on r.id = c.round_id
         where c.product_id = p.id and r.publicised_at <= $2 and c.status in ('publicised', 'certified', 'expired', 'revoked')) held
     where p.filing_number = $1 and p.status in ('filed', 'withdrawing', 'withdrawn', 'revoked')`,
    [filingNumber, now],
  );
  if (!rows[0]) return null;
  const { openUntil, last, ...product } = rows[0];
  return { ...product, standing: standingOf(openUntil, last, now) };
}

function standingOf(openUntil: string | null, last: string | null, now: Date): ObjectionStanding {
  if (openUntil !== null && !isOver(openUntil, now)) return { state: 'open', endsOn: openUntil };
  if (last === null) return { state: 'never' };
  return isOver(last, now) ? { state: 'over', endsOn: last } : { state: 'ended' };
}

export type InPublicity = ObjectionProduct & { endsOn: string };

/** Products in publicity now, those whose period ends first in front; `typed` is found in names and numbers. `page` from 1. */
export async function productsInPublicity(db: Queryable, { typed, page, now }: { typed: string; page: number; now: Date }): Promise<{ items: InPublicity[]; total: number }> {
  const { rows } = await db.query<InPublicity & { total: number }>(
    `select p.id, coalesce(p.name, '') as name, p.filing_number as "filingNumber", e.name as "enterpriseName", max(r.publicity_ends_on) as "endsOn", count(*) over ()::int as total
     from certifications c join certification_rounds r on r.id = c.round_id join products p on p.id = c.product_id join enterprises e on e.id = p.enterprise_id
     where c.status = 'publicised' and r.publicised_at <= $2 and r.publicity_ends_on >= $1 and ($3 = '' or strpos(lower(p.name), $3) > 0 or strpos(lower(e.name), $3) > 0 or strpos(p.filing_number, $3) > 0)
     group by p.id, e.id order by "endsOn", p.filing_number limit $4 offset $5`,
    [toCivilDate(now), now, typed.toLowerCase(), PRODUCTS_A_PAGE, (page - 1) * PRODUCTS_A_PAGE],
  );
  return { items: rows.map(({ total: _total, ...item }) => item), total: rows[0]?.total ?? 0 };
}
