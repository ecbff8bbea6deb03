import type { Queryable } from '../adapters/database.ts';

/** Name of an organisation by its id; null until its first verification is approved. The caller has checked who may know it. */
export async function enterpriseName(db: Queryable, id: string): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>('select name from enterprises where id = $1::uuid', [id]);
  return rows[0]?.name || null;
}
