import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenChains } from '../../src/casework/verifyChains.ts';
import { listActions } from '../../src/casework/listActions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { assetReport, attachFiles, company, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function submitted() {
  const made = await submittable(database.pool);
  const outcome = await act({ collection: 'products', id: made.product, action: 'submit', actor: made.owner.clerk });
  expect(outcome).toMatchObject({ ok: true, answer: { status: 'submitted' } });
  return made;
}

describe('a company submits a product and a reviewer decides', () => {
  it('files it: number, certificate, snapshot, log, one SMS and one e-mail to the clerk', async () => {
    const { owner, product } = await submitted();
    const outcome = await act({ collection: 'products', id: product, action: 'file', actor: officer('reviewer') });
    expect(outcome).toMatchObject({ ok: true, answer: { status: 'filed', revision: 3 } });
    const [row] = await rowsOf('select * from products where id = $1', [product]);
    expect(row.filing_number).toMatch(new RegExp(`^${year}\\d{7}$`));
    expect(row.snapshot_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await rowsOf('select kind, number, enterprise_name from certificates where product_id = $1', [product])).toEqual([
      { kind: 'filing', number: row.filing_number, enterprise_name: owner.name },
    ]);
    const notices = await rowsOf('select channel, body from notices where case_id = $1 order by channel', [product]);
    expect(notices.map(({ channel }) => channel)).toEqual(['sms', 'email']);
    expect(notices.every(({ body }) => body.includes(row.filing_number))).toBe(true);
    const log = await rowsOf('select action, from_status, to_status, actor_name from case_log where case_id = $1 order by sequence', [product]);
    expect(log.map(({ action }) => action)).toEqual(['submit', 'file']);
  });

  it('rejects it with a reason and comments, and the company reads both', async () => {
    const { product } = await submitted();
    const reviewer = officer('reviewer');
    const silent = await act({ collection: 'products', id: product, action: 'reject', actor: reviewer });
    expect(silent).toMatchObject({ ok: false, httpStatus: 422, errors: [{ field: 'reason' }] });
    const input = { reason: '证明材料不清楚', comments: [{ field: 'economicProof', text: '请重新扫描' }] };
    expect(await act({ collection: 'products', id: product, action: 'reject', actor: reviewer, input })).toMatchObject({ ok: true });
    const [entry] = await rowsOf(`select input from case_log where case_id = $1 and action = 'reject'`, [product]);
    expect(entry.input).toEqual(input);
  });

  it('discloses linked patents when filed and hides them when the platform revokes', async () => {
    const { product, patentId } = await submitted();
    await act({ collection: 'products', id: product, action: 'file', actor: officer('reviewer') });
    expect(await rowsOf('select is_public from patents where id = $1', [patentId])).toEqual([{ is_public: true }]);
    await act({ collection: 'products', id: product, action: 'revoke', actor: officer('staff'), input: { reason: '异议属实' } });
    expect(await rowsOf('select is_public from patents where id = $1', [patentId])).toEqual([{ is_public: false }]);
  });
});

describe('what keeps a product from being submitted', () => {
  const refusal = async (change: string, values: unknown[] = []) => {
    const { owner, product, patentId } = await submittable(database.pool);
    const bound = values.map((value) => (value === 'owner' ? owner.id : value === 'product' ? product : value === 'patent' ? patentId : value));
    await database.pool.query(change, bound);
    return act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
  };

  it.each([
    ['an unverified company', 'update enterprises set is_verified = false where id = $1', ['owner'], /先完成实名认证/],
    ['a lapsed patent', `update patents set legal_status = 'lapsed' where id = $1`, ['patent'], /当前无效/],
    ['a patent of somebody else', `update patents set holders = '["别人"]' where id = $1`, ['patent'], /不属于您单位/],
    ['no linked patent', 'delete from product_patents where product_id = $1', ['product'], /至少关联一件专利/],
    ['sales of zero', 'update products set sales = 0 where id = $1', ['product'], /销售额为 0/],
    ['a missing main picture', `delete from attachments where owner_id = $1 and slot = 'mainPicture'`, ['product'], /没有填好/],
    ['a method as its name', `update products set name = '一种切割方法' where id = $1`, ['product'], /文字检查/],
    ['an open verification', `insert into verifications (id, enterprise_id, status, revision) select uuidv7(), $1, 'submitted', 1 from (select set_config('casework.action', 'test', false)) s`, ['owner'], /正在审核/],
  ])('%s', async (_who, change, values, sentence) => {
    const outcome = await refusal(change, values);
    expect(outcome).toMatchObject({ ok: false, httpStatus: 422 });
    if (!outcome.ok) expect(outcome.errors[0]?.message).toMatch(sentence);
  });

  it('a licensed patent is fine though somebody else holds it, once its proof is there', async () => {
    const { owner, product } = await submittable(database.pool);
    const licensed = await patent(database.pool, owner, { obtained: 'licensed', source: 'manual', holders: '["许可人"]', number: '2020105660889' });
    await link(database.pool, owner, product, licensed);
    expect(await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: false, httpStatus: 422 });
    await attachFiles(database.pool, owner, 'patents', licensed, ['proof']);
    expect(await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
  });
});

describe('who may act', () => {
  it('nobody signed out, no other company, no wrong role', async () => {
    const { product } = await submitted();
    const stranger = await company(database.pool);
    const file = { collection: 'products', id: product, action: 'file' } as const;
    expect(await act({ ...file, actor: { role: 'public', id: null, name: '' } })).toMatchObject({ httpStatus: 401 });
    expect(await act({ ...file, actor: stranger.clerk })).toMatchObject({ httpStatus: 404 });
    expect(await act({ ...file, actor: officer('staff') })).toMatchObject({ httpStatus: 403 });
    expect(await act({ ...file, id: 'not-an-id', actor: officer('reviewer') })).toMatchObject({ httpStatus: 404 });
  });

  it('通过备案的人不能撤销它 – whoever filed cannot revoke', async () => {
    const { product } = await submitted();
    const reviewer = officer('reviewer');
    await act({ collection: 'products', id: product, action: 'file', actor: reviewer });
    const outcome = await act({ collection: 'products', id: product, action: 'revoke', actor: { ...reviewer, role: 'staff' }, input: { reason: '核查不符' } });
    expect(outcome).toMatchObject({ ok: false, httpStatus: 422, errors: [{ message: '通过该备案的人不能撤销它。' }] });
  });

  it('a company cannot recall what a reviewer has taken, and sees why on the button', async () => {
    const { owner, product } = await submitted();
    await act({ collection: 'products', id: product, action: 'take', actor: officer('reviewer') });
    expect(await act({ collection: 'products', id: product, action: 'recall', actor: owner.clerk })).toMatchObject({ ok: false, httpStatus: 422 });
    const offered = await listActions(database.pool, 'products', product, owner.clerk);
    expect(offered).toMatchObject([{ action: 'recall', allowed: false, why: expect.stringContaining('不能撤回') }]);
  });
});

describe('a verification', () => {
  it('approved, writes the profile; a second company with the same code is refused', async () => {
    const first = await company(database.pool, { verified: false });
    await assetReport(database.pool, first, year - 1);
    const id = await draftVerification(database.pool, first);
    expect(await act({ collection: 'verifications', id, action: 'submit', actor: first.clerk })).toMatchObject({ ok: true });
    expect(await act({ collection: 'verifications', id, action: 'approve', actor: officer('reviewer') })).toMatchObject({ ok: true });
    const [profile] = await rowsOf('select name, uscc, is_verified, office_address from enterprises where id = $1', [first.id]);
    expect(profile).toEqual({ name: '深圳测试有限公司', uscc: '914403001922038216', is_verified: true, office_address: '科技路 1 号' });
    const second = await company(database.pool, { verified: false });
    await assetReport(database.pool, second, year - 1);
    const copy = await draftVerification(database.pool, second);
    expect(await act({ collection: 'verifications', id: copy, action: 'submit', actor: second.clerk })).toMatchObject({ ok: false, httpStatus: 422 });
  });

  it('keeps the former name when an approved one changes it', async () => {
    const owner = await company(database.pool, { name: '旧名有限公司' });
    await assetReport(database.pool, owner, year - 1);
    const id = await draftVerification(database.pool, owner, { name: '新名𠮷有限公司', uscc: '91100000100003962T' });
    await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk });
    await act({ collection: 'verifications', id, action: 'approve', actor: officer('reviewer') });
    expect(await rowsOf('select name, former_names from enterprises where id = $1', [owner.id])).toEqual([{ name: '新名𠮷有限公司', former_names: ['旧名有限公司'] }]);
  });
});

describe('the same request twice, and two people at once', () => {
  it('one key, one effect, the same answer – even when both arrive together', async () => {
    const { product } = await submitted();
    const request = { collection: 'products', id: product, action: 'file', actor: officer('reviewer'), idempotencyKey: 'press-1' } as const;
    const answers = await Promise.all([act(request), act(request), act(request)]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rowsOf(`select 1 from case_log where case_id = $1 and action = 'file'`, [product])).toHaveLength(1);
    expect(await act({ ...request, action: 'reject', input: { reason: '换了一件事' } })).toMatchObject({ httpStatus: 422 });
  });

  it('200 raced decisions have 200 single winners, and the loser is told who decided', async () => {
    const outcomes = [];
    for (let round = 0; round < 200; round += 1) {
      const { product } = await submitted();
      const [first, second] = [officer('reviewer', '审核员甲'), officer('reviewer', '审核员乙')];
      const pair = await Promise.all([
        act({ collection: 'products', id: product, action: 'file', actor: first }),
        act({ collection: 'products', id: product, action: 'reject', actor: second, input: { reason: '不符合' } }),
      ]);
      outcomes.push(pair.filter(({ ok }) => ok).length);
      const loser = pair.find((outcome) => !outcome.ok);
      if (loser && !loser.ok) expect(loser).toMatchObject({ httpStatus: 409, errors: [{ message: expect.stringMatching(/审核员[甲乙]已于/) }] });
    }
    expect(outcomes.filter((winners) => winners === 1)).toHaveLength(200);
  }, 180_000);

  it('a revision the person did not see is refused', async () => {
    const { product } = await submitted();
    expect(await act({ collection: 'products', id: product, action: 'file', actor: officer('reviewer'), revision: 1 })).toMatchObject({ httpStatus: 409 });
  });
});

describe('what the database itself refuses', () => {
  it('a status that moves without an action', async () => {
    const { product } = await submitted();
    await expect(database.pool.query(`update products set status = 'filed' where id = $1`, [product])).rejects.toMatchObject({ code: '23514' });
  });

  it('a changed, deleted or truncated case log, and finds a row that was changed behind its back', async () => {
    await submitted();
    await expect(database.pool.query(`update case_log set actor_name = 'x'`)).rejects.toThrow(/append-only/);
    await expect(database.pool.query('delete from case_log')).rejects.toThrow(/append-only/);
    await expect(database.pool.query('truncate case_log')).rejects.toThrow(/append-only/);
    expect(await brokenChains(database.pool)).toEqual([]);
    const [row] = await rowsOf('select id, sequence::int from case_log limit 1');
    await database.pool.query('alter table case_log disable trigger case_log_append_only');
    await database.pool.query(`update case_log set actor_name = '别人' where id = $1`, [row.id]);
    await database.pool.query('alter table case_log enable trigger case_log_append_only');
    expect(await brokenChains(database.pool)).toHaveLength(1);
  });
});
