import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../src/adapters/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/embeddedPostgres.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { objection } from '../support/certification.ts';
import { company, officer } from '../support/people.ts';

/** The database is killed in the middle of upholding an objection: either everything of it has happened, or nothing (invariant 21). */
const KILLS = 3;
let dataDir: string;
let postgres: EmbeddedPostgres;
let pool: pg.Pool;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ip-platform-uphold-'));
  postgres = await startEmbeddedPostgres({ dataDir, report: () => undefined });
  const env = { ...process.env, DATABASE_URL: postgres.url, DEMO: '0', LOG_LEVEL: 'error' };
  await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, '../../scripts/prepare.ts')], { env });
  pool = createPool({ databaseUrl: postgres.url, name: 'uphold', max: 8, onLostConnection: () => undefined });
  // Each of the three moves of an upheld objection lasts long enough to be hit.
  for (const table of ['objections', 'products', 'certifications']) {
    await pool.query(`create function linger_${table}() returns trigger language plpgsql as $body$ begin perform pg_sleep(0.03); return new; end $body$`);
    await pool.query(`create trigger linger after update of status on ${table} for each row when (new.status::text in ('upheld', 'revoked', 'excluded')) execute function linger_${table}()`);
  }
});
afterAll(async () => {
  await pool.end();
  await postgres.stop();
  await rm(postgres.folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

type Found = { id: string; objection: string; product: string; certification: string; log: string; messages: number };

const found = async () =>
  (
    await pool.query<Found>(
      `select o.id, o.status::text as objection, p.status::text as product, c.status::text as certification,
         (select string_agg(l.action, ' ' order by l.id) from case_log l where l.case_id in (o.id::text, p.id::text, c.id::text)) as log,
         (select count(*)::int from notices n where n.case_id in (o.id::text, p.id::text)) as messages
       from objections o join products p on p.id = o.product_id join certifications c on c.id = o.certification_id order by o.id`,
    )
  ).rows;

const NOTHING = { objection: 'accepted', product: 'filed', certification: 'publicised', log: null, messages: 0 };
const ALL = { objection: 'upheld', product: 'revoked', certification: 'revoked', log: 'uphold revoke revoke', messages: 4 };

describe(`the database killed ${KILLS} times while objections are upheld`, () => {
  it('leaves each of them whole: the finding with both ends and all messages, or none of it; afterwards it can be upheld', async () => {
    const respondent = await company(pool);
    const waiting = [];
    for (let index = 0; index < KILLS * 3; index += 1) waiting.push(await objection(pool, respondent, 'accepted'));
    const acknowledged = new Set<string>();
    const uphold = async (id: string) => {
      const outcome = await performAction(pool, { collection: 'objections', id, action: 'uphold', actor: officer('staff'), input: { reason: '经核查属实。' } });
      if (outcome.ok) acknowledged.add(id);
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const work = waiting.slice(kill * 3, kill * 3 + 3).map(uphold);
      await pause(40 + kill * 25);
      process.kill(postgres.pid()!, 'SIGKILL');
      await Promise.all(work);
      await answering();
    }
    for (const { id, ...state } of await found()) expect([NOTHING, ALL]).toContainEqual(state);
    const done = new Set((await found()).filter(({ objection: status }) => status === 'upheld').map(({ id }) => id));
    expect([...acknowledged].filter((id) => !done.has(id))).toEqual([]);
    expect(done.size).toBeLessThan(waiting.length);

    for (const id of waiting.filter((each) => !done.has(each))) await uphold(id);
    for (const { id: _id, ...state } of await found()) expect(state).toEqual(ALL);
  }, 60_000);
});

async function answering(): Promise<void> {
  for (;;) {
    if (await pool.query('select 1').then(() => true, () => false)) return;
    await pause(50);
  }
}
