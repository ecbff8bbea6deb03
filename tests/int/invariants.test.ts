import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { brokenChains } from '../../src/casework/verifyChains.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { Actor, Role } from '../../src/domain/roles.ts';
import { assetReport, company, draftVerification, officer, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** The invariants 1 to 8 of page 6, on real PostgreSQL and through the only writer of a status; the others: `invariants-filing.test.ts`. */
let database: TestDatabase;
const act = (request: ActionRequest) => performAction(database.pool, request);
const rowsOf = async <R = Record<string, never>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Case = { collection: CaseCollection; id: string; owner: Company; others: Company };
type Logged = {
  action: string;
  from_status: string;
  to_status: string;
  actor_id: string;
  actor_role: Role;
  revision: string;
  input: { reason?: string } | null;
};

const officers: Record<string, Actor> = {
  r1: officer('reviewer', '甲'),
  r2: officer('reviewer', '乙'),
  staff: officer('staff', '丙'),
  editor: officer('editor', '丁'),
  auditor: officer('auditor', '戊'),
};
/** The same person as reviewer and as staff: whoever filed must not revoke, whatever hat they wear. */
officers.r2staff = { ...officers.r2!, role: 'staff' };
const actorOf = (name: string, { owner, others }: Case): Actor => (name === 'clerk' ? owner.clerk : name === 'stranger' ? others.clerk : officers[name]!);

const steps = (collection: CaseCollection) =>
  fc.array(
    fc.record({
      action: fc.constantFrom(...Object.keys(lifecycleOf(collection).actions)),
      who: fc.constantFrom('clerk', 'stranger', 'r2staff', ...Object.keys(officers)),
      reason: fc.constantFrom('理由', '理由', ''),
      // Most steps are something that may be done in this state by somebody, so that walks get far; the rest is anything.
      guided: fc.constantFrom(true, true, true, false),
      pick: fc.nat(1000),
    }),
    { minLength: 5, maxLength: 25 },
  );

describe.each(['products', 'verifications'] as const)('%s: any sequence of actions by anybody', (collection) => {
  it('keeps the invariants 1 to 8', async () => {
    await fc.assert(
      fc.asyncProperty(steps(collection), async (walk) => {
        const subject = await freshCase(collection);
        const seen: { status: string; revision: number; hash: string | null }[] = [await stateOf(subject)];
        for (const step of walk) {
          const { action, who, reason } = step.guided ? possible(collection, seen.at(-1)!.status, step) : step;
          const outcome = await act({ collection, id: subject.id, action, actor: actorOf(who, subject), input: reason ? { reason } : {} });
          const now = await stateOf(subject);
          const before = seen.at(-1)!;
          // 3: every move raises the revision by one, a refusal changes nothing at all.
          expect(now.revision).toBe(before.revision + (outcome.ok ? 1 : 0));
          if (!outcome.ok) expect(now).toEqual(before);
          // 7: the hash of what was filed only appears by filing and never changes.
          if (before.hash !== null) expect(now.hash).toBe(before.hash);
          else if (now.hash !== null) expect([action, outcome.ok]).toEqual(['file', true]);
          seen.push(now);
        }
        await checkLog(subject, seen.at(-1)!);
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

type Step = { action: string; who: string; reason: string; pick: number };
const HANDS: Partial<Record<Role, string[]>> = { enterprise: ['clerk'], reviewer: ['r1', 'r2'], staff: ['staff', 'r2staff'] };

function possible(collection: CaseCollection, status: string, step: Step): Step {
  const moves = Object.entries(lifecycleOf(collection).actions).filter(([, { from }]) => from.includes(status));
  const [action, { by }] = moves[step.pick % moves.length] ?? [step.action, { by: ['staff' as Role] }];
  const hands = by.flatMap((role) => HANDS[role] ?? []);
  return { ...step, action, who: hands[step.pick % hands.length] ?? step.who, reason: '理由' };
}

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

async function stateOf({ collection, id }: Case) {
  const hash = collection === 'products' ? 'snapshot_hash' : 'null';
  const [row] = await rowsOf<{ status: string; revision: string; hash: string | null }>(
    `select status::text, revision, ${hash} as hash from ${collection} where id = $1`,
    [id],
  );
  return { status: row!.status, revision: Number(row!.revision), hash: row!.hash };
}

async function checkLog(subject: Case, now: { status: string; revision: number }): Promise<void> {
  const lifecycle = lifecycleOf(subject.collection);
  const log = await rowsOf<Logged>('select * from case_log where case_id = $1 order by sequence', [subject.id]);
  let status = lifecycle.initial;
  const doneBy: Record<string, string> = {};
  for (const [index, { action, from_status, to_status, actor_id, actor_role, revision, input }] of log.entries()) {
    const declared = lifecycle.actions[action]!;
    // 1 and 4: along a declared edge, by a declared role, never out of a final state. 2: one row for each move.
    expect([from_status, declared.from.includes(from_status), declared.by.includes(actor_role), lifecycle.states[from_status]?.isFinal ?? false]).toEqual([
      status,
      true,
      true,
      false,
    ]);
    expect([to_status, Number(revision)]).toEqual([declared.to === 'stay' ? from_status : declared.to, index + 2]);
    // 5: a refusal has a reason. 6: two-person actions have two persons.
    if (['reject', 'refuseWithdrawal', 'revoke'].includes(action)) expect(input?.reason).toBeTruthy();
    for (const action of declared.notBySameAs?.actions ?? []) expect(actor_id).not.toBe(doneBy[action]);
    doneBy[action] = actor_id;
    status = to_status;
  }
  // 8: replaying the log gives the present state.
  expect([status, log.length]).toEqual([now.status, now.revision - 1]);
  // 2: the notices of its moves, and no others: one SMS and one e-mail to the one clerk for each that tells.
  const told = log.filter(({ action }) => lifecycle.actions[action]?.tells).length;
  expect(await rowsOf('select 1 from notices where case_id = $1', [subject.id])).toHaveLength(told * 2);
}

describe('a move is whole or not at all (2)', () => {
  it.each(['case_log', 'notices', 'certificates', 'submissions'])('when %s cannot be written, nothing has happened', async (table) => {
    const { owner, product } = await submittable(database.pool);
    if (table !== 'submissions') await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const subject: Case = { collection: 'products', id: product, owner, others: owner };
    const before = await stateOf(subject);
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
      await stateOf(subject),
      await rowsOf('select 1 from case_log where case_id = $1', [product]),
      await rowsOf('select 1 from certificates where product_id = $1', [product]),
    ]).toEqual([before, log, []]);
  });
});
