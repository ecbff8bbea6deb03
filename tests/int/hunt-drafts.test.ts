import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { testPayload, type RestInit, type TestPayload } from '../support/payload.ts';
import { attachFiles, company, draftProduct, link, officer, patent, submittable, type Company } from '../support/people.ts';
import { performAction } from '../../src/casework/performAction.ts';
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

async function as(owner: Company) {
  const token = await startSession(database.pool, 'enterprise-users', owner.user, 'test');
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${token}`;
  return (path: string, method = 'GET', json?: unknown, init: RestInit = {}) => app.rest(path, { ...init, method, headers: { cookie }, ...(json === undefined ? {} : { json }) });
}
const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;
const CHINESE = /[一-鿿]/;

/** A draft of its own for each test, and its company's voice. */
async function draft(facts: object = { name: '离心泵' }) {
  const owner = await company(database.pool);
  const call = await as(owner);
  const { doc } = await (await call('/products', 'POST', facts)).json();
  return { owner, call, id: doc.id as string, path: `/products/${doc.id}`, doc };
}

describe('what a company types', () => {
  it.each([
    ['a NUL', { introduction: '切割\u0000钢板' }, { introduction: '切割钢板' }],
    ['half a surrogate', { introduction: '切割\ud842钢板' }, { introduction: '切割\ufffd钢板' }],
    ['invisible characters only', { name: '\u200b\u2060 ' }, { name: null }],
    ['a line break in a one-line field', { model: 'IS80\r\nIS100' }, { model: 'IS80 IS100' }],
    ['blanks only', { trademark: '  ' }, { trademark: null }],
    ['the same choice twice', { purposes: ['policy', 'policy'] }, { purposes: ['policy'] }],
    ['a rare character', { introduction: '𠮷㛃泵' }, { introduction: '𠮷㛃泵' }],
  ])('%s is kept as it should be, and never an error of ours', async (_what, sent, kept) => {
    const { call, path } = await draft();
    const answer = await call(path, 'PATCH', sent);
    expect([answer.status, (await answer.json()).doc]).toEqual([200, expect.objectContaining(kept)]);
  });

  it.each([
    ['a number beyond all sums', { sales: 1e21 }, 'sales'],
    ['half a fen', { sales: 0.5 }, 'sales'],
    ['a word for a number', { marketShare: 'viel' }, 'marketShare'],
    ['five decimals', { marketShare: 1.00001 }, 'marketShare'],
    ['an object for a text', { name: { a: 1 } }, 'name'],
    ['a list for a text', { name: ['泵'] }, 'name'],
    ['a word for yes or no', { isExported: 'vielleicht' }, 'isExported'],
    ['a choice that is not offered', { contributionMethod: 'constructor' }, 'contributionMethod'],
    ['a word for a list', { purposes: 'policy' }, 'purposes'],
    ['a hundred thousand choices', { purposes: Array.from({ length: 100_000 }, () => 'policy') }, 'purposes'],
    ['a hundred thousand countries', { isExported: true, exportDestinations: Array.from({ length: 100_000 }, (_, index) => `X${index}`) }, 'exportDestinations'],
    ['a million characters', { introduction: '长'.repeat(1_000_000) }, 'introduction'],
    ['a reason for a check that is no text', { findingReasons: { MULTI: 5 } }, 'findingReasons'],
    ['reasons for checks that are no object', { findingReasons: ['x'] }, 'findingReasons'],
    ['a reason as long as a book', { findingReasons: { MULTI: '长'.repeat(501) } }, 'findingReasons'],
  ])('%s is refused at its field, in Chinese', async (_what, sent, field) => {
    const { call, path } = await draft();
    const answer = await call(path, 'PATCH', sent);
    const { errors } = await answer.json();
    expect([answer.status, errors[0].field]).toEqual([422, field]);
    expect(errors[0].message).toMatch(CHINESE);
  });

  it('the smallest profit is told in 万元, as it is typed', async () => {
    const { call, path } = await draft();
    const { errors } = await (await call(path, 'PATCH', { profit: -20_000_000_000_000 })).json();
    expect(errors[0].message).toBe('上一年度利润不能小于 -10,000,000 万元。');
  });
});

describe('what a company smuggles in', () => {
  it('an id, dates, an owner or unknown names change nothing', async () => {
    const [stranger, { call, path, id, owner }] = [await company(database.pool), await draft()];
    const sent = { id: '00000000-0000-7000-8000-000000000000', enterprise: stranger.id, revision: 1, model: 'A', filingNumber: 'X', nothing: 1, enterprise_id: stranger.id };
    expect((await call(path, 'PATCH', sent)).status).toBe(200);
    expect(await rowsOf('select enterprise_id, model, filing_number, status::text from products where id = $1', [id])).toEqual([{ enterprise_id: owner.id, model: 'A', filing_number: null, status: 'draft' }]);
    expect(await rowsOf(`select 1 from products where id = '00000000-0000-7000-8000-000000000000'`)).toEqual([]);
  });

  it('a key named __proto__ is nobody’s', async () => {
    const { call, path } = await draft();
    const typed = await call(path, 'PATCH', JSON.parse('{"__proto__":{"status":"filed"},"constructor":{"x":1},"model":"B"}'));
    expect([typed.status, (await typed.json()).doc]).toEqual([200, expect.objectContaining({ status: 'draft', model: 'B' })]);
    expect(({} as Record<string, unknown>).status).toBeUndefined();
  });

  it('an id of a new record that somebody else’s record has', async () => {
    const [first, second] = [await draft(), await draft()];
    const answer = await second.call('/products', 'POST', { id: first.id, name: '偷来的' });
    expect(answer.status).toBeLessThan(500);
    expect((await rowsOf('select name from products where id = $1', [first.id]))[0]).toEqual({ name: '离心泵' });
  });

  it('a link to somebody else’s patent, or of somebody else’s product, does not come about', async () => {
    const [mine, other] = [await draft(), await draft()];
    const foreign = await patent(database.pool, other.owner);
    const own = await patent(database.pool, mine.owner);
    expect((await mine.call('/product-patents', 'POST', { product: mine.id, patent: foreign })).status).toBe(422);
    expect((await mine.call('/product-patents', 'POST', { product: other.id, patent: own })).status).toBe(404);
    expect((await mine.call('/product-patents', 'POST', { product: { id: other.id }, patent: own })).status).toBe(404);
    expect((await mine.call('/product-patents', 'POST', { product: 'nonsense', patent: own })).status).toBe(404);
    expect((await mine.call('/product-patents', 'POST', { product: mine.id, patent: own, upheldAfterInvalidation: true, caseNumber: 5 })).status).toBe(422);
    expect(await rowsOf('select 1 from product_patents where product_id = any($1::uuid[])', [[mine.id, other.id]])).toEqual([]);
  });
});

describe('answers that no longer apply', () => {
  it('are cleared with the question they belong to', async () => {
    const { call, path } = await draft({ name: '泵', isExported: true, exportDestinations: ['DE'], exportValue: 100, purposes: ['other'], purposeOther: '展览' });
    const { doc } = await (await call(path, 'PATCH', { isExported: false, purposes: ['policy'] })).json();
    expect(doc).toMatchObject({ exportDestinations: null, exportValue: null, purposeOther: null });
  });
});

describe('the year of the figures', () => {
  it('stays that of the figures when only something else is changed after New Year, and submission says so', async () => {
    const { owner, product } = await submittable(database.pool);
    await database.pool.query('update products set figures_year = figures_year - 1 where id = $1', [product]);
    const call = await as(owner);
    const before = (await rowsOf('select figures_year::int as year from products where id = $1', [product]))[0].year;
    expect((await call(`/products/${product}`, 'PATCH', { model: 'LGK-101' })).status).toBe(200);
    expect((await rowsOf('select figures_year::int as year from products where id = $1', [product]))[0].year).toBe(before);
    const refused = await call(`/products/${product}/actions/submit`, 'POST', {});
    expect([refused.status, (await refused.json()).errors]).toEqual([422, expect.arrayContaining([{ field: 'sales', message: expect.stringContaining(`${before} 年度`) }])]);
    expect((await call(`/products/${product}`, 'PATCH', { sales: 410_000_000 })).status).toBe(200);
    expect((await call(`/products/${product}/actions/submit`, 'POST', {})).status).toBe(200);
  });
});

describe('a draft that is thrown away', () => {
  it('takes its links and files with it; the patent stays, and so does a file that another record uses', async () => {
    const { owner, call, id, path } = await draft();
    const other = await draftProduct(database.pool, owner);
    const patentId = await patent(database.pool, owner);
    await link(database.pool, owner, id, patentId);
    await attachFiles(database.pool, owner, 'products', id, ['mainPicture', 'pictures']);
    expect((await call(path, 'DELETE')).status).toBe(200);
    expect(await rowsOf('select 1 from product_patents where patent_id = $1', [patentId])).toEqual([]);
    expect(await rowsOf('select 1 from attachments where owner_id = $1', [id])).toEqual([]);
    expect(await rowsOf('select 1 from attachments where owner_id = $1', [other])).toHaveLength(2);
    expect(await rowsOf('select 1 from patents where id = $1', [patentId])).toHaveLength(1);
  });

  it('is nobody else’s to throw away, and a submitted one nobody’s', async () => {
    const [{ owner, product }, stranger] = [await submittable(database.pool), await company(database.pool)];
    expect((await (await as(stranger))(`/products/${product}`, 'DELETE')).status).toBe(404);
    await performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const answer = await (await as(owner))(`/products/${product}`, 'DELETE');
    expect([403, 409]).toContain(answer.status);
    expect(await rowsOf('select 1 from products where id = $1', [product])).toHaveLength(1);
    expect(await rowsOf('select 1 from attachments where owner_id = $1', [product])).toHaveLength(2);
  });
});

describe('a patent in use', () => {
  it('of a product under review is not changed by its company', async () => {
    const { owner, product, patentId } = await submittable(database.pool);
    await database.pool.query(`update patents set source = 'manual' where id = $1`, [patentId]);
    await attachFiles(database.pool, owner, 'patents', patentId, ['proof']);
    const call = await as(owner);
    expect((await call(`/patents/${patentId}`, 'PATCH', { title: '更正的名称' })).status).toBe(200);
    expect((await call(`/products/${product}/actions/submit`, 'POST', {})).status).toBe(200);
    const refused = await call(`/patents/${patentId}`, 'PATCH', { title: '另一件' });
    expect([refused.status, (await refused.json()).errors[0].message]).toEqual([409, expect.stringContaining('等离子弧切割机')]);
  });

  it('is what the register says, whatever the company types', async () => {
    const owner = await company(database.pool);
    await database.pool.query(`insert into patent_register (id, number, title, type, holders, legal_status, as_of) values (uuidv7(), '2017106018623', '别人的装置', 'invention', '["别人"]', 'lapsed', '2026-02-01')`);
    const typed = { number: 'ZL201710601862.3', title: '我的装置', type: 'design', holders: [owner.name], legalStatus: 'valid', source: 'manual' };
    const call = await as(owner);
    const claimed = await call('/patents', 'POST', { ...typed, obtained: 'original' });
    expect([claimed.status, (await claimed.json()).errors]).toMatchObject([422, [{ field: 'obtained', message: expect.not.stringContaining('别人') }]]);
    const answer = await call('/patents', 'POST', { ...typed, obtained: 'licensed' });
    expect([answer.status, (await answer.json()).doc]).toEqual([201, expect.objectContaining({ title: '别人的装置', type: 'invention', holders: ['别人'], legalStatus: 'lapsed', asOf: '2026-02-01' })]);
  });
});

describe('other records of a company', () => {
  it('its contact is checked as in its verification', async () => {
    const owner = await company(database.pool);
    const call = await as(owner);
    const refused = await call(`/enterprises/${owner.id}`, 'PATCH', { contact: '长'.repeat(51), contactPhone: '12', contactEmail: 'x' });
    expect([refused.status, (await refused.json()).errors.map(({ field }: { field: string }) => field)]).toEqual([422, ['contact', 'contactPhone', 'contactEmail']]);
    expect((await call(`/enterprises/${owner.id}`, 'PATCH', { contact: ' 张三 ', contactPhone: '１３９００００００００' })).status).toBe(200);
    expect(await rowsOf('select contact, contact_phone from enterprises where id = $1', [owner.id])).toEqual([{ contact: '张三', contact_phone: '13900000000' }]);
  });

  it('a second report of one year is refused in a sentence', async () => {
    const call = await as(await company(database.pool));
    expect((await call('/asset-reports', 'POST', { totalCost: 1 })).status).toBe(201);
    const again = await call('/asset-reports', 'POST', { totalCost: 2 });
    expect([again.status, (await again.json()).errors[0].message]).toEqual([expect.toBeOneOf([409, 422]), expect.stringMatching(CHINESE)]);
  });

  it('a NUL in a name of a patent is left out, and no fault of ours', async () => {
    const owner = await company(database.pool);
    const answer = await (await as(owner))('/patents', 'POST', { number: '2018100537683', title: '装\u0000置', type: 'invention', holders: [owner.name], legalStatus: 'valid', obtained: 'original', source: 'manual' });
    expect([answer.status, (await answer.json()).doc?.title]).toEqual([201, '装置']);
  });
});

describe('REST', () => {
  it.each([['no body', undefined], ['null', null], ['a list', []], ['a number', 5], ['a word', 'x']])('a save with %s is malformed', async (_what, body) => {
    const { call, path } = await draft();
    expect([(await call(path, 'PATCH', body)).status, (await call('/products', 'POST', body)).status]).toEqual([400, 400]);
  });

  it('nobody sends a book as a form', async () => {
    const { call, path } = await draft();
    const answer = await call(path, 'PATCH', { introduction: '长'.repeat(2_000_000) });
    expect([answer.status, (await answer.json()).errors[0].message]).toEqual([413, expect.stringMatching(CHINESE)]);
  });

  it('answers HEAD like GET, without a body', async () => {
    const { call, path } = await draft();
    const answer = await call(path, 'HEAD');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each(['constructor', '__proto__', 'toString', 'fly'])('an action nobody knows (%s) is absent', async (action) => {
    const { call, path } = await draft();
    const answer = await call(`${path}/actions/${action}`, 'POST', {});
    expect([answer.status, (await answer.json()).errors[0].message]).toEqual([404, '没有这种办理动作。']);
  });

  it.each([
    ['a comment without words', { comments: [{ field: 'name', text: '' }] }],
    ['a comment at no field', { comments: [{ text: '改' }] }],
    ['half a revision', { revision: 1.5 }],
    ['a list', []],
    ['reasons by the metre', { reason: '长'.repeat(2_001) }],
  ])('an action with %s is malformed, and says so in Chinese', async (_what, body) => {
    const { call, path } = await draft();
    const answer = await call(`${path}/actions/recall`, 'POST', body);
    const { errors } = await answer.json();
    expect(answer.status).toBe(400);
    for (const { message } of errors) expect(message).toMatch(CHINESE);
  });

  it.each(['------------------------------------', 'abc', "' or 1=1"])('an id that is none (%s) is a record that is absent', async (id) => {
    const { call } = await draft();
    for (const [path, method] of [[`/products/${id}/actions`, 'GET'], [`/products/${id}/actions/submit`, 'POST'], [`/attachments/${id}/file`, 'GET'], [`/documents/filing-certificate/${id}`, 'GET'], [`/products/${id}`, 'DELETE']] as const) {
      expect([path, (await call(encodeURI(path), method, method === 'POST' ? {} : undefined)).status]).toEqual([path, 404]);
    }
  });

  it('a reviewer who writes half a character still decides', async () => {
    const { owner, product } = await submittable(database.pool);
    const reviewer = officer('reviewer');
    await performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const outcome = await performAction(database.pool, { collection: 'products', id: product, action: 'reject', actor: reviewer, input: { reason: '不清楚\u0000\ud842', comments: [{ field: 'name', text: '\u0000请改' }] } });
    expect(outcome).toMatchObject({ ok: true });
  });
});
