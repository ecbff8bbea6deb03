import type pg from 'pg';
import { createPool, inTransaction, type Queryable } from '../src/adapters/database.ts';
import { runMigrations } from '../src/adapters/migrate.ts';
import { seedDemo } from './demo/demo.ts';
import { loadReferenceData } from './demo/reference.ts';

/**
 * Brings the database to where the web process can use it: schema, code tables and texts, in a demo its data. Run by
 * scripts/start.ts with a complete environment, in a process of its own that gives its memory back. Starts at the
 * same time on one database wait for each other.
 */
const PREPARE_LOCK = 4_754_2018;
const databaseUrl = process.env.DATABASE_URL as string;
const pool = createPool({ databaseUrl, name: 'prepare', statementTimeoutMs: 600_000, onLostConnection: (error) => say(`数据库连接中断：${error.message}`) });

await alone(pool, async () => {
  const count = await runMigrations(databaseUrl);
  if (count > 0) say(`已升级数据库结构（${count} 步）。`);
  const filled = await inTransaction(pool, (db) => loadReferenceData(db as Queryable));
  if (filled.length > 0) say(`已装入${filled.join('、')}。`);
  if (process.env.DEMO === '1') await seedDemo(pool, process.env.DATA_DIR as string, say);
});
await pool.end();
process.exit(0);

async function alone(connections: pg.Pool, work: () => Promise<void>): Promise<void> {
  const client = await connections.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PREPARE_LOCK]);
    await work();
  } finally {
    client.release(true); // ends the connection and with it the lock
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
