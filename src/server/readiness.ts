import { pendingMigrations } from '../adapters/migrate.ts';
import type { Queryable } from '../adapters/database.ts';
import type { DatabaseHealth } from './databaseHealth.ts';

export type Readiness = { ready: boolean; database: 'up' | 'down'; migrations: 'current' | 'pending' | 'unknown' };

/** Ready means: the database answers and has every migration of this copy. A newer database is no obstacle. */
export async function readiness(db: Queryable, health: DatabaseHealth): Promise<Readiness> {
  if (!(await health.check())) return { ready: false, database: 'down', migrations: 'unknown' };
  const pending = await pendingMigrations({ query: (text) => db.query<{ name: string }>(text) });
  const isCurrent = pending.length === 0;
  return { ready: isCurrent, database: 'up', migrations: isCurrent ? 'current' : 'pending' };
}
