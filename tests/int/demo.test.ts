import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadReferenceData } from '../../scripts/demo/reference.ts';
import { seedDemo } from '../../scripts/demo/demo.ts';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { callsToMake } from '../../src/queries/objectionFile.ts';
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
  test('has objections in every state, each handed in while its product was in publicity, and a call that is still to be made', async () => {
    const { rows } = await db.pool.query<{ status: string }>('select distinct status::text from objections');
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['accepted', 'dismissed', 'refused', 'submitted', 'upheld']);
    expect(await count(`from objections o join certifications c on c.id = o.certification_id join certification_rounds r on r.id = c.round_id
      where o.submitted_at < r.publicised_at or to_char(o.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') > r.publicity_ends_on`)).toBe(0);
    expect((await callsToMake(db.pool)).total).toBe(1);
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
  test('has certifications in every state, each of the four rounds at another point of its way', async () => {
    const { rows } = await db.pool.query<{ status: string }>('select distinct status::text from certifications');
    expect(rows.map(({ status }) => status).toSorted()).toEqual(['candidate', 'certified', 'excluded', 'expired', 'publicised', 'revoked', 'shortlisted']);
    expect(await count('from certification_rounds')).toBe(4);
    expect(await count(`from certifications where status in ('certified', 'expired') and number not like 'RD%'`)).toBe(0);
    expect(await count(`from certificates where kind = 'certification'`)).toBe(await count('from certifications where number is not null'));
  });
  test('has a round in its publicity period today, with 20 products or more and its announcement released', async () => {
    const { rows } = await db.pool.query(`select count(*)::int as products, bool_and(a._status = 'published' and a.category = 'publicity' and a.published_at <= now()) as released,
        bool_and(r.publicised_at <= now() and r.publicity_ends_on >= to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) as running
      from certifications c join certification_rounds r on r.id = c.round_id join announcements a on a.id = r.announcement_id where c.status = 'publicised'`);
    expect(rows[0]).toMatchObject({ released: true, running: true });
    expect(rows[0].products).toBeGreaterThanOrEqual(20);
  });
  test('has a coming round with candidates to decide, compared with benchmarks, and products left out for each kind of reason', async () => {
    expect(await count(`from certifications where status = 'candidate' and metrics_known > 0`)).toBeGreaterThanOrEqual(60);
    const { rows } = await db.pool.query<{ reason: string }>(
      `select distinct unnest(o.reasons) as reason from certification_left_out o join certification_rounds r on r.id = o.round_id where r.publicised_at is null`,
    );
    expect(rows.map(({ reason }) => reason)).toEqual(expect.arrayContaining(['notWanted', 'notCurrent', 'notDisclosed', 'noAssetReport']));
  });
  test('certifies only what is filed, and shows both demo companies something in publicity and something certified', async () => {
    expect(await count(`from certifications c join products p on p.id = c.product_id where c.status = 'certified' and p.status <> 'filed'`)).toBe(0);
    for (const username of ['qiye01', 'qiye02']) {
      const { rows } = await db.pool.query<{ status: string }>(
        `select distinct c.status::text from certifications c join enterprise_users u on u.enterprise_id = c.enterprise_id where u.username = $1`, [username]);
      expect(rows.map(({ status }) => status)).toEqual(expect.arrayContaining(['publicised', 'certified', 'expired', 'candidate']));
    }
  });
});
