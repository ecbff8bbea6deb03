import { readdirSync } from 'node:fs';
import pg from 'pg';

/** One number for all copies of the platform that may start at the same time on one database. */
const MIGRATION_LOCK = 4_754_2017;

/**
 * Brings the schema of `databaseUrl` up to date. Payload's own `migrate()` takes no lock, so two processes that
 * start together would both run it; here the second waits and finds nothing left to do.
 * @returns how many migrations were run; throws when one fails, with nothing of it applied.
 */
export async function runMigrations(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const before = await pendingMigrations(client);
    if (before.length > 0) await migrateWithPayload(databaseUrl);
    return before.length;
  } finally {
    await client.end();
  }
}

/** Names of the migrations in the folder that the database has not had, oldest first. */
export async function pendingMigrations(db: { query: (text: string) => Promise<{ rows: { name: string }[] }> }): Promise<string[]> {
  const { rows } = await db.query(`select to_regclass('payload_migrations')::text as name`);
  const done = rows[0]?.name ? (await db.query('select name from payload_migrations where batch > 0')).rows : [];
  const names = new Set(done.map(({ name }) => name));
  return readdirSync(new URL('../../migrations', import.meta.url))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((name) => !names.has(name))
    .toSorted();
}

async function migrateWithPayload(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  process.env.PAYLOAD_SECRET ||= 'not used while migrating';
  process.env.PAYLOAD_MIGRATING = 'true';
  const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('../../payload.config.ts')]);
  const payload = await getPayload({ config, disableOnInit: true });
  await payload.db.migrate();
  await payload.destroy();
}
