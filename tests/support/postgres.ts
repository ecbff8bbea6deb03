import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { createPool } from '../../src/adapters/database.ts';
import { startEmbeddedPostgres } from '../../src/adapters/embeddedPostgres.ts';
import { temporaryDataFolder } from './dataFolder.ts';

export type TestDatabase = {
  url: string;
  pool: pg.Pool;
  /** Ends every connection, also those the test forgot, and removes the database. */
  drop: () => Promise<void>;
};

/** Where a run keeps its server; set by hand it names a server to use instead of starting one. */
const SERVER = 'TEST_DATABASE_SERVER';
const TEMPLATE = 'ip_test_template';

/** Global setup of vitest: one server and one migrated template for all files and projects of a run. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVER]) return undefined;
  const dataDir = await temporaryDataFolder();
  const server = await startEmbeddedPostgres({ dataDir, report: () => undefined, durable: false });
  process.env[SERVER] = server.url;
  await createTemplate(server.url);
  return async () => {
    delete process.env[SERVER];
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** A copy of the migrated template for one test file (about 0.2 s). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = serverUrl();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner(server, `create database ${name} template ${TEMPLATE}`);
  const url = withDatabase(server, name);
  // Connections are cut on purpose when the database is dropped; that is no failure of a test.
  const pool = createPool({ databaseUrl: url, name: 'test', max: 5, onLostConnection: () => undefined });
  return {
    url,
    pool,
    drop: async () => {
      await pool.end();
      await asOwner(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Address of the server of this run, as its owner. */
export function serverUrl(): string {
  const url = process.env[SERVER];
  if (!url) throw new Error(`${SERVER} is not set: this project needs tests/support/postgres.ts as its globalSetup`);
  return url;
}

/** Migrates in a process of its own: Payload and its configuration then stay out of the runner. */
async function createTemplate(server: string): Promise<void> {
  await asOwner(server, `create database ${TEMPLATE}`);
  const script = path.join(import.meta.dirname, '../../scripts/prepare.ts');
  const env = { ...process.env, DATABASE_URL: withDatabase(server, TEMPLATE), DEMO: '0', LOG_LEVEL: 'warn', NODE_ENV: 'test' as const };
  await promisify(execFile)(process.execPath, [script], { env });
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function asOwner(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
