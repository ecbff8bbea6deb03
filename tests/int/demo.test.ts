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
});
