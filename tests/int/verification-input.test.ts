import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { assetReport, company, draftVerification, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** The table of `tests/policy/verification-input.test.ts` at the two doors of the server: saving a draft, submitting it. */
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

async function patch(owner: Company, path: string, json: object) {
  const cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', owner.user, 'test')}`;
  const answer = await app.rest(path, { method: 'PATCH', json, headers: { cookie } });
  return { status: answer.status, body: (await answer.json()) as { doc?: Record<string, unknown>; errors?: { field?: string; message: string }[] } };
}

describe('a draft of the verification', () => {
  it('is saved in its tidy form: full width, blanks, rare characters', async () => {
    const owner = await company(database.pool, { verified: false });
    const id = await draftVerification(database.pool, owner);
    const { body } = await patch(owner, `/verifications/${id}`, { uscc: '９１４４０３００１９２２０３８２１６', name: ' 深圳𠮷㛃有限公司 ', contactEmail: 'LI@Example.com' });
    expect(body.doc).toMatchObject({ uscc: '914403001922038216', name: '深圳𠮷㛃有限公司', contactEmail: 'li@example.com' });
  });

  it('with faults is refused with one sentence at each field, and nothing of it is saved', async () => {
    const owner = await company(database.pool, { verified: false });
    const id = await draftVerification(database.pool, owner);
    const { status, body } = await patch(owner, `/verifications/${id}`, { uscc: '914403001922038217', name: '甲😀', contactPhone: '12800138000', registeredCapital: -1, contact: '王五' });
    expect(status).toBe(422);
    expect(body.errors?.map(({ field }) => field).toSorted()).toEqual(['contactPhone', 'name', 'registeredCapital', 'uscc']);
    for (const { message } of body.errors ?? []) expect(message).toMatch(/\p{Script=Han}.*。$/u);
    expect((await database.pool.query('select contact from verifications where id = $1', [id])).rows).toEqual([{ contact: '李四' }]);
  });

  it('that came with faults from elsewhere is not submitted: each is named at its field', async () => {
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, year);
    const id = await draftVerification(database.pool, owner, { uscc: '914403001922038217', name: '<b>甲</b>', contact_email: 'nobody', industry: '34' });
    const outcome = await performAction(database.pool, { collection: 'verifications', id, action: 'submit', actor: owner.clerk });
    expect(outcome).toMatchObject({ ok: false, httpStatus: 422 });
    const fields = outcome.ok ? [] : outcome.errors.flatMap((each) => ('field' in each ? [each.field] : []));
    expect(fields).toEqual(['uscc', 'name', 'industry', 'contactEmail']);
  });
});

describe('a draft of the asset report', () => {
  it('takes a loss, and refuses a negative cost, half a person and an absurd sum at their fields', async () => {
    const owner = await company(database.pool);
    await assetReport(database.pool, owner, year);
    const { rows } = await database.pool.query<{ id: string }>('select id from asset_reports where enterprise_id = $1', [owner.id]);
    const path = `/asset-reports/${rows[0]!.id}`;
    expect((await patch(owner, path, { netProfit: -5 })).body.doc).toMatchObject({ netProfit: -5 });
    const { body } = await patch(owner, path, { totalCost: -1, employees: 1.5, productSales: 1e15 });
    expect(body.errors?.map(({ field }) => field).toSorted()).toEqual(['employees', 'productSales', 'totalCost']);
  });

  it('that lacks a figure or its statement does not count, whatever is typed', async () => {
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, year);
    await database.pool.query('update asset_reports set total_cost = null, seal = $2 where enterprise_id = $1', [owner.id, 'official']);
    const id = await draftVerification(database.pool, owner);
    const outcome = await performAction(database.pool, { collection: 'verifications', id, action: 'submit', actor: owner.clerk });
    const fields = outcome.ok ? [] : outcome.errors.flatMap((each) => ('field' in each ? [each.field] : []));
    expect(fields).toEqual(['totalCost', 'sealStatement']);
  });
});
