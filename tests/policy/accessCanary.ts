import type pg from 'pg';
import { draftProduct, draftVerification, link, patent, type Company } from '../support/people.ts';
import { productIn, RECORDS, validNumber } from './accessRecords.ts';
import { moveTo, row } from './recordRows.ts';

/** A text nobody but its organisation and the officers may ever be sent. */
export const CANARY = 'CANARYQX7';

/** What the public reads of a filed product (spec 3): these columns of it carry no canary. */
const PUBLIC_COLUMNS = ['name', 'model', 'product_class', 'industry', 'trademark', 'introduction', 'filing_number'];

/** [table, columns that name something the database or a public page needs]; every other text column gets the canary. */
const TABLES: readonly (readonly [table: string, where: string, spared: readonly string[]])[] = [
  ['verifications', 'enterprise_id = $1', []],
  ['products', `enterprise_id = $1 and status in ('draft', 'submitted', 'rejected')`, ['filing_number']],
  ['products', `enterprise_id = $1 and status in ('filed', 'withdrawing')`, PUBLIC_COLUMNS],
  ['products', `enterprise_id = $1 and status in ('withdrawn', 'revoked')`, ['filing_number']],
  ['product_updates', 'enterprise_id = $1', []],
  ['patents', 'enterprise_id = $1', ['as_of']],
  ['product_patents', 'enterprise_id = $1', []],
  ['asset_reports', 'enterprise_id = $1', []],
  ['attachments', 'enterprise_id = $1', ['owner_collection', 'owner_id', 'slot', 'storage_key', 'format', 'mime_type', 'sha256']],
  ['certificates', 'enterprise_id = $1', []],
  ['enterprises', 'id = $1', ['name', 'former_names', 'registered_region']],
  ['enterprise_users', 'enterprise_id = $1', ['password', 'salt', 'hash']],
  ['notices', 'enterprise = $1::text', ['enterprise', 'case_collection', 'case_id']],
  ['loans', 'enterprise_id = $1', ['contract_from', 'contract_to', 'disbursed_on', 'due_on']],
  ['loan_pledges', 'enterprise_id = $1', []],
  ['loan_requests', 'enterprise_id = $1', []],
  ['repayments', 'enterprise_id = $1', ['repaid_on']],
  ['subsidy_applications', 'enterprise_id = $1', ['registered_on']],
  ['certifications', `enterprise_id = $1 and status in ('candidate', 'shortlisted', 'excluded')`, ['number', 'issued_on', 'valid_until']],
  ['certifications', `enterprise_id = $1 and status in ('publicised', 'certified', 'expired', 'revoked')`, ['product_name', 'number', 'issued_on', 'valid_until']],
  ['objections', 'respondent_id = $1', ['objection_number']],
  ['form_submissions', 'enterprise_id = $1', []],
  ['submissions', 'enterprise_id = $1::text', ['enterprise_id', 'case_collection', 'case_id']],
];

/** One record of every kind and state of `owner`, with the canary in every text and every list that is not public. Answers all ids by collection. */
export async function canaryTenant(pool: pg.Pool, owner: Company): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const [key, make] of Object.entries(RECORDS)) {
    const [collection] = key.split(' ') as [string];
    if (key === 'patents 已备案产品公开的' || key === 'product-patents 已备案公开') continue;
    (ids[collection] ??= []).push(await make(pool, owner));
  }
  ids.products!.push(await undisclosed(pool, owner));
  await draftVerification(pool, owner);
  await pool.query(`update products set patents_disclosed = false where enterprise_id = $1`, [owner.id]);
  for (const [table, where, spared] of TABLES) await paint(pool, table, where, spared, owner.id);
  ids['case-log']!.push(
    await row(pool, 'case_log', {
      case_collection: 'products',
      case_id: 'painted',
      sequence: 2,
      enterprise_id: owner.id,
      action: `${CANARY}`,
      actor_name: CANARY,
      actor_id: CANARY,
      input: `{"reason":"${CANARY}","remark":"${CANARY}"}`,
    }),
  );
  ids['access-log']!.push(await row(pool, 'access_log', { at: new Date(), actor_name: CANARY, what: CANARY }));
  const others = ['users', 'announcements', 'public-media', 'forms', 'notice-templates', 'patent-register', 'reasons', 'banks', 'lpr', 'policy-rounds', 'product-classes', 'industries', 'regions'];
  return Object.fromEntries(Object.entries(ids).filter(([collection]) => !others.includes(collection)));
}

/** A filed product that keeps its patents to itself. */
async function undisclosed(pool: pg.Pool, owner: Company): Promise<string> {
  const product = await draftProduct(pool, owner, { patents_disclosed: false });
  await link(pool, owner, product, await patent(pool, owner, { number: validNumber() }));
  const { rows } = await pool.query<{ id: string }>(`select id from products where id = $1`, [await productIn('filed')(pool, owner)]);
  await moveTo(pool, 'products', product, { status: 'filed', filing_number: '20249999999', filed_at: new Date(), filing_year: 2024 });
  return rows[0]!.id;
}

async function paint(pool: pg.Pool, table: string, where: string, spared: readonly string[], owner: string): Promise<void> {
  const { rows } = await pool.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_name = $1 and data_type in ('character varying', 'text', 'jsonb')`,
    [table],
  );
  const painted = rows.filter(({ name }) => !spared.includes(name));
  const values = painted.map(({ name, type }) => `${name} = ${type === 'jsonb' ? `'["${CANARY}"]'::jsonb` : `'${CANARY}' || left(id::text, 36)`}`);
  await pool.query(`update ${table} set ${values.join(', ')} where ${where}`, [owner]);
}
