import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { patentRegister } from '../../src/adapters/patentSource.ts';
import { forgetAnswers } from '../../src/casework/idempotency.ts';
import { refreshSince } from '../../src/casework/refreshPatents.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { civilYear } from '../../src/domain/civilDate.ts';
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const act = (request: ActionRequest, at?: string) => performAction(database.pool, request, at ? () => new Date(at) : undefined);
const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;

async function submitted() {
  const made = await submittable(database.pool);
  expect(await act({ collection: 'products', id: made.product, action: 'submit', actor: made.owner.clerk })).toMatchObject({ ok: true });
  return made;
}
const file = (id: string, more: Partial<ActionRequest> = {}) => act({ collection: 'products', id, action: 'file', actor: officer('reviewer'), ...more });

describe('many at once', () => {
  it('filings that share patents do not trip over each other, refused ones leave no gap, and every number is given once', async () => {
    const { owner, product } = await submittable(database.pool);
    const shared = (await rowsOf('select id from patents where enterprise_id = $1', [owner.id])).map(({ id }) => id);
    shared.push(await patent(database.pool, owner, { number: '2018100537684' }), await patent(database.pool, owner, { number: '2018114005989' }));
    const products = [product, ...(await Promise.all(Array.from({ length: 19 }, () => draftProduct(database.pool, owner))))];
    for (const [index, id] of products.entries()) {
      for (const patentId of index % 2 ? shared : shared.toReversed()) await link(database.pool, owner, id, patentId).catch(() => undefined);
      expect(await act({ collection: 'products', id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
    }
    const at = '2091-06-01T00:00:00Z';
    const outcomes = await Promise.all(products.flatMap((id) => [act({ collection: 'products', id, action: 'file', actor: officer('reviewer') }, at), act({ collection: 'products', id, action: 'file', actor: officer('reviewer'), revision: 99 }, at)]));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.httpStatus])).filter((status) => status !== 409)).toEqual([]);
    const numbers = await rowsOf(`select filing_number from products where filing_year = 2091 order by 1`);
    expect(numbers.map(({ filing_number }) => filing_number)).toEqual(Array.from({ length: 20 }, (_, index) => `2091${String(index + 1).padStart(7, '0')}`));
  });

  it('an import of the same patents at the same moment makes nobody fail', async () => {
    const { owner, product } = await submittable(database.pool);
    const [{ number: first }] = await rowsOf('select number from patents where enterprise_id = $1', [owner.id]);
    const numbers = ['2018100537683', '2018114005988', '2018102464418', '2019109314806'].filter((number) => number !== first);
    for (const number of numbers) {
      await link(database.pool, owner, product, await patent(database.pool, owner, { number }));
      await database.pool.query(`insert into patent_register (id, number, title, type, holders, legal_status, as_of) values (uuidv7(), $1, '登记的名称', 'invention', $2, 'valid', '2026-03-01') on conflict (number) do update set legal_status = 'valid', holders = excluded.holders, updated_at = now()`, [number, JSON.stringify([owner.name])]);
    }
    for (let round = 0; round < 10; round += 1) {
      const [moved] = await Promise.all([
        act({ collection: 'products', id: product, action: round % 2 ? 'recall' : 'submit', actor: owner.clerk }),
        refreshSince(database.pool, patentRegister(database.pool), '2020-01-01'),
        database.pool.query('update patents set title = left(title, 20) || $2 where enterprise_id = $1', [owner.id, String(round)]),
      ]);
      expect(moved).toMatchObject({ ok: true });
    }
  });

  it('fifty who wait for one case are all answered, and whoever wants another case is not kept waiting by them', async () => {
    const { product } = await submitted();
    const other = await submitted();
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query('select 1 from products where id = $1 for update', [product]);
    const waiting = Array.from({ length: 50 }, () => act({ collection: 'products', id: product, action: 'take', actor: officer('reviewer') }));
    setTimeout(() => void client.query('rollback').finally(() => client.release()), 500);
    const outcomes = await Promise.all(waiting);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.httpStatus !== 422)).toEqual([]);
    expect(await file(other.product)).toMatchObject({ ok: true });
  });

  it('whoever would wait for ever hears within seconds that somebody else is at it', async () => {
    const { product } = await submitted();
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query('select 1 from products where id = $1 for update', [product]);
    const started = performance.now();
    expect(await file(product)).toMatchObject({ ok: false, httpStatus: 409, errors: [{ message: expect.stringContaining('正在办理') }] });
    expect(performance.now() - started).toBeLessThan(9_000);
    await client.query('rollback');
    client.release();
  });
});

describe('one verified organisation for each code', () => {
  it('of two approvals at once, one succeeds and the other is told why', async () => {
    const cases: string[] = [];
    for (const _company of [1, 2]) {
      const owner = await company(database.pool, { verified: false });
      await assetReport(database.pool, owner, civilYear(new Date()) - 1);
      const id = await draftVerification(database.pool, owner);
      expect(await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
      cases.push(id);
    }
    const outcomes = await Promise.all(cases.map((id) => act({ collection: 'verifications', id, action: 'approve', actor: officer('reviewer') })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('统一社会信用代码已由其他单位认证') }] });
  });

  it('of two applications of one company at once, one is under review', async () => {
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, civilYear(new Date()) - 1);
    const cases = await Promise.all(Array.from({ length: 2 }, () => draftVerification(database.pool, owner, { uscc: '91100000100003962T' })));
    const outcomes = await Promise.all(cases.map((id) => act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('已有一份认证在审核中') }] });
  });
});

describe('the same request again', () => {
  it('a refusal is not kept: what was impossible may succeed with the same key', async () => {
    const { owner, product } = await submittable(database.pool);
    await database.pool.query('update products set introduction = null where id = $1', [product]);
    const request = { collection: 'products', id: product, action: 'submit', actor: owner.clerk, idempotencyKey: 'k1' } as const;
    expect(await act(request)).toMatchObject({ ok: false, httpStatus: 422 });
    await database.pool.query(`update products set introduction = '由电源和割炬组成。' where id = $1`, [product]);
    expect(await act(request)).toMatchObject({ ok: true });
    expect(await act(request)).toEqual(await act(request));
  });

  it('a key belongs to its person: somebody else with the same key is decided on their own', async () => {
    const { product } = await submitted();
    const take = { collection: 'products', id: product, action: 'take', idempotencyKey: 'same' } as const;
    expect(await act({ ...take, actor: officer('reviewer') })).toMatchObject({ ok: true });
    expect(await act({ ...take, actor: officer('reviewer') })).toMatchObject({ ok: false, httpStatus: 422 });
  });

  it('thirty at once with one key have one effect and one answer', async () => {
    const { product } = await submitted();
    const request = { collection: 'products', id: product, action: 'take', actor: officer('reviewer'), idempotencyKey: 'thirty' } as const;
    const answers = await Promise.all(Array.from({ length: 30 }, () => act(request)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify({ ok: true, answer: { status: 'submitted', revision: 3 } })]));
    expect(await rowsOf(`select 1 from case_log where case_id = $1 and action = 'take'`, [product])).toHaveLength(1);
  });

  it('answers are forgotten after a week, not before', async () => {
    await submitted().then(({ product }) => file(product, { idempotencyKey: 'old', actor: { role: 'reviewer', id: 'someone', name: '某人' } }));
    await database.pool.query(`update idempotency_keys set created_at = now() - interval '6 days' where key = 'old'`);
    expect(await forgetAnswers(database.pool)).toBe(0);
    await database.pool.query(`update idempotency_keys set created_at = now() - interval '8 days' where key = 'old'`);
    expect(await forgetAnswers(database.pool)).toBe(1);
  });
});
