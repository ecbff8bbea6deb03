import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor } from '../../src/domain/roles.ts';

/** An organisation with one clerk, made by plain SQL; `verified` gives it a profile. */
export type Company = { id: string; name: string; clerk: Actor; user: string };

let serial = 0;

export async function company(pool: pg.Pool, options: { verified?: boolean; name?: string } = {}): Promise<Company> {
  // Taken before anything is waited for: two companies made at once are two.
  const own = (serial += 1);
  const name = options.name ?? `测试企业${own}有限公司`;
  const verified = options.verified ?? true;
  const { rows } = await pool.query<{ id: string }>(
    `insert into enterprises (id, name, uscc, is_verified, registered_region) values (uuidv7(), $1, $2, $3, '110101') returning id`,
    [verified ? name : null, verified ? `T${String(own).padStart(17, '0')}` : null, verified],
  );
  const id = rows[0]!.id;
  const { rows: users } = await pool.query<{ id: string }>(
    `insert into enterprise_users (id, enterprise_id, username, email, mobile, is_owner)
     values (uuidv7(), $1, $2, $3, $4, true) returning id`,
    [id, `qiye-${own}`, `clerk${own}@example.test`, `139${String(own).padStart(8, '0')}`],
  );
  const user = users[0]!.id;
  return { id, name, user, clerk: { role: 'enterprise', id: user, name: `qiye-${own}`, enterprise: id } };
}

export const officer = (role: 'reviewer' | 'staff' | 'auditor' | 'editor', name = '审核员甲'): Actor => ({ role, id: randomUUID(), name });

/** Everything a filing needs, as the form stores it (fen, codes). */
const COMPLETE_PRODUCT = {
  name: '等离子弧切割机',
  model: 'LGK-100',
  product_class: '3403',
  industry: '3424',
  introduction: '由电源、割炬和供气部分组成，用于切割金属板材。',
  purposes: JSON.stringify(['policy']),
  is_main_product: true,
  wants_certification: false,
  is_exported: false,
  output: 500_000_000,
  sales: 400_000_000,
  profit: 50_000_000,
  total_cost: 300_000_000,
  market_share: 3.5,
  ip_spending_total: 20_000_000,
  contribution_method: 'shareAndProfit',
  contribution_index: 12.5,
  patents_disclosed: true,
  figures_year: new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1,
};

export async function draftProduct(pool: pg.Pool, owner: Company, overrides: Record<string, unknown> = {}): Promise<string> {
  const columns: Record<string, unknown> = { ...COMPLETE_PRODUCT, enterprise_id: owner.id, status: 'draft', revision: 1, ...overrides };
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `insert into products (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    names.map((name) => columns[name]),
  );
  const id = rows[0]!.id;
  await attachFiles(pool, owner, 'products', id, ['mainPicture', 'economicProof']);
  return id;
}

export async function attachFiles(pool: pg.Pool, owner: Company, collection: string, id: string, slots: string[]): Promise<void> {
  for (const slot of slots) {
    await pool.query(
      `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key)
       values (uuidv7(), $1, $2, $3, $4, $5, 'png', 'image/png', 68, $6, $7)`,
      [owner.id, collection, id, slot, `${slot}.png`, 'ab'.repeat(32), randomUUID().replaceAll('-', '')],
    );
  }
}

/** Valid patent numbers, with their check characters. */
const NUMBERS = ['2004100090818', '2017106018623', '2018100537683', '2018114005988', '2018102464418', '2019109314806'];

export async function patent(pool: pg.Pool, owner: Company, overrides: Record<string, unknown> = {}): Promise<string> {
  const columns: Record<string, unknown> = {
    enterprise_id: owner.id,
    number: NUMBERS[serial++ % NUMBERS.length],
    title: '一种切割装置',
    type: 'invention',
    holders: JSON.stringify([owner.name]),
    legal_status: 'valid',
    as_of: '2026-01-01',
    obtained: 'original',
    source: 'auto',
    ...overrides,
  };
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `insert into patents (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    names.map((name) => columns[name]),
  );
  return rows[0]!.id;
}

export async function link(pool: pg.Pool, owner: Company, product: string, patentId: string, overrides: Record<string, unknown> = {}): Promise<void> {
  const columns: Record<string, unknown> = { enterprise_id: owner.id, product_id: product, patent_id: patentId, core: true, ...overrides };
  const names = Object.keys(columns);
  await pool.query(
    `insert into product_patents (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    names.map((name) => columns[name]),
  );
}

const COMPLETE_REPORT = { total_cost: 100, ip_spending: 10, net_profit: 5, product_sales: 120, operating_revenue: 130, seal: 'finance' };

export async function assetReport(pool: pg.Pool, owner: Company, year: number): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into asset_reports (id, enterprise_id, year, revision, ${Object.keys(COMPLETE_REPORT).join(', ')})
     values (uuidv7(), $1, $2, 1, $3, $4, $5, $6, $7, $8) returning id`,
    [owner.id, year, ...Object.values(COMPLETE_REPORT)],
  );
  await attachFiles(pool, owner, 'asset-reports', rows[0]!.id, ['incomeStatement']);
}

/** A company with all it takes, and a product that may be submitted. */
export async function submittable(pool: pg.Pool): Promise<{ owner: Company; product: string; patentId: string }> {
  const owner = await company(pool);
  await assetReport(pool, owner, new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1);
  const product = await draftProduct(pool, owner);
  const patentId = await patent(pool, owner);
  await link(pool, owner, product, patentId);
  return { owner, product, patentId };
}

const COMPLETE_VERIFICATION = {
  eligibility: 'maker', organisation_type: 'enterprise', uscc: '91440300192203821X', name: '深圳测试有限公司', registered_region: '440305',
  registered_address: '科技路 1 号', office_same_as_registered: true, registered_capital: 100_000_000, industry: '3424', enterprise_type: 'private',
  size_class: 'small', legal_representative: '张三', legal_representative_phone: '13900000001', contact: '李四', contact_phone: '13900000002',
  contact_email: 'lisi@example.test', asset_report_deferred: false,
};

export async function draftVerification(pool: pg.Pool, owner: Company, overrides: Record<string, unknown> = {}): Promise<string> {
  const columns: Record<string, unknown> = { ...COMPLETE_VERIFICATION, uscc: '914403001922038216', enterprise_id: owner.id, status: 'draft', revision: 1, ...overrides };
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `insert into verifications (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    names.map((name) => columns[name]),
  );
  await attachFiles(pool, owner, 'verifications', rows[0]!.id, ['licence', 'pledge']);
  return rows[0]!.id;
}
