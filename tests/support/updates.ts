import type pg from 'pg';
import { assetReport, attachFiles, company, draftProduct, link, patent, type Company } from './people.ts';

export const thisYear = (): number => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

let serial = 0;

/** A product filed some years ago, as an action leaves it; the certificate too. */
export async function filedProduct(pool: pg.Pool, owner: Company, overrides: Record<string, unknown> = {}): Promise<{ product: string; patentId: string }> {
  serial += 1;
  const number = `2020${String(serial).padStart(7, '0')}`;
  const product = await draftProduct(pool, owner);
  const patentId = await patent(pool, owner);
  await link(pool, owner, product, patentId);
  await asAction(pool, 'products', product, { status: 'filed', filing_number: number, filed_at: new Date('2020-06-01T02:00:00Z'), filing_year: 2020, figures_year: 2019, ...overrides });
  return { product, patentId };
}

/** Columns as an action writes them: the database lets a status move only under the name of one. */
export async function asAction(pool: pg.Pool, table: string, id: string, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('casework.action', 'test', true)`);
    await client.query(`update ${table} set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [id, ...names.map((name) => columns[name])]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Everything an update needs whose facts have not changed. */
const COMPLETE_UPDATE = {
  output: 600_000_000,
  sales: 450_000_000,
  profit: 60_000_000,
  total_cost: 310_000_000,
  market_share: 4,
  ip_spending_total: 25_000_000,
  contribution_method: 'shareAndProfit',
  contribution_index: 13,
  is_exported: false,
  wants_certification: false,
  facts_changed: 'unchanged',
};

export async function draftUpdate(pool: pg.Pool, owner: Company, product: string, overrides: Record<string, unknown> = {}): Promise<string> {
  const columns: Record<string, unknown> = { ...COMPLETE_UPDATE, enterprise_id: owner.id, product_id: product, year: thisYear(), revision: 1, name: '等离子弧切割机', ...overrides };
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `insert into product_updates (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    names.map((name) => columns[name]),
  );
  await attachFiles(pool, owner, 'product-updates', rows[0]!.id, ['economicProof']);
  return rows[0]!.id;
}

/** A company that has reported, with a product filed in an earlier year and its update of this year, ready to submit. */
export async function updatable(pool: pg.Pool, overrides: Record<string, unknown> = {}): Promise<{ owner: Company; product: string; patentId: string; update: string }> {
  const owner = await company(pool);
  await assetReport(pool, owner, thisYear() - 1);
  const { product, patentId } = await filedProduct(pool, owner);
  return { owner, product, patentId, update: await draftUpdate(pool, owner, product, overrides) };
}
