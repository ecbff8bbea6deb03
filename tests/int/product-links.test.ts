import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { freshNumber } from '../support/patents.ts';
import { assetReport, company, draftProduct, link, patent, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { thisYear } from '../support/updates.ts';

/** Step "patents" of the filing form (page 3), through REST as the form does it. */
let database: TestDatabase;
let app: TestPayload;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function clerk() {
  const owner = await company(database.pool);
  await assetReport(database.pool, owner, thisYear() - 1);
  return { owner, call: await callerOf(owner), product: await draftProduct(database.pool, owner) };
}

async function callerOf(owner: Company) {
  const headers = { cookie: `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}` };
  return async (path: string, method = 'GET', json?: unknown) => {
    const answer = await app.rest(path, { method, headers, ...(json === undefined ? {} : { json }) });
    const { doc, errors, items, total } = (await answer.json()) as { doc: Record<string, unknown> & { id: string }; errors?: { field?: string; message: string }[]; items: { number: string }[]; total: number };
    return { status: answer.status, doc, errors, items, total };
  };
}

const added = (owner: Company, more: Record<string, unknown> = {}) => patent(database.pool, owner, { number: freshNumber(), ...more });
const linksOf = async (product: string) =>
  (await database.pool.query('select patent_id as patent, core, upheld_after_invalidation as upheld, case_number as "caseNumber" from product_patents where product_id = $1 order by created_at', [product])).rows;

describe('choosing from one’s own patents', () => {
  it('offers those that fit the search and the filters, page by page, and nobody else’s', async () => {
    const { owner, call } = await clerk();
    for (let count = 0; count < 23; count += 1) await added(owner, { title: `夹具 ${count}` });
    await added(owner, { title: '支架', type: 'design', legal_status: 'lapsed' });
    await added(await company(database.pool), { title: '夹具 别家' });
    const found = await call(`/patents/choices?q=${encodeURIComponent('夹具')}&status=valid&page=2`);
    expect([found.total, found.items.length]).toEqual([23, 3]);
    expect((await call('/patents/choices?type=design&status=lapsed')).total).toBe(1);
    expect((await call(`/patents/choices?q=${encodeURIComponent('别家')}`)).total).toBe(0);
  });

  it('finds pasted numbers among one’s own, however many pages those are', async () => {
    const { owner, call } = await clerk();
    const numbers = Array.from({ length: 30 }, freshNumber);
    for (const number of numbers) await patent(database.pool, owner, { number });
    const found = await call(`/patents/choices?numbers=${[...numbers, freshNumber()].join(',')}`);
    expect(found.items.map(({ number }) => number).toSorted()).toEqual(numbers.toSorted());
  });
});

describe('linking', () => {
  it('says of each patent whether it is a core one, and under which number it survived an invalidation', async () => {
    const { owner, call, product } = await clerk();
    const [core, other] = [await added(owner), await added(owner)];
    expect((await call('/product-patents', 'POST', { product, patent: core, core: true })).status).toBe(201);
    expect((await call('/product-patents', 'POST', { product, patent: other, core: false, upheldAfterInvalidation: true, caseNumber: ' 4W１00001 ' })).status).toBe(201);
    expect(await linksOf(product)).toEqual([
      { patent: core, core: true, upheld: false, caseNumber: null },
      { patent: other, core: false, upheld: true, caseNumber: expect.stringMatching(/^4W.00001$/) },
    ]);
  });

  it('the same patent twice is refused, also by two requests at once', async () => {
    const { owner, call, product } = await clerk();
    const one = await added(owner);
    const answers = await Promise.all([1, 2].map(() => call('/product-patents', 'POST', { product, patent: one })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await linksOf(product)).toHaveLength(1);
  });

  it('many products may share one patent', async () => {
    const { owner, call, product } = await clerk();
    const shared = await added(owner);
    for (const id of [product, await draftProduct(database.pool, owner), await draftProduct(database.pool, owner)]) {
      expect((await call('/product-patents', 'POST', { product: id, patent: shared, core: true })).status).toBe(201);
      expect((await call(`/products/${id}/actions/submit`, 'POST', {})).status).toBe(200);
    }
  });

  it('an answer that no longer applies goes: not upheld after all, no case number', async () => {
    const { owner, call, product } = await clerk();
    const { doc } = await call('/product-patents', 'POST', { product, patent: await added(owner), upheldAfterInvalidation: true, caseNumber: '4W100001' });
    expect((await call(`/product-patents/${doc.id}`, 'PATCH', { upheldAfterInvalidation: false })).status).toBe(200);
    expect(await linksOf(product)).toMatchObject([{ upheld: false, caseNumber: null }]);
  });

  it('a case number has room for 50 characters', async () => {
    const { owner, call, product } = await clerk();
    const upheld = { product, upheldAfterInvalidation: true };
    expect((await call('/product-patents', 'POST', { ...upheld, patent: await added(owner), caseNumber: '𠮷'.repeat(50) })).status).toBe(201);
    expect(await call('/product-patents', 'POST', { ...upheld, patent: await added(owner), caseNumber: '𠮷'.repeat(51) })).toMatchObject({ status: 422, errors: [{ field: 'caseNumber', message: '无效宣告案件编号最多 50 个字。' }] });
  });
});

describe('before a filing may be submitted', () => {
  it('a patent that was upheld needs the number of its case', async () => {
    const { owner, call, product } = await clerk();
    await link(database.pool, owner, product, await patent(database.pool, owner, { number: '2004100090818' }), { upheld_after_invalidation: true });
    const refused = await call(`/products/${product}/actions/submit`, 'POST', {});
    expect([refused.status, refused.errors]).toEqual([422, expect.arrayContaining([{ field: 'patents', message: '请填写专利 CN200410009081.8 的无效宣告案件编号。' }])]);
  });

  it('whoever takes part in certification discloses the patents', async () => {
    const { owner, call, product } = await clerk();
    await link(database.pool, owner, product, await added(owner));
    expect((await call(`/products/${product}`, 'PATCH', { wantsCertification: true, patentsDisclosed: false })).status).toBe(200);
    expect((await call(`/products/${product}/actions/submit`, 'POST', {})).errors).toEqual(expect.arrayContaining([{ field: 'patentsDisclosed', message: '参加专利密集型产品认定的产品须公开关联专利。' }]));
    await call(`/products/${product}`, 'PATCH', { patentsDisclosed: true });
    expect((await call(`/products/${product}/actions/submit`, 'POST', {})).status).toBe(200);
  });

  it('and once it is, its links stay as they are', async () => {
    const { owner, call, product } = await clerk();
    const { doc } = await call('/product-patents', 'POST', { product, patent: await added(owner), core: true });
    await call(`/products/${product}/actions/submit`, 'POST', {});
    for (const [path, method, json] of [['/product-patents', 'POST', { product, patent: await added(owner) }], [`/product-patents/${doc.id}`, 'PATCH', { core: false }], [`/product-patents/${doc.id}`, 'DELETE', undefined]] as const)
      expect([method, (await call(path, method, json)).status]).toEqual([method, 409]);
    expect(await linksOf(product)).toMatchObject([{ core: true }]);
  });
});
