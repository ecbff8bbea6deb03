import type { Queryable } from '../adapters/database.ts';
import { toCivilDate } from '../domain/civilDate.ts';

/** A round whose products anyone may object to today. `slug`: its announcement, null while that is not public. */
export type PublicityNow = { title: string; endsOn: string; products: number; slug: string | null };

/**
 * Rounds in their publicity period, the one that ends first in front (spec 5: objections only while it runs).
 * @param now instant of the rules; the period ends with the day of `publicity_ends_on` in Shanghai
 */
export async function publicityNow(db: Queryable, now: Date): Promise<PublicityNow[]> {
  const { rows } = await db.query<PublicityNow>(
    `select r.title, r.publicity_ends_on as "endsOn", count(*)::int as products, max(a.slug) as slug
     from certification_rounds r
       join certifications c on c.round_id = r.id and c.status = 'publicised'
       left join announcements a on a.id = r.announcement_id and a._status = 'published' and a.published_at <= $2
     where r.publicised_at is not null and r.publicity_ends_on >= $1
     group by r.id order by r.publicity_ends_on, r.id`,
    [toCivilDate(now), now],
  );
  return rows;
}
