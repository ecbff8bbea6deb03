import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { remindOfAssetReports } from '../../src/casework/reminders/assetReports.ts';
import { latestNotices, taskFacts } from '../../src/queries/portalHome.ts';
import { assetReport, company, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query('delete from notices');
  await database.pool.query('update enterprises set is_verified = false');
  await database.pool.query(`update settings set asset_report_deadline = '04-30'`);
});

const at = (shanghai: string) => new Date(`${shanghai}+08:00`);
const remind = (shanghai: string) => inTransaction(database.pool, (tx) => remindOfAssetReports(tx as Queryable, at(shanghai)));
const messages = async (owner: Company) =>
  (await database.pool.query<{ channel: string; recipient: string; body: string; subject: string | null }>(`select channel::text, recipient, body, subject from notices where enterprise = $1 order by channel::text`, [owner.id])).rows;
const addClerk = (owner: Company, columns: { username: string; mobile: string; email: string; disabled?: boolean }) =>
  database.pool.query(`insert into enterprise_users (id, enterprise_id, username, mobile, email, is_owner, is_disabled) values (uuidv7(), $1, $2, $3, $4, false, $5)`, [
    owner.id, columns.username, columns.mobile, columns.email, columns.disabled ?? false,
  ]);

describe('the reminder of the yearly asset report', () => {
  it('reaches every active clerk by SMS and e-mail, with the year, the last day and where to go', async () => {
    const owner = await company(database.pool);
    await addClerk(owner, { username: '离职经办人', mobile: '13911110000', email: 'gone@example.test', disabled: true });
    await addClerk(owner, { username: '第二经办人', mobile: '13911110001', email: 'second@example.test.withheld-0123456789ab.invalid' });
    expect(await remind('2026-03-31T09:00:00')).toBe(3);
    const told = await messages(owner);
    expect(told.map(({ channel }) => channel)).toEqual(['email', 'sms', 'sms']);
    expect(told.map(({ recipient }) => recipient)).not.toContain('gone@example.test');
    expect(told[2]?.body).toBe('贵单位 2025 年度资产信息尚未填好，请在 2026年4月30日 以前填报，逾期不能提交备案和更新。');
    expect(told[0]?.subject).toBe('请在 2026年4月30日 以前填报 2025 年度资产信息');
    expect(told[0]?.body).toContain('还有 30 天');
    expect(told[0]?.body).toContain('/portal/assets');
  });

  it('goes neither to who is not verified nor to who has reported; a report without its statement does not count', async () => {
    const [unverified, done, incomplete] = [await company(database.pool, { verified: false }), await company(database.pool), await company(database.pool)];
    await assetReport(database.pool, done, 2025);
    await assetReport(database.pool, incomplete, 2025);
    await database.pool.query('delete from attachments where enterprise_id = $1', [incomplete.id]);
    await remind('2026-04-23T09:00:00');
    expect([(await messages(unverified)).length, (await messages(done)).length, (await messages(incomplete)).length]).toEqual([0, 0, 2]);
  });

  it('is sent once for each stage, however often the hour comes round', async () => {
    const owner = await company(database.pool);
    const counts: number[] = [];
    for (const hour of ['2026-03-30T09:00', '2026-03-31T09:00', '2026-03-31T10:00', '2026-04-10T09:00', '2026-04-23T09:00', '2026-04-23T11:00', '2026-04-29T09:00', '2026-04-30T20:59', '2026-05-01T09:00']) {
      counts.push(await remind(`${hour}:00`));
    }
    expect(counts).toEqual([0, 2, 0, 0, 2, 0, 2, 0, 0]);
    expect(await messages(owner)).toHaveLength(6);
  });

  it.each([
    ['2026-04-10', 1],
    ['2026-04-24', 1],
    ['2026-04-30', 1],
    ['2026-05-01', 0],
  ])('with no worker until %s, %i reminder is sent: the stage that has been reached, never those that were overtaken', async (day, times) => {
    const owner = await company(database.pool);
    await remind(`${day}T09:00:00`);
    expect(await messages(owner)).toHaveLength(times * 2);
  });

  it('waits for the morning: no telephone rings at night', async () => {
    await company(database.pool);
    expect([await remind('2026-03-31T00:30:00'), await remind('2026-03-31T07:59:59'), await remind('2026-03-31T21:00:00'), await remind('2026-04-01T08:00:00')]).toEqual([0, 0, 0, 2]);
  });

  it('follows the date staff have set, and tells a new date to who was told the old one', async () => {
    const owner = await company(database.pool);
    await remind('2026-04-25T09:00:00');
    await database.pool.query(`update settings set asset_report_deadline = '05-31'`);
    expect(await remind('2026-04-29T09:00:00')).toBe(0);
    expect(await remind('2026-05-01T09:00:00')).toBe(2);
    expect((await messages(owner)).map(({ body }) => body).join()).toContain('2026年5月31日');
  });

  it('is not doubled by two workers at the same time', async () => {
    const owner = await company(database.pool);
    const told = await Promise.all([remind('2026-03-31T09:00:00'), remind('2026-03-31T09:00:00'), remind('2026-03-31T09:00:00')]);
    expect(told.reduce((sum, each) => sum + each)).toBe(2);
    expect(await messages(owner)).toHaveLength(2);
  });

  it('reaches thousands of enterprises in a few statements, and costs little when all have been told', async () => {
    await database.pool.query(`
      insert into enterprises (id, name, is_verified) select uuidv7(), '批量企业' || n, true from generate_series(1, 2600) n`);
    await database.pool.query(`
      insert into enterprise_users (id, enterprise_id, username, email, mobile, is_owner)
      select uuidv7(), id, 'piliang' || row_number() over (), 'bulk' || row_number() over () || '@example.test', '138' || lpad((row_number() over ())::text, 8, '0'), true
      from enterprises where name like '批量企业%'`);
    let statements = 0;
    const counted = (shanghai: string) =>
      inTransaction(database.pool, (client) => {
        const tx = { query: (...args: unknown[]) => (statements++, (client.query as (...all: unknown[]) => unknown)(...args)) } as unknown as Queryable;
        return remindOfAssetReports(tx, at(shanghai));
      });
    expect(await counted('2026-03-31T09:00:00')).toBe(5200);
    expect(statements).toBeLessThan(30);
    statements = 0;
    expect(await counted('2026-03-31T10:00:00')).toBe(0);
    expect(statements).toBeLessThan(5);
  });

  it('stands on the home page of the portal, with the way to the form', async () => {
    const owner = await company(database.pool);
    await remind('2026-04-23T09:00:00');
    expect(await latestNotices(database.pool, owner.id, 5)).toEqual([expect.objectContaining({ href: '/portal/assets', text: expect.stringContaining('2025 年度资产信息尚未填好') })]);
    expect((await taskFacts(database.pool, owner.id, at('2026-04-23T09:00:00'))).assetReport).toMatchObject({ state: 'deferrable', daysLeft: 7, until: '2026-04-30' });
  });
});
