import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { company, patent, type Company } from '../support/people.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let app: TestPayload;
let owner: Company;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  owner = await company(database.pool);
  cookie = await cookieOf(owner);
  await database.pool.query(
    `insert into patent_register (id, number, title, type, holders, legal_status) values (uuidv7(), '2004100090818', '一种装置', 'invention', $1, 'valid')`,
    [JSON.stringify([owner.name])],
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function cookieOf(person: Company): Promise<string> {
  return `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', person.user, 'test')}`;
}

const post = (path: string, json: unknown, headers: Record<string, string> = { cookie }) => app.rest(`/patents/${path}`, { method: 'POST', json, headers });

describe('patents over REST', () => {
  it.each(['import', 'preview', 'add'])('a visitor must sign in first: %s', async (path) => {
    const answer = await post(path, { text: '200410009081.8' }, {});
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ message: expect.stringContaining('登录') }] });
  });

  it('a preview writes nothing, adding writes what was previewed, once', async () => {
    const preview = await (await post('preview', { text: '200410009081.8' })).json();
    expect(preview).toMatchObject({ lines: [{ line: 1, outcome: 'addable', title: '一种装置' }] });
    expect(await (await post('add', { text: '200410009081.8' })).json()).toMatchObject({ added: 1 });
    expect(await (await post('add', { text: '200410009081.8' })).json()).toMatchObject({ added: 0, lines: [{ outcome: 'already' }] });
  });

  it('a patent added by hand is deleted while no product uses it; an imported one is not', async () => {
    const { rows } = await database.pool.query('select id from patents where enterprise_id = $1', [owner.id]);
    expect((await app.rest(`/patents/${rows[0].id}`, { method: 'DELETE', headers: { cookie } })).status).toBe(200);
    await patent(database.pool, owner, { number: '2004100090818' });
    const imported = await database.pool.query('select id from patents where enterprise_id = $1', [owner.id]);
    expect((await app.rest(`/patents/${imported.rows[0].id}`, { method: 'DELETE', headers: { cookie } })).status).toBe(403);
  });

  it('an enterprise without verification is told to verify first', async () => {
    const newcomer = await company(database.pool, { verified: false });
    const answer = await post('import', {}, { cookie: await cookieOf(newcomer) });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('请先通过实名认证') }] });
  });

  it('what is no list is refused as malformed', async () => {
    expect((await post('preview', { text: 7 })).status).toBe(400);
    expect((await post('preview', { text: '200410009081.8', obtained: 'stolen' })).status).toBe(400);
  });
});
