import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenChains } from '../../src/casework/verifyChains.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import { assetReport, company, draftVerification, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { actorOf, checkLog, officers, possible, stateOf, stepOf, type Case } from '../support/walks.ts';

/**
 * The invariants 1 to 8 of page 6, on real PostgreSQL and through the only writer of a status; annual updates: `invariants-updates.test.ts`,
 * the others: `invariants-filing.test.ts`.
 */
let database: TestDatabase;
const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async <R = Record<string, never>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe.each(['products', 'verifications'] as const)('%s: any sequence of actions by anybody', (collection) => {
  it('keeps the invariants 1 to 8', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepOf(collection), { minLength: 5, maxLength: 25 }), async (walk) => {
        const subject = await freshCase(collection);
        const seen = [await stateOf(database.pool, subject)];
        for (const step of walk) {
          const { action, who, reason } = step.guided ? possible(collection, seen.at(-1)!.status, step) : step;
          const outcome = await act({ collection, id: subject.id, action, actor: actorOf(who, subject), input: reason ? { reason } : {} });
          const now = await stateOf(database.pool, subject);
          const before = seen.at(-1)!;
          // 3: every move raises the revision by one, a refusal changes nothing at all.
          expect(now.revision).toBe(before.revision + (outcome.ok ? 1 : 0));
          if (!outcome.ok) expect(now).toEqual(before);
          // 7: the hash of what was filed only appears by filing and never changes.
          if (before.hash !== null) expect(now.hash).toBe(before.hash);
          else if (now.hash !== null) expect([action, outcome.ok]).toEqual(['file', true]);
          seen.push(now);
        }
        await checkLog(database.pool, subject);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(await brokenChains(database.pool)).toEqual([]);
  }, 240_000);

  it('walked far enough to mean something', async () => {
    const rows = await rowsOf<{ to: string }>('select distinct to_status as to from case_log where case_collection = $1', [collection]);
    expect(rows.length).toBeGreaterThanOrEqual(collection === 'products' ? 5 : 3);
  });
});

async function freshCase(collection: CaseCollection): Promise<Case> {
  const others = await company(database.pool);
  if (collection === 'products') {
    const { owner, product } = await submittable(database.pool);
    return { collection, id: product, owner, others };
  }
  const owner = await company(database.pool, { verified: false });
  // The one verified enterprise of a code is whoever came first; each walk has its own code out of the way.
  await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
  await assetReport(database.pool, owner, thisYear() - 1);
  return { collection, id: await draftVerification(database.pool, owner), owner, others };
}

describe('a move is whole or not at all (2)', () => {
  it.each(['case_log', 'notices', 'certificates', 'submissions'])('when %s cannot be written, nothing has happened', async (table) => {
    const { owner, product } = await submittable(database.pool);
    if (table !== 'submissions') await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const subject: Case = { collection: 'products', id: product, owner, others: owner };
    const before = await stateOf(database.pool, subject);
    const log = await rowsOf('select 1 from case_log where case_id = $1', [product]);
    await database.pool.query(
      `create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken' using errcode = 'XX000'; end $$; create trigger broken before insert on ${table} for each row execute function broken()`,
    );
    try {
      const request: ActionRequest =
        table === 'submissions'
          ? { collection: 'products', id: product, action: 'submit', actor: owner.clerk }
          : { collection: 'products', id: product, action: 'file', actor: officers.r1! };
      await expect(act(request)).rejects.toThrow('broken');
    } finally {
      await database.pool.query('drop function broken() cascade');
    }
    expect([
      await stateOf(database.pool, subject),
      await rowsOf('select 1 from case_log where case_id = $1', [product]),
      await rowsOf('select 1 from certificates where product_id = $1', [product]),
    ]).toEqual([before, log, []]);
  });
});
