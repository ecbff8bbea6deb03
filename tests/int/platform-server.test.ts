import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Handler } from '../../src/server/handleRequest.ts';
import { answering, startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
let database: TestDatabase;
let server: OwnServer | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => database.drop());

async function behind(next?: Handler, config = {}): Promise<OwnServer> {
  server = await startOwnServer({ databaseUrl: database.url, config, ...(next ? { next } : {}) });
  return server;
}

describe('a page that fails', () => {
  test('whose body is empty becomes a complete Chinese page with the trace id of the answer', async () => {
    const { url } = await behind(answering(404, 'text/html', ''));
    const answer = await fetch(`${url}/products/none`, { headers: HTML });
    const html = await answer.text();
    expect(answer.status).toBe(404);
    expect(html).toContain('没有找到这个页面');
    expect(html).toContain(String(answer.headers.get('x-request-id')));
  });

  test('is replaced for a visitor whose program names no format, too', async () => {
    const { url } = await behind(answering(404, 'text/html', ''));
    expect(await (await fetch(`${url}/nothing`)).text()).toContain('没有找到这个页面');
  });

  test('is replaced when it was compressed and streamed', async () => {
    const { url } = await behind(async (_req, res) => {
      res.statusCode = 500;
      res.setHeader('Content-Type', 'text/html');
      res.setHeader('Content-Encoding', 'gzip');
      const body = gzipSync('<h1>Internal Server Error</h1>');
      res.write(body.subarray(0, 10));
      res.end(body.subarray(10));
    });
    const html = await (await fetch(`${url}/`, { headers: HTML })).text();
    expect(html).toContain('系统出错了');
    expect(html).not.toContain('Internal Server Error');
  });

  test('because the program threw is answered the same way and logged with its trace id', async () => {
    const own = await behind(async () => {
      throw new Error('a bug');
    });
    const answer = await fetch(`${own.url}/`, { headers: HTML });
    expect(answer.status).toBe(500);
    expect(own.log()).toContainEqual(expect.objectContaining({ msg: 'request failed', traceId: answer.headers.get('x-request-id') }));
  });

  test('leaves data requests of Next as they are', async () => {
    const { url } = await behind(answering(404, 'text/x-component', '0:"data"'));
    const answer = await fetch(`${url}/products/none`, { headers: { rsc: '1' } });
    expect(await answer.text()).toBe('0:"data"');
  });

  test('answers HEAD without a body', async () => {
    const { url } = await behind(answering(404, 'text/html', ''));
    const answer = await fetch(`${url}/nothing`, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });
});

describe('a refusal of the API', () => {
  test('in our shape passes unchanged', async () => {
    const body = { errors: [{ message: '请填写产品名称。', field: 'name' }] };
    const { url } = await behind(answering(422, 'application/json', JSON.stringify(body)));
    const answer = await fetch(`${url}/api/products`);
    expect([answer.status, await answer.json()]).toEqual([422, body]);
  });

  test.each([
    ['in English', 'application/json', '{"errors":[{"message":"Something went wrong."}]}'],
    ['in another shape', 'application/json', '{"message":"Route not found"}'],
    ['as plain text', 'text/plain', 'Internal Server Error'],
    ['as a page', 'text/html', '<h1>500</h1>'],
  ])('%s becomes our shape in Chinese', async (_how, type, body) => {
    const { url } = await behind(answering(500, type, body));
    const answer = await fetch(`${url}/api/products`);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('系统处理时出现错误') }] });
  });

  test('opened by a person as a page is a page with its sentence', async () => {
    const body = { errors: [{ message: '证明尚未签发。' }] };
    const { url } = await behind(answering(404, 'application/json', JSON.stringify(body)));
    const html = await (await fetch(`${url}/api/documents/filing-certificate/1`, { headers: HTML })).text();
    expect(html).toContain('<p>证明尚未签发。</p>');
  });
});

describe('every answer', () => {
  test.each(['/', '/livez', '/readyz', '/metrics', '/api/public/nothing', '/admin', '/_next/static/x.js'])('of %s carries the security headers', async (path) => {
    const { url } = await behind();
    const { headers } = await fetch(url + path);
    expect(headers.get('content-security-policy')).toContain("'nonce-");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });

  test('has a nonce of its own, which the application behind is told', async () => {
    const own = await behind();
    const policies = [];
    for (let count = 0; count < 3; count++) {
      const policy = (await fetch(own.url)).headers.get('content-security-policy');
      expect(own.seen().headers['content-security-policy']).toBe(policy);
      policies.push(policy);
    }
    expect(new Set(policies).size).toBe(3);
  });
});

describe('what a visitor sends', () => {
  test('cannot name our host, address, trace id or policy', async () => {
    const own = await behind(undefined, { serverUrl: 'https://ip.example.gov.cn', demo: false });
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4', 'x-request-id': 'forged', 'content-security-policy': "script-src 'nonce-forged'" };
    await fetch(own.url, { headers: forged });
    const { headers } = own.seen();
    expect(headers.host).toBe('ip.example.gov.cn');
    expect(headers['x-forwarded-host']).toBe('ip.example.gov.cn');
    expect(headers['x-forwarded-proto']).toBe('https');
    expect(headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(JSON.stringify(headers)).not.toContain('forged');
  });

  test('is taken from the proxy we trust, and only the part it added', async () => {
    const own = await behind(undefined, { trustedProxies: 1 });
    await fetch(own.url, { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' } });
    expect(own.seen().headers['x-forwarded-for']).toBe('203.0.113.9');
  });

  test('from the page of another site changes nothing', async () => {
    const own = await behind(async (_req, res) => void res.end('changed'));
    const answer = await fetch(`${own.url}/api/users/login`, { method: 'POST', headers: { origin: 'https://evil.example' }, body: '{}' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('不是从本平台的页面发出') }] });
    expect(own.seen()).toBeUndefined();
  });

  test('never reaches the log beyond the route', async () => {
    const own = await behind();
    await fetch(`${own.url}/objections/status?phone=13800138000&q=%E5%BC%A0%E4%B8%89`);
    await fetch(`${own.url}/verify/7KQF2M9XHB3T7KQF2M9X`);
    const text = JSON.stringify(own.log());
    expect(text).toContain('/objections/status');
    expect(text).not.toMatch(/13800138000|phone|%E5|7KQF2M9X/);
  });
});

describe('operators', () => {
  test('see a migrated database as ready', async () => {
    const { url } = await behind();
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([200, { ready: true, database: 'up', migrations: 'current', draining: false }]);
  });

  test('see a database without our migrations as not ready', async () => {
    const empty = await createTestDatabase();
    await empty.pool.query('drop table payload_migrations');
    const own = await startOwnServer({ databaseUrl: empty.url });
    const answer = await fetch(`${own.url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ migrations: 'pending' })]);
    await own.close();
    await empty.drop();
  });

  test('see a stopping process as not ready but alive', async () => {
    server = await startOwnServer({ databaseUrl: database.url, isDraining: () => true });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  test('read durations by route, the pool and open notices from /metrics', async () => {
    const { url } = await behind();
    await fetch(`${url}/products/ZB2026330100123`);
    const text = await (await fetch(`${url}/metrics`)).text();
    expect(text).toContain('http_request_duration_seconds_count{method="GET",route="/products/:id",status="200"} 1');
    expect(text).toContain('database_pool_connections{state="idle"}');
    expect(text).toContain('notices_open{status="dead"} 0');
  });
});
