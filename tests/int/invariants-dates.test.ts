import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listActions } from '../../src/casework/listActions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { company, draftVerification, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { thisYear, updatable } from '../support/updates.ts';

/** Invariant 12 of page 6: without last year's asset report fine through 30 April, blocked from 1 May, Shanghai time, wherever the machine stands. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => vi.unstubAllEnvs());

const ZONES = { UTC: 0, 'Asia/Shanghai': -480, 'America/Los_Angeles': 420 };
const YEAR = thisYear();
const EVE = `${YEAR}-04-30T15:59:59.999Z`;
const MAY = `${YEAR}-04-30T16:00:00.000Z`;

const beds = {
  products: async () => {
    const { owner, product } = await submittable(database.pool);
    return { owner, id: product };
  },
  'product-updates': async () => {
    const { owner, update } = await updatable(database.pool);
    return { owner, id: update };
  },
  verifications: async () => {
    await database.pool.query(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
    const owner = await company(database.pool, { verified: false });
    return { owner, id: await draftVerification(database.pool, owner, { asset_report_deferred: true }) };
  },
};

describe.each(Object.entries(ZONES))('12: on a machine in %s', (zone, offset) => {
  it.each([
    ['products', EVE, true],
    ['products', MAY, false],
    ['product-updates', EVE, true],
    ['product-updates', MAY, false],
    ['verifications', EVE, true],
    ['verifications', MAY, false],
  ] as const)('%s without the report may be submitted at %s: %s', async (collection, instant, may) => {
    vi.stubEnv('TZ', zone);
    expect(new Date(EVE).getTimezoneOffset()).toBe(offset);
    const { owner, id } = await beds[collection]();
    await database.pool.query('delete from asset_reports where enterprise_id = $1', [owner.id]);
    const outcome = await performAction(database.pool, { collection, id, action: 'submit', actor: owner.clerk }, () => new Date(instant));
    expect(outcome).toMatchObject(may ? { ok: true } : { ok: false, httpStatus: 422, errors: expect.arrayContaining([{ message: expect.stringContaining('补报期限') }]) });
  });
});

describe('12: beside the block', () => {
  it.each(['products', 'product-updates'] as const)('%s with the report are submitted on 1 May all the same', async (collection) => {
    const { owner, id } = await beds[collection]();
    expect(await performAction(database.pool, { collection, id, action: 'submit', actor: owner.clerk }, () => new Date(MAY))).toMatchObject({ ok: true });
  });

  it('the report of the year before last helps nobody', async () => {
    const { owner, id } = await beds.products();
    await database.pool.query('update asset_reports set year = year - 1 where enterprise_id = $1', [owner.id]);
    expect(await performAction(database.pool, { collection: 'products', id, action: 'submit', actor: owner.clerk }, () => new Date(MAY))).toMatchObject({ ok: false });
  });

  it('a report without its statement is none', async () => {
    const { owner, id } = await beds.products();
    await database.pool.query(`delete from attachments where slot = 'incomeStatement' and enterprise_id = $1`, [owner.id]);
    expect(await performAction(database.pool, { collection: 'products', id, action: 'submit', actor: owner.clerk }, () => new Date(MAY))).toMatchObject({ ok: false });
  });

  it('the date is a setting: moved to 30 June, May is open and July is not', async () => {
    const { rows } = await database.pool.query('select asset_report_deadline as day from settings');
    await database.pool.query(`update settings set asset_report_deadline = '06-30'`);
    try {
      const { owner, id } = await beds.products();
      await database.pool.query('delete from asset_reports where enterprise_id = $1', [owner.id]);
      const submit = (at: string) => performAction(database.pool, { collection: 'products', id, action: 'submit', actor: owner.clerk }, () => new Date(at));
      expect(await submit(`${YEAR}-06-30T16:00:00.000Z`)).toMatchObject({ ok: false });
      expect(await submit(MAY)).toMatchObject({ ok: true });
    } finally {
      await database.pool.query('update settings set asset_report_deadline = $1', [rows[0].day]);
    }
  });

  it('the condition and the way to the report are read before pressing', async () => {
    vi.stubEnv('DEMO', '1');
    vi.stubEnv('CLOCK_NOW', MAY);
    const { owner, id } = await beds.products();
    await database.pool.query('delete from asset_reports where enterprise_id = $1', [owner.id]);
    const [submit] = (await listActions(database.pool, 'products', id, owner.clerk)) ?? [];
    expect(submit).toMatchObject({ action: 'submit', allowed: false });
    expect(submit!.conditions).toContainEqual(expect.objectContaining({ mendedAt: 'assets', problem: expect.stringContaining('先补报') }));
  });
});
