import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOOKUPS_A_MINUTE } from '../../src/domain/openData.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { moveTo, product } from '../support/searchBed.ts';

/** What the description of the open data says is what the open data do: other programs are written after it alone. */
type Operation = { operationId: string; responses: Record<string, { content?: Record<string, { schema: object }> }>; parameters: { name: string }[] };
type Description = { openapi: string; paths: Record<string, { get: Operation }> };
type Validator = { (value: unknown): boolean; errors?: unknown };

let database: TestDatabase;
let server: OwnServer;
let description: Description;
let validatorOf: (schema: object) => Validator;
const numbers: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startOwnServer({ databaseUrl: database.url });
  for (const status of ['filed', 'withdrawing', 'withdrawn', 'revoked']) {
    const made = await product(database.pool, { name: `说明${status}`, disclosed: status === 'filed' });
    await moveTo(database.pool, made.id, status);
    numbers[status] = made.number;
  }
  await disclosedPatent();
  await papers();
  description = strict((await (await ask('/api/public/openapi.json')).json()) as Description);
  validatorOf = compiler(description);
});
afterAll(async () => {
  await server.close();
  await database.drop();
});

const ask = (address: string, init?: RequestInit) => fetch(server.url + address, init);

/** A patent that its organisation has disclosed. */
async function disclosedPatent(): Promise<void> {
  await database.pool.query(`
    with p as (select id, enterprise_id from products where filing_number = '${numbers.filed}'),
    t as (insert into patents (id, enterprise_id, number, title, type, holders, legal_status, as_of, obtained, source)
      select uuidv7(), enterprise_id, '2020100000015', '一种切割装置', 'invention', '[]', 'valid', '2026-01-01', 'original', 'auto' from p returning id, enterprise_id)
    insert into product_patents (id, enterprise_id, product_id, patent_id, core) select uuidv7(), t.enterprise_id, p.id, t.id, true from t, p`);
}

/** Papers in every state, with no case behind them: rules of other tests, not of this one. */
async function papers(): Promise<void> {
  await asReplica(`
    with p as (select id, enterprise_id from products where filing_number = '${numbers.filed}'),
    r as (insert into certification_rounds (id, title, closes_on, standard) values (uuidv7(), '一轮', '2026-03-01', '标准') returning id),
    k as (insert into certifications (id, enterprise_id, round_id, product_id, number, status, issued_on, valid_until, ended_at)
      select uuidv7(), p.enterprise_id, r.id, p.id, 'RD' || state, state::enum_certifications_status, '2026-05-07', until, ended::timestamptz
      from r, (values ('${numbers.filed}', 'certified', '2999-05-06', null), ('${numbers.withdrawing}', 'expired', '2026-05-31', null),
        ('${numbers.withdrawn}', 'revoked', '2999-05-06', '2026-06-01')) v (product, state, until, ended) join products p on p.filing_number = v.product
      returning id, number, enterprise_id),
    a as (insert into subsidy_applications (id, enterprise_id, round_id, loan_id, kind) select uuidv7(), enterprise_id, uuidv7(), uuidv7(), 'interest' from p returning id)
    insert into certificates (id, kind, certification_id, application_id, number, code, enterprise_name, issued_at, void_at, content_hash)
    select uuidv7(), 'certification'::enum_certificates_kind, id, null, number, upper(number), '单位', timestamptz '2026-05-07 02:00Z', null::timestamptz, null from k
    union all select uuidv7(), 'form', null, a.id, 'BT' || code, code, '单位', '2026-06-01 02:00Z', void::timestamptz, repeat('ab', 32)
      from a, (values ('FORMVALID', null), ('FORMVOID', '2026-06-02')) v (code, void)`);
}

/** Without triggers and foreign keys. The connection is thrown away: its role must not come back to the pool. */
async function asReplica(statement: string): Promise<void> {
  const client = await database.pool.connect();
  await client.query('set session_replication_role = replica');
  await client.query(statement).finally(() => client.release(true));
}

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. The validator comes with Payload. */
function compiler(document: Description): typeof validatorOf {
  const require = createRequire(path.join(import.meta.dirname, '../../node_modules/payload/package.json'));
  const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: new (options: object) => { addSchema: (schema: object, key: string) => void; compile: (schema: object) => Validator } };
  const formats = { date: /^\d{4}-\d\d-\d\d$/, 'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/ };
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats });
  ajv.addSchema({ ...document, $id: 'https://api.test/' }, 'api');
  return (schema) => ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"https://api.test/#/')));
}

/** The same description, in which nothing that it does not name may occur. */
function strict(document: Description): Description {
  return JSON.parse(JSON.stringify(document), (_key, value) => (value?.properties && value.type === 'object' ? { ...value, additionalProperties: false } : value)) as Description;
}

/** The path of the description that an address belongs to, and whether its answer is as described there. */
async function faultOf(address: string, init?: RequestInit): Promise<{ status: number; fault: unknown }> {
  const answer = await ask(address, init);
  const bare = address.split('?')[0] as string;
  const known = description.paths[bare] ?? Object.entries(description.paths).find(([name]) => name.includes('{') && bare.startsWith(name.split('{')[0] as string))?.[1];
  const response = known?.get.responses[answer.status];
  if (!response) return { status: answer.status, fault: 'not described' };
  const type = answer.headers.get('content-type')?.split(';')[0];
  const schema = type && response.content?.[type]?.schema;
  if (!schema) return { status: answer.status, fault: response.content || (await answer.text()) ? `type ${type}` : null };
  const validate = validatorOf(schema);
  return { status: answer.status, fault: validate(type === 'application/json' ? await answer.json() : await answer.text()) ? null : validate.errors };
}

describe('every answer of the open data', () => {
  it.each([
    ['a search', '/api/public/products', 200],
    ['a narrow search', '/api/public/products?q=说明&year=2026&region=440000&industry=C&certified=false&page=1', 200],
    ['a search with a year that is none', '/api/public/products?year=20x6', 400],
    ['a sheet', '/api/public/products.csv?q=说明', 200],
    ['a sheet by its format', '/api/public/products?format=csv', 200],
    ['a sheet behind a number nobody has', '/api/public/products.csv?after=209900000001', 400],
    ['a filed product with its patents', '/api/public/products/{filed}', 200],
    ['a product whose withdrawal is under review', '/api/public/products/{withdrawing}', 200],
    ['a withdrawn product', '/api/public/products/{withdrawn}', 200],
    ['a product nobody filed', '/api/public/products/209900000001', 404],
    ['a valid filing', '/api/public/verify/{filed}', 200],
    ['a revoked filing', '/api/public/verify/{revoked}', 200],
    ['a certification that holds', '/api/public/verify/RDcertified', 200],
    ['a certification that has expired', '/api/public/verify/RDexpired', 200],
    ['a certification that was revoked', '/api/public/verify/RDrevoked', 200],
    ['an application form that holds', '/api/public/verify/FORMVALID', 200],
    ['an application form that is void', '/api/public/verify/FORMVOID', 200],
    ['a code nobody was given', '/api/public/verify/AAAABBBBCCCC', 404],
    ['the description', '/api/public/openapi.json', 200],
  ] as const)('to %s is as described', async (_what, address, status) => {
    expect(await faultOf(address.replace(/\{(\w+)\}/, (_all, state: string) => numbers[state] ?? ''))).toEqual({ status, fault: null });
  });

  it('to whoever has it already, or asks too often, is as described', async () => {
    const etag = (await ask('/api/public/products')).headers.get('etag') ?? '';
    expect(await faultOf('/api/public/products', { headers: { 'if-none-match': etag } })).toEqual({ status: 304, fault: null });
    const crowded = await startOwnServer({ databaseUrl: database.url, config: { demo: false } });
    const answers = await Promise.all(Array.from({ length: LOOKUPS_A_MINUTE + 1 }, () => fetch(`${crowded.url}/api/public/products/none`)));
    const refused = answers.find(({ status }) => status === 429);
    const schema = description.paths['/api/public/products/{filingNumber}']?.get.responses[429]?.content?.['application/json']?.schema as object;
    expect(validatorOf(schema)(await refused?.json())).toBe(true);
    expect([Number(refused?.headers.get('retry-after')) > 0, refused?.headers.get('access-control-allow-origin')]).toEqual([true, '*']);
    await crowded.close();
  });
});

describe('the description', () => {
  it('would notice a field it does not name: otherwise it would prove nothing', async () => {
    const schema = description.paths['/api/public/products']?.get.responses[200]?.content?.['application/json']?.schema as object;
    const page = (await (await ask('/api/public/products')).json()) as { items: object[] };
    expect(validatorOf(schema)({ ...page, items: [{ ...page.items[0], sales: 100 }] })).toBe(false);
  });

  it('names every address and each operation once', () => {
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths).toSorted()).toEqual([
      '/api/public/openapi.json',
      '/api/public/products',
      '/api/public/products.csv',
      '/api/public/products/{filingNumber}',
      '/api/public/verify/{code}',
    ]);
    expect(new Set(Object.values(description.paths).map(({ get }) => get.operationId)).size).toBe(5);
  });

  it('names every parameter the search heeds', () => {
    expect(description.paths['/api/public/products']?.get.parameters.map(({ name }) => name)).toEqual(['q', 'industry', 'region', 'year', 'certified', 'page', 'format', 'after']);
  });
});
