import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession, SESSION_COOKIES } from '../../src/accounts/sessions.ts';
import { goodFiles } from '../support/corpus.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { company, submittable, type Company } from '../support/people.ts';
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
  return (path: string, method = 'GET', json?: unknown) => app.rest(path, { method, headers: { cookie }, ...(json === undefined ? {} : { json }) });
}

describe('a draft of a product', () => {
  it('is made by its company, saved with a rising revision, and its status cannot be sent along', async () => {
    const call = await as(await company(database.pool));
    const made = await call('/products', 'POST', { name: '离心泵', status: 'filed', filingNumber: 'X' });
    expect(made.status).toBe(201);
    const { doc } = await made.json();
    expect(doc).toMatchObject({ name: '离心泵', status: 'draft', revision: 1 });
    const saved = await call(`/products/${doc.id}`, 'PATCH', { model: 'IS80', revision: 1, status: 'filed' });
    expect((await saved.json()).doc).toMatchObject({ name: '离心泵', model: 'IS80', status: 'draft', revision: 2 });
  });

  it('saved from two tabs, tells the second instead of overwriting', async () => {
    const call = await as(await company(database.pool));
    const { doc } = await (await call('/products', 'POST', { name: '离心泵' })).json();
    expect((await call(`/products/${doc.id}`, 'PATCH', { model: 'A', revision: 1 })).status).toBe(200);
    const stale = await call(`/products/${doc.id}`, 'PATCH', { model: 'B', revision: 1 });
    expect(stale.status).toBe(409);
    expect((await stale.json()).errors[0]).toMatchObject({ field: 'revision', message: expect.stringContaining('已在别处修改') });
  });

  it('a value of the wrong form is refused at its field, in Chinese, and nothing of the save is kept', async () => {
    const call = await as(await company(database.pool));
    const { doc } = await (await call('/products', 'POST', { name: '离心泵' })).json();
    const answer = await call(`/products/${doc.id}`, 'PATCH', { introduction: '𠮷'.repeat(501), sales: -1, barcode: '123', model: 'M', revision: 1 });
    expect(answer.status).toBe(422);
    const { errors } = await answer.json();
    expect(errors.map(({ field }: { field: string }) => field).toSorted()).toEqual(['barcode', 'introduction', 'sales']);
    expect(errors.find(({ field }: { field: string }) => field === 'introduction').message).toBe('产品介绍最多 500 个字，请删减。');
    expect((await (await call(`/products/${doc.id}`)).json()).model ?? null).toBeNull();
  });

  it('is no longer editable once submitted, and may be discarded only before', async () => {
    const { owner, product } = await submittable(database.pool);
    const call = await as(owner);
    expect((await call(`/products/${product}/actions/submit`, 'POST', {})).status).toBe(200);
    expect((await call(`/products/${product}`, 'PATCH', { model: 'X' })).status).toBe(409);
    expect((await call(`/products/${product}/actions/recall`, 'POST', {})).status).toBe(200);
    expect((await call(`/products/${product}`, 'DELETE')).status).toBe(409);
    const { doc } = await (await call('/products', 'POST', { name: '可弃' })).json();
    expect((await call(`/products/${doc.id}`, 'DELETE')).status).toBe(200);
  });

  it('the server computes the index; a company with another one in its browser does not change it', async () => {
    const call = await as(await company(database.pool));
    const facts = { contributionMethod: 'spending', ipSpending: 1_000_000, totalCost: 4_000_000, contributionFactor: 1, contributionIndex: 99 };
    const { doc } = await (await call('/products', 'POST', { name: '离心泵', ...facts })).json();
    expect(doc.contributionIndex).toBe(25);
  });
});

describe('files of a draft', () => {
  const upload = (path: string, cookie: string, name: string, bytes: Buffer) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return app.rest(path, { method: 'POST', headers: { cookie }, body });
  };

  it('go in, are shown, replaced and taken out by their company alone', async () => {
    const [owner, stranger] = [await company(database.pool), await company(database.pool)];
    const [call, other] = [await as(owner), await as(stranger)];
    const { doc } = await (await call('/products', 'POST', { name: '离心泵' })).json();
    const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
    const place = `/attachments?ownerCollection=products&ownerId=${doc.id}&slot=mainPicture`;
    const good = (await goodFiles()).find(({ format }) => format === 'bmp');
    const first = await upload(place, cookie, '主图𠮷.bmp', good!.bytes);
    expect(first.status).toBe(201);
    const { id } = await first.json();
    expect((await call(`/attachments/${id}/preview`)).headers.get('content-type')).toBe('image/png');
    expect((await other(`/attachments/${id}/file`)).status).toBe(404);
    expect((await other(`/attachments/${id}`, 'DELETE')).status).toBe(404);
    const pdf = await upload(place, cookie, 'a.png', Buffer.from('%PDF-1.4 not a picture'));
    expect(pdf.status).toBe(422);
    expect((await pdf.json()).errors[0].field).toBe('mainPicture');
    const second = await upload(place, cookie, '新主图.bmp', good!.bytes);
    expect(second.status).toBe(201);
    expect((await call(`/attachments/${id}/file`)).status).toBe(404);
    expect((await call(`/attachments/${(await second.json()).id}`, 'DELETE')).status).toBe(200);
  });
});
