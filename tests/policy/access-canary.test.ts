import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessBed, type AccessBed } from './accessBed.ts';
import { CANARY, canaryTenant } from './accessCanary.ts';
import { CHANGE } from './accessBodies.ts';
import type { ActorName } from './accessTable.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';

// A crawl of thousands of requests, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000 });

/** Every text of one organisation carries a canary. Nobody outside is ever sent it, whatever they ask and how. */
let bed: AccessBed;
let server: OwnServer;
let ids: Record<string, string[]>;
const OUTSIDERS: readonly ActorName[] = ['other', 'public', 'otherBank', 'editor'];

beforeAll(async () => {
  bed = await accessBed();
  ids = await canaryTenant(bed.pool, bed.own);
  server = await startOwnServer({ databaseUrl: bed.database.url });
});
afterAll(async () => {
  await server.close();
  await bed.close();
});

const collections = () => bed.payload.config.collections.filter(({ endpoints }) => endpoints !== false);
const fieldsOf = (slug: string) => bed.payload.collections[slug]!.config.flattenedFields.map(({ name }) => name);

/** Sends a request and fails when the answer, headers included, holds the canary; answers the parsed body. */
async function ask(actor: ActorName, path: string, init: Parameters<AccessBed['as']>[2] = {}) {
  const answer = await bed.as(actor, path, init);
  const text = await answer.text();
  expect(`${text}${JSON.stringify([...answer.headers])}`.includes(CANARY), `${actor} ${init.method ?? 'GET'} ${path} → ${answer.status}`).toBe(false);
  expect(answer.status, `${actor} ${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
  return { status: answer.status, body: parsed(text) };
}

function parsed(text: string): { totalDocs?: number } {
  try {
    return JSON.parse(text) as { totalDocs?: number };
  } catch {
    return {};
  }
}

describe('the bed', () => {
  it('shows the canary to its own organisation: otherwise its absence would prove nothing', async () => {
    for (const collection of [
      'verifications',
      'products',
      'patents',
      'product-patents',
      'asset-reports',
      'attachments',
      'certificates',
      'enterprises',
      'enterprise-users',
      'notices',
      'case-log',
    ]) {
      expect(await (await bed.as('own', `/${collection}?limit=100`)).text(), collection).toContain(CANARY);
    }
  });
});

describe.each(OUTSIDERS)('%s', (actor) => {
  it('crawls every list without meeting it', async () => {
    for (const { slug } of collections()) {
      for (const query of [
        '',
        '?limit=0',
        '?limit=0&depth=10',
        '?limit=100&depth=3&page=2',
        '?pagination=false&limit=100000',
        '?trash=true&draft=true&limit=0',
        '?showHiddenFields=true&overrideAccess=true&limit=0',
        '?locale=all&fallback-locale=zh&limit=0&depth=2',
      ]) {
        await ask(actor, `/${slug}${query}`);
      }
    }
  });

  it('asks for each record by its id, in every way', async () => {
    for (const [slug, list] of Object.entries(ids)) {
      for (const id of list) {
        const select = fieldsOf(slug)
          .map((name) => `select[${name}]=true`)
          .join('&');
        for (const path of [
          `/${id}`,
          `/${id}?depth=10`,
          `/${id}?${select}`,
          `/${id}?populate[enterprises][contactPhone]=true&depth=2`,
          `/versions/${id}`,
          `/versions?where[parent][equals]=${id}`,
          `/${id}/actions`,
          `/${id}/file`,
          `/${id}/preview`,
        ]) {
          await ask(actor, `/${slug}${path}`);
        }
        await ask(actor, `/${slug}/access/${id}`, { method: 'POST', json: {} });
      }
    }
  });

  it('cannot count its way to it through filters on any field', async () => {
    for (const { slug } of collections()) {
      for (const name of fieldsOf(slug)) {
        for (const path of [`/${slug}?where[${name}][like]=${CANARY}`, `/${slug}/count?where[or][0][${name}][contains]=${CANARY}`]) {
          expect((await ask(actor, path)).body.totalDocs ?? 0, path).toBe(0);
        }
      }
    }
  });

  it('sorts by any field and follows any path into another record without learning anything', async () => {
    for (const { slug } of collections()) {
      for (const name of fieldsOf(slug)) await ask(actor, `/${slug}?sort=-${name}&limit=100`);
      for (const far of ['enterprise.contactPhone', 'enterprise.name', 'product.sales', 'patent.title', 'enterprise__contactPhone', 'user.value.email']) {
        for (const path of [`/${slug}?where[${far}][like]=${CANARY}`, `/${slug}?sort=${far}`, `/${slug}/count?where[${far}][like]=${CANARY}`])
          expect((await ask(actor, path)).body.totalDocs ?? 0, path).toBe(0);
      }
    }
  });

  it('reads no more by posting a read', async () => {
    const override = { 'x-http-method-override': 'GET', 'content-type': 'application/json' };
    for (const [slug, list] of Object.entries(ids)) {
      const where = { id: { in: list } };
      for (const header of ['x-http-method-override', 'x-payload-http-method-override']) {
        await ask(actor, `/${slug}`, { method: 'POST', json: { where, limit: 0, depth: 5, overrideAccess: true }, headers: { [header]: 'GET' } });
        const body = new URLSearchParams({ limit: '0', depth: '5', [`where[id][in]`]: list.join(',') }).toString();
        await ask(actor, `/${slug}`, { method: 'POST', body, headers: { [header]: 'GET', 'content-type': 'application/x-www-form-urlencoded' } });
      }
      await ask(actor, `/${slug}/${list[0]}`, { method: 'POST', json: { depth: 5 }, headers: override });
    }
  });

  it('changes, deletes and acts on nothing, and no refusal quotes it', async () => {
    const before = await fingerprints();
    for (const [slug, list] of Object.entries(ids)) {
      await ask(actor, `/${slug}?where[id][in][0]=${list[0]}`, { method: 'PATCH', json: CHANGE[slug] ?? {} });
      await ask(actor, `/${slug}?where[id][exists]=true&limit=0`, { method: 'PATCH', json: CHANGE[slug] ?? {} });
      await ask(actor, `/${slug}?where[id][exists]=true&limit=0`, { method: 'DELETE' });
      for (const id of list) {
        await ask(actor, `/${slug}/${id}`, { method: 'PATCH', json: CHANGE[slug] ?? {} });
        await ask(actor, `/${slug}/${id}`, { method: 'DELETE' });
        for (const action of ['submit', 'file', 'approve', 'revoke', 'take'])
          await ask(actor, `/${slug}/${id}/actions/${action}`, { method: 'POST', json: { reason: '理由' } });
        await ask(actor, `/${slug}/${id}/reveal`, { method: 'POST', json: { field: 'contactPhone' } });
        await ask(actor, `/${slug}/${id}/reuse?ownerCollection=products&ownerId=${id}&slot=pictures`, { method: 'POST', json: {} });
      }
    }
    expect(await fingerprints()).toEqual(before);
  });
});

describe('pages and programs of the public', () => {
  it('search, facts and verification of its products hold no canary', async () => {
    const { rows } = await bed.pool.query<{ number: string }>('select filing_number as number from products where filing_number is not null');
    const paths = [`?q=${CANARY}`, '?q=', '?page=1', ...rows.map(({ number }) => `?q=${number}`)].map((query) => `/api/public/products${query}`);
    for (const path of [...paths, ...rows.map(({ number }) => `/api/public/products/${number}`), `/api/public/verify/${CANARY}`]) {
      const answer = await fetch(server.url + path);
      expect([path, (await answer.text()).includes(CANARY)]).toEqual([path, false]);
    }
    expect(((await (await fetch(`${server.url}/api/public/products?q=${CANARY}`)).json()) as { total: number }).total).toBe(0);
  });

  it('paths outside collections hold none either', async () => {
    for (const actor of OUTSIDERS) {
      await ask(actor, '/access');
      const papers = (ids.products ?? []).flatMap((id) => [`filing-certificate/${id}`, `economic-proof/${id}`, `economic-proof/${id}/spreadsheet`, `licence-rates/${id}`]);
      for (const paper of [...papers, 'filing-certificates']) expect((await ask(actor, `/documents/${paper}`)).status).toBe(actor === 'public' ? 401 : 404);
      await ask(actor, '/documents/seal-statement');
    }
  });
});

/** Everything the organisation has, as the database sees it. */
async function fingerprints(): Promise<Record<string, string>> {
  const tables = Object.keys(ids).map((slug) => slug.replaceAll('-', '_'));
  const found = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await bed.pool.query<{ hash: string }>(
        `select md5(string_agg(t::text, '' order by id)) as hash from ${table} t where ${table === 'enterprises' ? 'id' : 'true or id'} = $1::uuid`,
        [bed.own.id],
      );
      return [table, rows[0]!.hash] as const;
    }),
  );
  return Object.fromEntries(found);
}
