import type { CaseCollection } from '../domain/lifecycle/index.ts';
import { lifecycleOf } from '../domain/lifecycle/index.ts';
import type { Actor } from '../domain/roles.ts';

/** Case types a bank has a part in: its own loans, and what their companies say of the repayment. */
const BANK_CASES: readonly string[] = ['loans', 'repayments'];

/** Whether `actor` may read the case at all; what is not readable is absent (spec 10: 404). */
export function isReadable(actor: Actor, collection: CaseCollection, row: { status: string; enterprise_id: string; bank_id?: unknown }): boolean {
  if (actor.role === 'enterprise') return actor.enterprise !== undefined && actor.enterprise === row.enterprise_id;
  if (actor.role === 'bank') return BANK_CASES.includes(collection) && actor.bank !== undefined && actor.bank === row.bank_id;
  if (['reviewer', 'staff', 'auditor', 'system'].includes(actor.role)) return true;
  return actor.role === 'editor' && (lifecycleOf(collection).states[row.status]?.isPublic ?? false);
}
