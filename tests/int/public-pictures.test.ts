import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { bmp, photoWithPlace } from '../support/corpusImages.ts';
import { officer, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let folder: string;
let get: (number: string, position: string | number, headers?: Record<string, string>) => Promise<Response>;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'pictures-'));
  Object.assign(process.env, { DATABASE_URL: database.url, DATA_DIR: folder });
  const { GET } = await import('../../src/app/(public)/products/[filingNumber]/pictures/[position]/route.ts');
  get = (filingNumber, position, headers = {}) => GET(new Request('http://localhost/', { headers }), { params: Promise.resolve({ filingNumber, position: String(position) }) });
});
afterAll(async () => {
  const { database: pages } = await import('../../src/app/database.ts');
  await pages().end();
  await database.drop();
  await rm(folder, { recursive: true });
});

let product: string;
let number: string;
beforeEach(async () => {
  const made = await submittable(database.pool);
  product = made.product;
  const files = localFileStore(folder);
  const store = async (slot: string, format: string, bytes: Buffer) => {
    const { key, sha256 } = await files.write(bytes);
    await database.pool.query(
      `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key) values (uuidv7(), $1, 'products', $2, $3, 'x', $4, 'image/x', $5, $6, $7)`,
      [made.owner.id, product, slot, format, bytes.length, sha256, key],
    );
  };
  await database.pool.query(`delete from attachments where owner_id = $1 and slot = 'mainPicture'`, [product]);
  await store('pictures', 'bmp', bmp({ bits: 24, width: 30, height: 20 }));
  await store('mainPicture', 'jpg', await photoWithPlace());
  await store('introductionPictures', 'jpg', await photoWithPlace());
  await performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: made.owner.clerk });
  expect(await performAction(database.pool, { collection: 'products', id: product, action: 'file', actor: officer('reviewer') })).toMatchObject({ ok: true });
  number = (await database.pool.query<{ number: string }>('select filing_number as number from products where id = $1', [product])).rows[0]!.number;
});

describe('pictures of a filed product in public', () => {
  it('are the main one and the others, encoded anew without what the camera wrote', async () => {
    const [main, other] = [await get(number, 1), await get(number, 2)];
    for (const answer of [main, other]) expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'nosniff']);
    const facts = await sharp(Buffer.from(await main.arrayBuffer())).metadata();
    expect([facts.format, facts.exif]).toEqual(['webp', undefined]);
    expect((await sharp(Buffer.from(await other.arrayBuffer())).metadata()).width).toBe(30);
  });

  it('end with the slots of pictures: no proof of figures, no picture of the introduction', async () => {
    expect((await get(number, 3)).status).toBe(404);
  });

  it('are kept by a browser that asks each time', async () => {
    const first = await get(number, 1);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get(number, 1, { 'if-none-match': first.headers.get('etag')! });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('are gone at once when the platform revokes the filing, also for a browser that has them', async () => {
    const etag = (await get(number, 1)).headers.get('etag')!;
    await performAction(database.pool, { collection: 'products', id: product, action: 'revoke', actor: officer('staff'), input: { reason: '材料不实' } });
    expect([(await get(number, 1)).status, (await get(number, 1, { 'if-none-match': etag })).status]).toEqual([404, 404]);
  });

  it.each(['0', '-1', '1.5', '01', 'x', '100', ''])('there is no picture at place %j', async (position) => {
    expect((await get(number, position)).status).toBe(404);
  });

  it('a stored file that is gone is a picture that is absent', async () => {
    await database.pool.query(`update attachments set storage_key = repeat('0', 32), sha256 = repeat('1', 64) where owner_id = $1 and slot = 'mainPicture'`, [product]);
    expect((await get(number, 1)).status).toBe(404);
  });

  it('of a draft there are none', async () => {
    expect((await get('', 1)).status).toBe(404);
  });
});
