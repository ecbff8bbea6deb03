import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../src/domain/publicForms/definition.ts';
import { accessBed, officerRow, signedIn, type AccessBed } from '../policy/accessBed.ts';
import type { ActorName } from '../policy/accessTable.ts';
import { answerRow, formRow, OPINION } from '../support/publicForms.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';

/** Forms through the doors of the server: REST, the page's own address, the spreadsheet. */
let bed: AccessBed;
beforeAll(async () => {
  bed = await accessBed();
});
afterAll(() => bed.close());

type Answered = { doc?: { id: string; number: string; submissionData: { field: string; value: unknown }[] }; errors?: { message: string; field?: string }[] };

let visitor = 0;
/** Each visitor comes from a network of their own, so that tests do not wait for one another. */
const fromSomewhere = () => ({ 'x-client-address': `198.51.${(visitor += 1) % 250}.${Math.floor(visitor / 250)}` });
async function answer(actor: ActorName, form: string, submissionData: unknown, more: object = {}): Promise<Answered & { status: number }> {
  const response = await bed.as(actor, '/form-submissions', { method: 'POST', json: { form, submissionData, ...more }, headers: fromSomewhere() });
  return { status: response.status, ...((await response.json()) as Answered) };
}
const count = async (form: string) => (await bed.pool.query<{ count: number }>('select count(*)::int as count from form_submissions where form_id = $1', [form])).rows[0]!.count;
const FINE = [{ field: 'q1', value: '很好' }];

describe('the window', () => {
  const at = (ms: number) => new Date(Date.now() + ms);
  it.each([
    ['opens in a while', { opens_at: at(60_000), closes_at: at(120_000) }, 409, '现在还不能提交'],
    ['has just opened', { opens_at: at(-1_000), closes_at: at(60_000) }, 201, ''],
    ['has just closed', { opens_at: at(-60_000), closes_at: at(-1) }, 409, '截止'],
    ['is a draft', { is_released: false }, 404, '没有找到这份表单'],
  ])('of a form that %s', async (_what, columns, status, sentence) => {
    const form = await formRow(bed.pool, columns);
    const answered = await answer('public', form, FINE);
    expect([answered.status, answered.errors?.[0]?.message ?? '']).toEqual([status, expect.stringContaining(sentence)]);
    expect(await count(form)).toBe(status === 201 ? 1 : 0);
  });
});

describe('who may answer', () => {
  const MAY: Record<string, ActorName[]> = { public: ['public', 'own', 'bank'], enterprises: ['own', 'other'], banks: ['bank', 'otherBank'] };
  it.each(Object.entries(MAY))('a form for %s: %j and nobody else', async (audience, allowed) => {
    const form = await formRow(bed.pool, { audience });
    for (const actor of ['public', 'own', 'other', 'bank', 'otherBank', 'reviewer', 'editor', 'staff', 'auditor'] as const) {
      const { status } = await answer(actor, form, FINE);
      const expected = allowed.includes(actor) || (audience === 'public' && ['other', 'otherBank'].includes(actor)) ? 201 : 403;
      expect([actor, status]).toEqual([actor, expected]);
    }
  });

  it('whose answer it is says the session, never the request', async () => {
    const form = await formRow(bed.pool, { audience: 'enterprises' });
    const { doc } = await answer('own', form, FINE, { enterprise: bed.other.id, bank: randomUUID(), number: 'BD1', author: randomUUID(), submittedBy: '别人' });
    const { rows } = await bed.pool.query('select enterprise_id, bank_id, number, author_id, submitted_by from form_submissions where id = $1', [doc!.id]);
    expect(rows[0]).toMatchObject({ enterprise_id: bed.own.id, bank_id: null, author_id: null });
    expect(rows[0].number).toMatch(/^BD\d{8}-[2-9A-Z]{8}$/);
    expect(rows[0].submitted_by).not.toBe('别人');
  });
});

describe('one of each organisation', () => {
  it('two tabs at once give exactly one answer, the other is told so; another company still answers', async () => {
    const form = await formRow(bed.pool, { audience: 'enterprises', one_per_organisation: true });
    const both = await Promise.all(Array.from({ length: 4 }, () => answer('own', form, FINE)));
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    expect(both.find(({ status }) => status === 409)?.errors?.[0]?.message).toBe('您单位已经提交过这份表单，每个单位只能提交一次。');
    expect((await answer('other', form, FINE)).status).toBe(201);
    expect(await count(form)).toBe(2);
  });

  it('the database itself takes no second one', async () => {
    const form = await formRow(bed.pool, { audience: 'enterprises', one_per_organisation: true });
    await answerRow(bed.pool, form, { organisation: bed.own.id });
    await expect(answerRow(bed.pool, form, { organisation: bed.own.id })).rejects.toThrow(/unique/);
  });

  it('of a page sent twice there is one answer', async () => {
    const form = await formRow(bed.pool);
    const token = randomUUID();
    expect([(await answer('public', form, FINE, { token })).status, (await answer('public', form, FINE, { token })).status, await count(form)]).toEqual([201, 409, 1]);
  });
});

describe('what is sent', () => {
  const DEFINITION: Question[] = [{ kind: 'number', name: 'q1', label: '人数', required: true, min: 1 }, { kind: 'mobile', name: 'q2', label: '手机' }, { kind: 'region', name: 'q3', label: '地区' }];
  it.each<[string, unknown, string | undefined]>([
    ['an unknown field', [{ field: 'q1', value: 1 }, { field: 'q9', value: 1 }], 'q9'],
    ['a wrong type', [{ field: 'q1', value: { a: 1 } }], 'q1'],
    ['a field twice', [{ field: 'q1', value: 1 }, { field: 'q1', value: 2 }], 'q1'],
    ['nothing at all', [], 'q1'],
    ['no list', { q1: 1 }, 'submissionData'],
    ['text', 'q1=1', 'submissionData'],
    ['entries without names', [{ value: 1 }], 'submissionData'],
    ['a region that does not exist', [{ field: 'q1', value: 1 }, { field: 'q3', value: '999999' }], 'q3'],
  ])('%s is refused in Chinese at its field', async (_what, data, field) => {
    const form = await formRow(bed.pool, { definition: DEFINITION });
    const { status, errors } = await answer('public', form, data);
    expect([status, errors?.[0]?.field]).toEqual([422, field]);
    expect(errors?.[0]?.message).toMatch(/[一-鿿]/);
    expect(await count(form)).toBe(0);
  });

  it('a good answer is kept typed, and a form that is none is 404', async () => {
    const form = await formRow(bed.pool, { definition: DEFINITION });
    const { doc } = await answer('public', form, [{ field: 'q1', value: '１２' }, { field: 'q2', value: '139 1234 5678' }]);
    const { rows } = await bed.pool.query('select submission_data as data from form_submissions where id = $1', [doc!.id]);
    expect(rows[0].data).toEqual([{ field: 'q1', value: 12 }, { field: 'q2', value: '13912345678', personal: true }]);
    for (const id of [randomUUID(), 'none', { equals: form }]) expect((await answer('public', id as string, FINE)).status).toBe(404);
  });

  it('a crowd from one address is held back', async () => {
    const form = await formRow(bed.pool);
    const send = () => bed.as('public', '/form-submissions', { method: 'POST', json: { form, submissionData: FINE }, headers: { 'x-client-address': '203.0.113.77' } });
    const statuses = [];
    for (let at = 0; at < 22; at += 1) statuses.push((await send()).status);
    expect([statuses.slice(0, 20).every((status) => status === 201), statuses.slice(20)]).toEqual([true, [429, 429]]);
    expect((await answer('public', form, FINE, { captcha: 'bm90aGluZw==' })).errors?.[0]?.field).toBe('captcha');
  });
});

describe('the page without JavaScript', () => {
  const fill = (slug: string, fields: Record<string, string>) =>
    bed.as('public', `/form-submissions/fill/${slug}`, { method: 'POST', body: new URLSearchParams(fields).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...fromSomewhere() } });
  const surveyed = async (definition: Question[]) => {
    const id = await formRow(bed.pool, { definition });
    const { rows } = await bed.pool.query<{ slug: string }>('select slug from forms where id = $1', [id]);
    return { id, slug: rows[0]!.slug };
  };

  it('sent wrong leads back with nothing of it in the address; sent right to the receipt, twice to the same one', async () => {
    const { id, slug } = await surveyed([{ ...OPINION[0]!, required: true }, { kind: 'text', name: 'q2', label: '其他' }]);
    const token = randomUUID();
    const wrong = await fill(slug, { token, 'a-q2': '机密内容' });
    expect([wrong.status, wrong.headers.get('location')]).toEqual([303, `/forms/${slug}?returned=1#main`]);
    expect(wrong.headers.get('set-cookie')).toMatch(/^form_return=[\w-]{32}; .*HttpOnly/);
    const { rows } = await bed.pool.query<{ sealed: string }>('select sealed from form_returns');
    expect(rows.some(({ sealed }) => sealed.includes('机密'))).toBe(false);
    const [right, again] = [await fill(slug, { token, 'a-q1': '好' }), await fill(slug, { token, 'a-q1': '好' })];
    expect(right.headers.get('location')).toMatch(new RegExp(`^/forms/${slug}/receipt\\?number=BD`));
    expect([again.headers.get('location'), await count(id)]).toEqual([right.headers.get('location'), 1]);
  });

  it('a program that fills what people do not see is refused; the English page leads back to the English page', async () => {
    const { id, slug } = await surveyed(OPINION);
    expect((await fill(slug, { token: randomUUID(), website: 'https://spam.test', language: 'en', 'a-q1': '好' })).headers.get('location')).toBe(`/en/forms/${slug}?returned=1#main`);
    expect([await count(id), (await fill('no-such-form', {})).status]).toEqual([0, 404]);
  });
});

describe('who reads the answers', () => {
  it('never another company, and nobody a phone number in a list; its own company everything', async () => {
    const form = await formRow(bed.pool, { audience: 'enterprises', definition: [{ kind: 'mobile', name: 'q1', label: '手机' }] });
    const id = await answerRow(bed.pool, form, { enterprise_id: bed.own.id, submission_data: '[{"field":"q1","value":"13912345678","personal":true}]' });
    for (const actor of ['other', 'public', 'bank', 'reviewer', 'editor'] as const) {
      const texts = await Promise.all([`/form-submissions/${id}`, `/form-submissions?where[form][equals]=${form}`, '/form-submissions?depth=3'].map(async (path) => (await bed.as(actor, path)).text()));
      expect([actor, texts.some((text) => text.includes('1391234') || text.includes('139****5678'))]).toEqual([actor, false]);
    }
    const read = async (actor: ActorName) => (await bed.as(actor, `/form-submissions/${id}`)).text();
    expect(await read('own')).toContain('13912345678');
    for (const actor of ['staff', 'auditor'] as const) expect([(await read(actor)).includes('139****5678'), (await read(actor)).includes('13912345678')]).toEqual([true, false]);
  });

  it('the spreadsheet: staff, and the editor whose form it is; no formula runs; the download is logged', async () => {
    const editor = await officerRow(bed.database, 'editor');
    const { cookie } = await signedIn(bed.database, 'users', editor);
    const form = await formRow(bed.pool, { author_id: editor, definition: [{ kind: 'text', name: 'q1', label: '意见' }, { kind: 'amount', name: 'q2', label: '金额' }] });
    await answerRow(bed.pool, form, { submission_data: '[{"field":"q1","value":"=1+1 𠮷"},{"field":"q2","value":400000000}]' });
    const path = `/forms/${form}/export`;
    for (const actor of ['own', 'bank', 'reviewer', 'editor', 'auditor'] as const) expect([actor, (await bed.as(actor, path)).status]).toEqual([actor, 404]);
    expect((await bed.as('public', path)).status).toBe(401);
    for (const response of [await bed.as('staff', path), await bed.rest(path, { headers: { cookie } })]) expect(await cellsOf(response)).toEqual([['回执编号', '提交时间', '意见', '金额（万元）'], [expect.stringMatching(/^BD/), expect.any(String), '=1+1 𠮷', 400]]);
    const { rows } = await bed.pool.query('select what from access_log where case_id = $1', [form]);
    expect(rows).toEqual([{ what: '答卷清单（1 份）' }, { what: '答卷清单（1 份）' }]);
  });
});

async function cellsOf(response: Response): Promise<unknown[][]> {
  const folder = await temporaryDataFolder();
  const file = `${folder}/answers.xlsx`;
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await readFile(file)) as never);
  await rm(folder, { recursive: true });
  return workbook.worksheets[0]!.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1));
}

describe('designing', () => {
  const DAY = 86_400_000;
  const design = (fields: object[], more: object = {}) => ({ title: '调查', slug: `design-${randomUUID().slice(0, 8)}`, audience: 'enterprises', opensAt: new Date(Date.now() - DAY).toISOString(), closesAt: new Date(Date.now() + DAY).toISOString(), isReleased: true, fields, ...more });
  const post = async (json: object) => {
    const response = await bed.as('editor', '/forms', { method: 'POST', json });
    return { status: response.status, ...((await response.json()) as { doc?: { id: string; fields: Record<string, unknown>[] } } & Answered) };
  };

  it('a broken design is refused at its input; a form without a question is not released; the end is after the beginning', async () => {
    const paths = async (json: object) => (await post(json)).errors?.map(({ field }) => field);
    expect(await paths(design([{ blockType: 'radio', label: '甲', options: [{ label: '一' }] }]))).toEqual(['fields.0.options']);
    expect(await paths(design([]))).toEqual(['fields']);
    expect(await paths(design([{ blockType: 'text', label: '甲' }], { closesAt: '2020-01-01T00:00:00Z' }))).toEqual(['closesAt']);
  });

  it('names are made by themselves and kept; with answers questions stay, and the form is not deleted', async () => {
    const { doc } = await post(design([{ blockType: 'text', label: '甲' }, { blockType: 'radio', label: '乙', options: [{ label: '一' }, { label: '二' }] }]));
    expect(doc!.fields.map(({ name }) => name)).toEqual(['q1', 'q2']);
    expect((await answer('own', doc!.id, [{ field: 'q1', value: '好' }, { field: 'q2', value: 'o2' }])).status).toBe(201);
    const patch = async (json: object) => (await bed.as('editor', `/forms/${doc!.id}`, { method: 'PATCH', json })).status;
    expect([await patch({ fields: doc!.fields.slice(0, 1) }), await patch({ audience: 'public' }), await patch({ title: '改名' }), await patch({ fields: [...doc!.fields, { blockType: 'date', label: '日期' }] })]).toEqual([422, 422, 200, 200]);
    expect((await bed.as('editor', `/forms/${doc!.id}`, { method: 'DELETE' })).status).toBe(409);
  });
});
