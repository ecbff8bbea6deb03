import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileObjection } from '../../src/casework/fileObjection.ts';
import { forgetObjectionDrafts } from '../../src/casework/forgetObjectionDrafts.ts';
import { findDraft, markProven } from '../../src/casework/objectionDrafts.ts';
import { certifyDue } from '../../src/casework/certificationRounds.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { storedKeys } from '../../src/adapters/files/storedKeys.ts';
import { certification, certificationRound, filedProduct } from '../support/certification.ts';
import { goodFiles } from '../support/corpus.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';
import { leadsTo, MATTER, PERSON, proofOfWork, SECRET, visitor, type Visitor } from '../support/objections.ts';
import { company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** Handing in an objection of the public, and looking its state up (spec 5, invariant 20). */
let database: TestDatabase;
let owner: Company;
let dataDir: string;
let picture: Buffer;
let paper: Buffer;
beforeAll(async () => {
  vi.stubEnv('DATA_DIR', (dataDir = await temporaryDataFolder()));
  vi.stubEnv('SERVER_URL', 'http://localhost:3000');
  database = await createTestDatabase();
  owner = await company(database.pool);
  const files = await goodFiles();
  picture = files.find(({ format }) => format === 'jpg')!.bytes;
  paper = files.find(({ format }) => format === 'pdf')!.bytes;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const filedAgainst = (product: string) => rowsOf('select * from objections where product_id = $1', [product]);
type Open = { product: string; number: string; certification: string };

async function inPublicity(round: Record<string, unknown> = { publicised_at: new Date(), publicity_ends_on: '2099-12-31' }): Promise<Open> {
  const product = await filedProduct(database.pool, owner);
  const made = await certification(database.pool, owner, 'publicised', { product, round: await certificationRound(database.pool, round) });
  const [row] = await rowsOf<{ number: string }>('select filing_number as number from products where id = $1', [product]);
  return { product, number: row!.number, certification: made };
}

const placeOf = (who: Visitor, { product }: Open) => ({ secret: SECRET, key: who.key(), product });
const draftOf = (who: Visitor, open: Open) => findDraft(database.pool, placeOf(who, open));

/** Filled in and proven, ready to be handed in. */
async function ready(open: Open, more: Partial<typeof PERSON> = {}): Promise<Visitor> {
  const who = visitor(database.pool, open.number);
  await who.fill(picture, more);
  await markProven(database.pool, (await draftOf(who, open))!.id);
  return who;
}

describe('a person objects', () => {
  let open: Open;
  let who: Visitor;
  beforeAll(async () => {
    open = await inPublicity();
    who = visitor(database.pool, open.number);
    expect(leadsTo(await who.fill(picture))).toBe(`303 /objections/new/evidence?product=${open.number}`);
    expect(leadsTo(await who.upload('evidence', '检测报告.pdf', paper, '&go=next'))).toBe(`303 /objections/new/check?product=${open.number}`);
    expect(leadsTo(await who.post('submit', { captcha: await proofOfWork() }))).toBe(`303 /objections/new/receipt?product=${open.number}`);
  });

  it('the objection is there with its number, its identity in its stored form and its files, which belong to no company', async () => {
    const [row] = await filedAgainst(open.product);
    expect(row).toMatchObject({ status: 'submitted', person_name: '欧阳𠮷', id_number: '11010519491231002X', phone: '13912345678', email: 'wo@example.test', grounds: ['untrue', 'other'] });
    expect([row!.respondent_id, row!.certification_id, row!.uscc]).toEqual([owner.id, open.certification, null]);
    const files = await rowsOf('select slot, enterprise_id, original_name from attachments where owner_id = $1 order by created_at', [row!.id]);
    expect(files).toEqual([{ slot: 'identityDocument', enterprise_id: null, original_name: '身份证件.jpg' }, { slot: 'evidence', enterprise_id: null, original_name: '证据材料.pdf' }]);
  });

  it('the receipt code reaches the person by e-mail, and the database keeps its hash alone', async () => {
    const receipt = (await draftOf(who, open))!.receipt!;
    const shown = `${receipt.code.slice(0, 4)}-${receipt.code.slice(4, 8)}-${receipt.code.slice(8)}`;
    const [mail] = await rowsOf<{ variables: { receiptCode: string }; recipient: string }>(`select variables, recipient from notices where template = 'objection-received' and channel = 'email' and recipient = 'wo@example.test'`);
    expect([receipt.code, mail!.variables.receiptCode]).toEqual([expect.stringMatching(/^[2-9A-HJ-NP-Z]{12}$/), shown]);
    expect(JSON.stringify(await filedAgainst(open.product))).not.toContain(receipt.code);
  });

  it('nothing of the person is left in what was being written', async () => {
    const [kept] = await rowsOf('select (select count(*)::int from objection_draft_files f where f.draft_id = d.id) as files, sealed, filed_at from objection_drafts d where product_id = $1', [open.product]);
    expect([kept!.files, kept!.filed_at !== null, (await draftOf(who, open))!.content.values]).toEqual([0, true, {}]);
  });

  it('sent again, whatever the page, it leads to the same receipt', async () => {
    const before = (await draftOf(who, open))!.receipt;
    for (const what of ['submit', 'kind', 'matter', 'code']) expect(leadsTo(await who.post(what, MATTER))).toContain('/receipt');
    expect([(await draftOf(who, open))!.receipt, (await filedAgainst(open.product)).length]).toEqual([before, 1]);
  });

  it('code and number together tell the state; the wrong number, an unknown code and both answer the same', async () => {
    const { code, number } = (await draftOf(who, open))!.receipt!;
    const look = visitor(database.pool, open.number);
    expect((await look.look(code.toLowerCase(), '139-1234-5678')).found?.state).toMatchObject({ number, status: 'submitted', finding: null });
    const wrong = await Promise.all([look.look(code, '13912345679'), look.look('22222222AAAA', '13912345678')].map(async (asked) => (await asked).found));
    expect(wrong.map((found) => [found!.state, found!.problems])).toEqual([[null, wrong[1]!.problems], [null, wrong[0]!.problems]]);
    const { answer } = await look.look(code, '13912345678');
    const cookie = answer.headers.getSetCookie().join();
    expect([leadsTo(answer), answer.headers.get('cache-control'), cookie.includes(code), /HttpOnly; SameSite=Lax/.test(cookie)]).toEqual(['303 /objections/status', 'private, no-store', false, true]);
  });
});

describe('what was typed wrong', () => {
  it('leads back to its page with everything that was typed, and what is wrong', async () => {
    const open = await inPublicity();
    const who = visitor(database.pool, open.number);
    await who.post('kind', { objectorKind: 'organisation' });
    const answer = await who.post('identity', { objectorKind: 'organisation', organisationName: '𠮷祥公司', uscc: '91310000MA1FL0LQ9X', contactName: '', phone: '123', email: 'x' });
    expect(leadsTo(answer)).toBe(`303 /objections/new/identity?product=${open.number}`);
    const { values, problems } = (await draftOf(who, open))!.content;
    expect([values.organisationName, values.phone, problems.identity?.map(({ field }) => field)]).toEqual(['𠮷祥公司', '123', ['uscc', 'contactName', 'phone', 'email']]);
  });

  it('a disguised or too large file is refused by what it is, the others stay; one too many is refused; removed ones are gone', async () => {
    const open = await inPublicity();
    const who = visitor(database.pool, open.number);
    await who.fill(picture);
    const said = async () => (await draftOf(who, open))!.content.problems.papers?.[0]?.message ?? '';
    await who.upload('papers', '证件.pdf', picture);
    expect(await said()).toMatch(/扩展名是 pdf，内容却是 JPG 图片/);
    await who.upload('papers', '大.jpg', Buffer.alloc(5 * 1024 * 1024 + 1, 1));
    expect(await said()).toMatch(/超过 5 MB/);
    await who.upload('papers', '反面.jpg', picture);
    expect(await said()).toBe('');
    await who.upload('papers', '第三.jpg', picture);
    expect(await said()).toMatch(/最多 2 个文件/);
    const files = (await draftOf(who, open))!.files;
    expect(files.map(({ name }) => name)).toEqual(['证件.jpg', '反面.jpg']);
    await who.post('remove', { file: files[0]!.id }, '&step=papers');
    expect((await draftOf(who, open))!.files.map(({ name }) => name)).toEqual(['反面.jpg']);
    expect(await storedKeys(dataDir, files[0]!.storageKey.slice(0, 2), new Date(Date.now() + 60_000))).not.toContain(files[0]!.storageKey);
    const stranger = visitor(database.pool, open.number);
    await stranger.fill(picture);
    await stranger.post('remove', { file: files[1]!.id }, '&step=papers');
    expect((await draftOf(who, open))!.files.length).toBe(1);
  });
});

describe('proof against robots', () => {
  it('without work and without a code nothing is handed in; a code by SMS does, once, and only for its number', async () => {
    const open = await inPublicity();
    const who = visitor(database.pool, open.number);
    await who.fill(picture, { phone: '13800002222' });
    expect(leadsTo(await who.post('submit'))).toContain('/check?');
    expect(leadsTo(await who.post('submit', { captcha: 'bm9uZQ==' }))).toContain('/check?');
    expect(leadsTo(await who.post('code'))).toContain('sent=1');
    const [{ code }] = (await rowsOf<{ code: string }>(`select variables->>'code' as code from notices where template = 'objection-code' and recipient = '13800002222'`)) as [{ code: string }];
    await who.post('submit', { code: code === '000000' ? '000001' : '000000' });
    expect((await draftOf(who, open))!.content.problems.check?.[0]?.field).toBe('code');
    expect((await filedAgainst(open.product)).length).toBe(0);
    expect(leadsTo(await who.post('submit', { code: ` ${code} ` }))).toContain('/receipt?');
    expect((await filedAgainst(open.product)).length).toBe(1);
  });

  it('another number has to be proven anew', async () => {
    const open = await inPublicity();
    const who = await ready(open, { phone: '13800003333' });
    await who.post('identity', { objectorKind: 'person', ...PERSON, phone: '13800004444' });
    expect((await draftOf(who, open))!.isProven).toBe(false);
  });

  it('one network that sends without end is told to wait', async () => {
    const open = await inPublicity();
    const who = visitor(database.pool, open.number, '203.0.113.9');
    await who.fill(picture, { phone: '13800005555' });
    const answers = [];
    for (let sent = 0; sent < 21; sent += 1) answers.push(await who.post('submit'));
    expect([answers[19]!.status, answers[20]!.status, Number(answers[20]!.headers.get('retry-after')) > 0]).toEqual([303, 429, true]);
  });
});

describe('when one may object', () => {
  it('on the last day to its end in Shanghai, and not a moment later', async () => {
    const open = await inPublicity({ publicised_at: new Date('2026-03-01T00:00:00Z'), publicity_ends_on: '2026-03-20' });
    const who = visitor(database.pool, open.number);
    vi.stubEnv('DEMO', '1');
    vi.stubEnv('CLOCK_NOW', '2026-03-20T01:00:00Z');
    await who.fill(picture, { phone: '13800006666' });
    vi.stubEnv('CLOCK_NOW', '');
    await markProven(database.pool, (await draftOf(who, open))!.id);
    expect(await fileObjection(database.pool, placeOf(who, open), new Date('2026-03-20T16:00:00Z'))).toMatchObject({ ok: false, why: 'over' });
    expect(await fileObjection(database.pool, placeOf(who, open), new Date('2026-03-20T15:59:59.999Z'))).toMatchObject({ ok: true });
  });

  it('a product that is not in publicity takes none, and nothing is begun', async () => {
    const number = '20269999999';
    await filedProduct(database.pool, owner, { filing_number: number });
    const who = visitor(database.pool, number);
    expect(leadsTo(await who.post('kind', { objectorKind: 'person' }))).toBe(`303 /objections/new?product=${number}`);
    expect(who.key()).toBe('');
  });

  it('a second open one of the same number is refused, one after the decision is not', async () => {
    const open = await inPublicity();
    const first = await ready(open, { phone: '13800007777' });
    await first.post('submit');
    const second = await ready(open, { phone: '138 0000 7777' });
    await second.post('submit');
    expect((await draftOf(second, open))!.content.problems.check?.[0]?.message).toMatch(/不能重复提出/);
    const [row] = await filedAgainst(open.product);
    await performAction(database.pool, { collection: 'objections', id: String(row!.id), action: 'refuse', actor: officer('reviewer'), input: { reason: '没有证据' } });
    expect(leadsTo(await second.post('submit'))).toContain('/receipt?');
  });
});

describe('at the same moment', () => {
  it('one page sent many times is one objection with one receipt', async () => {
    const open = await inPublicity();
    const who = visitor(database.pool, open.number);
    await who.fill(picture, { phone: '13800008888' });
    const captcha = await proofOfWork();
    await Promise.all(Array.from({ length: 6 }, () => who.post('submit', { captcha })));
    expect([(await filedAgainst(open.product)).length, (await draftOf(who, open))!.receipt !== null]).toEqual([1, true]);
  });

  it('an objection and the end of its publicity never both happen', async () => {
    const ends = { publicised_at: new Date('2026-03-01T00:00:00Z'), publicity_ends_on: '2099-12-31' };
    for (let round = 0; round < 12; round += 1) {
      const open = await inPublicity(ends);
      const who = await ready(open, { phone: `138001000${10 + round}` });
      const later = new Date('2100-01-01T00:00:00Z');
      const ending = round % 2 === 0 ? certifyDue(database.pool, later) : performAction(database.pool, { collection: 'certifications', id: open.certification, action: 'drop', actor: officer('staff'), input: { reason: '撤下' } });
      const [filed] = await Promise.all([fileObjection(database.pool, placeOf(who, open), new Date()), ending]);
      const [{ status }] = (await rowsOf<{ status: string }>('select status::text as status from certifications where id = $1', [open.certification])) as [{ status: string }];
      const count = (await filedAgainst(open.product)).length;
      expect([count, filed.ok && status === 'certified']).toEqual([filed.ok ? 1 : 0, false]);
    }
  });
});

describe('what nobody hands in', () => {
  it('is removed after its time with its files; a page sent then is kept and begins anew', async () => {
    const open = await inPublicity();
    const who = visitor(database.pool, open.number);
    await who.fill(picture, { phone: '13800009999' });
    const storageKey = (await draftOf(who, open))!.files[0]!.storageKey;
    await database.pool.query(`update objection_drafts set expires_at = now() where product_id = $1`, [open.product]);
    expect([await draftOf(who, open), leadsTo(await who.post('submit'))]).toEqual([null, `303 /objections/new?product=${open.number}&expired=1`]);
    expect(await forgetObjectionDrafts(database.pool, dataDir)).toBe(1);
    expect(await storedKeys(dataDir, storageKey.slice(0, 2), new Date(Date.now() + 60_000))).not.toContain(storageKey);
    await who.post('matter', { objectorKind: 'person', ...MATTER });
    const { content } = (await draftOf(who, open))!;
    expect([content.values.statement, content.isRestarted]).toEqual([MATTER.statement, true]);
  });
});
