import { afterAll, beforeAll, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import { brokenSeals, sealCaseLog } from '../../src/casework/seal.ts';
import { submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function someRows(age: string) {
  const { owner, product } = await submittable(database.pool);
  await performAction(database.pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk });
  await database.pool.query('alter table case_log disable trigger case_log_append_only');
  // The id carries the instant of writing; rows of the last minutes are not sealed yet.
  await database.pool.query(`update case_log set id = uuidv7('-${age}'::interval) where case_id = $1`, [product]);
  await database.pool.query('alter table case_log enable trigger case_log_append_only');
}

it('a seal covers what is new, once, and finds a whole chain that was removed', async () => {
  await someRows('3 hours');
  expect(await sealCaseLog(database.pool)).toBe(1);
  expect(await sealCaseLog(database.pool)).toBe(0);
  expect(await brokenSeals(database.pool)).toEqual([]);
  await database.pool.query('alter table case_log disable trigger case_log_append_only');
  await database.pool.query('delete from case_log');
  expect(await brokenSeals(database.pool)).toEqual([1]);
});

it('rows of the last minutes wait for the next seal', async () => {
  await someRows('10 seconds');
  expect(await sealCaseLog(database.pool)).toBe(0);
});
