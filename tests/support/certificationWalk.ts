import fc from 'fast-check';
import type pg from 'pg';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { certifyDue, expireDue, publiciseRound } from '../../src/casework/certificationRounds.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { Refusal } from '../../src/casework/refusals.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import { isWeekday } from '../../src/domain/workingTime.ts';
import { announcement } from './announcements.ts';
import { certification, certificationRound, filedProduct } from './certification.ts';
import { handIn } from './handedIn.ts';
import { company, type Company } from './people.ts';
import { asAction, draftUpdate } from './updates.ts';
import { actorOf, officers, possible, stateOf, stepOf, type Step } from './walks.ts';

/** A round with two products of one company in it, and everything that happens to them while the clock goes on (invariants 16 to 21 of page 6). */
export type RoundBed = { pool: pg.Pool; owner: Company; others: Company; round: string; products: [string, string]; certifications: [string, string]; objections: string[]; now: Date };

type Nth = 0 | 1;
export type Event = { kind: 'certification' | 'product' | 'objection' | 'object' | 'publicise' | 'clock' | 'due' | 'disclose' | 'again'; nth: Nth; days: number; step: Step };

const DAY = 86_400_000;
const kinds: [number, Event['kind']][] = [[6, 'certification'], [2, 'product'], [6, 'objection'], [4, 'object'], [4, 'publicise'], [4, 'clock'], [3, 'due'], [1, 'disclose'], [1, 'again']];
const kind = fc.oneof(...kinds.map(([weight, each]) => ({ weight, arbitrary: fc.constant(each) })));
const STEPS: Partial<Record<Event['kind'], CaseCollection>> = { product: 'products', objection: 'objections' };

/** The days are those that matter: within the publicity, past it, past a year. */
const event: fc.Arbitrary<Event> = kind.chain((each) =>
  fc.record({ kind: fc.constant(each), nth: fc.constantFrom<Nth>(0, 1), days: fc.constantFrom(0.01, 1, 3, 9, 15, 200, 366), step: stepOf(STEPS[each] ?? 'certifications') }),
);

const said = (kind: Event['kind'], nth: Nth, action: string, who: string): Event => ({ kind, nth, days: 0, step: { action, who, reason: '理由', guided: false, pick: 0 } });
/** Both products in publicity. */
export const IN_PUBLICITY: Event[] = [said('certification', 0, 'shortlist', 'r1'), said('certification', 1, 'shortlist', 'r2'), said('publicise', 0, '', 'staff')];
/** An objection against the first of them that a reviewer has accepted. */
export const OBJECTED: Event[] = [...IN_PUBLICITY, said('object', 0, '', ''), said('objection', 0, 'accept', 'r1')];
/** After the publicity; both are certified unless something stands against it. */
export const PAST: Event[] = [...IN_PUBLICITY, { ...said('clock', 0, '', ''), days: 20 }, said('due', 0, '', '')];

/** Ways every run goes, whatever chance brings. */
export const ALWAYS: Event[][] = [
  [...OBJECTED, said('objection', 0, 'uphold', 'staff'), said('objection', 0, 'noteCall', 'staff')],
  [...OBJECTED, said('object', 0, '', ''), said('product', 0, 'revoke', 'staff'), said('objection', 0, 'uphold', 'staff')],
  [...OBJECTED, said('objection', 0, 'dismiss', 'staff'), { ...said('clock', 0, '', ''), days: 20 }, said('due', 0, '', ''), { ...said('clock', 0, '', ''), days: 366 }, said('due', 0, '', '')],
  [...IN_PUBLICITY, said('object', 1, '', ''), said('objection', 0, 'refuse', 'r1'), said('certification', 1, 'drop', 'staff')],
  [...PAST, said('product', 0, 'requestWithdrawal', 'clerk'), said('product', 0, 'approveWithdrawal', 'r1'), said('certification', 1, 'revoke', 'staff')],
];

/** Most walks begin further on, where most can happen. */
export const events = fc.tuple(fc.constantFrom([], IN_PUBLICITY, OBJECTED, OBJECTED, PAST), fc.array(event, { minLength: 4, maxLength: 22 })).map(([first, then]) => [...first, ...then]);

/** One product filed in the round's year, one filed before and updated for it. */
export async function roundBed(pool: pg.Pool): Promise<RoundBed> {
  const [owner, others] = [await company(pool), await company(pool)];
  const products: RoundBed['products'] = [await filedProduct(pool, owner), await filedProduct(pool, owner, { filing_year: 2024 })];
  await asAction(pool, 'product_updates', await draftUpdate(pool, owner, products[1], { year: 2026 }), { status: 'updated' });
  const round = await certificationRound(pool, { announcement_id: await announcement(pool, 'draft') });
  const made = async (product: string) => certification(pool, owner, 'candidate', { round, product });
  return { pool, owner, others, round, products, certifications: [await made(products[0]), await made(products[1])], objections: [], now: new Date('2026-05-04T02:00:00Z') };
}

/** True when something happened. */
export async function happen(bed: RoundBed, { kind, nth, days, step }: Event): Promise<boolean> {
  const { pool } = bed;
  // Every step later than the one before, as in life.
  bed.now = new Date(bed.now.getTime() + (kind === 'clock' ? days * DAY : 60_000));
  const product = bed.products[nth];
  switch (kind) {
    case 'certification':
      return acted(bed, 'certifications', bed.certifications[nth], step);
    case 'product':
      return acted(bed, 'products', product, step);
    case 'objection': {
      const id = bed.objections[step.pick % Math.max(1, bed.objections.length)];
      return id ? acted(bed, 'objections', id, step) : false;
    }
    case 'object':
      return object(bed, nth, step.pick % 5 > 0 || step.pick === 0);
    case 'publicise':
      return publicise(bed);
    case 'due':
      return (await certifyDue(pool, bed.now)) + (await expireDue(pool, bed.now)) > 0;
    case 'disclose':
      await pool.query('update products set patents_disclosed = not patents_disclosed where id = $1', [product]);
      return true;
    case 'again':
      return draftUpdate(pool, bed.owner, bed.products[1], { year: 2026 }).then(() => true, (error: { code?: string }) => (error.code === '23505' ? false : Promise.reject(error)));
    default:
      return true;
  }
}

async function acted(bed: RoundBed, collection: CaseCollection, id: string, step: Step): Promise<boolean> {
  const { status } = await stateOf(bed.pool, { collection, id });
  const { action, who, reason } = step.guided ? possible(collection, status, step) : step;
  const input = { ...(reason ? { reason } : {}), ...(action === 'noteCall' ? { remark: '已电话告知双方。' } : {}) };
  const subject = { collection, id, owner: bed.owner, others: bed.others };
  return (await performAction(bed.pool, { collection, id, action, actor: actorOf(who, subject), input }, () => bed.now)).ok;
}

/** Some come without what proves who they are. */
async function object(bed: RoundBed, nth: Nth, withIdentity: boolean): Promise<boolean> {
  const id = await handIn(bed.pool, bed.products[nth], bed.now, { withIdentity });
  if (id) bed.objections.push(id);
  return id !== null;
}

/** The round's own action, in a transaction of its caller. */
export async function publicise({ pool, round, now }: Pick<RoundBed, 'pool' | 'round' | 'now'>): Promise<boolean> {
  try {
    await inTransaction(pool, (tx) => publiciseRound(tx as Queryable, { round, actor: officers.staff!, now, isWorking: isWeekday }));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
