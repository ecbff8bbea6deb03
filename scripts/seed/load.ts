import type pg from 'pg';
import { inTransaction } from '../../src/adapters/database.ts';
import { civilYear } from '../../src/domain/civilDate.ts';
import { refreshSearchStatistics } from '../../src/queries/searchStatistics.ts';
import { copyRows } from './copyRows.ts';
import { prepareTables, type Tables } from './tables.ts';
import { yearShares, type YearShare } from './plan.ts';
import { createRandom } from './random.ts';
import { ENTERPRISE_COLUMNS, enterpriseRows, PATENT_COLUMNS, patentRows, PRODUCT_COLUMNS, productRows, type Ids, type ProductSource } from './rows.ts';

export type SeedOptions = {
  products: number;
  now: Date;
  /** Progress, complete Chinese sentences. */
  report: (sentence: string) => void;
};

const PRODUCTS_AN_ENTERPRISE = 25;
const SEED = 20_261_122;

/**
 * Adds synthetic filed products with their organisations, patents and certificates, all or nothing. While it runs
 * nobody can search: the index is built once at the end, which is many times quicker than row by row.
 */
export async function seedProducts(pool: pg.Pool, options: SeedOptions): Promise<void> {
  const tables = await prepareTables(pool);
  await inTransaction(pool, async (db) => {
    await db.query(`set local statement_timeout = 0; set local maintenance_work_mem = '512MB'; set local work_mem = '64MB'`);
    // The casework's triggers let a case begin as filed only for a named action.
    await db.query(`select set_config('casework.action', 'seed', true)`);
    const tokens = await withoutSearch(db);
    await fillTables(pool, db, options, tables);
    options.report('正在建立检索索引。');
    await withSearch(db, tokens);
  });
  await pool.query('vacuum analyze products, enterprises, search.product, patents, product_patents, certificates');
  await refreshSearchStatistics(pool);
}

async function fillTables(pool: pg.Pool, db: pg.PoolClient, { products, now, report }: SeedOptions, { places, classes }: Tables): Promise<void> {
  const { rows } = await db.query<{ id: string; patents: number }>('select uuidv7() as id, (select count(*)::int from patents) as patents');
  const start = rows[0] as { id: string; patents: number };
  const random = createRandom(SEED + products);
  const enterprises = await idsOf(pool, Math.ceil(products / PRODUCTS_AN_ENTERPRISE));
  await copyRows(db, 'enterprises', ENTERPRISE_COLUMNS, enterpriseRows(enterprises, places, random));
  await copyRows(db, 'patents', PATENT_COLUMNS, patentRows(enterprises, endlessIds(pool), start.patents, random));
  report(`已写入 ${enterprises.length} 家单位及其专利。`);
  await copyProducts(db, yearShares(products, civilYear(now)), { enterprises, classes, ids: endlessIds(pool), now, random });
  report(`已写入 ${products} 件产品。`);
  await linkAndCertify(db, start.id);
  report('已写入关联专利和备案证明。');
}

/** Stops following and drops the token index, within the transaction; answers how to make it again. */
async function withoutSearch(db: pg.PoolClient): Promise<string> {
  const { rows } = await db.query<{ indexdef: string }>(`select indexdef from pg_indexes where schemaname = 'search' and indexname = 'product_tokens'`);
  await db.query('alter table products disable trigger search_follows; drop index search.product_tokens');
  return rows[0]?.indexdef as string;
}

async function withSearch(db: pg.PoolClient, tokens: string): Promise<void> {
  await db.query('select search.index_products(null)');
  await db.query(tokens);
  await db.query('alter table products enable trigger search_follows');
}

async function copyProducts(db: pg.PoolClient, shares: YearShare[], source: ProductSource): Promise<void> {
  for (const share of shares.filter(({ products }) => products > 0)) {
    const { rows } = await db.query<{ last: number }>(
      `insert into filing_counters (year, last) values ($1, $2)
       on conflict (year) do update set last = filing_counters.last + excluded.last returning last`,
      [share.year, share.products],
    );
    await copyRows(db, 'products', PRODUCT_COLUMNS, productRows(share, (rows[0]?.last ?? 0) - share.products, source));
  }
}

/** One core patent and one certificate for each product made after `start`. */
async function linkAndCertify(db: pg.PoolClient, start: string): Promise<void> {
  await db.query(
    `insert into product_patents (id, enterprise_id, product_id, patent_id, core, is_public)
     select uuidv7(), p.enterprise_id, p.id, own.patents[1 + abs(hashtext(p.id::text) % cardinality(own.patents))], true, p.patents_disclosed
     from products p join (select enterprise_id, array_agg(id) as patents from patents where id > $1 group by enterprise_id) own using (enterprise_id)
     where p.id > $1`,
    [start],
  );
  await db.query(`update patents set is_public = true where id in (select patent_id from product_patents where id > $1 and is_public)`, [start]);
  await db.query(
    `insert into certificates (id, kind, code, number, enterprise_id, enterprise_name, product_id, issued_at)
     select uuidv7(), 'filing', translate(left(md5(p.id::text), 20), '0123456789abcdef', '23456789ABCDEFGH'),
       p.filing_number, e.id, e.name, p.id, p.filed_at
     from products p join enterprises e on e.id = p.enterprise_id where p.id > $1`,
    [start],
  );
}

async function idsOf(pool: pg.Pool, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select uuidv7() as id from generate_series(1, $1)', [count]);
  return rows.map(({ id }) => id);
}

/** From a connection of its own: the one that copies is busy. */
async function* endlessIds(pool: pg.Pool): Ids & AsyncGenerator<string, undefined> {
  for (;;) yield* await idsOf(pool, 10_000);
}
