import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { goodFiles } from '../support/corpus.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';
import { freshNumber, registered } from '../support/patents.ts';
import { testPayload, type RestInit, type TestPayload } from '../support/payload.ts';
import { assetReport, company, draftProduct, link, officer, patent, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let app: TestPayload;
let dataDir: string;
let files: Awaited<ReturnType<typeof goodFiles>>;
beforeAll(async () => {
  dataDir = await temporaryDataFolder();
  process.env.DATA_DIR = dataDir;
  database = await createTestDatabase();
  app = await testPayload(database.url);
  files = await goodFiles();
});
afterAll(async () => {
  await app.close();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

async function clerk(owner?: Company) {
  const mine = owner ?? (await company(database.pool));
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', mine.user, 'test')}`;
  const call = (where: string, method = 'GET', init: RestInit = {}) => app.rest(where, { ...init, method, headers: { ...init.headers, cookie } });
  const add = async (numbers: string[], obtained: string) => (await call('/patents/add', 'POST', { json: { text: numbers.join('\n'), obtained } })).json();
  const idOf = async (number: string): Promise<string> =>
    (await database.pool.query('select id from patents where enterprise_id = $1 and number = $2', [mine.id, number])).rows[0]?.id;
  const upload = async (id: string, format = 'png', name = `证明.${format}`) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(files.find((file) => file.format === format)!.bytes)]), name);
    return call(`/attachments?ownerCollection=patents&ownerId=${id}&slot=proof`, 'POST', { body });
  };
  return { owner: mine, call, add, idOf, upload };
}

/** A complete draft of a product that rests on this patent alone. */
async function productOn(owner: Company, patentId: string): Promise<string> {
  await assetReport(database.pool, owner, new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1);
  const product = await draftProduct(database.pool, owner);
  await link(database.pool, owner, product, patentId);
  return product;
}
const submit = (owner: Company, product: string) => performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk });
const file = (product: string) => performAction(database.pool, { collection: 'products', id: product, action: 'file', actor: officer('reviewer') });

const DECLARED = { title: '一种𠮷形夹具', holders: ['许可人㛃公司'], legalStatus: 'valid', obtained: 'licensed' };

describe.each(['licensed', 'transferredIn'])('a patent of another holder that was %s', (obtained) => {
  it('is added from the register, used only with a proof, and then filed', async () => {
    const { owner, add, idOf, upload } = await clerk();
    const number = await registered(database.pool, ['许可人公司']);
    expect(await add([number], obtained)).toMatchObject({ added: 1, lines: [{ outcome: 'addable', title: null, message: expect.stringContaining('上传证明') }] });
    const id = await idOf(number);
    const product = await productOn(owner, id);
    expect(await submit(owner, product)).toMatchObject({ ok: false, httpStatus: 422, errors: expect.arrayContaining([{ field: 'patents', message: expect.stringContaining('不能用于备案') }]) });
    expect((await upload(id)).status).toBe(201);
    expect(await submit(owner, product)).toMatchObject({ ok: true });
    expect(await file(product)).toMatchObject({ ok: true });
  });
});

describe('a patent added as original', () => {
  it('must be registered under a name of the company; the proof of a licence does not help', async () => {
    const { add, call } = await clerk();
    const number = await registered(database.pool, ['别人的公司'], { title: '机密名称' });
    const answer = await add([number], 'original');
    expect(answer).toMatchObject({ added: 0, lines: [{ outcome: 'heldByOthers' }] });
    const made = await call('/patents', 'POST', { json: { ...DECLARED, number, obtained: 'original' } });
    expect(made.status).toBe(422);
    expect(JSON.stringify([answer, await made.json()])).not.toMatch(/别人的公司|机密名称/);
  });

  it('when the register knows it and it is held, needs no proof', async () => {
    const { owner, add, idOf } = await clerk();
    const number = await registered(database.pool, [owner.name]);
    await add([number], 'original');
    expect(await submit(owner, await productOn(owner, await idOf(number)))).toMatchObject({ ok: true });
  });
});

describe('a patent the register does not know', () => {
  it('is typed in by hand: the number says its type, and it needs a proof whoever holds it', async () => {
    const { owner, call, upload } = await clerk();
    const number = freshNumber();
    const made = await call('/patents', 'POST', { json: { ...DECLARED, number: `ZL ${number}`, holders: [owner.name], obtained: 'original', type: 'design' } });
    const { doc } = await made.json();
    expect([made.status, doc]).toMatchObject([201, { number, type: 'invention', source: 'manual', isDeclared: true, title: '一种𠮷形夹具', legalStatus: 'valid' }]);
    const product = await productOn(owner, doc.id);
    expect((await submit(owner, product)).ok).toBe(false);
    await upload(doc.id, 'pdf');
    expect(await submit(owner, product)).toMatchObject({ ok: true });
  });

  it('is not made the company’s own by a proof when it names other holders', async () => {
    const { owner, call, upload } = await clerk();
    const { doc } = await (await call('/patents', 'POST', { json: { ...DECLARED, number: freshNumber(), obtained: 'original' } })).json();
    await upload(doc.id);
    expect((await submit(owner, await productOn(owner, doc.id))).ok).toBe(false);
  });

  it.each([
    ['a title of 300 characters', { title: '𠮷'.repeat(300) }, 201, null],
    ['one of 301', { title: '𠮷'.repeat(301) }, 422, 'title'],
    ['no title', { title: ' \u200B ' }, 422, 'title'],
    ['no holder', { holders: [] }, 422, 'holders'],
    ['holders that are blank', { holders: ['  ', '\n'] }, 422, 'holders'],
    ['a holder of 201 characters', { holders: ['㛃'.repeat(201)] }, 422, 'holders'],
    ['51 holders', { holders: Array.from({ length: 51 }, (_, at) => `持有人${at}`) }, 422, 'holders'],
    ['holders that are no names', { holders: [7, {}] }, 422, 'holders'],
    ['no legal status', { legalStatus: null }, 422, 'legalStatus'],
    ['a day that does not exist', { asOf: '2026-02-30' }, 422, 'asOf'],
    ['a day in the future', { asOf: '2999-01-01' }, 422, 'asOf'],
    ['a wrong check character', { number: '200410009048.6' }, 422, 'number'],
    ['a publication number', { number: 'CN101234567A' }, 422, 'number'],
    ['full-width figures', { number: '２０１７１０６０１８６２．３' }, 201, null],
  ])('%s', async (_what, part, status, field) => {
    const { call } = await clerk();
    const answer = await call('/patents', 'POST', { json: { ...DECLARED, number: freshNumber(), ...part } });
    const body = await answer.json();
    expect([answer.status, body.errors?.[0]?.field ?? null]).toEqual([status, field]);
    expect(JSON.stringify(body)).not.toMatch(/[a-z]{4,} (is|must|invalid)/i);
  });

  it('is refused before the verification, and the second time', async () => {
    const newcomer = await clerk(await company(database.pool, { verified: false }));
    expect((await newcomer.call('/patents', 'POST', { json: { ...DECLARED, number: freshNumber() } })).status).toBe(422);
    const { call } = await clerk();
    const number = freshNumber();
    expect((await call('/patents', 'POST', { json: { ...DECLARED, number } })).status).toBe(201);
    expect((await call('/patents', 'POST', { json: { ...DECLARED, number } })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('the proof', () => {
  async function licensed() {
    const who = await clerk();
    const number = await registered(database.pool, ['许可人公司']);
    await who.add([number], 'licensed');
    return { ...who, id: await who.idOf(number) };
  }

  it.each(['png', 'bmp', 'jpg', 'pdf'])('may be %s', async (format) => {
    const { id, upload } = await licensed();
    expect((await upload(id, format)).status).toBe(201);
  });

  it.each([['mp4', '证明.mp4'], ['zip', '证明.pdf']])('may not be %s, whatever its name says', async (format, name) => {
    const { id, upload } = await licensed();
    const answer = await upload(id, format, name);
    expect([answer.status, (await answer.json()).errors[0].message]).toEqual([422, expect.stringContaining('png、bmp、jpg、pdf，每个不超过 20 MB')]);
  });

  it('is not asked for, nor taken, of an imported patent', async () => {
    const { owner, upload } = await clerk();
    expect((await upload(await patent(database.pool, owner))).status).toBe(409);
  });

  it('is another company’s business: its patent does not exist for us, nor does the file', async () => {
    const { id, upload } = await licensed();
    const stored = await (await upload(id)).json();
    const stranger = await clerk();
    expect((await stranger.upload(id)).status).toBe(404);
    expect((await stranger.call(`/attachments/${stored.id}/file`)).status).toBe(404);
  });

  it('stays while a product under review or filed rests on the patent, and so does what was typed in', async () => {
    const { owner, id, call, upload } = await licensed();
    const stored = await (await upload(id)).json();
    const product = await productOn(owner, id);
    expect(await submit(owner, product)).toMatchObject({ ok: true });
    for (const state of ['submitted', 'filed']) {
      const answers = [await call(`/attachments/${stored.id}`, 'DELETE'), await upload(id), await call(`/patents/${id}`, 'PATCH', { json: { obtained: 'transferredIn' } })];
      expect([state, ...answers.map(({ status }) => status)]).toEqual([state, 409, 409, 409]);
      if (state === 'submitted') expect(await file(product)).toMatchObject({ ok: true });
    }
  });

  it('changed after a refusal is a change the reviewer is shown', async () => {
    const { owner, id, call, upload } = await licensed();
    const first = await (await upload(id)).json();
    const product = await productOn(owner, id);
    await submit(owner, product);
    await performAction(database.pool, { collection: 'products', id: product, action: 'reject', actor: officer('reviewer'), input: { reason: '许可合同不清晰' } });
    await call(`/attachments/${first.id}`, 'DELETE');
    await upload(id, 'pdf');
    expect(await submit(owner, product)).toMatchObject({ ok: true });
    const { rows } = await database.pool.query('select data from submissions where case_id = $1 order by number', [product]);
    expect(rows.map(({ data }) => data.patents[0].proofs.map(({ name }: { name: string }) => name))).toEqual([['证明.png'], ['证明.pdf']]);
  });

  it('goes with the patent when that is deleted, which it cannot be while a draft uses it', async () => {
    const { owner, id, call, upload } = await licensed();
    await upload(id);
    const product = await draftProduct(database.pool, owner);
    await link(database.pool, owner, product, id);
    expect((await call(`/patents/${id}`, 'DELETE')).status).toBe(409);
    await database.pool.query('delete from product_patents where product_id = $1', [product]);
    expect((await call(`/patents/${id}`, 'DELETE')).status).toBe(200);
    expect((await database.pool.query(`select 1 from attachments where owner_collection = 'patents' and owner_id = $1`, [id])).rows).toEqual([]);
  });
});
