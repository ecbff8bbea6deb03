import type { Queryable } from '../adapters/database.ts';

/** A page for search engines: path without its first slash's origin, ISO instant of its last change. */
export type SitePage = { path: string; changed: string };

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** How many products have a public page. */
export async function countProductPages(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ total: number }>(`select count(*)::int as total from products where status in ('filed', 'withdrawing')`);
  return rows[0]?.total ?? 0;
}

/** Pages of filed products in the order of their filing numbers, `limit` of them from `offset` on. */
export async function productPages(db: Queryable, offset: number, limit: number): Promise<SitePage[]> {
  const { rows } = await db.query<SitePage>(
    `select '/products/' || filing_number as path, to_char(updated_at at time zone 'UTC', ${UTC}) as changed from products
     where status in ('filed', 'withdrawing') and filing_number is not null order by filing_number limit $1 offset $2`,
    [limit, offset],
  );
  return rows;
}

/** Published announcements, newest first, at most `limit`. */
export async function announcementPages(db: Queryable, limit: number, now: Date): Promise<SitePage[]> {
  const { rows } = await db.query<SitePage>(
    `select '/announcements/' || slug as path, to_char(greatest(updated_at, published_at) at time zone 'UTC', ${UTC}) as changed from announcements
     where _status = 'published' and published_at <= $1 order by published_at desc, id desc limit $2`,
    [now, limit],
  );
  return rows;
}
