import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { patentRegister, PATENTS_A_PAGE, type PatentSource } from '../../src/adapters/patentSource.ts';
import { refreshSince, refreshWhenDue } from '../../src/casework/refreshPatents.ts';
import { freshNumber, registered, registerSays } from '../support/patents.ts';
import { company, patent, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('delete from task_runs'));

const HOUR = 3_600_000;
const NOW = new Date('2026-11-22T03:00:00Z');
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
const source = (): PatentSource => patentRegister(database.pool);
const refresh = (at: Date, from = source()) => refreshWhenDue(database.pool, from, at);
const stateOf = async (owner: Company, number: string) =>
  (await database.pool.query('select legal_status::text as status, as_of, is_declared as declared, title from patents where enterprise_id = $1 and number = $2', [owner.id, number])).rows[0];

/** A patent of the register that its holder has in the list. */
async function owned(): Promise<{ owner: Company; number: string }> {
  const owner = await company(database.pool);
  const number = await registered(database.pool, [owner.name]);
  await patent(database.pool, owner, { number, title: '一种测试装置', as_of: '2026-01-05' });
  return { owner, number };
}

describe('the refresh of patents', () => {
  it('carries a lapse, and a patent valid again, from the register to the company', async () => {
    const { owner, number } = await owned();
    await refresh(NOW);
    await registerSays(database.pool, number, 'lapsed', hoursLater(1));
    expect(await refresh(hoursLater(2))).toEqual({ added: 0, updated: 1 });
    expect(await stateOf(owner, number)).toMatchObject({ status: 'lapsed', as_of: '2026-11-01' });
    await registerSays(database.pool, number, 'valid', hoursLater(3));
    expect(await refresh(hoursLater(4))).toEqual({ added: 0, updated: 1 });
    expect(await stateOf(owner, number)).toMatchObject({ status: 'valid' });
  });

  it('catches up with everything that changed while no worker ran for weeks', async () => {
    const { owner, number } = await owned();
    await refresh(NOW);
    await registerSays(database.pool, number, 'transferred', hoursLater(30));
    expect(await refresh(hoursLater(24 * 40))).toEqual({ added: 0, updated: 1 });
    expect((await stateOf(owner, number)).status).toBe('transferred');
  });

  it('misses no change that was committed late: it reads from an hour before, by the day', async () => {
    const { owner, number } = await owned();
    const justAfterMidnight = new Date('2026-11-22T16:10:00Z');
    await refresh(justAfterMidnight);
    await registerSays(database.pool, number, 'lapsed', new Date('2026-11-22T15:50:00Z'));
    await refresh(new Date('2026-11-22T17:20:00Z'));
    expect((await stateOf(owner, number)).status).toBe('lapsed');
  });

  it('runs at most once an hour among all workers, and one at a time', async () => {
    expect(await refresh(NOW)).not.toBeNull();
    expect(await refresh(new Date(NOW.getTime() + HOUR / 2))).toBeNull();
    const both = await Promise.all([refresh(hoursLater(2)), refresh(hoursLater(2)), refresh(hoursLater(2))]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
  });

  it('killed in the middle, does the whole again and finds the first pages as they should be', async () => {
    const owner = await company(database.pool);
    const numbers = Array.from({ length: PATENTS_A_PAGE + 10 }, freshNumber);
    await database.pool.query(
      `insert into patents (id, enterprise_id, number, title, type, holders, legal_status, obtained, source) select uuidv7(), $1, n, '批量', 'invention', $3::jsonb, 'valid', 'original', 'auto' from unnest($2::text[]) n`,
      [owner.id, numbers, JSON.stringify([owner.name])],
    );
    await database.pool.query(
      `insert into patent_register (id, number, title, type, holders, legal_status, updated_at) select uuidv7(), n, '批量', 'invention', $2::jsonb, 'lapsed', $3 from unnest($1::text[]) n`,
      [numbers, JSON.stringify([owner.name]), hoursLater(5)],
    );
    const killed: PatentSource = { ...source(), changedSince: (date, cursor) => (cursor ? Promise.reject(new Error('killed')) : source().changedSince(date, null)) };
    await expect(refresh(hoursLater(6), killed)).rejects.toThrow('killed');
    const lapsed = async () => (await database.pool.query(`select count(*)::int as n from patents where enterprise_id = $1 and legal_status = 'lapsed'`, [owner.id])).rows[0].n;
    const before = await lapsed();
    expect(before).toBeGreaterThan(PATENTS_A_PAGE / 2);
    expect(await refresh(hoursLater(6))).toMatchObject({ updated: PATENTS_A_PAGE + 10 - before });
    expect(await lapsed()).toBe(PATENTS_A_PAGE + 10);
  });

  it('brings verified companies the patents newly registered under their present or a former name', async () => {
    const owner = await company(database.pool, { name: '新星（无锡）有限公司' });
    await database.pool.query(`update enterprises set former_names = '["老星有限公司"]' where id = $1`, [owner.id]);
    const newcomer = await company(database.pool, { verified: false });
    const numbers = [await registered(database.pool, ['新星(无锡)有限公司', '某大学']), await registered(database.pool, ['老星有限公司'])];
    await registered(database.pool, [newcomer.name]);
    expect(await refreshSince(database.pool, source(), '2020-01-01')).toMatchObject({ added: 2 });
    for (const number of numbers) expect(await stateOf(owner, number)).toMatchObject({ status: 'valid' });
    expect(await refreshSince(database.pool, source(), '2020-01-01')).toEqual({ added: 0, updated: 0 });
  });

  it('replaces what a company declared as soon as the register knows the patent', async () => {
    const owner = await company(database.pool);
    const number = freshNumber();
    await patent(database.pool, owner, { number, source: 'manual', is_declared: true, title: '照证书填写的名称', obtained: 'licensed' });
    await registered(database.pool, ['许可人公司'], { number, title: '登记的名称' });
    await refreshSince(database.pool, source(), '2020-01-01');
    expect(await stateOf(owner, number)).toMatchObject({ title: '登记的名称', declared: false });
  });
});
