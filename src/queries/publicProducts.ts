import { today } from '../adapters/clock.ts';
import type { Queryable } from '../adapters/database.ts';
import { displayPatentNumber, PATENT_TYPES, type PatentType } from '../domain/patentNumber.ts';
import { prepared } from './prepared.ts';
import { LAPSED_TODAY } from './publicCertifications.ts';
import { AREA_JOINS, AREA_NAMES, areaName, type AreaNames } from './areaName.ts';

export const PRODUCTS_A_PAGE = 20;
export const LAST_PAGE = 50;
/** Milliseconds a statement of the public pages may take; for the pool that serves them. */
export const PUBLIC_STATEMENT_TIMEOUT_MS = 3_000;

/** Everything is optional; empty text counts as not asked for. */
export type ProductSearch = {
  /** Up to 5 words, 64 characters; every word must occur in name, class, organisation, model or filing number. */
  q?: string | null;
  /** A section (`C`) or 2 to 4 digits of GB/T 4754, with or without the section (`34`, `C3411`). */
  industry?: string | null;
  /** Administrative division, 6 digits; a province finds its cities and districts. */
  region?: string | null;
  /** Filing year. */
  year?: number | null;
  certified?: boolean | null;
  /** From 1; beyond 50 it is 50. */
  page?: number | null;
};

export type ProductLine = {
  filingNumber: string;
  name: string;
  enterpriseName: string;
  /** Name of the industry; the code itself when the table does not know it. */
  industry: string;
  industryCode: string;
  /** 广东省广州市越秀区; empty while the organisation has none. */
  region: string;
  regionCode: string;
  year: number;
  certified: boolean;
};

export type ProductPage = {
  /** Exact while below 1000; see `totalIsCapped`. */
  total: number;
  /** True: there are `total` products or more. */
  totalIsCapped: boolean;
  page: number;
  items: ProductLine[];
};

export type PublicPatent = { number: string; title: string; type: string; core: boolean };

/** What anyone may know of a filed product (spec 10); figures, purposes, evidence and contacts are not among it. */
export type FiledProduct = ProductLine & {
  state: 'filed' | 'withdrawing';
  /** Instant. */
  filedAt: Date;
  /** The last year whose annual update was accepted; null before the first. */
  lastUpdateYear: number | null;
  formerEnterpriseNames: string[];
  productClass: string;
  model: string;
  trademark: string;
  introduction: string;
  /** null: the organisation has not disclosed them. */
  patents: PublicPatent[] | null;
};

/** Of a product no longer filed the public learns that, and since when. */
export type ClosedProduct = { filingNumber: string; state: 'withdrawn' | 'revoked'; closedAt: Date };
export type PublicProduct = FiledProduct | ClosedProduct;

/**
 * One page of filed products. With a keyword: same name, then names that begin with it, contain it, have all words, then
 * matches in other fields, each newest first; without: newest first.
 */
export async function searchProducts(db: Queryable, search: ProductSearch = {}): Promise<ProductPage> {
  const page = pageOf(search.page);
  const { rows } = await prepared<{ ids: string[]; total: number; is_capped: boolean }>(
    db,
    'select ids, total, is_capped from search.products($1, $2, $3, $4, $5, $6, $7)',
    [text(search.q), text(search.industry), text(search.region), yearOf(search.year), search.certified ?? null, (page - 1) * PRODUCTS_A_PAGE, PRODUCTS_A_PAGE],
  );
  const found = rows[0] ?? { ids: [], total: 0, is_capped: false };
  const lines = await productLines(db, found.ids);
  // Whose last day is over is certified no longer, also before the index of the search has noticed.
  const items = lines.filter(({ certified }) => certified || !search.certified);
  return { total: found.total - (lines.length - items.length), totalIsCapped: found.is_capped, page, items };
}

/** The public facts of a product by its filing number; null when there is none or it was never filed. */
export async function findPublicProduct(db: Queryable, filingNumber: string): Promise<PublicProduct | null> {
  const { rows } = await prepared<DetailRow>(
    db,
    `select ${LIST_COLUMNS}, p.status::text as state, p.filed_at as "filedAt", p.last_update_year::int as "lastUpdateYear", coalesce(p.closed_at, p.updated_at) as "closedAt", e.former_names as "formerNames",
       coalesce(c.name, p.product_class, '') as "productClass", p.model, p.trademark, p.introduction, p.patents_disclosed as "patentsDisclosed"
     from products p ${LIST_JOINS} left join product_classes c on c.code = p.product_class
     where p.filing_number = $1 and p.status in ('filed', 'withdrawing', 'withdrawn', 'revoked')`,
    [text(filingNumber), today()],
  );
  const row = rows[0];
  if (!row) return null;
  if (row.state === 'withdrawn' || row.state === 'revoked') return { filingNumber: row.filingNumber, state: row.state, closedAt: row.closedAt };
  return filedProduct(row, row.patentsDisclosed ? await patentsOf(db, row.id) : null);
}

type ListRow = Omit<ProductLine, 'region'> & AreaNames & { id: string };
type DetailRow = ListRow & {
  state: PublicProduct['state'];
  filedAt: Date;
  lastUpdateYear: number | null;
  closedAt: Date;
  formerNames: string[] | null;
  productClass: string;
  model: string | null;
  trademark: string | null;
  introduction: string | null;
  patentsDisclosed: boolean | null;
};

const LIST_COLUMNS = `p.id, p.filing_number as "filingNumber", coalesce(p.name, '') as name, coalesce(e.name, '') as "enterpriseName",
  coalesce(i.name, p.industry, '') as industry, coalesce(p.industry, '') as "industryCode", coalesce(e.registered_region, '') as "regionCode",
  ${AREA_NAMES}, p.filing_year::int as year, coalesce(s.certified, false) and not ${LAPSED_TODAY} as certified`;
const LIST_JOINS = `join enterprises e on e.id = p.enterprise_id left join search.product s on s.id = p.id
  left join industries i on i.code = p.industry ${AREA_JOINS}`;

/** The public lines of products in the given order; those that are no longer filed are left out. */
export async function productLines(db: Queryable, ids: string[]): Promise<ProductLine[]> {
  if (ids.length === 0) return [];
  const { rows } = await prepared<ListRow>(db, `select ${LIST_COLUMNS} from products p ${LIST_JOINS} where p.id = any ($1::uuid[]) and s.id is not null`, [ids, today()]);
  const items = new Map(rows.map((row) => [row.id, listItem(row)]));
  return ids.flatMap((id) => items.get(id) ?? []);
}

/** Field by field: nothing that a later query happens to read gets out by itself. */
function listItem(row: ListRow): ProductLine {
  const { filingNumber, name, enterpriseName, industry, industryCode, regionCode, year, certified } = row;
  return { filingNumber, name, enterpriseName, industry, industryCode, region: areaName(row), regionCode, year, certified };
}

function filedProduct(row: DetailRow, patents: PublicPatent[] | null): FiledProduct {
  return {
    ...listItem(row),
    state: row.state === 'withdrawing' ? 'withdrawing' : 'filed',
    filedAt: row.filedAt,
    lastUpdateYear: row.lastUpdateYear,
    formerEnterpriseNames: row.formerNames ?? [],
    productClass: row.productClass,
    model: row.model ?? '',
    trademark: row.trademark ?? '',
    introduction: row.introduction ?? '',
    patents,
  };
}

async function patentsOf(db: Queryable, productId: string): Promise<PublicPatent[]> {
  const { rows } = await prepared<{ number: string; title: string; type: PatentType; core: boolean }>(
    db,
    `select t.number, t.title, t.type::text as type, coalesce(l.core, false) as core
     from product_patents l join patents t on t.id = l.patent_id where l.product_id = $1 order by l.core desc nulls last, t.number`,
    [productId],
  );
  return rows.map(({ number, title, type, core }) => ({ number: displayPatentNumber(number), title, type: PATENT_TYPES[type], core }));
}

/** NUL cannot be sent to PostgreSQL; nobody has it in a name. */
function text(value: string | null | undefined): string | null {
  return value?.replaceAll('\0', '').trim() || null;
}

function pageOf(page: number | null | undefined): number {
  return Number.isFinite(page) ? Math.min(Math.max(Math.trunc(page as number), 1), LAST_PAGE) : 1;
}

/** A year nobody could mean finds nothing, rather than everything. */
function yearOf(year: number | null | undefined): number | null {
  if (year === null || year === undefined) return null;
  return Number.isInteger(year) && year > 0 && year < 10_000 ? year : -1;
}
