import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { patentRegister } from '../../src/adapters/patentSource.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { refreshSince } from '../../src/casework/refreshPatents.ts';
import { taskList } from '../../src/domain/taskList.ts';
import { latestNotices, taskFacts } from '../../src/queries/portalHome.ts';
import { listProducts } from '../../src/queries/portalLists.ts';
import { findPublicProduct, searchProducts } from '../../src/queries/publicProducts.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { registered, registerSays } from '../support/patents.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { link, officer, patent, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let app: TestPayload;
let server: OwnServer;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  server = await startOwnServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server.close();
  await app.close();
  await database.drop();
});

type Filed = { owner: Company; product: string; numbers: string[]; filingNumber: string };

/** A filed product on two patents of the register. */
async function filed(): Promise<Filed> {
  const { owner, product, patentId } = await submittable(database.pool);
  const numbers = [await registered(database.pool, [owner.name]), await registered(database.pool, [owner.name])];
  await database.pool.query('update patents set number = $2 where id = $1', [patentId, numbers[0]]);
  await link(database.pool, owner, product, await patent(database.pool, owner, { number: numbers[1] }));
  await act(product, 'submit', owner.clerk);
  await act(product, 'file', officer('reviewer'));
  const { rows } = await database.pool.query('select filing_number from products where id = $1', [product]);
  return { owner, product, numbers, filingNumber: rows[0].filing_number };
}

async function act(id: string, action: string, actor: Company['clerk'], input = {}): Promise<void> {
  expect(await performAction(database.pool, { collection: 'products', id, action, actor, input })).toMatchObject({ ok: true });
}

const refresh = () => refreshSince(database.pool, patentRegister(database.pool), '2020-01-01');
async function become(numbers: readonly string[], status: 'valid' | 'lapsed' | 'transferred'): Promise<void> {
  for (const number of numbers) await registerSays(database.pool, number, status);
  await refresh();
}
const told = async ({ product }: Filed) => (await database.pool.query(`select 1 from notices where case_id = $1 and template = 'patents-lapsed' and channel = 'sms'`, [product])).rows.length;
const inList = async ({ owner, product }: Filed) =>
  (await listProducts(database.pool, owner.id, { tab: 'filed', name: '', number: '', intensive: '', year: '', page: 1 })).items.find(({ id }) => id === product)?.lapsed;
const taskOf = async ({ owner }: Filed) => taskList(await taskFacts(database.pool, owner.id, new Date()));
const call = async ({ owner }: Filed, where: string, method = 'GET', json?: unknown) => {
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
  return app.rest(where, { method, headers: { cookie }, ...(json ? { json } : {}) });
};

describe('when the patents of a filed product lapse', () => {
  it('one of two: nothing is asked, the product stays filed', async () => {
    const product = await filed();
    await become(product.numbers.slice(0, 1), 'lapsed');
    expect([await told(product), await inList(product), (await taskOf(product)).tasks.find(({ key }) => key === 'products')?.state]).toEqual([0, false, 'done']);
  });

  it('all of them: the company is told once, at home, in the list and by message', async () => {
    const product = await filed();
    await become(product.numbers, 'lapsed');
    await refresh();
    await refresh();
    expect([await told(product), await inList(product)]).toEqual([1, true]);
    expect((await taskOf(product)).next).toMatchObject({ sentence: expect.stringContaining('已全部失效或转让'), label: '查看并确认' });
    expect((await latestNotices(database.pool, product.owner.id, 1))[0]).toMatchObject({ text: expect.stringContaining('请登录平台确认'), href: `/portal/products/${product.product}` });
  });

  it('one after the other, and one by transfer: told when the last is gone', async () => {
    const product = await filed();
    await become(product.numbers.slice(0, 1), 'transferred');
    expect(await told(product)).toBe(0);
    await become(product.numbers.slice(1), 'lapsed');
    expect(await told(product)).toBe(1);
  });

  it('two workers that each see another one go do not both overlook it', async () => {
    const products = [await filed(), await filed(), await filed()];
    for (const { numbers } of products) for (const number of numbers) await registerSays(database.pool, number, 'lapsed');
    const all = patentRegister(database.pool);
    const half = (which: number) => ({ ...all, changedSince: async () => ({ patents: await all.byNumbers(products.map(({ numbers }) => numbers[which]!)), next: null, total: null }) });
    await Promise.all([refreshSince(database.pool, half(0), '2020-01-01'), refreshSince(database.pool, half(1), '2020-01-01')]);
    for (const product of products) expect(await told(product)).toBe(1);
  });

  it('valid again, the request disappears; lapsed once more, it is another event', async () => {
    const product = await filed();
    await become(product.numbers, 'lapsed');
    await become(product.numbers.slice(0, 1), 'valid');
    expect([await inList(product), await told(product)]).toEqual([false, 1]);
    const refused = await call(product, `/products/${product.product}/actions/confirmLapse`, 'POST', {});
    expect([refused.status, (await refused.json()).errors[0].message]).toEqual([422, '仍有有效的关联专利，不能按失效撤销。']);
    await become(product.numbers, 'lapsed');
    expect([await inList(product), await told(product)]).toEqual([true, 2]);
  });

  it('while its withdrawal is looked at: asked when the withdrawal is refused', async () => {
    const product = await filed();
    await act(product.product, 'requestWithdrawal', product.owner.clerk, { reason: '停产' });
    await become(product.numbers, 'lapsed');
    expect(await told(product)).toBe(0);
    await act(product.product, 'refuseWithdrawal', officer('reviewer'), { reason: '材料不全' });
    expect(await told(product)).toBe(1);
  });
});

describe('confirming the lapse', () => {
  it('withdraws at once: verify page, search, public page and certificate say so in the same second', async () => {
    const product = await filed();
    const { rows } = await database.pool.query('select code from certificates where product_id = $1', [product.product]);
    await become(product.numbers, 'lapsed');
    const publicly = async (where: string) => (await fetch(`${server.url}/api/public/${where}`)).json();
    const seen = async () => ({
      verify: (await publicly(`verify/${rows[0].code}`)).state,
      search: (await publicly(`products?q=${product.filingNumber}`)).total,
      page: (await publicly(`products/${product.filingNumber}`)).state,
      certificate: (await call(product, `/documents/filing-certificate/${product.product}`)).status,
      patents: (await (await app.rest('/patents')).json()).docs.filter(({ number }: { number: string }) => product.numbers.includes(number)).length,
    });
    expect(await seen()).toMatchObject({ verify: 'valid', search: 1, page: 'filed', certificate: 200, patents: 2 });
    const began = Date.now();
    expect((await call(product, `/products/${product.product}/actions/confirmLapse`, 'POST', {})).status).toBe(200);
    expect(await seen()).toMatchObject({ verify: 'withdrawn', search: 0, page: 'withdrawn', certificate: 409, patents: 0 });
    expect(Date.now() - began).toBeLessThan(1_000);
    expect((await searchProducts(database.pool, { q: product.filingNumber })).items).toEqual([]);
    expect(await findPublicProduct(database.pool, product.filingNumber)).toMatchObject({ state: 'withdrawn' });
    expect((await taskOf(product)).next.label).not.toBe('查看并确认');
  });

  it('by two clerks at the same moment has one effect, and afterwards nobody is asked again', async () => {
    const product = await filed();
    await become(product.numbers, 'lapsed');
    const both = await Promise.all([1, 2].map(() => performAction(database.pool, { collection: 'products', id: product.product, action: 'confirmLapse', actor: product.owner.clerk })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await become(product.numbers.slice(0, 1), 'valid');
    await become(product.numbers, 'lapsed');
    expect(await told(product)).toBe(1);
  });

  it('is no other company’s to do', async () => {
    const [product, other] = [await filed(), await filed()];
    await become(product.numbers, 'lapsed');
    expect((await call(other, `/products/${product.product}/actions/confirmLapse`, 'POST', {})).status).toBe(404);
  });
});
