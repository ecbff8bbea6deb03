import type { Queryable } from '../adapters/database.ts';

export type PicturedProduct = { filingNumber: string; name: string; enterpriseName: string };

/** Only the newest are looked at, so that a table of a million without pictures costs as little as one with them. */
const LOOKED_AT = 200;

/** The newest filed products that show a picture, one of each organisation, for the home page. */
export async function newestPictured(db: Queryable, limit: number): Promise<PicturedProduct[]> {
  const { rows } = await db.query<PicturedProduct>(
    `with newest as (select id, year, filed_at from search.product order by year desc, filed_at desc, id desc limit ${LOOKED_AT}),
       pictured as (
         select distinct on (p.enterprise_id) p.filing_number as "filingNumber", p.name, e.name as "enterpriseName", n.year, n.filed_at
         from newest n join products p on p.id = n.id join enterprises e on e.id = p.enterprise_id
         where p.status in ('filed', 'withdrawing') and exists (
           select 1 from attachments a where a.owner_collection = 'products' and a.owner_id = p.id::text and a.slot = 'mainPicture' and a.format in ('png', 'bmp', 'jpg'))
         order by p.enterprise_id, n.year desc, n.filed_at desc)
     select "filingNumber", name, "enterpriseName" from pictured order by year desc, filed_at desc limit $1`,
    [limit],
  );
  return rows;
}
