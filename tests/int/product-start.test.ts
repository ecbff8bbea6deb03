import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { attachFiles, company, draftProduct, link, officer, patent, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

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

async function post(who: Company | null, path: string, json: unknown = {}) {
  const cookie = who ? `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', who.user, 'test')}` : '';
  const answer = await app.rest(path, { method: 'POST', json, headers: { cookie } });
  return { status: answer.status, body: await answer.json() };
}
const rowOf = async (id: string) => (await database.pool.query('select * from products where id = $1', [id])).rows[0];
const slotsOf = async (id: string) => (await database.pool.query<{ slot: string }>('select slot from attachments where owner_id = $1 order by slot', [id])).rows.map(({ slot }) => slot);

async function filed() {
  const made = await submittable(database.pool);
  await database.pool.query(`update products set barcode = '6901234567892', trademark = '海𠮷', wants_certification = true, contribution_explanation = null where id = $1`, [made.product]);
  await attachFiles(database.pool, made.owner, 'products', made.product, ['pictures', 'permits']);
  await performAction(database.pool, { collection: 'products', id: made.product, action: 'submit', actor: made.owner.clerk });
  expect(await performAction(database.pool, { collection: 'products', id: made.product, action: 'file', actor: officer('reviewer') })).toMatchObject({ ok: true });
  return made;
}

describe('a new filing that starts from a filed product', () => {
  it('has its facts, but not the figures of its year, its bar code, its number or the answer that is asked twice', async () => {
    const { owner, product } = await filed();
    const { status, body } = await post(owner, `/products/${product}/copy`);
    expect(status).toBe(201);
    expect(await rowOf(body.id)).toMatchObject({
      status: 'draft', enterprise_id: owner.id, name: '等离子弧切割机', trademark: '海𠮷', industry: '3424', purposes: ['policy'], is_exported: false, patents_disclosed: true,
      ...Object.fromEntries(['sales', 'output', 'profit', 'total_cost', 'market_share', 'ip_spending_total', 'contribution_method', 'contribution_index', 'figures_year'].map((name) => [name, null])),
      ...{ barcode: null, wants_certification: null, filing_number: null, filed_at: null, submitted_at: null, snapshot_hash: null, finding_reasons: null },
    });
  });

  it('has its pictures and permits, but no proof of figures', async () => {
    const { owner, product } = await filed();
    const { body } = await post(owner, `/products/${product}/copy`);
    expect(await slotsOf(body.id)).toEqual(['mainPicture', 'permits', 'pictures']);
    expect(await slotsOf(product)).toEqual(['economicProof', 'mainPicture', 'permits', 'pictures']);
    expect(body.left.join('')).toMatch(/经济数据证明.*许可证.*有效期/);
  });

  it('is linked to the patents that may be used today, and tells which may not', async () => {
    const { owner, product, patentId } = await filed();
    const lapsed = await patent(database.pool, owner, { number: '2011100000005', legal_status: 'lapsed', title: '一种旧装置' });
    await link(database.pool, owner, product, lapsed, { core: false });
    const { body } = await post(owner, `/products/${product}/copy`);
    const { rows } = await database.pool.query('select patent_id, core, is_public from product_patents where product_id = $1', [body.id]);
    expect(rows).toEqual([{ patent_id: patentId, core: true, is_public: false }]);
    expect(body.left.join('')).toContain('CN201110000000.5“一种旧装置”');
  });

  it('can be filled in and submitted like any other', async () => {
    const { owner, product } = await filed();
    const { body } = await post(owner, `/products/${product}/copy`);
    const refused = await performAction(database.pool, { collection: 'products', id: body.id, action: 'submit', actor: owner.clerk });
    expect(refused).toMatchObject({ ok: false, errors: expect.arrayContaining([expect.objectContaining({ field: 'economicProof' }), expect.objectContaining({ field: 'sales' }), expect.objectContaining({ field: 'wantsCertification' })]) });
    await attachFiles(database.pool, owner, 'products', body.id, ['economicProof']);
    const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
    const figures = { output: 100, sales: 100, profit: 1, totalCost: 50, marketShare: 1, ipSpendingTotal: 1, contributionMethod: 'spending', ipSpending: 5, contributionFactor: 1, wantsCertification: true };
    expect((await app.rest(`/products/${body.id}`, { method: 'PATCH', json: figures, headers: { cookie } })).status).toBe(200);
    expect(await performAction(database.pool, { collection: 'products', id: body.id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
  });

  it('is nobody else’s, and starts from nothing that was never filed or that the platform revoked', async () => {
    const [{ owner, product }, stranger] = [await filed(), await company(database.pool)];
    expect([(await post(stranger, `/products/${product}/copy`)).status, (await post(null, `/products/${product}/copy`)).status, (await post(owner, '/products/x/copy')).status]).toEqual([404, 401, 404]);
    expect((await post(owner, `/products/${await draftProduct(database.pool, owner)}/copy`)).status).toBe(409);
    await performAction(database.pool, { collection: 'products', id: product, action: 'revoke', actor: officer('staff'), input: { reason: '材料不实' } });
    expect((await post(owner, `/products/${product}/copy`)).status).toBe(409);
  });
});

describe('looking a bar code up', () => {
  let register: Server | undefined;
  afterEach(() => {
    register?.close();
    for (const name of ['BARCODE_DRIVER', 'BARCODE_URL', 'BARCODE_TOKEN', 'BARCODE_FIELDS']) delete process.env[name];
  });
  async function registerAnswers(listener: RequestListener, fields = '') {
    register = createServer(listener);
    await new Promise<void>((resolve) => register!.listen(0, '127.0.0.1', resolve));
    Object.assign(process.env, { BARCODE_DRIVER: 'http', BARCODE_URL: `http://127.0.0.1:${(register.address() as AddressInfo).port}/goods/{code}`, BARCODE_TOKEN: 'key', BARCODE_FIELDS: fields });
  }
  const lookUp = async (code = '6901234567892') => post(await company(database.pool), '/products/look-up-barcode', { code });

  it('is not offered where none is configured', async () => {
    expect(await lookUp()).toMatchObject({ status: 404, body: { errors: [{ message: expect.stringContaining('没有开通') }] } });
  });

  it('offers what the form would take of what the register says', async () => {
    await registerAnswers((req, res) => res.end(JSON.stringify({ data: [{ goodsName: `${req.headers.authorization} ${req.url} 离心泵𠮷`, model: '长'.repeat(300), trademark: 5 }] })), 'record=data,name=goodsName');
    expect(await lookUp('６９０１２３４５６７８９２')).toEqual({ status: 200, body: { outcome: 'found', values: { name: 'key /goods/6901234567892 离心泵𠮷', trademark: '5' } } });
  });

  it.each([
    ['a code the register does not know', (_req, res) => res.writeHead(404).end(), 'notFound'],
    ['an empty record', (_req, res) => res.end('{}'), 'notFound'],
    ['a register in trouble', (_req, res) => res.writeHead(500).end('oops'), 'unavailable'],
    ['an answer that is no JSON', (_req, res) => res.end('<html>'), 'unavailable'],
    ['an answer without a name', (_req, res) => res.end('{"model":"x"}'), 'unavailable'],
    ['an answer without end', (_req, res) => res.end('x'.repeat(300_000)), 'unavailable'],
    ['a register that sends elsewhere', (_req, res) => res.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), 'unavailable'],
  ] satisfies [string, RequestListener, string][])('%s is said in Chinese', async (_what, listener, outcome) => {
    await registerAnswers(listener as RequestListener);
    expect(await lookUp()).toMatchObject({ status: 200, body: { outcome, message: expect.stringMatching(/直接填写产品信息/) } });
  });

  it('a wrong check digit never leaves the platform', async () => {
    let asked = 0;
    await registerAnswers((_req, res) => res.end(String((asked += 1))));
    expect(await lookUp('6901234567891')).toMatchObject({ status: 400, body: { errors: [{ field: 'code', message: expect.stringContaining('校验不通过') }] } });
    expect(asked).toBe(0);
  });
});
