import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { officer, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, draftUpdate, thisYear } from '../support/updates.ts';

/** Invariant 17 of page 6, through every door of the public: withdrawn, lapsed or revoked shows at once; an open update closes with the product. */
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

const [reviewer, staff] = [officer('reviewer', '甲'), officer('staff', '丙')];
type Filed = { owner: Company; product: string; patentId: string; number: string; code: string; update: string };

async function act(collection: 'products' | 'product-updates', id: string, action: string, actor: Actor, input = {}): Promise<void> {
  expect(await performAction(database.pool, { collection, id, action, actor, input })).toMatchObject({ ok: true });
}

/** Filed last year, with an annual update under review. */
async function filed(): Promise<Filed> {
  const { owner, product, patentId } = await submittable(database.pool);
  await act('products', product, 'submit', owner.clerk);
  await act('products', product, 'file', reviewer);
  await asAction(database.pool, 'products', product, { filing_year: thisYear() - 1 });
  const update = await draftUpdate(database.pool, owner, product);
  await act('product-updates', update, 'submit', owner.clerk);
  const { rows } = await database.pool.query('select p.filing_number as number, c.code from products p join certificates c on c.product_id = p.id where p.id = $1', [product]);
  return { owner, product, patentId, update, ...rows[0] };
}

/** What a stranger, and the company, are told at this moment. */
async function seen({ owner, product, number, code, update, patentId }: Filed) {
  const publicly = async (path: string) => (await fetch(`${server.url}/api/public/${path}`)).json();
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
  const paper = async (path: string) => (await app.rest(path, { headers: { cookie } })).status;
  const { rows } = await database.pool.query('select status::text from product_updates where id = $1', [update]);
  const patents = await (await app.rest('/patents?limit=100')).json();
  return {
    verifyByCode: (await publicly(`verify/${code}`)).state,
    verifyByNumber: (await publicly(`verify/${number}`)).state,
    found: (await publicly(`products?q=${number}`)).total,
    page: (await publicly(`products/${number}`)).state,
    certificate: await paper(`/documents/filing-certificate/${product}`),
    archive: await paper('/documents/filing-certificates'),
    patentShown: patents.docs.some(({ id }: { id: string }) => id === patentId),
    update: rows[0].status,
  };
}

const HOLDS = { verifyByCode: 'valid', verifyByNumber: 'valid', found: 1, page: 'filed', certificate: 200, archive: 200, patentShown: true, update: 'submitted' };
const over = (state: string) => ({ verifyByCode: state, verifyByNumber: state, found: 0, page: state, certificate: 409, archive: 404, patentShown: false, update: 'closed' });

describe('17: a filing that ends, ends everywhere at once', () => {
  it('withdrawn on request: public while it is looked at, gone with the reviewer’s consent', async () => {
    const product = await filed();
    expect(await seen(product)).toEqual(HOLDS);
    await act('products', product.product, 'requestWithdrawal', product.owner.clerk, { reason: '产品退出市场' });
    expect(await seen(product)).toEqual({ ...HOLDS, page: 'withdrawing' });
    await act('products', product.product, 'approveWithdrawal', reviewer);
    expect(await seen(product)).toEqual(over('withdrawn'));
  });

  it('a withdrawal that is refused changes nothing for the public, and the update goes on', async () => {
    const product = await filed();
    await act('products', product.product, 'requestWithdrawal', product.owner.clerk, { reason: '产品退出市场' });
    await act('products', product.product, 'refuseWithdrawal', reviewer, { reason: '请说明' });
    expect(await seen(product)).toEqual(HOLDS);
  });

  it('all its patents lapsed, and its company confirms', async () => {
    const product = await filed();
    await database.pool.query(`update patents set legal_status = 'lapsed' where id = $1`, [product.patentId]);
    await act('products', product.product, 'confirmLapse', product.owner.clerk);
    expect(await seen(product)).toEqual(over('withdrawn'));
  });

  it('revoked by the platform, also in the middle of a withdrawal', async () => {
    const [product, other] = [await filed(), await filed()];
    await act('products', product.product, 'revoke', staff, { reason: '核查不符' });
    expect(await seen(product)).toEqual(over('revoked'));
    await act('products', other.product, 'requestWithdrawal', other.owner.clerk, { reason: '产品退出市场' });
    await act('products', other.product, 'revoke', staff, { reason: '核查不符' });
    expect(await seen(other)).toEqual(over('revoked'));
  });

  it.each([
    ['approveWithdrawal', reviewer],
    ['revoke', staff],
    ['confirmLapse', null],
  ] as const)('%s and the end of the update are one transaction: when the one cannot be written, neither happened', async (action, actor) => {
    const product = await filed();
    if (action === 'approveWithdrawal') await act('products', product.product, 'requestWithdrawal', product.owner.clerk, { reason: '停产' });
    if (action === 'confirmLapse') await database.pool.query(`update patents set legal_status = 'lapsed' where id = $1`, [product.patentId]);
    const before = await seen(product);
    await database.pool.query(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
      create trigger broken before update on product_updates for each row when (new.status = 'closed') execute function broken()`);
    try {
      const request = { collection: 'products' as const, id: product.product, action, actor: actor ?? product.owner.clerk, input: { reason: '理由' } };
      await expect(performAction(database.pool, request)).rejects.toThrow('broken');
    } finally {
      await database.pool.query('drop function broken() cascade');
    }
    expect(await seen(product)).toEqual(before);
  });
});
