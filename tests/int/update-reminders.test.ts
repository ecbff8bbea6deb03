import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { tellOfProductUpdates } from '../../src/casework/reminders/productUpdates.ts';
import { latestNotices, taskFacts } from '../../src/queries/portalHome.ts';
import { company, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, draftUpdate, filedProduct } from '../support/updates.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  for (const table of ['notices', 'task_runs', 'product_updates', 'product_patents', 'products']) await database.pool.query(`delete from ${table}`);
  await database.pool.query('update settings set update_deadline = null');
});

const at = (shanghai: string) => new Date(`${shanghai}+08:00`);
const tell = (shanghai: string) => inTransaction(database.pool, (tx) => tellOfProductUpdates(tx as Queryable, at(shanghai)));
const messages = async (owner: Company) =>
  (await database.pool.query<{ channel: string; template: string; body: string }>('select channel::text, template, body from notices where enterprise = $1 order by created_at, channel', [owner.id])).rows;
const filedBy = async (columns: Record<string, unknown> = {}) => {
  const owner = await company(database.pool);
  return { owner, ...(await filedProduct(database.pool, owner, columns)) };
};

describe('年度更新开始 – the year opens by itself on 1 January, Shanghai time', () => {
  it('nothing is due on the last evening of the year, and on New Year’s morning every product filed before is', async () => {
    const { owner } = await filedBy({ filing_year: 2026 });
    expect((await taskFacts(database.pool, owner.id, at('2026-12-31T23:59:59'))).updates).toMatchObject({ year: 2026, due: 0 });
    expect((await taskFacts(database.pool, owner.id, at('2027-01-01T00:00:00'))).updates).toMatchObject({ year: 2027, due: 1 });
    expect([await tell('2026-12-31T20:00:00'), await tell('2027-01-01T07:59:00'), await tell('2027-01-01T08:00:00')]).toEqual([0, 0, 2]);
    expect((await messages(owner)).find(({ channel }) => channel === 'sms')?.body).toBe('2027 年度备案信息更新已开始，您单位有 1 个产品需要更新。请登录平台办理。');
    expect(await latestNotices(database.pool, owner.id, 3)).toMatchObject([{ href: '/portal/updates' }]);
  });

  it('each enterprise hears of it once a year, however often the hour comes round and whoever works', async () => {
    const { owner } = await filedBy();
    const counts = [];
    for (const hour of ['2027-01-01T09:00', '2027-01-01T10:00', '2027-01-02T09:00', '2027-06-01T09:00', '2028-01-01T09:00']) counts.push(await tell(`${hour}:00`));
    expect(counts).toEqual([2, 0, 0, 0, 2]);
    await database.pool.query('delete from notices');
    await database.pool.query('delete from task_runs');
    const told = await Promise.all([tell('2027-01-05T09:00:00'), tell('2027-01-05T09:00:00'), tell('2027-01-05T09:00:00')]);
    expect([told.reduce((sum, each) => sum + each), (await messages(owner)).length]).toEqual([2, 2]);
  });

  it('after three weeks without a worker it is told all the same', async () => {
    const { owner } = await filedBy();
    expect([await tell('2027-01-22T09:00:00'), (await messages(owner)).length]).toEqual([2, 2]);
  });

  it('who has nothing to update is left alone: filed this year, withdrawn, already submitted', async () => {
    await filedBy({ filing_year: 2027 });
    await filedBy({ status: 'withdrawn' });
    const { owner, product } = await filedBy();
    await asAction(database.pool, 'product_updates', await draftUpdate(database.pool, owner, product, { year: 2027 }), { status: 'submitted' });
    expect(await tell('2027-01-01T09:00:00')).toBe(0);
  });
});

describe('更新提醒 – only where staff have set a date', () => {
  it('30, 7 and 1 day(s) before, each stage once, none after the date', async () => {
    await database.pool.query(`update settings set update_deadline = '06-30'`);
    const { owner } = await filedBy();
    const counts = [];
    for (const day of ['01-01', '05-30', '05-31', '06-01', '06-23', '06-24', '06-29', '06-30', '07-01']) counts.push(await tell(`2027-${day}T09:00:00`));
    expect(counts).toEqual([2, 0, 2, 0, 2, 0, 2, 0, 0]);
    const texts = (await messages(owner)).filter(({ channel }) => channel === 'sms').map(({ body }) => body);
    expect(texts.at(-1)).toBe('您单位还有 1 个产品没有完成 2027 年度备案信息更新，请在 2027年6月30日 前办理（还剩 1 天）。');
  });

  it('of stages missed while nothing ran only the one in force is sent', async () => {
    await database.pool.query(`update settings set update_deadline = '06-30'`);
    const { owner } = await filedBy();
    await tell('2027-06-25T09:00:00');
    expect((await messages(owner)).map(({ template }) => template)).toEqual(['updates-due', 'updates-due']);
  });
});
