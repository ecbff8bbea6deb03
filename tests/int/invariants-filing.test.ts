import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { assetReport, attachFiles, company, draftProduct, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { updatable } from '../support/updates.ts';

/** The invariants 9, 10, 11, 13, 14, 15, 29 and 30 of page 6, on real PostgreSQL; 12: `invariants-dates.test.ts`, 17: `invariants-public.test.ts`. */
let database: TestDatabase;
const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async <R = Record<string, never>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
const officers = { r1: officer('reviewer', '甲'), r2: officer('reviewer', '乙'), staff: officer('staff', '丙') };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A complete draft on the patent of another product of the same company. */
async function productOf({ owner, patentId }: Awaited<ReturnType<typeof updatable>>): Promise<string> {
  const product = await draftProduct(database.pool, owner);
  await link(database.pool, owner, product, patentId);
  return product;
}

describe('who may file what', () => {
  it('9: one verified enterprise for each code, also when six are approved at once', async () => {
    await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
    const cases = [];
    for (const _ of [1, 2, 3, 4, 5, 6]) {
      const owner = await company(database.pool, { verified: false });
      await assetReport(database.pool, owner, thisYear() - 1);
      const id = await draftVerification(database.pool, owner);
      expect(await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
      cases.push(id);
    }
    const outcomes = await Promise.all(
      cases.map((id, index) => act({ collection: 'verifications', id, action: 'approve', actor: index % 2 ? officers.r1 : officers.r2 })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes.filter(({ ok }) => !ok))
      expect(outcome).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('统一社会信用代码') }] });
    expect(await rowsOf(`select 1 from enterprises where uscc = '914403001922038216' and is_verified`)).toHaveLength(1);
  });

  it('9: nor does a verified company take the code of another by a change of details, raced against its first verification', async () => {
    await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
    const [verified, newcomer] = [await company(database.pool), await company(database.pool, { verified: false })];
    const cases = [];
    for (const owner of [verified, newcomer]) {
      await assetReport(database.pool, owner, thisYear() - 1);
      const id = await draftVerification(database.pool, owner);
      expect(await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
      cases.push(id);
    }
    const outcomes = await Promise.all(cases.map((id) => act({ collection: 'verifications', id, action: 'approve', actor: officers.r1 })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf(`select 1 from enterprises where uscc = '914403001922038216' and is_verified`)).toHaveLength(1);
  });

  it.each(['products', 'product-updates'] as const)('10, 11: of an unverified company, or one whose details are under review, no case of %s is submitted', async (collection) => {
    const bed = await updatable(database.pool);
    const id = collection === 'products' ? await productOf(bed) : bed.update;
    const submit = () => act({ collection, id, action: 'submit', actor: bed.owner.clerk });
    await rowsOf('update enterprises set is_verified = false where id = $1', [bed.owner.id]);
    expect(await submit()).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('实名认证') }] });
    await rowsOf('update enterprises set is_verified = true where id = $1', [bed.owner.id]);
    const change = await draftVerification(database.pool, bed.owner, { uscc: '91350100M000100Y43' });
    expect(await act({ collection: 'verifications', id: change, action: 'submit', actor: bed.owner.clerk })).toMatchObject({ ok: true });
    expect(await submit()).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('正在审核') }] });
    await act({ collection: 'verifications', id: change, action: 'recall', actor: bed.owner.clerk });
    expect(await submit()).toMatchObject({ ok: true });
  });

  it('11: a change of details that was refused, or approved, blocks nothing any more', async () => {
    for (const action of ['reject', 'approve']) {
      const bed = await updatable(database.pool);
      await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216' and id <> $1`, [bed.owner.id]);
      const change = await draftVerification(database.pool, bed.owner, { name: bed.owner.name });
      await act({ collection: 'verifications', id: change, action: 'submit', actor: bed.owner.clerk });
      expect(await act({ collection: 'verifications', id: change, action, actor: officers.r1, input: { reason: '证照不清楚' } })).toMatchObject({ ok: true });
      expect(await act({ collection: 'product-updates', id: bed.update, action: 'submit', actor: bed.owner.clerk })).toMatchObject({ ok: true });
    }
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['lapsed', { legal_status: 'lapsed' }, false],
    ['transferred to somebody else', { legal_status: 'transferred' }, false],
    ['of somebody else', { holders: '["别人"]' }, false],
    ['licensed, without a proof', { holders: '["许可人"]', obtained: 'licensed', source: 'manual' }, false],
    ['transferred to the company but still registered for another, without a proof', { holders: '["转让人"]', obtained: 'transferredIn', source: 'manual' }, false],
    ['licensed, with its proof', { holders: '["许可人"]', obtained: 'licensed', source: 'manual' }, true],
    ['the company’s together with another', { holders: 'own and another' }, true],
  ])('13: a patent that is %s is judged when the filing is submitted and again when it is filed', async (what, columns, may) => {
    const [before, after] = [await submittable(database.pool), await submittable(database.pool)];
    const become = async ({ owner, patentId }: typeof before) => {
      const holders = columns.holders === 'own and another' ? JSON.stringify(['另一单位', owner.name]) : columns.holders;
      const given = { ...columns, ...(holders ? { holders } : {}) };
      await rowsOf(`update patents set ${Object.keys(given).map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [patentId, ...Object.values(given)]);
      if (what.includes('with its proof')) await attachFiles(database.pool, owner, 'patents', patentId, ['proof']);
    };
    await become(before);
    expect((await act({ collection: 'products', id: before.product, action: 'submit', actor: before.owner.clerk })).ok).toBe(may);
    expect(await act({ collection: 'products', id: after.product, action: 'submit', actor: after.owner.clerk })).toMatchObject({ ok: true });
    await become(after);
    const filed = await act({ collection: 'products', id: after.product, action: 'file', actor: officers.r1 });
    if (!may) expect(filed).toMatchObject({ ok: false, httpStatus: 422, errors: expect.arrayContaining([expect.objectContaining({ field: 'patents' })]) });
    // How a patent was obtained, and its proof, are part of what was submitted; who holds it beside the company is not.
    else expect([filed.ok, what]).toEqual([!what.includes('proof'), what]);
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
