import fc from 'fast-check';
import type pg from 'pg';
import { expect } from 'vitest';
import { targetOf } from '../../src/domain/lifecycle/engine.ts';
import { lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { Actor, Role } from '../../src/domain/roles.ts';
import { officer, type Company } from './people.ts';

/** Random walks of anybody through a case, and what must be true of each (invariants 1 to 8 of page 6). */
export type Case = { collection: CaseCollection; id: string; owner: Company; others: Company };
export type Step = { action: string; who: string; reason: string; guided: boolean; pick: number };

export const officers: Record<string, Actor> = {
  r1: officer('reviewer', '甲'),
  r2: officer('reviewer', '乙'),
  staff: officer('staff', '丙'),
  editor: officer('editor', '丁'),
  auditor: officer('auditor', '戊'),
};
/** The same person as reviewer and as staff: whoever filed must not revoke, whatever hat they wear. */
officers.r2staff = { ...officers.r2!, role: 'staff' };

export const actorOf = (name: string, { owner, others }: Case): Actor => (name === 'clerk' ? owner.clerk : name === 'stranger' ? others.clerk : officers[name]!);

/** Most steps are something that may be done in the present state by somebody, so that walks get far; the rest is anything. */
export const stepOf = (collection: CaseCollection): fc.Arbitrary<Step> =>
  fc.record({
    action: fc.constantFrom(...Object.keys(lifecycleOf(collection).actions)),
    who: fc.constantFrom('clerk', 'stranger', 'r2staff', ...Object.keys(officers)),
    reason: fc.constantFrom('理由', '理由', ''),
    guided: fc.constantFrom(true, true, true, false),
    pick: fc.nat(1000),
  });

const HANDS: Partial<Record<Role, string[]>> = { enterprise: ['clerk'], reviewer: ['r1', 'r2'], staff: ['staff', 'r2staff'] };

/** What of the declaration may be done in this state, by somebody who may. */
export function possible(collection: CaseCollection, status: string, step: Step): Step {
  const moves = Object.entries(lifecycleOf(collection).actions).filter(([, { from }]) => from.includes(status));
  const [action, { by }] = moves[step.pick % moves.length] ?? [step.action, { by: ['staff' as Role] }];
  const hands = by.flatMap((role) => HANDS[role] ?? []);
  return { ...step, action, who: hands[step.pick % hands.length] ?? step.who, reason: '理由' };
}

export type CaseState = { status: string; revision: number; hash: string | null };

/** `hash`: of what is filed; of an annual update, that of its product. */
export async function stateOf(pool: pg.Pool, { collection, id }: Pick<Case, 'collection' | 'id'>): Promise<CaseState> {
  const hash = { products: 'snapshot_hash', 'product-updates': '(select p.snapshot_hash from products p where p.id = c.product_id)' }[collection as string] ?? 'null';
  const { rows } = await pool.query(`select status::text, revision, ${hash} as hash from ${collection.replaceAll('-', '_')} c where id = $1`, [id]);
  return { status: rows[0].status, revision: Number(rows[0].revision), hash: rows[0].hash };
}

type Logged = { action: string; from_status: string; to_status: string; actor_id: string; actor_role: Role; revision: string; input: { reason?: string } | null };

/** The log against the declaration and the present state. `start`: where the log begins, the initial state unless the bed was made later. */
export async function checkLog(pool: pg.Pool, subject: Case, start?: CaseState): Promise<void> {
  const lifecycle = lifecycleOf(subject.collection);
  const { rows: log } = await pool.query<Logged>('select * from case_log where case_id = $1 order by sequence', [subject.id]);
  const now = await stateOf(pool, subject);
  const first = start?.revision ?? 1;
  let status = start?.status ?? lifecycle.initial;
  const doneBy: Record<string, string> = {};
  for (const [index, { action, from_status, to_status, actor_id, actor_role, input }] of log.entries()) {
    const declared = lifecycle.actions[action]!;
    // 1 and 4: along a declared edge, by a declared role, never out of a final state; a call may still be noted there. 2: one row for each move.
    expect([from_status, declared.from.includes(from_status), declared.by.includes(actor_role), declared.to !== 'stay' && (lifecycle.states[from_status]?.isFinal ?? false)]).toEqual([status, true, true, false]);
    expect(to_status).toBe(targetOf(declared, from_status));
    // 3: revisions rise; a product's also by its accepted updates, which are no moves of its own.
    const before = index === 0 ? first : Number(log[index - 1]!.revision);
    if (subject.collection === 'products') expect(Number(log[index]!.revision)).toBeGreaterThan(before);
    else expect(Number(log[index]!.revision)).toBe(before + 1);
    // 5: a refusal has a reason. 6: two-person actions have two persons.
    if (['reject', 'refuseWithdrawal', 'revoke'].includes(action)) expect(input?.reason).toBeTruthy();
    for (const done of declared.notBySameAs?.actions ?? []) expect(actor_id).not.toBe(doneBy[done]);
    doneBy[action] = actor_id;
    status = to_status;
  }
  // 8: replaying the log gives the present state.
  expect(status).toBe(now.status);
  if (subject.collection !== 'products') expect(now.revision).toBe(first + log.length);
  // 2: the notices of its moves, and no others: one SMS and one e-mail to the one clerk for each that tells.
  // Of a certification revoked by a finding the company hears with its filing (invariant 21).
  const silent = ({ action, actor_role }: (typeof log)[number]) => subject.collection === 'certifications' && action === 'revoke' && actor_role === 'system';
  const told = log.filter((entry) => lifecycle.actions[entry.action]?.tells && !silent(entry)).length;
  const { rows: notices } = await pool.query(`select 1 from notices where case_id = $1 and template not in ('patents-lapsed', 'objection-received')`, [subject.id]);
  expect(notices).toHaveLength(told * 2);
}
