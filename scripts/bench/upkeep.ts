import { percentile, type Backend } from './backend.ts';

/** Name and value of one figure. */
export type Figure = [string, string | number];

const ROUNDS = 60;

/** What the index costs: on disk, at each filing, at each rename. Everything is rolled back. */
export async function benchUpkeep(backend: Backend): Promise<Figure[]> {
  const { rows: [size] } = await backend.db.query<{ products: number; index: string; table: string; base: string }>(
    `select (select count(*)::int from search.product) as products, pg_size_pretty(pg_relation_size('search.product_tokens')) as index,
       pg_size_pretty(pg_total_relation_size('search.product')) as table, pg_size_pretty(pg_total_relation_size('products')) as base`,
  );
  const followed = await filingCost(backend, true);
  const alone = await filingCost(backend, false);
  return [
    ['searchable products', String(size?.products)],
    ['token index', size?.index ?? ''],
    ['search table with all indexes', size?.table ?? ''],
    ['products with all indexes', size?.base ?? ''],
    ['CPU ms of filing one product, with search', followed],
    ['CPU ms of filing one product, without', alone],
    ['CPU ms of a save that changes nothing searched', await saveCost(backend)],
  ];
}

/** Median CPU of moving a product to filed, in the middle of a transaction that is given up. */
async function filingCost(backend: Backend, isFollowed: boolean): Promise<number> {
  const { db } = backend;
  const { rows } = await db.query<{ id: string }>(`select id from products where status = 'filed' order by filing_number desc limit $1`, [ROUNDS]);
  await db.query(`begin; select set_config('casework.action', 'bench', true)`);
  await db.query(`update products set status = 'submitted' where id = any ($1)`, [rows.map(({ id }) => id)]);
  if (!isFollowed) await db.query('alter table products disable trigger search_follows');
  const costs: number[] = [];
  for (const { id } of rows) costs.push((await backend.measure(() => db.query(`update products set status = 'filed' where id = $1`, [id]))).cost.cpu);
  await db.query('rollback');
  return percentile(costs, 0.5);
}

async function saveCost(backend: Backend): Promise<number> {
  const { db } = backend;
  const { rows } = await db.query<{ id: string }>(`select id from products where status = 'filed' order by filing_number desc limit $1`, [ROUNDS]);
  await db.query('begin');
  const costs: number[] = [];
  for (const { id } of rows) costs.push((await backend.measure(() => db.query('update products set updated_at = now() where id = $1', [id]))).cost.cpu);
  await db.query('rollback');
  return percentile(costs, 0.5);
}
