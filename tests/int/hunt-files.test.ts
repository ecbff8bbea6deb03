import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { sweepOrphanedFiles } from '../../src/casework/orphanedFiles.ts';
import { goodFiles } from '../support/corpus.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';
import { testPayload, type RestInit, type TestPayload } from '../support/payload.ts';
import { company, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let app: TestPayload;
let dataDir: string;
let video: Buffer;
let picture: Buffer;
beforeAll(async () => {
  dataDir = await temporaryDataFolder();
  process.env.DATA_DIR = dataDir;
  database = await createTestDatabase();
  app = await testPayload(database.url);
  const files = await goodFiles();
  video = files.find(({ format }) => format === 'mp4')!.bytes;
  picture = files.find(({ format }) => format === 'png')!.bytes;
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;
const keyOf = async (id: string): Promise<string> => (await rowsOf('select storage_key as key from attachments where id = $1', [id]))[0]?.key;
const isStored = (key: string) => localFileStore(dataDir).exists(key);

async function clerk(owner?: Company) {
  const mine = owner ?? (await company(database.pool));
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', mine.user, 'test')}`;
  const call = (where: string, method = 'GET', init: RestInit = {}) => app.rest(where, { ...init, method, headers: { ...init.headers, cookie } });
  const draft = async () => (await (await call('/products', 'POST', { json: { name: '离心泵' } })).json()).doc.id as string;
  const upload = async (product: string, slot: string, bytes = picture, name = '图.png') => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    return call(`/attachments?ownerCollection=products&ownerId=${product}&slot=${slot}`, 'POST', { body });
  };
  const uploaded = async (...args: Parameters<typeof upload>) => (await (await upload(...args)).json()).id as string;
  const reuse = (id: string, product: string, slot: string) => call(`/attachments/${id}/reuse?ownerCollection=products&ownerId=${product}&slot=${slot}`, 'POST');
  return { owner: mine, call, draft, upload, uploaded, reuse };
}

describe('a file that is looked at', () => {
  it.each([
    ['bytes=0-9', 206, [0, 9]],
    ['bytes=10-', 206, [10, -1]],
    ['bytes=-5', 206, [-5, -1]],
    ['bytes=0-999999999', 206, [0, -1]],
    ['bytes=0-1,3-4', 200, [0, -1]],
    ['pages=1-2', 200, [0, -1]],
    ['bytes=9-3', 200, [0, -1]],
    ['bytes=999999999-', 416, null],
  ] as const)('from the middle (%s) answers %i', async (range, status, part) => {
    const { call, draft, uploaded } = await clerk();
    const id = await uploaded(await draft(), 'introductionVideo', video, '介绍.mp4');
    const answer = await call(`/attachments/${id}/file?inline`, 'GET', { headers: { range } });
    expect(answer.status).toBe(status);
    if (!part) return expect(answer.headers.get('content-range')).toBe(`bytes */${video.length}`);
    const [from, to] = part.map((at) => (at < 0 ? video.length + at : at)) as [number, number];
    expect(Buffer.from(await answer.arrayBuffer()).equals(video.subarray(from, to + 1))).toBe(true);
    expect(answer.headers.get('content-length')).toBe(String(to - from + 1));
    expect(answer.headers.get('content-range')).toBe(status === 206 ? `bytes ${from}-${to}/${video.length}` : null);
  });

  it('by HEAD says how long it is and sends nothing', async () => {
    const { call, draft, uploaded } = await clerk();
    const answer = await call(`/attachments/${await uploaded(await draft(), 'mainPicture')}/file`, 'HEAD');
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, String(picture.length), '']);
  });

  it('that is gone from the disk is told in a sentence, not with half an answer', async () => {
    const { call, draft, uploaded } = await clerk();
    const id = await uploaded(await draft(), 'mainPicture');
    await localFileStore(dataDir).remove(await keyOf(id));
    for (const what of ['file', 'preview']) {
      const answer = await call(`/attachments/${id}/${what}`);
      expect([answer.status, (await answer.json()).errors[0].message]).toEqual([404, '这个文件目前无法读取，请联系服务热线。']);
    }
  });

  it('has no preview when it is a video', async () => {
    const { call, draft, uploaded } = await clerk();
    expect((await call(`/attachments/${await uploaded(await draft(), 'introductionVideo', video, 'a.mp4')}/preview`)).status).toBe(404);
  });
});

describe('a file that is used twice', () => {
  it('stays until nobody uses it', async () => {
    const { call, draft, uploaded, reuse } = await clerk();
    const [first, second] = [await draft(), await draft()];
    const id = await uploaded(first, 'mainPicture');
    const key = await keyOf(id);
    const again = await reuse(id, second, 'pictures');
    expect(again.status).toBe(201);
    expect((await call(`/products/${first}`, 'DELETE')).status).toBe(200);
    expect(await isStored(key)).toBe(true);
    expect((await call(`/attachments/${(await again.json()).id}`, 'DELETE')).status).toBe(200);
    expect(await isStored(key)).toBe(false);
  });

  it('is nobody else’s to use', async () => {
    const [mine, other] = [await clerk(), await clerk()];
    const id = await mine.uploaded(await mine.draft(), 'mainPicture');
    expect((await other.reuse(id, await other.draft(), 'pictures')).status).toBe(404);
    expect((await mine.reuse(id, await other.draft(), 'pictures')).status).toBe(404);
  });

  it('taken out in the same moment, is either used again and there, or not used', async () => {
    const { call, draft, uploaded, reuse } = await clerk();
    for (let round = 0; round < 15; round += 1) {
      const [first, second] = [await draft(), await draft()];
      const id = await uploaded(first, 'mainPicture');
      const key = await keyOf(id);
      const [again] = await Promise.all([reuse(id, second, 'pictures'), call(`/attachments/${id}`, 'DELETE')]);
      expect([again.status, await isStored(key)]).toEqual(again.status === 201 ? [201, true] : [404, false]);
    }
  });
});

describe('what is left behind', () => {
  it('a replaced file and those of a discarded draft are removed from the disk', async () => {
    const { call, draft, uploaded } = await clerk();
    const product = await draft();
    const first = await keyOf(await uploaded(product, 'mainPicture'));
    const second = await keyOf(await uploaded(product, 'mainPicture'));
    const third = await keyOf(await uploaded(product, 'pictures'));
    expect([await isStored(first), await isStored(second)]).toEqual([false, true]);
    expect((await call(`/products/${product}`, 'DELETE')).status).toBe(200);
    expect([await isStored(second), await isStored(third)]).toEqual([false, false]);
  });

  it('an upload refused because the draft was submitted meanwhile leaves nothing', async () => {
    const { draft, upload } = await clerk();
    const product = await draft();
    const before = (await rowsOf('select count(*)::int as count from attachments'))[0].count;
    await database.pool.query('delete from products where id = $1', [product]);
    expect((await upload(product, 'mainPicture')).status).toBe(404);
    expect((await rowsOf('select count(*)::int as count from attachments'))[0].count).toBe(before);
  });

  it('the sweep removes within a day what nobody refers to, and nothing young or in use', async () => {
    const { draft, uploaded } = await clerk();
    const used = await keyOf(await uploaded(await draft(), 'mainPicture'));
    const store = localFileStore(dataDir);
    const [old, young] = [(await store.write(picture)).key, (await store.write(picture)).key];
    const yesterday = new Date(Date.now() - 30 * 3_600_000);
    for (const key of [used, old]) await utimes(path.join(dataDir, 'uploads', key.slice(0, 2), key.slice(2, 4), key), yesterday, yesterday);
    await mkdir(path.join(dataDir, 'uploads', '00', '00'), { recursive: true });
    await writeFile(path.join(dataDir, 'uploads', '00', '00', 'notes.txt'), 'somebody’s notes');
    let removed = 0;
    for (let hour = 0; hour < 24; hour += 1) removed += await sweepOrphanedFiles(database.pool, dataDir, new Date(Date.now() - 24 * 3_600_000), hour);
    expect([removed, await isStored(used), await isStored(old), await isStored(young)]).toEqual([1, true, false, true]);
  });
});

describe('a place that is none', () => {
  it.each([
    ['a collection without files', { ownerCollection: 'users' }, 404],
    ['an inherited name', { ownerCollection: 'constructor' }, 404],
    ['an id that is none', { ownerId: '-'.repeat(36) }, 404],
    ['a slot nobody declared', { slot: 'mainPictures' }, 422],
    ['an inherited slot', { slot: 'toString' }, 422],
    ['no place at all', { ownerCollection: '', ownerId: '', slot: '' }, 404],
  ])('%s', async (_what, change, status) => {
    const { call, draft } = await clerk();
    const query = new URLSearchParams({ ownerCollection: 'products', ownerId: await draft(), slot: 'mainPicture', ...change });
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(picture)]), '../../etc/passwd.png');
    expect((await call(`/attachments?${query}`, 'POST', { body })).status).toBe(status);
  });

  it('a name with folders in it is a name without', async () => {
    const { call, draft, upload } = await clerk();
    const { id, name } = await (await upload(await draft(), 'mainPicture', picture, '../../../etc/图\u202e.png')).json();
    expect(name).toBe('图.png');
    expect((await call(`/attachments/${id}/file`)).headers.get('content-disposition')).not.toMatch(/\.\.|etc/);
  });
});
