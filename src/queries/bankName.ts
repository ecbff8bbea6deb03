import type { Queryable } from '../adapters/database.ts';

/** Name of a bank by its id; null when there is none. The caller has checked who may know it. */
export async function bankName(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>('select name from banks where id = $1::uuid', [id]);
  return rows[0]?.name || null;
}
