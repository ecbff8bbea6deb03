import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleRest } from '../../src/endpoints/rest.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { draftProduct } from '../support/people.ts';

/** Traps of page 7 that concern REST, sign-in and files, by number. */
const root = path.join(import.meta.dirname, '../..');
let bed: AccessBed;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ip-traps-'));
  process.env.DATA_DIR = dataDir;
  bed = await accessBed();
  await bed.pool.query(`insert into regions (id, code, name, level) select uuidv7(), 'T' || n, '地区' || n, 1 from generate_series(1, 620) n`);
});
afterAll(async () => {
  await bed.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Page = { docs: Record<string, unknown>[]; totalDocs: number; page: number; limit: number };
const list = async (actor: Parameters<AccessBed['as']>[0], query: string) => (await (await bed.as(actor, `/regions?${query}`)).json()) as Page;

describe('trap 9: a list has an end', () => {
  it.each([
    ['own', '', 10],
    ['own', 'limit=0', 100],
    ['own', 'limit=-5', 100],
    ['own', 'limit=100000', 100],
    ['reviewer', 'limit=0', 100],
    ['staff', 'limit=0', 500],
    ['own', 'pagination=false', 10],
    ['staff', 'pagination=false&limit=0', 500],
    ['own', 'limit=abc', 10],
  ] as const)('%s asking for "%s" gets %s rows', async (actor, query, rows) => {
    expect((await list(actor, query)).docs).toHaveLength(rows);
  });

  it('pages outside of it are the nearest one', async () => {
    expect([(await list('own', 'page=-3')).page, (await list('own', 'page=999999999')).page]).toEqual([1, 1_000]);
  });

  it('the Local API of the server itself is not cut', async () => {
    expect((await bed.payload.find({ collection: 'regions', limit: 0 })).docs.length).toBeGreaterThan(600);
  });

  it('depth is cut: a record is never answered with the records of its records', async () => {
    const id = await draftProduct(bed.pool, bed.own);
    const answer = (await (await bed.as('own', `/products/${id}?depth=10`)).json()) as { enterprise: { id: string } | string };
    expect(
      typeof answer.enterprise === 'object'
        ? Object.values(answer.enterprise).some((value) => typeof value === 'object' && value !== null && 'id' in value)
        : false,
    ).toBe(false);
  });

  it.each([
    'where[enterprise.name][equals]=x',
    'where[enterprise__name][equals]=x',
    'where[or][0][enterprise.contactPhone][like]=1',
    'where[and][0][or][0][enterprise.uscc][exists]=true',
    'sort=enterprise.name',
    'sort=-enterprise.contactPhone',
    'sort=name,enterprise.name',
  ])('filters and orders stay on the record itself: %s', async (query) => {
    for (const actor of ['own', 'reviewer', 'auditor'] as const) expect([actor, (await bed.as(actor, `/products?${query}`)).status]).toEqual([actor, 400]);
  });

  it('thirty-one conditions are too many', async () => {
    const conditions = (count: number) => Array.from({ length: count }, (_, index) => `where[or][${index}][code][equals]=T${index}`).join('&');
    expect([(await bed.as('own', `/regions?${conditions(30)}`)).status, (await bed.as('own', `/regions?${conditions(31)}`)).status]).toEqual([200, 400]);
  });

  it.each([
    'where[code][like][a]=1',
    'where=x',
    'where[]=1',
    'sort=)(',
    'sort[]=name',
    'page=NaN',
    'depth=-1',
    'depth=x',
    'select=1',
    'where[id][equals]=not-a-uuid',
    'where[level][equals]=x',
    'where[createdAt][equals]=x',
    'where[code][regex]=.*',
    'limit[]=3',
    'where[or]=1',
    'where[and][code]=1',
  ])('nonsense is refused or ignored, never an error of ours: %s', async (query) => {
    for (const actor of ['own', 'staff'] as const) expect((await bed.as(actor, `/regions?${query}`)).status, actor).toBeLessThan(500);
  });
});

describe('a body that is no JSON', () => {
  it.each([
    ['POST', '/products'],
    ['POST', '/users/login'],
    ['POST', '/products/x/actions/submit'],
    ['POST', '/patents/add'],
  ])('%s %s is refused in Chinese', async (method, to) => {
    const answer = await bed.as('own', to, { method, body: '{"name":', headers: { 'content-type': 'application/json' } });
    expect([answer.status, await answer.json()]).toEqual([400, { errors: [{ message: expect.stringMatching(/[一-鿿]/) }] }]);
  });
});

describe('trap 14: cases are handled one by one', () => {
  it.each([
    'verifications',
    'products',
    'product-patents',
    'patents',
    'asset-reports',
    'enterprises',
    'enterprise-users',
    'attachments',
    'certificates',
    'notices',
    'case-log',
  ])('%s: no bulk edit, bulk delete, duplicate or order by hand', async (slug) => {
    const { disableBulkEdit, disableDuplicate, orderable } = bed.payload.collections[slug]!.config;
    expect({ disableBulkEdit, disableDuplicate, orderable: orderable ?? false }).toEqual({ disableBulkEdit: true, disableDuplicate: true, orderable: false });
    for (const actor of ['own', 'reviewer', 'staff'] as const) {
      expect((await bed.as(actor, `/${slug}?where[id][exists]=true`, { method: 'PATCH', json: { name: 'x' } })).status).toBe(403);
      expect((await bed.as(actor, `/${slug}?where[id][exists]=true`, { method: 'DELETE' })).status).toBe(403);
    }
    expect((await bed.as('own', `/${slug}/${bed.own.id}/duplicate`, { method: 'POST', json: {} })).status).toBe(404);
  });

  it('files have random names on the disk and leave as attachments that nobody keeps or sniffs', async () => {
    const product = await draftProduct(bed.pool, bed.own);
    const id = await upload(`/attachments?ownerCollection=products&ownerId=${product}&slot=pictures`, bmp(20, 20), '../../合同 “终稿”.bmp');
    const { rows } = await bed.pool.query<{ key: string; name: string }>('select storage_key as key, original_name as name from attachments where id = $1', [
      id,
    ]);
    expect(rows[0]!.name).toBe('合同 “终稿”.bmp');
    expect(rows[0]!.key).toMatch(/^[\w/-]{20,}$/);
    const answer = await bed.as('own', `/attachments/${id}/file`);
    const headers = Object.fromEntries(
      ['content-disposition', 'x-content-type-options', 'cache-control', 'content-type'].map((name) => [name, answer.headers.get(name)]),
    );
    expect(headers).toEqual({
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-type': 'image/bmp',
    });
  });
});

describe('traps 16 and 17: nothing between a browser and an upload cuts it', () => {
  let server: OwnServer;
  beforeAll(async () => {
    const { default: config } = await import('../../payload.config.ts');
    // Our own server in front, Payload's REST behind it over HTTP as Next hands it on.
    server = await startOwnServer({
      databaseUrl: bed.database.url,
      next: async (req, res) => {
        const body = req.method === 'GET' ? {} : { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' as const };
        const answer = await handleRest(
          config,
          new Request(`http://localhost:3000${req.url}`, { method: req.method!, headers: req.headers as Record<string, string>, ...body }),
        );
        res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
      },
    });
  });
  afterAll(() => server.close());

  it('a picture of 15 MB arrives whole and comes back byte for byte', async () => {
    const product = await draftProduct(bed.pool, bed.own);
    const picture = bmp(2_300, 2_280);
    expect(picture.length).toBeGreaterThan(15_000_000);
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(picture)]), '证明.bmp');
    const sent = await fetch(`${server.url}/api/attachments?ownerCollection=products&ownerId=${product}&slot=economicProof`, {
      method: 'POST',
      body,
      headers: { cookie: bed.people.own.cookie },
    });
    const made = (await sent.json()) as { id: string; bytes: number };
    expect([sent.status, made.bytes]).toEqual([201, picture.length]);
    const back = await fetch(`${server.url}/api/attachments/${made.id}/file`, { headers: { cookie: bed.people.own.cookie } });
    expect(Buffer.from(await back.arrayBuffer()).equals(picture)).toBe(true);
  });

  it('no proxy or middleware reads bodies, no server action takes them, pages are not cached as components', () => {
    expect(['proxy', 'middleware'].flatMap((name) => [`${name}.ts`, `src/${name}.ts`]).filter((file) => existsSync(path.join(root, file)))).toEqual([]);
    // Payload's admin calls server functions of its own, for which uploads are none.
    const sources = globSync('src/app/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.startsWith('src/app/(payload)/'));
    expect(sources.filter((file) => /^\s*['"]use server['"]/m.test(readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
    expect(readFileSync(path.join(root, 'next.config.ts'), 'utf8')).not.toMatch(/cacheComponents:\s*true/);
  });
});

describe('traps 12 and 18: sign-in is ours', () => {
  it('a token signed with the secret of the platform opens nothing', async () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ id: bed.people.staff.user!.id, collection: 'users', email: 'x@example.test', iat: 1, exp: 4_000_000_000 })}`;
    for (const secret of [bed.payload.secret, process.env.PAYLOAD_SECRET ?? '']) {
      const token = `${claims}.${createHmac('sha256', secret).update(claims).digest('base64url')}`;
      const attempts: Record<string, string>[] = [
        { authorization: `JWT ${token}` },
        { authorization: `Bearer ${token}` },
        { cookie: `payload-token=${token}` },
      ];
      for (const headers of attempts) {
        expect((await bed.rest('/users', { headers })).status).toBe(404);
        expect(await (await bed.rest('/users/me', { headers })).json()).toMatchObject({ user: null });
      }
    }
  });

  it('the cookies of the two sign-ins have two names, and one does not open the other', async () => {
    const token = bed.people.staff.cookie.split('=')[1]!;
    expect(bed.people.own.cookie.split('=')[0]).not.toBe(bed.people.staff.cookie.split('=')[0]);
    expect((await bed.rest('/users', { headers: { cookie: `portal_session=${token}` } })).status).toBe(404);
    expect((await bed.rest('/users', { headers: { cookie: `backoffice_session=${bed.people.own.cookie.split('=')[1]}` } })).status).toBe(404);
  });

  it('a wrong password for an account locks nobody out from elsewhere, and no answer holds a token', async () => {
    const wrong = await bed.rest('/users/login', {
      method: 'POST',
      json: { email: 'nobody@example.test', password: 'Wrong#2026' },
      headers: { 'x-client-address': '10.9.9.9' },
    });
    const body = await wrong.text();
    expect([wrong.status, wrong.headers.getSetCookie(), /token/.test(body)]).toEqual([401, [], false]);
    expect((await bed.as('staff', '/users/me')).status).toBe(200);
  });
});

async function upload(to: string, bytes: Buffer, name: string): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await bed.as('own', to, { method: 'POST', body });
  const made = (await answer.json()) as { id: string };
  expect(answer.status, JSON.stringify(made)).toBe(201);
  return made.id;
}

/** An uncompressed picture of this size, 24 bits a pixel; rows are padded to four bytes. */
function bmp(width: number, height: number): Buffer {
  const stride = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(54 + stride * height, 0x7f);
  file.fill(0, 0, 54);
  file.write('BM', 0);
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(stride * height, 34);
  return file;
}
