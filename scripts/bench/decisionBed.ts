import type pg from 'pg';
import type { Actor } from '../../src/domain/roles.ts';
import { civilYear } from '../../src/domain/civilDate.ts';

/** Drafts that may be submitted, their clerk, and somebody who may file them. */
export type DecisionBed = { products: string[]; clerk: Actor; reviewer: Actor };

/** One verified company with `count` complete drafts, each with its files and a patent of its own. */
export async function decisionBed(pool: pg.Pool, count: number): Promise<DecisionBed> {
  const year = civilYear(new Date()) - 1;
  const tag = String(Date.now());
  for (const statement of CODES) await pool.query(statement);
  const { rows } = await pool.query<{ enterprise: string; clerk: string; reviewer: string }>(COMPANY, [`测速${tag}有限公司`, `B${tag.padStart(17, '0')}`, `ceshi${tag}`, `1${tag.slice(-10)}`, year]);
  const { enterprise, clerk, reviewer } = rows[0]!;
  const products = await pool.query<{ id: string }>(PRODUCTS, [enterprise, count, year, `测速${tag}有限公司`]);
  return {
    products: products.rows.map(({ id }) => id),
    clerk: { role: 'enterprise', id: clerk, name: `ceshi${tag}`, enterprise },
    reviewer: { role: 'reviewer', id: reviewer, name: '测速审核员' },
  };
}

/** What the drafts choose; a database of synthetic products may not hold all code tables. */
const CODES = [
  `insert into industries (id, code, name, level, section) values (uuidv7(), '3424', '金属切割及焊接设备制造', 4, 'C') on conflict (code) do nothing`,
  `insert into product_classes (id, code, name, level, section) values (uuidv7(), '3403', '焊接和切割设备', 2, 'goods') on conflict (code) do nothing`,
];

const FILE = `'测速.png', 'png', 'image/png', 68, repeat('ab', 32), md5(random()::text)`;

const COMPANY = `
  with e as (insert into enterprises (id, name, uscc, is_verified, registered_region) values (uuidv7(), $1, $2, true, '110101') returning id),
  u as (insert into enterprise_users (id, enterprise_id, username, email, mobile, is_owner) select uuidv7(), id, $3::text, $3::text || '@example.test', $4, true from e returning id),
  r as (insert into asset_reports (id, enterprise_id, year, revision, total_cost, ip_spending, net_profit, product_sales, operating_revenue, seal)
        select uuidv7(), id, $5, 1, 100, 10, 5, 120, 130, 'finance' from e returning id, enterprise_id),
  f as (insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key)
        select uuidv7(), enterprise_id, 'asset-reports', id, 'incomeStatement', ${FILE} from r)
  select e.id as enterprise, u.id as clerk, uuidv7() as reviewer from e, u`;

const PRODUCTS = `
  with p as (
    insert into products (id, enterprise_id, status, revision, figures_year, name, model, product_class, industry, introduction, purposes, is_main_product,
      wants_certification, is_exported, output, sales, profit, total_cost, market_share, ip_spending_total, contribution_method, contribution_index, patents_disclosed)
    select uuidv7(), $1::uuid, 'draft', 1, $3, '等离子弧切割机', 'LGK-' || n, '3403', '3424', '由电源、割炬和供气部分组成，用于切割金属板材。', '["policy"]', true,
      false, false, 500000000, 400000000, 50000000, 300000000, 3.5, 20000000, 'shareAndProfit', 12.5, true
    from generate_series(1, $2::int) n returning id, enterprise_id),
  f as (
    insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key)
    select uuidv7(), enterprise_id, 'products', id, slot, ${FILE} from p, unnest(array['mainPicture', 'economicProof']) slot),
  numbered as (select id, enterprise_id, row_number() over () as n from p),
  t as (
    insert into patents (id, enterprise_id, number, title, type, holders, legal_status, as_of, obtained, source)
    select uuidv7(), enterprise_id, 'B' || lpad(n::text, 12, '0'), '一种切割装置', 'invention', jsonb_build_array($4::text), 'valid', '2026-01-01', 'original', 'auto' from numbered
    returning id, number),
  l as (
    insert into product_patents (id, enterprise_id, product_id, patent_id, core)
    select uuidv7(), numbered.enterprise_id, numbered.id, t.id, true from numbered join t on t.number = 'B' || lpad(numbered.n::text, 12, '0'))
  select id from p`;
