import { createHash } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';

type Preparing = { query<R>(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: R[] }> };

/**
 * Runs a statement that each connection plans only once: for the hot public reads planning costs more than running.
 * Only for texts that are constants, each keeps its plan; `db` is a pool or a client of pg.
 */
export function prepared<R>(db: Queryable, text: string, values: unknown[]): Promise<{ rows: R[] }> {
  return (db as Queryable & Preparing).query<R>({ name: nameOf(text), text, values });
}

const names = new Map<string, string>();

/** PostgreSQL cuts names off at 63 bytes, and pg refuses one name for two texts. */
function nameOf(text: string): string {
  const known = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32);
  names.set(text, known);
  return known;
}
