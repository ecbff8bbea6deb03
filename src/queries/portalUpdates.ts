import type { Queryable } from '../adapters/database.ts';
import type { LinkedPatent } from '../casework/linkedPatents.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import { updatedProduct } from '../casework/updatedProduct.ts';
import type { Values } from '../domain/forms/field.ts';
import { productUpdateForm, updateLinksOf, type UpdateLink } from '../domain/forms/productUpdate.ts';
import { ownFiles, type OwnFile, type OwnRecord } from './portalCases.ts';
import { like, paged, type ListPage } from './portalLists.ts';

/** The lists of spec 3, "Annual update". The first is derived: products filed in earlier years without an update this year. */
export const UPDATE_TABS = {
  due: { label: '未更新' },
  submitted: { label: '审核中' },
  rejected: { label: '不通过' },
  updated: { label: '已更新' },
} as const;
export type UpdateTab = keyof typeof UPDATE_TABS;

/** `year`: of the update, '' for all; the first list is always of the present year. */
export type UpdateFilter = { tab: UpdateTab; name: string; number: string; year: string; page: number };
/** `id`: the update, null before it is begun. */
export type UpdateRow = {
  id: string | null;
  productId: string;
  name: string | null;
  filingNumber: string | null;
  filingYear: number | null;
  lastUpdateYear: number | null;
  year: number;
  savedAt: Date | null;
  submittedAt: Date | null;
  decidedAt: Date | null;
};

const COLUMNS = `u.id, p.id as "productId", p.name, p.filing_number as "filingNumber", p.filing_year::int as "filingYear",
  p.last_update_year::int as "lastUpdateYear", coalesce(u.year, $4)::int as year, u.updated_at as "savedAt", u.submitted_at as "submittedAt", u.decided_at as "decidedAt"`;
const NAMED = `and ($2 = '%%' or p.name ilike $2) and ($3 = '%%' or p.filing_number like $3)`;
/** What an enterprise has to update in the year $4 and has not handed in. */
const DUE = `from products p left join product_updates u on u.product_id = p.id and u.year = $4::int
  where p.enterprise_id = $1::uuid and p.status = 'filed' and p.filing_year < $4::int and coalesce(u.status, 'draft') = 'draft'`;

/** One list of an enterprise; `now` is the present year. What is to be done comes in the order of filing, the rest newest first. */
export async function listUpdates(db: Queryable, enterprise: string, filter: UpdateFilter, now: number): Promise<ListPage<UpdateRow>> {
  const values = [enterprise, like(filter.name), like(filter.number.replace(/\s/g, '')), now];
  if (filter.tab === 'due') {
    const matches = `${DUE} ${NAMED}`;
    return paged<UpdateRow>(db, `select ${COLUMNS} ${matches} order by p.filed_at, p.id`, `select count(*)::int as total ${matches}`, values, filter.page);
  }
  const year = /^\d{4}$/.test(filter.year) ? Number(filter.year) : null;
  const matches = `from product_updates u join products p on p.id = u.product_id
    where u.enterprise_id = $1::uuid and u.status::text = $5 and ($6::int is null or u.year = $6) and $4::int is not null ${NAMED}`;
  return paged<UpdateRow>(db, `select ${COLUMNS} ${matches} order by u.updated_at desc, u.id desc`, `select count(*)::int as total ${matches}`, [...values, filter.tab, year], filter.page);
}

/** How many stand in each list, whether a refused one can still be mended (its year runs), and the years there are updates of, newest first. */
export async function updateTabs(db: Queryable, enterprise: string, now: number): Promise<{ counts: Record<UpdateTab, number>; mendable: boolean; years: number[] }> {
  const { rows } = await db.query<{ status: string; year: number; count: number }>(
    'select status::text, year::int, count(*)::int from product_updates where enterprise_id = $1::uuid group by status, year',
    [enterprise],
  );
  const { rows: due } = await db.query<{ count: number }>(`select count(*)::int as count ${DUE} and $2::text is null and $3::text is null`, [enterprise, null, null, now]);
  const count = (status: string) => rows.filter((row) => row.status === status).reduce((sum, row) => sum + row.count, 0);
  const counts = { due: due[0]?.count ?? 0, submitted: count('submitted'), rejected: count('rejected'), updated: count('updated') };
  const mendable = rows.some(({ status, year }) => status === 'rejected' && year === now);
  return { counts, mendable, years: [...new Set(rows.map(({ year }) => year))].toSorted((a, b) => b - a) };
}

/** What was filed beside an update: as it stood at submission, or as it stands now while it is not submitted. */
export type FiledBefore = { figuresYear: number | null; lastUpdateYear: number | null; values: Values };
export type PortalUpdate = {
  id: string;
  year: number;
  name: string | null;
  isTaken: boolean;
  record: OwnRecord;
  product: { id: string; status: string; filingNumber: string | null; filingYear: number | null };
  before: FiledBefore;
  /** Linked now. */
  current: LinkedPatent[];
  /** Linked once the update is accepted. */
  patents: LinkedPatent[];
  links: UpdateLink[] | null;
  files: OwnFile[];
};

/** The update when it belongs to the enterprise, else null: another's does not exist for it. */
export async function portalUpdate(db: Queryable, enterprise: string, id: string): Promise<PortalUpdate | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Record<string, unknown>>('select * from product_updates where id = $1::uuid and enterprise_id = $2::uuid', [id, enterprise]);
  const row = rows[0];
  if (!row) return null;
  const values = valuesOf(productUpdateForm, row);
  const { row: product, values: filed, current, proposed } = await updatedProduct(db, { product_id: row.product_id, enterprise_id: enterprise }, values, row.links, false);
  const live = { figuresYear: numberOf(product.figures_year), lastUpdateYear: numberOf(product.last_update_year), values: filed };
  return {
    id,
    year: Number(row.year),
    name: row.name as string | null,
    isTaken: row.taken_by !== null,
    record: recordOf(row, id, values),
    product: { id: product.id, status: product.status, filingNumber: product.filing_number as string | null, filingYear: numberOf(product.filing_year) },
    before: ['draft', 'rejected'].includes(String(row.status)) ? live : ((row.before as FiledBefore | null) ?? live),
    current,
    patents: proposed,
    links: updateLinksOf(row.links),
    files: await ownFiles(db, 'product-updates', id, enterprise),
  };
}

function recordOf(row: Record<string, unknown>, id: string, values: Values): OwnRecord {
  const instant = (value: unknown) => (value instanceof Date ? value.toISOString() : null);
  return {
    id,
    status: String(row.status),
    revision: Number(row.revision),
    values: { ...values, links: row.links ?? null, findingReasons: row.finding_reasons ?? null },
    submittedAt: instant(row.submitted_at),
    decidedAt: instant(row.decided_at),
  };
}

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

export type UpdateEntry = { id: string; year: number; status: string; submittedAt: Date | null; decidedAt: Date | null };

/** The updates of a product of one's own, newest year first. */
export async function updatesOfProduct(db: Queryable, enterprise: string, product: string): Promise<UpdateEntry[]> {
  if (!isUuid(product)) return [];
  const { rows } = await db.query<UpdateEntry>(
    `select id, year::int, status::text, submitted_at as "submittedAt", decided_at as "decidedAt" from product_updates
     where product_id = $1::uuid and enterprise_id = $2::uuid order by year desc`,
    [product, enterprise],
  );
  return rows;
}
