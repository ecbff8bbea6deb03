import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SanitizedConfig } from 'payload';
import { accessBed, type AccessBed } from './accessBed.ts';
import { NEW, CHANGE } from './accessBodies.ts';
import { GLOBAL, NOT_OFFERED, OURS, PREFERENCES, ROOT, STOCK, STOCK_ACCOUNT } from './accessEndpoints.ts';
import { RECORDS } from './accessRecords.ts';
import { ACTORS, cellsOf, GLOBALS, INTERNAL, isNew, ROWS } from './accessTable.ts';

/** Nothing is open because nobody thought of it: what the configuration has and the table does not list fails here. */
let bed: AccessBed;
let config: SanitizedConfig;
beforeAll(async () => {
  bed = await accessBed();
  config = bed.payload.config;
});
afterAll(() => bed.close());

const listed = [...new Set(ROWS.map(([, collection]) => collection))];
const internal: string[] = [...INTERNAL.closed, ...INTERNAL.ownOnly];
const routes = (endpoints: readonly { method: string; path: string }[] | false) =>
  endpoints === false ? [] : endpoints.map(({ method, path }) => `${method} ${path}`);

describe('the table is complete', () => {
  it('lists every collection of the configuration, Payload’s own included, and no other', () => {
    expect(config.collections.map(({ slug }) => slug).toSorted()).toEqual([...listed, ...internal].toSorted());
    expect(config.globals.map(({ slug }) => slug)).toEqual(GLOBALS.map(([, slug]) => slug));
  });

  it('says for every collection who may make a record and who may do what with one', () => {
    for (const collection of listed) {
      const rows = ROWS.filter((row) => row[1] === collection);
      expect(rows.filter(isNew), collection).toHaveLength(1);
      expect(rows.length, collection).toBeGreaterThan(1);
    }
    for (const [cells, , record] of ROWS) expect([ACTORS.length - 1, ACTORS.length], record).toContain(cellsOf(cells).length);
  });

  it('has a record and a request for every row', () => {
    const rows = ROWS.filter((row) => !isNew(row));
    expect(rows.filter(([, collection, record]) => !RECORDS[`${collection} ${record}`])).toEqual([]);
    expect(listed.filter((slug) => !CHANGE[slug] || (!NEW[slug] && !['attachments', 'public-media'].includes(slug)))).toEqual([]);
  });
});

describe('every operation of every collection', () => {
  it('has a rule of ours: Payload’s default lets in any signed-in person of any collection', () => {
    for (const { slug, access, auth } of config.collections.filter((each) => !internal.includes(each.slug))) {
      const operations = ['create', 'read', 'update', 'delete', 'readVersions', 'unlock', 'admin'] as const;
      for (const operation of operations) {
        expect(String(access[operation]), `${slug}.${operation}`).not.toMatch(/=>\s*Boolean\(/);
        expect(typeof access[operation], `${slug}.${operation}`).toBe('function');
      }
      expect(Boolean(auth), slug).toBe(['users', 'enterprise-users'].includes(slug));
    }
  });

  it('keeps no versions, uploads, trash or order of rows that would need rules of their own, but for announcements and their files', () => {
    for (const { slug, versions, trash, orderable, upload } of config.collections) {
      expect([slug, Boolean(versions), trash ?? false, orderable ?? false, Boolean(upload)]).toEqual([slug, slug === 'announcements', false, false, slug === 'public-media']);
    }
  });

  it('nobody runs, queues or cancels Payload jobs, and no query preset, folder or GraphQL exists', async () => {
    expect(config.jobs.enabled ?? false).toBe(false);
    for (const rule of Object.values(config.jobs.access ?? {})) {
      for (const actor of ACTORS) expect(await rule!({ req: { user: bed.people[actor].user } as never })).toBe(false);
    }
    expect(Object.keys(config.jobs.access ?? {}).toSorted()).toEqual(['cancel', 'queue', 'run']);
    expect([config.graphQL.disable, config.folders || false, config.collections.some(({ slug }) => /query-presets|locked-documents|jobs/.test(slug))]).toEqual([
      true,
      false,
      false,
    ]);
    for (const actor of ACTORS) {
      expect((await bed.as(actor, '/payload-jobs/run')).status).toBe(404);
      expect((await bed.as(actor, '/graphql', { method: 'POST', json: { query: '{ __typename }' } })).status).toBe(404);
    }
  });
});

describe('every address', () => {
  it('is listed', () => {
    for (const { slug, endpoints, auth } of config.collections) {
      const known = [...STOCK, ...(auth ? STOCK_ACCOUNT : []), ...(OURS[slug] ?? []), ...(internal.includes(slug) ? PREFERENCES : [])];
      expect(
        routes(endpoints).filter((route) => !known.includes(route)),
        slug,
      ).toEqual([]);
    }
    for (const { slug, endpoints } of config.globals)
      expect(
        routes(endpoints).filter((route) => !GLOBAL.includes(route)),
        slug,
      ).toEqual([]);
    expect(routes(config.endpoints).filter((route) => !ROOT.includes(route))).toEqual([]);
  });

  it.each(['users', 'enterprise-users'].flatMap((slug) => NOT_OFFERED.map(([method, path]) => ({ slug, method, path }))))(
    'that is not offered answers 404 to everybody: $method $slug$path',
    async ({ slug, method, path }) => {
      for (const actor of ACTORS) {
        const body = method === 'POST' ? { json: { email: 'new@example.test', username: 'new', password: 'Demo#2026', token: 'x' } } : {};
        expect((await bed.as(actor, `/${slug}${path}`, { method, ...body })).status, actor).toBe(404);
      }
    },
  );

  it('first-register makes nobody staff even when there is no account at all', async () => {
    const { rows } = await bed.pool.query('select count(*)::int as count from users');
    await bed.as('public', '/users/first-register', {
      method: 'POST',
      json: { name: '某人', role: 'staff', email: 'first@example.test', password: 'Demo#2026' },
    });
    expect((await bed.pool.query('select count(*)::int as count from users')).rows).toEqual(rows);
    // Our endpoint comes before the stock one, which would look at the number of accounts.
    for (const slug of ['users', 'enterprise-users'] as const) {
      const found = bed.payload.collections[slug]!.config.endpoints as { path: string; handler: { name: string } }[];
      expect(found.filter(({ path }) => path === '/first-register')[0]?.handler.name, slug).not.toBe('registerFirstUserHandler');
    }
  });
});

describe('Payload’s own records', () => {
  it.each(INTERNAL.closed)('%s has no door', async (slug) => {
    for (const actor of ACTORS) {
      const answer = await bed.as(actor, `/${slug}`);
      expect([404, 501], actor).toContain(answer.status);
      const read = bed.payload.find({ collection: slug as 'users', overrideAccess: false, user: bed.people[actor].user as never });
      expect(
        await read.then(
          ({ docs }) => docs,
          () => [],
        ),
        actor,
      ).toEqual([]);
    }
  });

  it('list preferences are read, changed and removed by their own person alone', async () => {
    await bed.as('staff', '/payload-preferences/products-list', { method: 'POST', json: { value: { columns: ['canary'] } } });
    const mine = await (await bed.as('staff', '/payload-preferences/products-list')).text();
    expect(mine).toContain('canary');
    for (const actor of ACTORS.filter((name) => name !== 'staff')) {
      const answers = [await bed.as(actor, '/payload-preferences/products-list'), await bed.as(actor, '/payload-preferences')];
      for (const answer of answers) expect(await answer.text(), actor).not.toContain('canary');
    }
  });
});
