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

  test.each(['page=-1', 'page=abc', 'year=20x6', 'industry=%00', 'region=%27%3B--', `q=${'长'.repeat(500)}`])('is not confused by %s', async (query) => {
    const answer = await fetch(`${server.url}/api/public/products?${query}`);
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ total: 0, items: [] })]);
  });

  test('may be read by the pages of other sites, but only read', async () => {
    const read = await fetch(`${server.url}/api/public/products`, { headers: { origin: 'https://other.example' } });
    expect(read.headers.get('access-control-allow-origin')).toBe('*');
    expect((await fetch(`${server.url}/api/public/products`, { method: 'DELETE' })).status).toBe(405);
  });

  test('describes every address it has', async () => {
    const { openapi, paths } = (await (await fetch(`${server.url}/api/public/openapi.json`)).json()) as { openapi: string; paths: object };
    expect(openapi).toBe('3.1.0');
    expect(Object.keys(paths)).toEqual(['/api/public/products', '/api/public/products/{filingNumber}', '/api/public/verify/{code}']);
  });
});
