import type { Queryable } from '../adapters/database.ts';
import { prepared } from '../queries/prepared.ts';

/** Objections that nobody has decided yet. */
export const OPEN_OBJECTION = `status in ('submitted', 'accepted')`;

/** Objections against a product that nobody has decided yet. Whoever hands one in locks the product's row first. */
export async function openObjections(db: Queryable, product: string): Promise<number> {
  const { rows } = await prepared<{ count: number }>(db, `select count(*)::int as count from objections where product_id = $1::uuid and ${OPEN_OBJECTION}`, [product]);
  return rows[0]?.count ?? 0;
}
