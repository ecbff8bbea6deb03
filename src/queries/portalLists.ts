import type { Queryable } from '../adapters/database.ts';
import { ALL_PATENTS_GONE } from './lapsedProducts.ts';

/** One page of a list of the enterprise's own records. `total` counts all that match. */
export type ListPage<T> = { items: T[]; total: number; page: number; pages: number };

export const ROWS_A_PAGE = 20;

/** Tabs of the product list (spec 3); a withdrawal under review stands with the withdrawn ones. */
export const PRODUCT_TABS = {
  draft: { label: '未提交', statuses: ['draft'] },
  submitted: { label: '审核中', statuses: ['submitted'] },
  rejected: { label: '不通过', statuses: ['rejected'] },
  filed: { label: '已备案', statuses: ['filed'] },
  closed: { label: '撤销备案', statuses: ['withdrawing', 'withdrawn', 'revoked'] },
} as const;
export type ProductTab = keyof typeof PRODUCT_TABS;

/** `intensive`: `yes`, `no` or `unknown` (no mapping loaded for its industry); '' for all. */
export type ProductFilter = { tab: ProductTab; name: string; number: string; intensive: string; year: string; page: number };
export type ProductRow = {
  id: string;
  name: string | null;
  status: string;
  intensive: 'yes' | 'no' | null;
  filingNumber: string | null;
  className: string | null;
  isMainProduct: boolean | null;
  filingYear: number | null;
  submittedAt: Date | null;
  filedAt: Date | null;
  closedAt: Date | null;
  updatedAt: Date;
  /** Filed, and all its patents are lapsed or transferred: to be confirmed. */
  lapsed: boolean;
};

/** Products of an enterprise in one tab; what was touched last comes first. */
export async function listProducts(db: Queryable, enterprise: string, filter: ProductFilter): Promise<ListPage<ProductRow>> {
  const year = /^\d{4}$/.test(filter.year) ? Number(filter.year) : null;
  const values = [enterprise, [...PRODUCT_TABS[filter.tab].statuses], like(filter.name), like(filter.number.replace(/\s/g, '')), filter.intensive, year];
  const matches = `from products p left join industries i on i.code = p.industry
    where p.enterprise_id = $1::uuid and p.status::text = any($2::text[])
    and ($3 = '%%' or p.name ilike $3)
    and ($4 = '%%' or p.filing_number like $4)
    and ($5 = '' or coalesce(i.patent_intensive::text, 'unknown') = $5)
    and ($6::int is null or p.filing_year = $6)`;
  const page = `select p.id, p.name, p.status::text, i.patent_intensive::text as intensive, p.filing_number as "filingNumber",
    (select name from product_classes c where c.code = p.product_class) as "className", p.is_main_product as "isMainProduct",
    p.filing_year::int as "filingYear", p.submitted_at as "submittedAt", p.filed_at as "filedAt", p.closed_at as "closedAt", p.updated_at as "updatedAt",
    p.status = 'filed' and ${ALL_PATENTS_GONE} as lapsed ${matches} order by p.updated_at desc, p.id desc`;
  return paged<ProductRow>(db, page, `select count(*)::int as total ${matches}`, values, filter.page);
}

/** How many products stand in each tab, and the filing years there are, newest first. */
export async function productTabs(db: Queryable, enterprise: string): Promise<{ counts: Record<ProductTab, number>; years: number[] }> {
  const { rows } = await db.query<{ status: string; year: number | null; count: number }>(
    'select status::text, filing_year::int as year, count(*)::int from products where enterprise_id = $1::uuid group by status, filing_year',
    [enterprise],
  );
  const count = (statuses: readonly string[]) => rows.filter(({ status }) => statuses.includes(status)).reduce((sum, row) => sum + row.count, 0);
  const counts = Object.fromEntries(Object.entries(PRODUCT_TABS).map(([tab, { statuses }]) => [tab, count(statuses)])) as Record<ProductTab, number>;
  const years = [...new Set(rows.flatMap(({ year }) => (year ? [year] : [])))].toSorted((a, b) => b - a);
  return { counts, years };
}

/** A page beyond the last one shows the last one. */
export async function paged<T>(db: Queryable, rowsOf: string, countOf: string, values: unknown[], asked: number): Promise<ListPage<T>> {
  const { rows: counted } = await db.query<{ total: number }>(countOf, values);
  const total = counted[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const { rows } = await db.query<T>(`${rowsOf} limit ${ROWS_A_PAGE} offset ${(page - 1) * ROWS_A_PAGE}`, values);
  return { items: rows, total, page, pages };
}

/** A pattern that contains the text as it stands; '%%' (everything) for none. */
export function like(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
