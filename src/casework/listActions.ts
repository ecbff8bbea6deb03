import { now as clockNow } from '../adapters/clock.ts';
import type { Queryable } from '../adapters/database.ts';
import { conditionsOf, decide, type Ask, type ConditionState } from '../domain/lifecycle/engine.ts';
import { lifecycleOf, type CaseCollection } from '../domain/lifecycle/index.ts';
import type { Problem } from '../domain/result.ts';
import type { Actor } from '../domain/roles.ts';
import { commonFacts, readTrail } from './caseLog.ts';
import { caseType } from './caseTypes.ts';
import { isUuid } from './rows.ts';
import type { CaseRow } from './types.ts';
import { isReadable } from './visibility.ts';

export type OfferedAction = {
  action: string;
  label: string;
  allowed: boolean;
  why?: string;
  problems?: Problem[];
  /** Everything the action depends on, with whether it holds now; absent where nothing is to be told. */
  conditions?: ConditionState[];
  asks: readonly Ask[];
  look?: 'primary' | 'danger' | undefined;
};

/**
 * The actions of a case that concern this person in its present state, each with whether it is allowed and, if not, why:
 * the same `decide` that performs them. Null when the case is absent or not readable by them.
 */
export async function listActions(db: Queryable, collection: CaseCollection, id: string, actor: Actor): Promise<OfferedAction[] | null> {
  const type = caseType(collection);
  const { rows } = isUuid(id) ? await db.query<CaseRow>(`select * from ${type.table} where id = $1::uuid`, [id]) : { rows: [] };
  const row = rows[0];
  if (!row || !isReadable(actor, collection, row)) return null;
  const lifecycle = lifecycleOf(collection);
  const concerning = Object.entries(lifecycle.actions).filter(([, { by, from }]) => by.includes(actor.role) && from.includes(row.status));
  if (concerning.length === 0) return [];
  const trail = await readTrail(db, collection, row.id);
  const facts = await type.loadFacts(db, { row, common: commonFacts(row, trail), now: clockNow(), lock: false });
  return concerning.map(([action, { label, asks = [], look }]) => {
    const decision = decide(lifecycle, action, row.status, actor, facts);
    const refusal = decision.ok ? {} : { why: decision.reason, problems: decision.problems ?? [] };
    const conditions = conditionsOf(lifecycle, action, facts);
    return { action, label, allowed: decision.ok, asks, look, ...refusal, ...(conditions.length > 0 ? { conditions } : {}) };
  });
}
