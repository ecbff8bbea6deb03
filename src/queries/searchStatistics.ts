import type { Queryable } from '../adapters/database.ts';

/**
 * Takes over which pieces of text are common from PostgreSQL's own statistics (autovacuum keeps those fresh). Stale ones
 * make searches slower, never wrong; once an hour is plenty. Writes: not on a read replica.
 */
export async function refreshSearchStatistics(db: Queryable): Promise<void> {
  await db.query('select search.copy_token_shares()');
}
