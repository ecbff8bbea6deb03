import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** The invariants 9 to 15, 17, 29 and 30 of page 6, on real PostgreSQL. */
let database: TestDatabase;
const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async <R = Record<string, never>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const officers = { r1: officer('reviewer', '甲'), r2: officer('reviewer', '乙'), staff: officer('staff', '丙') };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('who may file what', () => {
  it('9: one verified enterprise for each code, also when two are approved at once', async () => {
    await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
    const cases = [];
    for (const _ of [1, 2]) {
      const owner = await company(database.pool, { verified: false });
      await assetReport(database.pool, owner, thisYear() - 1);
      const id = await draftVerification(database.pool, owner);
      expect(await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
      cases.push(id);
    }
    const outcomes = await Promise.all(
      cases.map((id, index) => act({ collection: 'verifications', id, action: 'approve', actor: index ? officers.r1 : officers.r2 })),
    );
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('统一社会信用代码') }] });
    expect(await rowsOf(`select 1 from enterprises where uscc = '914403001922038216' and is_verified`)).toHaveLength(1);
  });

  it('10, 11: an unverified company files nothing, nor one whose verification is open', async () => {
    const { owner, product } = await submittable(database.pool);
    const submit = () => act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    await rowsOf('update enterprises set is_verified = false where id = $1', [owner.id]);
    expect(await submit()).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('实名认证') }] });
    await rowsOf('update enterprises set is_verified = true where id = $1', [owner.id]);
    const change = await draftVerification(database.pool, owner, { uscc: '91350100M000100Y43' });
    expect(await act({ collection: 'verifications', id: change, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
    expect(await submit()).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('正在审核') }] });
    await act({ collection: 'verifications', id: change, action: 'recall', actor: owner.clerk });
    expect(await submit()).toMatchObject({ ok: true });
  });

  it.each([
    ['2026-04-30T15:59:59.999Z', true],
    ['2026-04-30T16:00:00.000Z', false],
  ])('12: at %s in Shanghai a company without last year’s report may submit: %s', async (instant, may) => {
    const { owner, product } = await submittable(database.pool);
    await rowsOf('delete from asset_reports where enterprise_id = $1', [owner.id]);
    vi.stubEnv('DEMO', '1');
    const nowIs = vi.spyOn(performance, 'now').mockReturnValue(0);
    vi.stubEnv('CLOCK_NOW', instant);
    try {
      expect((await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })).ok).toBe(may);
    } finally {
      nowIs.mockRestore();
      vi.unstubAllEnvs();
    }
  });

  it('13: a patent that lapses between submission and filing keeps the product from being filed', async () => {
    const { owner, product, patentId } = await submittable(database.pool);
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    await rowsOf(`update patents set legal_status = 'lapsed' where id = $1`, [patentId]);
    expect(await act({ collection: 'products', id: product, action: 'file', actor: officers.r1 })).toMatchObject({
      httpStatus: 422,
      errors: [{ message: expect.stringContaining('当前无效') }, { field: 'patents' }],
    });
  });

  it('14: numbers given at once are all different, and that of a revoked product is never given again', async () => {
    const products = [];
    for (let count = 0; count < 12; count += 1) {
      const { owner, product } = await submittable(database.pool);
      await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
      products.push(product);
    }
    const outcomes = await Promise.all(products.map((id) => act({ collection: 'products', id, action: 'file', actor: officers.r1 })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(12);
    const numbers = await rowsOf<{ number: string }>('select filing_number as number from products where id = any($1::uuid[])', [products]);
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(12);
    await act({ collection: 'products', id: products[0]!, action: 'revoke', actor: officers.staff, input: { reason: '核查不符' } });
    const { owner, product } = await submittable(database.pool);
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    await act({ collection: 'products', id: product, action: 'file', actor: officers.r1 });
    const [next] = await rowsOf<{ number: string }>('select filing_number as number from products where id = $1', [product]);
    expect(numbers.map(({ number }) => number)).not.toContain(next!.number);
  });

  it('15: a product without sales is never filed, through no door', async () => {
    const { owner, product } = await submittable(database.pool);
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    await rowsOf('update products set sales = 0 where id = $1', [product]);
    expect(await act({ collection: 'products', id: product, action: 'file', actor: officers.r1 })).toMatchObject({ ok: false, httpStatus: 422 });
    const filed = await draftProduct(database.pool, owner);
    await link(database.pool, owner, filed, await patent(database.pool, owner, { number: '2019109314806' })).catch(() => undefined);
    await expect(
      rowsOf(`select set_config('casework.action', 'test', true); update products set status = 'filed', filing_number = 'X1', sales = 0 where id = '${filed}'`),
    ).rejects.toMatchObject({ constraint: 'products_filed_sells' });
  });
});

describe('the public side of a state (17)', () => {
  it('a revoked product leaves search and disclosure in the same transaction', async () => {
    const { owner, product, patentId } = await submittable(database.pool);
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    await act({ collection: 'products', id: product, action: 'file', actor: officers.r1 });
    const found = () => rowsOf('select 1 from search.product where id = $1', [product]);
    expect(await found()).toHaveLength(1);
    await act({ collection: 'products', id: product, action: 'revoke', actor: officers.staff, input: { reason: '核查不符' } });
    expect([await found(), await rowsOf('select is_public from patents where id = $1', [patentId])]).toEqual([[], [{ is_public: false }]]);
  });
});

describe('two at once, and the same twice', () => {
  it('29: of many simultaneous decisions one wins, and the others are told who decided', async () => {
    const { owner, product } = await submittable(database.pool);
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const reviewers = Array.from({ length: 8 }, (_, index) => officer('reviewer', `审核员${index}`));
    const outcomes = await Promise.all(
      reviewers.map((actor, index) => act({ collection: 'products', id: product, action: index % 2 ? 'file' : 'reject', actor, input: { reason: '理由' } })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ httpStatus: 409, errors: [{ message: expect.stringMatching(/审核员\d已于/) }] });
  });

  it('30: one key has one effect and one answer, also after the case has moved on; another person’s same key is theirs', async () => {
    const { owner, product } = await submittable(database.pool);
    const submit: ActionRequest = { collection: 'products', id: product, action: 'submit', actor: owner.clerk, idempotencyKey: 'k' };
    const first = await act(submit);
    await act({ collection: 'products', id: product, action: 'file', actor: officers.r1, idempotencyKey: 'k' });
    expect(await act(submit)).toEqual(first);
    expect(
      (await rowsOf<{ action: string }>('select action from case_log where case_id = $1 order by sequence', [product])).map(({ action }) => action),
    ).toEqual(['submit', 'file']);
  });
});
