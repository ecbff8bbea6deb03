import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let server: OwnServer;

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startOwnServer({ databaseUrl: database.url });
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

describe('the public API', () => {
  test('answers a search without hits with an empty first page', async () => {
    const answer = await fetch(`${server.url}/api/public/products?q=${encodeURIComponent('不存在的产品')}&page=&year=`);
    expect([answer.status, await answer.json()]).toEqual([200, { total: 0, totalIsCapped: false, page: 1, items: [] }]);
  });

  test.each(['/api/public/products/ZB9999', '/api/public/verify/AAAABBBBCCCCDDDDEEEE', '/api/public/none', '/api/public/products/%E0%A4%A'])(
    'does not know %s and says so in our shape',
    async (path) => {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('没有找到') }] });
    },
  );

  test.each([
    ['page=-1', 'page'],
    ['page=abc', 'page'],
    ['year=20x6', 'year'],
    ['industry=3-4', 'industry'],
    ['region=%27%3B--', 'region'],
    ['certified=maybe', 'certified'],
    ['format=xml', 'format'],
  ])('refuses %s and names the parameter', async (query, field) => {
    const answer = await fetch(`${server.url}/api/public/products?${query}`);
    expect([answer.status, await answer.json()]).toEqual([400, { errors: [{ message: expect.stringMatching(/\p{Script=Han}/u), field }] }]);
  });

  test('names every wrong parameter at once', async () => {
    const { errors } = (await (await fetch(`${server.url}/api/public/products?year=x&page=0&q=x`)).json()) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['year', 'page']);
  });

  test.each(['industry=%00', `q=${'长'.repeat(500)}`, 'q=%00', 'unknown=1&utm_source=x', 'year=&region=&certified=', 'page=999999'])('is not confused by %s', async (query) => {
    const answer = await fetch(`${server.url}/api/public/products?${query}`);
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ total: 0, items: [] })]);
  });

  test('may be read by the pages of other sites, but only read', async () => {
    const read = await fetch(`${server.url}/api/public/products`, { headers: { origin: 'https://other.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBe('*');
    expect((await fetch(`${server.url}/api/public/products`, { method: 'DELETE' })).status).toBe(405);
  });

  test('answers what a browser asks before a page of another site reads it', async () => {
    const preflight = await fetch(`${server.url}/api/public/products`, { method: 'OPTIONS', headers: { origin: 'https://other.example', 'access-control-request-method': 'GET' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin'), preflight.headers.get('access-control-allow-methods')]).toEqual([204, '*', 'GET, HEAD, OPTIONS']);
    const refused = await fetch(`${server.url}/api/public/products`, { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test.each(['/livez', '/products', '/api/products'])('opens nothing else to other sites: %s', async (path) => {
    expect((await fetch(server.url + path, { headers: { origin: 'https://other.example' } })).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('may be kept for seconds and is not sent twice; a verification is never kept', async () => {
    const first = await fetch(`${server.url}/api/public/products`);
    expect(first.headers.get('cache-control')).toBe('public, max-age=30, must-revalidate');
    const etag = first.headers.get('etag') as string;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await fetch(`${server.url}/api/public/products`, { headers: { 'if-none-match': known } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    expect((await fetch(`${server.url}/api/public/products?q=x`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    const [verification, refusal] = await Promise.all(['verify/AAAABBBBCCCC', 'products?year=x'].map((path) => fetch(`${server.url}/api/public/${path}`)));
    for (const answer of [verification, refusal]) expect(answer?.headers.get('cache-control')).toContain('no-store');
  });

  test('answers HEAD with the headers alone', async () => {
    for (const path of ['products', 'products.csv', 'openapi.json']) {
      const answer = await fetch(`${server.url}/api/public/${path}`, { method: 'HEAD' });
      expect([answer.status, await answer.text()]).toEqual([200, '']);
    }
  });
});
