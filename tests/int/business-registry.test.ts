import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { registryTable } from '../../src/adapters/businessRegistry.ts';
import { registryOverHttp } from '../../src/adapters/businessRegistryHttp.ts';
import { readRegistryConfig } from '../../src/adapters/registryConfig.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { company, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const USCC = '914403001922038216';
const OTHER = '9144030071526726XG';
let database: TestDatabase;
let app: TestPayload;
const servers: Server[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  await database.pool.query(
    `insert into business_registry (id, uscc, name, region, address, legal_representative, as_of, created_at, updated_at)
     values (uuidv7(), $1, '深圳𠮷测试有限公司', '440305', '科技路 1 号', '张㛃', '2026-06-30', now(), now())`,
    [USCC],
  );
});
afterAll(async () => {
  await app.close();
  await database.drop();
});
afterEach(() => {
  for (const name of ['REGISTRY_DRIVER', 'REGISTRY_URL', 'REGISTRY_TOKEN', 'REGISTRY_HEADER', 'REGISTRY_FIELDS']) delete process.env[name];
  for (const server of servers.splice(0)) void server.close().closeAllConnections();
});

/** A register that answers as the test says; answers its address with `{uscc}` in it. */
async function register(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/companies/{uscc}`;
}

const says = (status: number, body: string): RequestListener => (_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
const options = (url: string, fields = '') => ({ ...readRegistryConfig({ REGISTRY_URL: url, REGISTRY_TOKEN: 'Bearer t0ken', REGISTRY_FIELDS: fields }, []), timeoutMs: 300 });
const ask = async (answer: RequestListener, fields = '') => registryOverHttp(options(await register(answer), fields)).lookup(USCC);

describe('a register behind HTTP', () => {
  it('is asked for the code with the token in its header, and its own names are read as the configuration says', async () => {
    const seen: unknown[] = [];
    const body = JSON.stringify({ code: 0, data: { entName: ' 深圳测试有限公司 ', area: { code: 440305 }, dom: '科技路 1 号', frName: '张三', day: '2026-06-30T00:00:00' } });
    const found = await ask((request, response) => {
      seen.push(request.url, request.headers.authorization, request.method);
      says(200, body)(request, response);
    }, 'record=data, name=entName, region=area.code, address=dom, legalRepresentative=frName, asOf=day');
    expect(seen).toEqual([`/companies/${USCC}`, 'Bearer t0ken', 'GET']);
    expect(found).toEqual({
      kind: 'found',
      organisation: { uscc: USCC, name: '深圳测试有限公司', region: '440305', address: '科技路 1 号', legalRepresentative: '张三', asOf: '2026-06-30' },
    });
  });

  it.each([
    ['404', 404, '{"error":"no such company"}', ''],
    ['an empty answer', 200, '', ''],
    ['no content', 204, '', ''],
    ['null', 200, 'null', ''],
    ['an empty object', 200, '{}', ''],
    ['an empty list', 200, '[]', ''],
    ['an empty record', 200, '{"code":0,"data":null}', 'record=data'],
    ['a record without members', 200, '{"code":0,"data":{}}', 'record=data'],
  ])('that answers with %s does not know the organisation', async (_what, status, body, fields) => {
    expect(await ask(says(status, body), fields)).toEqual({ kind: 'notFound' });
  });

  it.each([
    ['500', 500, '{"name":"甲"}', ''],
    ['401', 401, '{}', ''],
    ['429', 429, '', ''],
    ['garbage', 200, '<html>维护中</html>', ''],
    ['half an answer', 200, '{"name":"甲', ''],
    ['an error under 200, without the record', 200, '{"code":500,"message":"busy"}', 'record=data'],
    ['a record without a name', 200, '{"title":"甲公司"}', ''],
    ['somebody else', 200, `{"uscc":"${OTHER}","name":"乙公司"}`, ''],
    ['far too much', 200, JSON.stringify({ name: '甲'.repeat(200_000) }), ''],
  ])('that answers with %s is not available, which is not the same as not found', async (_what, status, body, fields) => {
    expect(await ask(says(status, body), fields)).toEqual({ kind: 'unavailable', reason: expect.any(String) });
  });

  it('that does not answer in time is not available, and is not waited for', async () => {
    const before = performance.now();
    expect(await ask(() => undefined)).toEqual({ kind: 'unavailable', reason: 'no answer in time' });
    expect(performance.now() - before).toBeLessThan(3_000);
  });

  it('that begins to answer and stops is not available either', async () => {
    expect(await ask((_request, response) => void response.writeHead(200).write('{"name":'))).toMatchObject({ kind: 'unavailable' });
  });

  it('that leads elsewhere does not get the token carried there', async () => {
    const stolen: unknown[] = [];
    const elsewhere = await register((request, response) => (stolen.push(request.headers.authorization), response.end('{"name":"甲"}')));
    expect(await ask((_request, response) => response.writeHead(302, { location: elsewhere.replace('{uscc}', USCC) }).end())).toMatchObject({ kind: 'unavailable' });
    expect(stolen).toEqual([]);
  });

  it('that nobody runs is not available', async () => {
    const url = await register(() => undefined);
    servers.splice(0).forEach((server) => server.close());
    expect(await registryOverHttp(options(url)).lookup(USCC)).toMatchObject({ kind: 'unavailable' });
  });
});

describe('the table staff import', () => {
  it('is the default, knows what it holds and says of the rest that it is not there', async () => {
    expect(readRegistryConfig({}, []).driver).toBe('table');
    expect(await registryTable(database.pool).lookup(USCC)).toMatchObject({ kind: 'found', organisation: { name: '深圳𠮷测试有限公司', asOf: '2026-06-30' } });
    expect(await registryTable(database.pool).lookup(OTHER)).toEqual({ kind: 'notFound' });
  });
});

describe('获取工商信息', () => {
  const cookieOf = async (owner: Company) => `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
  const lookUp = async (owner: Company | null, json: object) =>
    app.rest('/verifications/look-up', { method: 'POST', json, headers: owner ? { cookie: await cookieOf(owner) } : {} });

  it('gives a clerk the name, region, address and legal representative, as the form takes them', async () => {
    const answer = await lookUp(await company(database.pool, { verified: false }), { organisationType: 'enterprise', uscc: ' ９１４４０３００１９２２０３８２１６' });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { outcome: 'found', uscc: USCC, asOf: '2026-06-30', values: { name: '深圳𠮷测试有限公司', registeredRegion: '440305', registeredAddress: '科技路 1 号', legalRepresentative: '张㛃' } },
    ]);
  });

  it('leaves out what the form would not take: a region that cannot be chosen, a name beyond its limit', async () => {
    process.env.REGISTRY_DRIVER = 'http';
    process.env.REGISTRY_URL = await register(says(200, JSON.stringify({ name: '深圳测试有限公司', region: '440000', legalRepresentative: '长'.repeat(51), address: null })));
    const answer = await lookUp(await company(database.pool, { verified: false }), { organisationType: 'enterprise', uscc: USCC });
    expect((await answer.json()).values).toEqual({ name: '深圳测试有限公司' });
  });

  it('tells "not in the register" and "not available" in two different sentences', async () => {
    const owner = await company(database.pool, { verified: false });
    const none = await (await lookUp(owner, { organisationType: 'enterprise', uscc: OTHER })).json();
    process.env.REGISTRY_DRIVER = 'http';
    process.env.REGISTRY_URL = await register(says(503, ''));
    const away = await (await lookUp(owner, { organisationType: 'enterprise', uscc: OTHER })).json();
    expect([none.outcome, none.message]).toEqual(['notFound', expect.stringContaining('没有这个统一社会信用代码')]);
    expect([away.outcome, away.message]).toEqual(['unavailable', expect.stringContaining('暂时无法查询')]);
    expect(JSON.stringify(away)).not.toMatch(/503|127\.0\.0\.1/);
  });

  it.each([
    [{ organisationType: 'agency', uscc: USCC }, '只有企业可以获取工商登记信息'],
    [{ organisationType: 'enterprise', uscc: '914403001922038217' }, '校验不通过'],
    [{ organisationType: 'enterprise' }, '请填写统一社会信用代码'],
  ])('refuses %j', async (body, sentence) => {
    const answer = await lookUp(await company(database.pool, { verified: false }), body);
    expect([answer.status, (await answer.json()).errors[0].message]).toEqual([400, expect.stringContaining(sentence)]);
  });

  it('is for signed-in clerks, and not without end', async () => {
    expect((await lookUp(null, { organisationType: 'enterprise', uscc: USCC })).status).toBe(401);
    const owner = await company(database.pool, { verified: false });
    const statuses: number[] = [];
    for (let time = 0; time < 21; time += 1) statuses.push((await lookUp(owner, { organisationType: 'enterprise', uscc: USCC })).status);
    expect(statuses).toEqual([...Array<number>(20).fill(200), 429]);
    expect((await lookUp(await company(database.pool, { verified: false }), { organisationType: 'enterprise', uscc: USCC })).status).toBe(200);
  });
});

describe('settings of the register', () => {
  const faults = (env: Record<string, string>) => {
    const found: string[] = [];
    readRegistryConfig(env, found);
    return found;
  };

  it.each([
    [{ REGISTRY_DRIVER: 'soap' }, 'REGISTRY_DRIVER'],
    [{ REGISTRY_DRIVER: 'http' }, 'REGISTRY_URL'],
    [{ REGISTRY_DRIVER: 'http', REGISTRY_URL: 'https://api.example.gov.cn/companies' }, 'REGISTRY_URL'],
    [{ REGISTRY_DRIVER: 'http', REGISTRY_URL: 'ftp://api.example.gov.cn/{uscc}' }, 'REGISTRY_URL'],
    [{ REGISTRY_HEADER: 'X Key' }, 'REGISTRY_HEADER'],
    [{ REGISTRY_FIELDS: 'name=data name' }, 'REGISTRY_FIELDS'],
    [{ REGISTRY_FIELDS: 'title=name' }, 'REGISTRY_FIELDS'],
  ])('%j stop the start with one sentence', (env, variable) => {
    expect(faults(env)).toEqual([expect.stringContaining(variable)]);
  });

  it('that are complete start', () => {
    expect(faults({ REGISTRY_DRIVER: 'http', REGISTRY_URL: 'https://api.example.gov.cn/c?code={uscc}', REGISTRY_FIELDS: 'record=data.0,name=企业名称' })).toEqual([]);
  });
});
