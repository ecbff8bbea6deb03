import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadObjection } from '../../src/admin/objections/loadObjection.ts';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { brokenSeals, sealCaseLog } from '../../src/casework/seal.ts';
import { brokenAccesses, brokenChains } from '../../src/casework/verifyChains.ts';
import { callsToMake } from '../../src/queries/objectionFile.ts';
import { countQueue, nextInQueue, readQueue } from '../../src/queries/queue.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import type { ActorName } from '../policy/accessTable.ts';
import { row } from '../policy/recordRows.ts';
import { objection } from '../support/certification.ts';
import { goodFiles } from '../support/corpus.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';
import { company, officer } from '../support/people.ts';

/** The desk of objections (spec 5, 10): who objected is read by those who examine it, one logged reading at a time. */
const WHO = { person_name: '欧阳鸣凤', id_number: '11010519491231002X', phone: '13711112222', email: 'mingfeng@example.test' };
const SECRETS = [...Object.values(WHO), '身份证', '我是该厂前员工'];
let bed: AccessBed;
let dataDir: string;
let picture: Buffer;
let paper: Buffer;
beforeAll(async () => {
  dataDir = await temporaryDataFolder();
  process.env.DATA_DIR = dataDir;
  bed = await accessBed();
  const files = await goodFiles();
  picture = files.find(({ format }) => format === 'jpg')!.bytes;
  paper = files.find(({ format }) => format === 'pdf')!.bytes;
});
afterAll(async () => {
  await bed.close();
  await rm(dataDir, { recursive: true, force: true });
});

const reviewer = officer('reviewer', '审核员甲');
const staff = officer('staff', '平台丙');
const auditor = officer('auditor', '审计员丁');
const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await bed.pool.query(text, values)).rows as R[];
const filed = (status = 'submitted', more: Record<string, unknown> = {}) => objection(bed.pool, bed.own, status, { ...WHO, statement: '我是该厂前员工，产品没有用所列专利。', ...more });
const readings = (id: string) => rowsOf<{ role: string; what: string }>('select actor_role as role, what from access_log where case_id = $1 order by id', [id]);
const act = async (id: string, action: string, actor = staff, input = {}) => {
  const outcome = await performAction(bed.pool, { collection: 'objections', id, action, actor, input });
  expect(outcome).toMatchObject({ ok: true });
};
const EVERYBODY: ActorName[] = ['public', 'own', 'other', 'bank', 'reviewer', 'editor', 'staff', 'auditor'];

async function file(owner: string, slot: string, format: 'jpg' | 'pdf', name: string): Promise<string> {
  const bytes = format === 'jpg' ? picture : paper;
  const { key } = await localFileStore(dataDir).write(Readable.from([bytes]));
  const facts = { format, mime_type: format === 'jpg' ? 'image/jpeg' : 'application/pdf', byte_size: bytes.length, sha256: 'ab'.repeat(32), storage_key: key };
  return row(bed.pool, 'attachments', { owner_collection: 'objections', owner_id: owner, slot, original_name: name, ...facts });
}

async function withFiles(status = 'submitted') {
  const id = await filed(status);
  const [front, back, letter, evidence] = [
    await file(id, 'identityDocument', 'jpg', '欧阳鸣凤身份证.jpg'),
    await file(id, 'identityDocument', 'jpg', '欧阳鸣凤身份证反面.jpg'),
    await file(id, 'sealedLetter', 'pdf', '欧阳鸣凤的信.pdf'),
    await file(id, 'evidence', 'pdf', '欧阳鸣凤的证据.pdf'),
  ];
  return { id, front, back, letter, evidence };
}

describe('the papers of whoever objected', () => {
  it.each(['reviewer', 'staff'] as const)('%s opens them, and each reading is in the access log', async (actor) => {
    const { id, front, letter, evidence } = await withFiles();
    const opened = [];
    for (const each of [front, letter, evidence]) opened.push(await bed.as(actor, `/objections/${id}/files/${each}?inline`));
    opened.push(await bed.as(actor, `/objections/${id}/files/${front}/preview`));
    expect(opened.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(Buffer.from(await opened[0]!.arrayBuffer())).toEqual(picture);
    expect(await readings(id)).toEqual(['identityDocument', 'sealedLetter', 'evidence', 'identityDocument'].map((what) => ({ role: actor, what })));
    expect(opened[0]!.headers.get('cache-control')).toBe('private, no-store');
  });

  it('to everybody else they are not there, and nothing is logged', async () => {
    const { id, front } = await withFiles();
    for (const actor of EVERYBODY.filter((each) => !['reviewer', 'staff'].includes(each))) {
      for (const tail of ['', '/preview']) {
        const answer = await bed.as(actor, `/objections/${id}/files/${front}${tail}`);
        expect([actor, tail, answer.status]).toEqual([actor, tail, actor === 'public' ? 401 : 404]);
      }
    }
    expect(await readings(id)).toEqual([]);
  });

  it('the address of other cases’ files opens none of them, for anybody', async () => {
    const { front } = await withFiles();
    for (const actor of EVERYBODY) {
      const tried = [`/attachments/${front}/file`, `/attachments/${front}/preview`, `/attachments/${front}`].map((path) => bed.as(actor, path));
      expect([actor, (await Promise.all(tried)).map(({ status }) => status)]).toEqual([actor, [404, 404, 404]]);
    }
  });

  it('a file is found under its own objection alone', async () => {
    const [mine, other] = [await withFiles(), await withFiles()];
    for (const address of [`${mine.id}/files/${other.front}`, `${mine.id}/files/${randomUUID()}`, `${randomUUID()}/files/${mine.front}`, `x/files/${mine.front}`]) {
      expect((await bed.as('staff', `/objections/${address}`)).status).toBe(404);
    }
    expect([...(await readings(mine.id)), ...(await readings(other.id))]).toEqual([]);
  });

  it('people name such files after themselves: neither lists nor what is saved show those names', async () => {
    const { id, front, back } = await withFiles();
    const { scans } = (await loadObjection(bed.pool, id, reviewer))!;
    expect(scans.flatMap(({ scans }) => scans.map(({ name }) => name))).toEqual(['身份证件 1.jpg', '身份证件 2.jpg', '加盖公章的异议函 1.pdf', '证据材料 1.pdf']);
    const disposition = (await bed.as('reviewer', `/objections/${id}/files/${back}`)).headers.get('content-disposition')!;
    expect(decodeURIComponent(disposition)).toContain('身份证件 2.jpg');
    expect(decodeURIComponent(disposition)).not.toContain('欧阳');
    expect(front).not.toBe(back);
  });

  it('a viewer that asks for parts gets the whole, so that one look is one reading', async () => {
    const { id, letter } = await withFiles();
    const answer = await bed.as('staff', `/objections/${id}/files/${letter}?inline`, { headers: { range: 'bytes=0-9' } });
    expect([answer.status, (await answer.arrayBuffer()).byteLength, answer.headers.get('accept-ranges')]).toEqual([200, paper.length, null]);
  });
});

describe('who objected', () => {
  it('is masked on the desk, and shown whole by a logged request of reviewer and staff', async () => {
    const id = await filed();
    const read = (actor: ActorName) => bed.as(actor, `/objections/${id}/reveal`, { method: 'POST', json: { field: 'personName' } });
    expect(await (await read('reviewer')).json()).toEqual({ value: '欧阳鸣凤' });
    for (const actor of ['own', 'other', 'bank', 'editor', 'auditor'] as const) expect([actor, (await read(actor)).status]).toEqual([actor, 404]);
    expect(await readings(id)).toEqual([{ role: 'reviewer', what: 'personName' }]);
    const doc = await (await bed.as('reviewer', `/objections/${id}`)).json();
    expect([doc.personName, doc.phone, doc.idNumber]).toEqual(['****', '137****2222', '****']);
  });

  it('never reaches the challenged company, the auditor or anybody else in a record, a list, the log or a message', async () => {
    const id = await filed();
    await act(id, 'accept', reviewer);
    await act(id, 'dismiss', staff, { reason: '经核查，产品使用了所列专利。' });
    for (const actor of ['own', 'other', 'bank', 'editor', 'auditor', 'public'] as const) {
      const paths = [`/objections/${id}`, '/objections?limit=100', `/case-log?where[caseId][equals]=${id}`, `/notices?where[caseId][equals]=${id}`, '/attachments?limit=100'];
      const texts = await Promise.all(paths.map(async (path) => (await bed.as(actor, path)).text()));
      for (const secret of SECRETS) expect([actor, secret, texts.findIndex((text) => text.includes(secret))]).toEqual([actor, secret, -1]);
    }
  });

  it('the challenged company reads that there is an objection and the finding, no log of it and no message to the objector', async () => {
    const id = await filed();
    await act(id, 'accept', reviewer);
    await act(id, 'dismiss', staff, { reason: '经核查，产品使用了所列专利。' });
    const doc = await (await bed.as('own', `/objections/${id}`)).json();
    expect(Object.keys(doc).toSorted()).toEqual(['certification', 'createdAt', 'decidedAt', 'finding', 'id', 'product', 'respondent', 'status', 'submittedAt', 'updatedAt']);
    expect(doc).toMatchObject({ status: 'dismissed', finding: '经核查，产品使用了所列专利。' });
    expect((await (await bed.as('own', `/case-log?where[caseId][equals]=${id}`)).json()).totalDocs).toBe(0);
    const mine = await (await bed.as('own', '/notices?limit=100&sort=-createdAt')).json();
    expect(mine.docs.map(({ template }: { template: string }) => template)).not.toContain('objection-dismissed');
    expect(mine.docs.map(({ template }: { template: string }) => template)).toContain('objection-dismissed-respondent');
  });

  it('a reviewer reads the messages to the objector with the address masked', async () => {
    const id = await filed();
    await act(id, 'accept', reviewer);
    const { docs } = await (await bed.as('reviewer', `/notices?where[caseId][equals]=${id}`)).json();
    expect(docs.map(({ recipient }: { recipient: string }) => recipient).toSorted()).toEqual(['137****2222', 'mi***@example.test']);
    expect(docs.map(({ recipientName }: { recipientName: string }) => recipientName)).toEqual(['异议人', '异议人']);
  });

  it('an auditor’s page holds the case and its log, nothing of what was handed in', async () => {
    const { id } = await withFiles();
    await act(id, 'accept', reviewer);
    const page = (await loadObjection(bed.pool, id, auditor))!;
    expect(page).toMatchObject({ mayExamine: false, scans: [], data: { file: { status: 'accepted', values: {} }, timeline: [{ action: 'accept' }], actions: [] } });
    for (const secret of [...SECRETS, 'person', 'untrue']) expect([secret, JSON.stringify(page.data.file).includes(secret)]).toEqual([secret, false]);
    expect((await loadObjection(bed.pool, id, reviewer))!.data.file.values).toMatchObject({ personName: '欧阳鸣凤', grounds: ['untrue'] });
  });
});

describe('nobody looks for a person among objections', () => {
  const LOOK_UPS = [
    'where[phone][equals]=13711112222', 'where[phone][exists]=true', 'where[personName][like]=欧阳', 'where[or][0][and][0][idNumber][equals]=11010519491231002X', 'where[email][contains]=mingfeng',
    'where[statement][like]=员工', 'where[receiptHash][exists]=false', 'sort=phone', 'sort=-personName', 'sort=submittedAt,uscc',
  ];
  it.each(LOOK_UPS)('%s is refused to everybody', async (query) => {
    await filed();
    const paths = query.startsWith('sort') ? ['/objections'] : ['/objections', '/objections/count'];
    for (const actor of EVERYBODY) {
      for (const path of paths) {
        const answer = await bed.as(actor, encodeURI(`${path}?${query}`));
        expect([actor, path, answer.status, Object.keys(await answer.json())]).toEqual([actor, path, 400, ['errors']]);
      }
    }
  });

  it('neither in the lists of the back office, which ask another way', async () => {
    await filed();
    for (const actor of ['reviewer', 'staff', 'auditor'] as const) {
      const find = (more: object) => bed.payload.find({ collection: 'objections', overrideAccess: false, user: bed.people[actor].user as never, ...more });
      await expect(find({ where: { phone: { equals: WHO.phone } } })).rejects.toThrow('不能按异议人填写的内容筛选或排序');
      await expect(find({ sort: '-phone' })).rejects.toThrow('不能按异议人填写的内容筛选或排序');
      expect((await find({ where: { status: { equals: 'submitted' } }, sort: '-submittedAt' })).totalDocs).toBeGreaterThan(0);
    }
  });
});

describe('what waits', () => {
  it('new objections wait for reviewers, accepted ones for staff, the oldest first', async () => {
    const own = await company(bed.pool, { name: '排队测试有限公司' });
    const at = (hours: number) => ({ submitted_at: new Date(Date.now() - hours * 3_600_000) });
    const [younger, older] = [await objection(bed.pool, own, 'submitted', at(1)), await objection(bed.pool, own, 'submitted', at(50))];
    const waiting = async (key: 'objections' | 'findings') => (await readQueue(bed.pool, key, { q: '排队测试' }, { now: new Date() })).rows;
    expect((await waiting('objections')).map(({ id }) => id)).toEqual([older, younger]);
    expect((await waiting('objections'))[0]).toMatchObject({ enterprise: '排队测试有限公司', name: expect.stringMatching(/^YY\d+ 等离子弧切割机$/) });
    await act(older, 'accept', reviewer);
    expect([(await waiting('objections')).map(({ id }) => id), (await waiting('findings')).map(({ id }) => id)]).toEqual([[younger], [older]]);
    // Another person decides: it does not stay in the hands of whoever accepted it, and is somebody's next one.
    expect((await waiting('findings'))[0]!.takenBy).toBeNull();
    expect(await nextInQueue(bed.pool, 'findings', { id: randomUUID(), reviewer: staff.id! })).not.toBeNull();
    const all = (role: 'reviewer' | 'staff') => countQueue(bed.pool, 'all', { role, q: '排队测试' }, new Date());
    expect([await all('reviewer'), await all('staff')]).toEqual([1, 2]);
  });

  it('an upheld objection stays on the list of calls until somebody notes how the calls went', async () => {
    const id = await filed();
    await act(id, 'accept', reviewer);
    await act(id, 'uphold', staff, { reason: '产品没有使用所列专利。' });
    const waits = async () => (await callsToMake(bed.pool)).calls.map((call) => call.id).includes(id);
    expect(await waits()).toBe(true);
    const silent = await performAction(bed.pool, { collection: 'objections', id, action: 'noteCall', actor: staff, input: {} });
    expect([silent.ok, await waits()]).toEqual([false, true]);
    await act(id, 'noteCall', staff, { remark: '14:05 告知异议人，14:20 告知单位，双方没有意见。' });
    expect(await waits()).toBe(false);
  });
});

describe('the log of objections, which belong to nobody’s portal', () => {
  it('is chained and sealed like every other', async () => {
    const id = await filed();
    await act(id, 'accept', reviewer);
    await act(id, 'dismiss', staff, { reason: '经核查不属实。' });
    expect(await rowsOf('select distinct enterprise_id from case_log where case_id = $1', [id])).toEqual([{ enterprise_id: null }]);
    expect([await brokenChains(bed.pool), await brokenAccesses(bed.pool)]).toEqual([[], []]);
    await sealCaseLog(bed.pool);
    expect(await brokenSeals(bed.pool)).toEqual([]);
  });
});
