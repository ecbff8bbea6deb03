import type { Queryable } from '../adapters/database.ts';
import { COPIED_FROM } from '../casework/copyProduct.ts';
import { like, paged, type ListPage } from './portalLists.ts';

/** A product that may be the start of a new filing. */
export type StartRow = { id: string; name: string; model: string | null; filingNumber: string; filingYear: number };

/** Filed products of the enterprise by name, newest first. */
export async function listStarts(db: Queryable, enterprise: string, { name, page }: { name: string; page: number }): Promise<ListPage<StartRow>> {
  const matches = `from products p where p.enterprise_id = $1::uuid and p.status::text = any($2::text[]) and ($3 = '%%' or p.name ilike $3)`;
  const rows = `select p.id, coalesce(p.name, '') as name, p.model, p.filing_number as "filingNumber", p.filing_year::int as "filingYear" ${matches} order by p.filed_at desc, p.id desc`;
  return paged<StartRow>(db, rows, `select count(*)::int as total ${matches}`, [enterprise, COPIED_FROM, like(name)], page);
}

/** Whether the enterprise has any product a new filing may start from. */
export async function hasStarts(db: Queryable, enterprise: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from products where enterprise_id = $1::uuid and status::text = any($2::text[]) limit 1', [enterprise, COPIED_FROM]);
  return rows.length > 0;
}
