import { readdirSync } from 'node:fs';
import type { Queryable } from '../adapters/database.ts';
import type { DatabaseHealth } from './databaseHealth.ts';

export type Readiness = { ready: boolean; database: 'up' | 'down'; migrations: 'current' | 'pending' | 'unknown' };

/** Names of the migrations this copy of the program comes with. */
export function migrationNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d{8}_\d{6}.*\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length));
}

/** Ready means: the database answers and has every migration of this copy. A newer database is no obstacle. */
export async function readiness(db: Queryable, health: DatabaseHealth, known: readonly string[]): Promise<Readiness> {
  if (!(await health.check())) return { ready: false, database: 'down', migrations: 'unknown' };
  const done = await db.query<{ name: string }>('select name from payload_migrations where batch is not null').then(
    ({ rows }) => new Set(rows.map(({ name }) => name)),
    () => new Set<string>(), // no such table yet: nothing has been migrated
  );
  const isCurrent = known.every((name) => done.has(name));
  return { ready: isCurrent, database: 'up', migrations: isCurrent ? 'current' : 'pending' };
}
