import type { Queryable } from '../adapters/database.ts';
import { like, paged, type ListPage } from './portalLists.ts';

/** Conditions of the list of certificates; '' for all. `state`: `valid` while the filing holds, `closed` after. */
export type CertificateConditions = { name: string; number: string; year: string; state: string };
export type CertificateRow = {
  productId: string;
  productName: string | null;
  number: string;
  issuedAt: Date;
  filingYear: number;
  lastUpdateYear: number | null;
  status: string;
  closedAt: Date | null;
};

/** On `products p` and `certificates c`, as parameters 2 to 5. */
export const CERTIFICATE_CONDITIONS = `($2 = '%%' or p.name ilike $2) and ($3 = '%%' or c.number like $3) and ($4::int is null or p.filing_year = $4)
  and ($5 = '' or ($5 = 'closed') = (p.closed_at is not null))`;

export function certificateConditions({ name, number, year, state }: CertificateConditions): unknown[] {
  return [like(name), like(number.replace(/\s/g, '')), /^\d{4}$/.test(year) ? Number(year) : null, ['valid', 'closed'].includes(state) ? state : ''];
}

/** Filing certificates of an enterprise with the present state of their products, newest first. */
export async function listCertificates(db: Queryable, enterprise: string, filter: CertificateConditions & { page: number }): Promise<ListPage<CertificateRow>> {
  const matches = `from certificates c join products p on p.id = c.product_id
    where c.enterprise_id = $1::uuid and p.enterprise_id = $1::uuid and c.kind = 'filing' and ${CERTIFICATE_CONDITIONS}`;
  const rows = `select p.id as "productId", p.name as "productName", c.number, c.issued_at as "issuedAt", p.filing_year::int as "filingYear",
    p.last_update_year::int as "lastUpdateYear", p.status::text, p.closed_at as "closedAt"
    ${matches} order by c.issued_at desc, c.id desc`;
  return paged<CertificateRow>(db, rows, `select count(*)::int as total ${matches}`, [enterprise, ...certificateConditions(filter)], filter.page);
}

/** How many certificates there are and how many of them hold, and the filing years, newest first. */
export async function certificateFigures(db: Queryable, enterprise: string): Promise<{ all: number; valid: number; years: number[] }> {
  const { rows } = await db.query<{ year: number; all: number; valid: number }>(
    `select p.filing_year::int as year, count(*)::int as all, (count(*) filter (where p.closed_at is null))::int as valid
     from certificates c join products p on p.id = c.product_id where c.enterprise_id = $1::uuid and p.enterprise_id = $1::uuid and c.kind = 'filing'
     group by p.filing_year order by p.filing_year desc`,
    [enterprise],
  );
  const sum = (key: 'all' | 'valid') => rows.reduce((total, row) => total + row[key], 0);
  return { all: sum('all'), valid: sum('valid'), years: rows.map(({ year }) => year) };
}
