import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import type { ActorName } from '../policy/accessTable.ts';
import { certification, certificationRound, filedProduct } from '../support/certification.ts';
import { jpgWithComment } from '../support/corpusImages.ts';
import { goodFiles } from '../support/corpus.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';
import { proofOfWork, visitor } from '../support/objections.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { officer } from '../support/people.ts';

vi.setConfig({ testTimeout: 120_000 });

/** The challenged company never learns who objected (spec 5), and nobody else does but those who examine it. */
const CANARY = 'KANARIQX9';
const WHO = { personName: `欧阳${CANARY}`, idKind: 'passport', idNumber: CANARY, phone: '13877773333', email: `${CANARY}@example.test` };
const TRACES = [CANARY, CANARY.toLowerCase(), WHO.phone];
const OUTSIDERS: readonly ActorName[] = ['public', 'own', 'other', 'bank', 'otherBank', 'editor', 'auditor'];
let bed: AccessBed;
let dataDir: string;
let objection: string;
let files: string[];
beforeAll(async () => {
  vi.stubEnv('DATA_DIR', (dataDir = await temporaryDataFolder()));
  vi.stubEnv('SERVER_URL', 'http://localhost:3000');
  bed = await accessBed();
  const product = await filedProduct(bed.pool, bed.own);
  await certification(bed.pool, bed.own, 'publicised', { product, round: await certificationRound(bed.pool, { publicised_at: new Date(), publicity_ends_on: '2099-12-31' }) });
  const { rows } = await bed.pool.query<{ number: string }>('select filing_number as number from products where id = $1', [product]);
  const who = visitor(bed.pool, rows[0]!.number);
  const picture = jpgWithComment((await goodFiles()).find(({ format }) => format === 'jpg')!.bytes, CANARY);
  await who.post('kind', { objectorKind: 'person' });
  await who.post('identity', { objectorKind: 'person', ...WHO });
  await who.upload('papers', `${CANARY}.jpg`, picture, '&go=next');
  await who.post('matter', { objectorKind: 'person', grounds: 'untrue', statement: `我是${CANARY}，该产品没有使用所列专利。` });
  await who.upload('evidence', `${CANARY}.jpg`, picture, '&go=next');
  await who.post('submit', { captcha: await proofOfWork() });
  const filed = await bed.pool.query<{ id: string }>('select id from objections where product_id = $1', [product]);
  objection = filed.rows[0]!.id;
  files = (await bed.pool.query<{ id: string }>('select id from attachments where owner_id = $1', [objection])).rows.map(({ id }) => id);
  await performAction(bed.pool, { collection: 'objections', id: objection, action: 'accept', actor: officer('reviewer') });
  await performAction(bed.pool, { collection: 'objections', id: objection, action: 'dismiss', actor: officer('staff'), input: { reason: '经核查，所列专利用于该产品。' } });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await bed.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function ask(actor: ActorName, path: string): Promise<string> {
  const answer = await bed.as(actor, path);
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1') + JSON.stringify([...answer.headers]);
  for (const trace of TRACES) expect(text.includes(trace), `${actor} GET ${path} → ${answer.status} holds ${trace}`).toBe(false);
  return text;
}

it('is there for those who examine it: otherwise its absence would prove nothing', async () => {
  expect(files.length).toBe(2);
  expect(await (await bed.as('reviewer', `/objections/${objection}`)).text()).toContain('statement');
  const file = await bed.as('reviewer', `/objections/${objection}/files/${files[0]}`);
  expect(Buffer.from(await file.arrayBuffer()).toString('latin1')).toContain(CANARY);
});

describe.each(OUTSIDERS)('%s', (actor) => {
  it('meets it in no list of no collection, however it is asked for', async () => {
    const slugs = bed.payload.config.collections.filter(({ endpoints }) => endpoints !== false).map(({ slug }) => slug);
    for (const slug of slugs) for (const query of ['?limit=0', '?showHiddenFields=true&overrideAccess=true&depth=10&limit=100']) await ask(actor, `/${slug}${query}`);
  });

  it('opens neither the files nor more of the case than its finding', async () => {
    for (const file of files) {
      for (const path of [`/objections/${objection}/files/${file}`, `/objections/${objection}/files/${file}/preview`, `/attachments/${file}`, `/attachments/${file}/file`, `/attachments/${file}/preview`]) await ask(actor, path);
    }
    await ask(actor, `/objections/${objection}?depth=10&showHiddenFields=true`);
  });

  it('finds nobody by guessing', async () => {
    for (const field of ['phone', 'email', 'personName', 'idNumber', 'statement', 'receiptHash']) {
      await ask(actor, `/objections?where[${field}][like]=${CANARY}`);
      await ask(actor, `/objections?where[and][0][${field}][exists]=true&sort=${field}`);
    }
  });
});

it('the company is told the finding, and its messages name nobody', async () => {
  expect(await ask('own', `/objections/${objection}`)).toContain('dismissed');
  const { rows } = await bed.pool.query<{ text: string }>(`select concat(body, subject, recipient, recipient_name) as text from notices where enterprise = $1`, [bed.own.id]);
  expect(rows.length).toBeGreaterThan(0);
  for (const { text } of rows) for (const trace of TRACES) expect(text).not.toContain(trace);
});

it('nobody creates one over REST: the pages are the door', async () => {
  for (const actor of [...OUTSIDERS, 'reviewer', 'staff'] as const) {
    const answer = await bed.as(actor, '/objections', { method: 'POST', json: { objectorKind: 'person', statement: 'x' } });
    expect([401, 403, 404, 405]).toContain(answer.status);
  }
  const { rows } = await bed.pool.query('select 1 from objections');
  expect(rows.length).toBe(1);
});
