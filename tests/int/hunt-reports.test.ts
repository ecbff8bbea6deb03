import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { changesBetween, type Snapshot } from '../../src/casework/submissions.ts';
import { verificationForm } from '../../src/domain/forms/verification.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { assetReport, company, draftVerification, officer, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let app: TestPayload;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;

async function cookieOf(owner: Company) {
  return `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
}

/** A company whose verification is complete, with the report of last year as part of it; `codes` keep them apart. */
async function applicant(columns: Record<string, unknown> = {}) {
  const owner = await company(database.pool, { verified: false });
  await assetReport(database.pool, owner, year);
  const id = await draftVerification(database.pool, owner, columns);
  const [{ id: report }] = await rowsOf('select id from asset_reports where enterprise_id = $1', [owner.id]);
  const headers = { cookie: await cookieOf(owner) };
  const patch = (json: object) => app.rest(`/asset-reports/${report}`, { method: 'PATCH', json, headers });
  const upload = () => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(PNG)]), '利润表.png');
    return app.rest(`/attachments?ownerCollection=asset-reports&ownerId=${report}&slot=incomeStatement`, { method: 'POST', headers, body });
  };
  const act = (action: string, more: object = {}) => performAction(database.pool, { collection: 'verifications', id, action, actor: owner.clerk, ...more });
  return { owner, id, report, patch, upload, act };
}

describe('an asset report that is part of a verification under review', () => {
  it('is not changed, neither its figures nor its statement; recalled, it may be', async () => {
    const { act, patch, upload } = await applicant();
    expect(await act('submit')).toMatchObject({ ok: true });
    const refused = await patch({ totalCost: 999 });
    expect([refused.status, (await refused.json()).errors[0].message]).toEqual([409, expect.stringContaining('实名认证正在审核')]);
    expect((await upload()).status).toBe(409);
    expect(await act('recall')).toMatchObject({ ok: true });
    expect([(await patch({ totalCost: 999 })).status, (await upload()).status]).toEqual([200, 201]);
  });

  it('put off by the tick, it may be completed meanwhile, and the reviewer can still approve', async () => {
    const { owner, id, act, patch } = await applicant({ asset_report_deferred: true, uscc: '91100000100003962T' });
    expect(await act('submit')).toMatchObject({ ok: true });
    expect((await patch({ totalCost: 999 })).status).toBe(200);
    expect(await performAction(database.pool, { collection: 'verifications', id, action: 'approve', actor: officer('reviewer') })).toMatchObject({ ok: true });
    expect(await rowsOf('select is_verified from enterprises where id = $1', [owner.id])).toEqual([{ is_verified: true }]);
  });

  it('that changed between two submissions is shown to the reviewer, in words', async () => {
    const { id, act, patch } = await applicant();
    await act('submit');
    await act('reject', { actor: officer('reviewer'), input: { reason: '请核对总成本' } });
    expect((await patch({ totalCost: 3_000_000_00 })).status).toBe(200);
    expect(await act('submit')).toMatchObject({ ok: true });
    const [before, after] = (await rowsOf('select data from submissions where case_id = $1 order by number', [id])).map(({ data }) => data as Snapshot);
    expect(changesBetween(verificationForm, before!, after!)).toEqual([
      { field: 'assetReport', label: `${year} 年度资产信息`, before: [{ name: `${year}年度总成本：0.0001 万元` }], after: [{ name: `${year}年度总成本：300 万元` }] },
    ]);
  });

  it('saved at the moment of submission is either in it or refused: the reviewer can always approve what came', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { id, act, patch } = await applicant();
      const [sent, saved] = await Promise.all([act('submit'), patch({ totalCost: 500 + round })]);
      expect([sent.ok, [200, 409].includes(saved.status)]).toEqual([true, true]);
      expect(await performAction(database.pool, { collection: 'verifications', id, action: 'reject', actor: officer('reviewer'), input: { reason: '请核对' } })).toMatchObject({ ok: true });
      expect(await act('submit')).toMatchObject({ ok: true });
      await act('recall');
    }
  });
});

describe('the report of an earlier year', () => {
  it('is closed, its figures and its files; that of last year stays open to corrections, also after a filing relied on it', async () => {
    const { owner, product } = await submittable(database.pool);
    expect(await performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
    expect(await performAction(database.pool, { collection: 'products', id: product, action: 'file', actor: officer('reviewer') })).toMatchObject({ ok: true });
    await assetReport(database.pool, owner, year - 1);
    const reports = await rowsOf('select id, year::int from asset_reports where enterprise_id = $1 order by year', [owner.id]);
    const headers = { cookie: await cookieOf(owner) };
    const answers = await Promise.all(reports.map(({ id }) => app.rest(`/asset-reports/${id}`, { method: 'PATCH', json: { totalCost: 555 }, headers })));
    expect(answers.map(({ status }) => status)).toEqual([409, 200]);
    expect((await answers[0]!.json()).errors[0].message).toContain('已经不能修改');
    const [{ id: file }] = await rowsOf('select id from attachments where owner_id = $1', [reports[0].id]);
    expect((await app.rest(`/attachments/${file}`, { method: 'DELETE', headers })).status).toBe(409);
  });
});

describe('a product under review', () => {
  it('leaves its company free to keep the report up to date: it rests on its being there alone', async () => {
    const { owner, product } = await submittable(database.pool);
    await performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const [{ id: report }] = await rowsOf('select id from asset_reports where enterprise_id = $1', [owner.id]);
    const answer = await app.rest(`/asset-reports/${report}`, { method: 'PATCH', json: { totalCost: 777 }, headers: { cookie: await cookieOf(owner) } });
    expect(answer.status).toBe(200);
    expect(await performAction(database.pool, { collection: 'products', id: product, action: 'file', actor: officer('reviewer') })).toMatchObject({ ok: true });
  });

  it('is filed as it was submitted, whatever is saved, linked, uploaded or taken out in the same moment', async () => {
    for (let round = 0; round < 12; round += 1) {
      const { owner, product, patentId } = await submittable(database.pool);
      const headers = { cookie: await cookieOf(owner) };
      const [{ id: picture }] = await rowsOf(`select id from attachments where owner_id = $1 and slot = 'mainPicture'`, [product]);
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(PNG)]), '图.png');
      await database.pool.query(`update patents set source = 'manual' where id = $1`, [patentId]);
      const works = [
        () => app.rest(`/products/${product}`, { method: 'PATCH', json: { model: `R-${round}` }, headers }),
        () => app.rest(`/attachments?ownerCollection=products&ownerId=${product}&slot=pictures`, { method: 'POST', headers, body }),
        () => (round % 3 === 0 ? app.rest(`/attachments/${picture}`, { method: 'DELETE', headers }) : app.rest(`/patents/${patentId}`, { method: 'PATCH', json: { title: '新名称' }, headers })),
        () => app.rest('/product-patents', { method: 'POST', json: { product, patent: patentId, core: true }, headers }),
      ];
      const [sent, ...answers] = await Promise.all([performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk }), ...works.map((work) => work())]);
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      if (sent.ok) expect(await performAction(database.pool, { collection: 'products', id: product, action: 'file', actor: officer('reviewer') })).toMatchObject({ ok: true });
    }
  });
});
