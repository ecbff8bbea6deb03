import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { product } from '../support/searchBed.ts';

/**
 * What the public may know of a filed product and its organisation (spec 10), written down once more by hand: every other
 * text and figure of these tables carries a mark, and no answer of the open data ever holds it.
 */
const MARK = 'CANARY7f3a';
const FIGURE = 918_273_645;
const PUBLIC: Record<string, readonly string[]> = {
  products: ['filing_number', 'filing_year', 'filed_at', 'name', 'product_class', 'industry', 'model', 'trademark', 'introduction', 'status', 'last_update_year', 'closed_at'],
  enterprises: ['name', 'former_names', 'registered_region'],
  patents: [],
  product_patents: [],
  certificates: ['enterprise_name'],
};
/** Marked for certain; without them the test would prove nothing. */
const CERTAIN: Record<string, readonly string[]> = {
  products: ['sales', 'profit', 'output', 'total_cost', 'market_share'],
  enterprises: ['contact', 'contact_phone', 'contact_email', 'legal_representative', 'uscc'],
  patents: ['title'],
};

let database: TestDatabase;
let server: OwnServer;
let filed: { id: string; number: string; enterprise: string };
const marked: Record<string, string[]> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startOwnServer({ databaseUrl: database.url });
  filed = await product(database.pool, { name: '公开的产品', disclosed: false });
  await withPatent();
  const owned = `enterprise_id = '${filed.enterprise}'`;
  for (const table of Object.keys(PUBLIC)) marked[table] = await mark(database.pool, table, table === 'enterprises' ? `id = '${filed.enterprise}'` : owned);
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

async function withPatent(): Promise<void> {
  await database.pool.query(
    `with t as (insert into patents (id, enterprise_id, number, title, type, holders, legal_status, as_of, obtained, source)
       values (uuidv7(), $1, '2020100000015', '未公开的专利', 'invention', '[]', 'valid', '2026-01-01', 'original', 'auto') returning id),
     l as (insert into product_patents (id, enterprise_id, product_id, patent_id, core) select uuidv7(), $1, $2, id, true from t)
     insert into certificates (id, enterprise_id, product_id, kind, number, code, enterprise_name, issued_at)
     values (uuidv7(), $1, $2, 'filing', $3, 'ABCDEFGHJKLMNPQRSTUV', '公开的单位', now())`,
    [filed.enterprise, filed.id, filed.number],
  );
}

/** Marks every column that takes it; answers which did. */
async function mark(pool: pg.Pool, table: string, where: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  );
  const done: string[] = [];
  for (const { name, type } of rows) {
    if (PUBLIC[table]?.includes(name)) continue;
    const value = { 'character varying': `'${MARK}'`, text: `'${MARK}'`, numeric: String(FIGURE), integer: String(FIGURE), jsonb: `'["${MARK}"]'` }[type];
    if (!value) continue;
    // Columns with a shape of their own (keys, codes, percentages) refuse it.
    const taken = await pool.query(`update ${table} set ${name} = ${value} where ${where}`).then(({ rowCount }) => rowCount, () => 0);
    if (taken) done.push(name);
  }
  return done;
}

/** Every address of the open data, also asked in ways nobody should. */
const addresses = () => [
  '/api/public/products',
  '/api/public/products?select=sales&depth=3&overrideAccess=true&showHiddenFields=true&populate=enterprise',
  `/api/public/products?q=${encodeURIComponent('公开')}`,
  '/api/public/products.csv',
  '/api/public/products?format=csv&fields=sales',
  `/api/public/products/${filed.number}`,
  `/api/public/products/${filed.number}?depth=3&patents=true`,
  `/api/public/products/${filed.id}`,
  `/api/public/verify/${filed.number}`,
  '/api/public/verify/ABCDEFGHJKLMNPQRSTUV',
  '/api/public/verify/CANARY7F3A',
  `/api/public/products/${MARK}`,
  '/api/public/products?year=x&page=0',
  '/api/public/openapi.json',
];

describe('the open data', () => {
  it('stand beside the private facts: otherwise their absence would prove nothing', async () => {
    for (const [table, columns] of Object.entries(CERTAIN)) expect(marked[table], table).toEqual(expect.arrayContaining([...columns]));
    const { items } = (await (await fetch(`${server.url}/api/public/products`)).json()) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['公开的产品']);
  });

  it('tell no private fact in any answer, its headers included', async () => {
    for (const address of addresses()) {
      const answer = await fetch(server.url + address);
      const told = `${await answer.text()}${JSON.stringify([...answer.headers])}`.replaceAll(filed.number, '');
      for (const secret of [MARK, MARK.toUpperCase(), String(FIGURE), '2020100000015', '未公开的专利', filed.id, filed.enterprise])
        expect(told.includes(secret), `${address} → ${answer.status} holds ${secret}`).toBe(false);
      expect(answer.status, address).toBeLessThan(500);
    }
  });

  it('say that the patents are not disclosed, not that there are none', async () => {
    expect(await (await fetch(`${server.url}/api/public/products/${filed.number}`)).json()).toMatchObject({ patents: null });
  });

  it.each([MARK, String(FIGURE), '2020100000015', '未公开的专利'])('are not found by a private fact: %s', async (q) => {
    const asked = encodeURIComponent(q);
    expect(await (await fetch(`${server.url}/api/public/products?q=${asked}`)).json()).toMatchObject({ total: 0 });
    expect((await (await fetch(`${server.url}/api/public/products.csv?q=${asked}`)).text()).trim().split('\r\n')).toHaveLength(1);
  });
});
