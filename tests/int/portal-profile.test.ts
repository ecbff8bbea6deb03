import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedProfile } from '../../src/queries/portalProfile.ts';
import { company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe('the approved details of an enterprise', () => {
  it('are its own, under the names of the form, with the capital in fen', async () => {
    const owner = await company(database.pool, { name: '甲公司' });
    await company(database.pool, { name: '乙公司' });
    await database.pool.query('update enterprises set registered_capital = 400000000, contact = $2 where id = $1', [owner.id, '李敏']);
    expect((await approvedProfile(database.pool, owner.id))?.values).toMatchObject({ name: '甲公司', registeredCapital: 400_000_000, contact: '李敏', sizeClass: null });
  });

  it('are not there before a verification has been approved', async () => {
    const newcomer = await company(database.pool, { verified: false });
    expect(await approvedProfile(database.pool, newcomer.id)).toBeNull();
  });
});
