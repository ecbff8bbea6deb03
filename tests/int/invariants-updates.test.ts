import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionOutcome, ActionRequest } from '../../src/casework/types.ts';
import { brokenChains } from '../../src/casework/verifyChains.ts';
import { company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, draftUpdate, thisYear, updatable } from '../support/updates.ts';
import { actorOf, checkLog, possible, stateOf, stepOf, type Case, type CaseState } from '../support/walks.ts';

/** The invariants 1 to 8, 13, 16 and 17 of page 6 for a filed product together with its annual update, while its patents come and go. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];

/** What happens to a product in its years: people act on it or on its update, and its patents lapse or are valid again. */
const events = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ on: fc.constant('product-updates' as const), step: stepOf('product-updates') }) },
    { weight: 3, arbitrary: fc.record({ on: fc.constant('products' as const), step: stepOf('products') }) },
    { weight: 1, arbitrary: fc.record({ on: fc.constant('register' as const), status: fc.constantFrom('lapsed', 'valid', 'valid', 'transferred') }) },
  ),
  { minLength: 5, maxLength: 25 },
);

type Bed = { update: Case; product: Case; patentId: string };

async function bed(): Promise<Bed> {
  const others = await company(database.pool);
  const { owner, product, update, patentId } = await updatable(database.pool);
  await asAction(database.pool, 'products', product, { snapshot_hash: 'ab'.repeat(32) });
  return { update: { collection: 'product-updates', id: update, owner, others }, product: { collection: 'products', id: product, owner, others }, patentId };
}

const both = async ({ update, product }: Bed) => ({ update: await stateOf(database.pool, update), product: await stateOf(database.pool, product) });
type Both = { update: CaseState; product: CaseState };

const GONE = ['withdrawn', 'revoked'];
const OVER = ['updated', 'closed'];

describe('a filed product and its annual update: any sequence of actions by anybody', () => {
  it('keeps the invariants 1 to 8, 13 and 17, also while patents lapse', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (walk) => {
        const subject = await bed();
        const start = await both(subject);
        let before = start;
        for (const event of walk) {
          if (event.on === 'register') {
            await rowsOf('update patents set legal_status = $2::enum_patents_legal_status where id = $1', [subject.patentId, event.status]);
            continue;
          }
          const [side, at] = event.on === 'products' ? [subject.product, before.product] : [subject.update, before.update];
          const { action, who, reason } = event.step.guided ? possible(event.on, at.status, event.step) : event.step;
          const outcome = await act({ collection: side.collection, id: side.id, action, actor: actorOf(who, side), input: reason ? { reason } : {} });
          const now = await both(subject);
          checkMove(before, now, outcome, `${event.on} ${action}`);
          if (outcome.ok && `${event.on} ${action}` === 'product-updates submit') await checkPatent(subject);
          before = now;
        }
        await checkLog(database.pool, subject.update);
        await checkLog(database.pool, subject.product, start.product);
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(await brokenChains(database.pool)).toEqual([]);
  }, 120_000);

  it('walked far enough to mean something', async () => {
    const reached = await rowsOf<{ to: string }>(`select distinct to_status as to from case_log where case_collection = 'product-updates'`);
    expect(reached.map(({ to }) => to).toSorted()).toEqual(['closed', 'draft', 'rejected', 'submitted', 'updated']);
    const ends = await rowsOf<{ to: string }>(`select distinct to_status as to from case_log where case_collection = 'products'`);
    expect(ends.map(({ to }) => to)).toEqual(expect.arrayContaining(['withdrawn', 'revoked', 'withdrawing']));
  });
});

function checkMove(before: Both, now: Both, outcome: ActionOutcome, what: string): void {
  // 3: a refusal changes nothing at all.
  if (!outcome.ok) expect(now).toEqual(before);
  // 7: the hash of what is filed changes when an update is accepted, and never otherwise.
  const accepted = what === 'product-updates accept' && outcome.ok;
  expect([what, now.product.hash === before.product.hash]).toEqual([what, !accepted]);
  // 4: what is over stays over.
  if (OVER.includes(before.update.status)) expect(now.update.status).toBe(before.update.status);
  if (GONE.includes(before.product.status)) expect(now.product.status).toBe(before.product.status);
  // 17: with the product its open update ends, in the same transaction.
  if (GONE.includes(now.product.status)) expect(OVER).toContain(now.update.status);
  else expect(now.update.status).not.toBe('closed');
}

/** 13: what a product rests on is valid when its update is submitted. */
async function checkPatent({ patentId }: Bed): Promise<void> {
  expect(await rowsOf('select legal_status::text as status from patents where id = $1', [patentId])).toEqual([{ status: 'valid' }]);
}

describe('16: one update for each product and year', () => {
  it('of ten requests at the same moment one makes the row', async () => {
    const { owner, product, update } = await updatable(database.pool);
    await rowsOf('delete from product_updates where id = $1', [update]);
    const made = await Promise.allSettled(Array.from({ length: 10 }, () => draftUpdate(database.pool, owner, product)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of made) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: '23505' });
    await expect(draftUpdate(database.pool, owner, product, { year: thisYear() - 1 })).resolves.toBeTruthy();
  });

  it('an update that was accepted is not the second one’s to replace, also when its year is written over', async () => {
    const { owner, product, update } = await updatable(database.pool);
    await asAction(database.pool, 'product_updates', update, { status: 'updated' });
    const other = await draftUpdate(database.pool, owner, product, { year: thisYear() - 1 });
    await expect(rowsOf('update product_updates set year = $2 where id = $1', [other, thisYear()])).rejects.toMatchObject({ code: '23505' });
  });

  it('submitted ten times at the same moment it is submitted once', async () => {
    const { owner, update } = await updatable(database.pool);
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => act({ collection: 'product-updates', id: update, action: 'submit', actor: owner.clerk })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rowsOf('select 1 from submissions where case_id = $1', [update])).toHaveLength(1);
  });
});
