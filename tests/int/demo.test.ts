import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReferenceData } from '../../scripts/demo/reference.ts';
import { seedDemo } from '../../scripts/demo/demo.ts';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let db: TestDatabase;
let files: string;

beforeAll(async () => {
  db = await createTestDatabase();
  files = await mkdtemp(join(tmpdir(), 'demo-'));
  await inTransaction(db.pool, (client) => loadReferenceData(client as Queryable));
  await seedDemo(db.pool, files, () => undefined);
}, 120_000);
afterAll(async () => {
  await db?.drop();
  if (files) await rm(files, { recursive: true });
});

const count = async (sql: string): Promise<number> => (await db.pool.query<{ n: number }>(`select count(*)::int as n ${sql}`)).rows[0]?.n ?? -1;

describe('the data of the demo', () => {
  test('has no company that filed a product before it was verified', async () => {
    expect(await count('from products where filed_at is not null')).toBeGreaterThan(2_000);
    expect(await count('from products p join enterprises e on e.id = p.enterprise_id where p.submitted_at < e.verified_at')).toBe(0);
  });
  test('has annual updates in every state, and for each of the first two companies some that are still to be made', async () => {
    const { rows } = await db.pool.query<{ status: string }>('select distinct status::text from product_updates order by status');
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['closed', 'draft', 'rejected', 'submitted', 'updated']);
    const due = await db.pool.query<{ username: string; due: number }>(`select u.username, count(*)::int as due from enterprise_users u join products p on p.enterprise_id = u.enterprise_id
      where u.username in ('qiye01', 'qiye02') and p.status = 'filed' and p.filing_year < extract(year from now()) and not exists
        (select 1 from product_updates x where x.product_id = p.id and x.year = extract(year from now())) group by u.username order by u.username`);
    expect(due.rows.map(({ username, due: left }) => [username, left > 3 && left < 60])).toEqual([['qiye01', true], ['qiye02', true]]);
  });
  test('links every product to patents about that product', async () => {
    expect(await count('from products p where not exists (select 1 from product_patents l where l.product_id = p.id)')).toBe(0);
    expect(await count(`from product_patents l join products p on p.id = l.product_id join patents t on t.id = l.patent_id where strpos(t.title, p.name) = 0`)).toBe(0);
  });
  test('has loans of two banks, applications in every state, and the two rows of the manual to the fen', async () => {
    expect(await count('from loans')).toBeGreaterThanOrEqual(500);
    const { rows } = await db.pool.query<{ status: string }>('select distinct status::text from subsidy_applications');
    expect(rows.map(({ status }) => status).toSorted()).toEqual(
      ['approved', 'draft', 'granted', 'lapsed', 'paperAccepted', 'paperRejected', 'refused', 'rejected', 'revised', 'submitted', 'withdrawn'],
    );
    const manual = await db.pool.query(
      `select l.contract_number as contract, a.requested_fen::int as requested, a.approved_fen::int as approved, a.status::text as status
       from subsidy_applications a join loans l on l.id = a.loan_id where l.contract_number in ('HT-2022-00001', 'HT-2023-00001') order by 1`,
    );
    expect(manual.rows).toEqual([
      { contract: 'HT-2022-00001', requested: 20_596_665, approved: 17_163_800, status: 'granted' },
      { contract: 'HT-2023-00001', requested: 17_793_752, approved: 17_793_700, status: 'lapsed' },
    ]);
  });
  test('has a round for interest and one for fees whose windows are open today', async () => {
    const { rows } = await db.pool.query<{ kind: string }>(`select kind::text from policy_rounds where to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') between opens_on and closes_on order by kind`);
    expect(rows.map(({ kind }) => kind).toSorted()).toEqual(['fee', 'interest']);
  });
});
