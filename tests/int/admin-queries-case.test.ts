import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { inTransaction } from '../../src/adapters/database.ts';
import { loadCase } from '../../src/admin/case/loadCase.ts';
import { fieldText } from '../../src/admin/case/fieldText.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { allFields } from '../../src/domain/forms/field.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
const reviewer = officer('reviewer', '审核员甲');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** The database lets a case begin as nothing but a draft unless an action is named. */
function within<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  return inTransaction(database.pool, async (client) => {
    await client.query(`select set_config('casework.action', 'test', true)`);
    return work(client as unknown as pg.Pool);
  });
}

async function act(id: string, action: string, actor: Actor, input = {}): Promise<void> {
  expect(await performAction(database.pool, { collection: 'products', id, action, actor, input })).toMatchObject({ ok: true });
}

const load = async (id: string, actor: Actor = reviewer) => (await loadCase(database.pool, 'products', id, actor))!;

describe('the page of a case', () => {
  it('shows nothing of a case to somebody who may not read it', async () => {
    const { product } = await submittable(database.pool);
    const stranger = await company(database.pool);
    expect(await loadCase(database.pool, 'products', product, stranger.clerk)).toBeNull();
    expect(await loadCase(database.pool, 'products', product, officer('editor'))).toBeNull();
    expect(await loadCase(database.pool, 'products', '00000000-0000-7000-8000-000000000000', reviewer)).toBeNull();
  });

  it('of a first submission has no comparison; of a second only what changed, and what was objected to', async () => {
    const { product, owner } = await submittable(database.pool);
    await act(product, 'submit', owner.clerk);
    expect((await load(product)).changes).toBeNull();
    await act(product, 'reject', reviewer, { reason: '数额不符', comments: [{ field: 'profit', text: '请核对' }, { field: 'name', text: '请写明用途' }] });
    await database.pool.query(`update products set profit = 60000000 where id = $1`, [product]);
    await act(product, 'submit', owner.clerk);
    const { changes, refusal } = await load(product);
    expect(changes!.list.map(({ field, before, after }) => [field, before, after])).toEqual([['profit', 50_000_000, 60_000_000]]);
    expect(refusal).toMatchObject({ reason: '数额不符', by: '审核员甲', comments: [{ field: 'profit' }, { field: 'name' }] });
  });

  it('marks a patent that lapsed after the submission, and names the other products that use it', async () => {
    const { product, owner, patentId } = await submittable(database.pool);
    await act(product, 'submit', owner.clerk);
    const other = await within((pool) => draftProduct(pool, owner, { name: '另一产品', status: 'submitted' }));
    await link(database.pool, owner, other, patentId);
    await database.pool.query(`update patents set legal_status = 'lapsed' where id = $1`, [patentId]);
    const { patents, conflicts, actions } = await load(product);
    expect(patents[0]).toMatchObject({ why: '目前“失效”', otherProducts: [{ id: other, name: '另一产品' }] });
    expect(conflicts.filter(({ field }) => field === 'patents').map(({ tone }) => tone)).toEqual(['bad', 'waiting']);
    expect(actions.find(({ action }) => action === 'file')).toMatchObject({ allowed: false });
  });

  it('drafts of others that name the same patent are not told', async () => {
    const { product, owner, patentId } = await submittable(database.pool);
    await link(database.pool, owner, await draftProduct(database.pool, owner), patentId);
    expect((await load(product)).patents[0]!.otherProducts).toEqual([]);
  });

  it('a patent of somebody else is told to be so', async () => {
    const { product, owner } = await submittable(database.pool);
    await link(database.pool, owner, product, await patent(database.pool, owner, { holders: JSON.stringify(['别的公司']), number: '2018105537688' }));
    expect((await load(product)).patents.map(({ why }) => why)).toContain('不属于该单位，也未许可该单位使用');
  });

  it('keeps internal remarks for the back office in the timeline', async () => {
    const { product, owner } = await submittable(database.pool);
    await act(product, 'submit', owner.clerk);
    await act(product, 'take', reviewer, { remark: '先核对公章' });
    expect((await load(product)).timeline.map(({ action, input }) => [action, input?.remark])).toEqual([['submit', undefined], ['take', '先核对公章']]);
  });

  it('a verification shows its asset report, and another organisation with the same code', async () => {
    const [owner, other] = [await company(database.pool, { verified: false }), await company(database.pool, { verified: false })];
    const id = await within((pool) => draftVerification(pool, owner, { status: 'submitted' }));
    await within((pool) => draftVerification(pool, other, { status: 'rejected' }));
    await assetReport(database.pool, owner, new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1);
    const data = (await loadCase(database.pool, 'verifications', id, reviewer))!;
    expect(data.report!.files.map(({ slot }) => slot)).toEqual(['incomeStatement']);
    expect(data.conflicts.map(({ message }) => message)).toContain('另有 1 份认证也填写了这个统一社会信用代码，请核对是否重复注册。');
  });

  it('masks personal data wherever a value is put into words', async () => {
    const owner = await company(database.pool, { verified: false });
    const data = (await loadCase(database.pool, 'verifications', await draftVerification(database.pool, owner), reviewer))!;
    const words = allFields(data.form).map((field) => fieldText(field, data.file.values, data.names)?.text ?? '').join(' ');
    expect(words).not.toMatch(/13900000001|13900000002|lisi@example\.test/);
    expect(words).toContain('深圳测试有限公司');
  });
});
