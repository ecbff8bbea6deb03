import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/adapters/embeddedPostgres.ts';

export type NoticesDatabase = { url: string; pool: pg.Pool; close: () => Promise<void> };

// Column types as Payload's migration makes them (enums for selects, numeric for numbers), which is stricter than text.
const SCHEMA = `
  create type enum_notices_channel as enum ('sms', 'email');
  create type enum_notices_status as enum ('pending', 'sending', 'sent', 'dead');
  create table notices (
    id uuid primary key, dedupe_key varchar not null unique, channel enum_notices_channel, template varchar, purpose varchar,
    recipient varchar, recipient_name varchar, recipient_user varchar, enterprise varchar, case_collection varchar, case_id varchar,
    subject varchar, body varchar, variables jsonb, status enum_notices_status default 'pending', attempts numeric default 0,
    next_attempt_at timestamp(3) with time zone, lease_until timestamp(3) with time zone, lease_owner varchar, provider_id varchar,
    last_error varchar, sent_at timestamp(3) with time zone,
    updated_at timestamp(3) with time zone not null default now(), created_at timestamp(3) with time zone not null default now()
  );
  create index notices_due on notices (channel, next_attempt_at) where status in ('pending', 'sending');
  create table notice_templates (
    id uuid primary key, key varchar not null, channel enum_notices_channel not null, label varchar, subject varchar, body varchar,
    provider_template_code varchar, enabled boolean default true, unique (key, channel)
  );`;

/** A server of its own with the two tables, gone after `close`. */
export async function createNoticesDatabase(): Promise<NoticesDatabase> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'notices-test-'));
  const server = await startEmbeddedPostgres({ dataDir, report: () => undefined, durable: false });
  const pool = new pg.Pool({ connectionString: server.url, max: 20 });
  // Tests cut connections on purpose; without a listener an idle one that is lost would end the process.
  pool.on('error', () => undefined);
  await pool.query(SCHEMA);
  const close = async () => {
    await pool.end();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: server.url, pool, close };
}
