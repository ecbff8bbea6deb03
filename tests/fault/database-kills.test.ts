import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPool } from '../../src/adapters/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/embeddedPostgres.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { handleRest } from '../../src/endpoints/rest.ts';
import { officerRow, signedIn } from '../policy/accessBed.ts';
import { LEXICAL } from '../policy/accessBodies.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { officer, submittable } from '../support/people.ts';

/**
 * The database is killed again and again while people save and decide. What was acknowledged is there afterwards, what
 * was not is a refusal a person understands, and everything goes on by itself. `FAULT_KILLS=50` makes it long.
 */
const KILLS = Number(process.env.FAULT_KILLS ?? 5);
const BACK_WITHIN_MS = 5_000;
let dataDir: string;
let postgres: EmbeddedPostgres;
let pool: pg.Pool;
let bed: TestPayload;
let server: OwnServer;
let cookie: string;
const deaths: unknown[] = [];
const died = (error: unknown) => void deaths.push(error);

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'ip-platform-kills-'));
  // Durable: this is about what a real database promises.
  postgres = await startEmbeddedPostgres({ dataDir, report: () => undefined });
  // In a process of its own: Payload is started once in a process.
  const env = { ...process.env, DATABASE_URL: postgres.url, DEMO: '0', LOG_LEVEL: 'error' };
  await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, '../../scripts/prepare.ts')], { env });
  pool = createPool({ databaseUrl: postgres.url, name: 'kills', max: 8, onLostConnection: () => undefined });
  process.env.LOG_LEVEL = 'silent';
  bed = await testPayload(postgres.url);
  const { default: config } = await import('../../payload.config.ts');
  server = await startOwnServer({
    databaseUrl: postgres.url,
    next: async (req, res) => {
      const body = req.method === 'GET' ? {} : { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' as const };
      const answer = await handleRest(
        config,
        new Request(`http://localhost:3000${req.url}`, { method: req.method!, headers: req.headers as Record<string, string>, ...body }),
      );
      res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
    },
  });
  cookie = (await signedIn({ pool }, 'users', await officerRow({ pool }, 'editor'))).cookie;
  process.on('unhandledRejection', died);
  process.on('uncaughtException', died);
});
afterAll(async () => {
  process.off('unhandledRejection', died);
  process.off('uncaughtException', died);
  await server.close();
  await bed.close();
  await pool.end();
  await postgres.stop();
  await rm(postgres.folder, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
});

type Tally = { acknowledged: string[]; refused: { status: number; body: string }[]; slowest: number };

describe(`the database killed ${KILLS} times under writes`, () => {
  it(
    'loses no acknowledged write, refuses the others with 503 in Chinese within 5 s, and is back within 5 s',
    async () => {
      const stop = new AbortController();
      const notices: Tally = { acknowledged: [], refused: [], slowest: 0 };
      const decisions: Tally = { acknowledged: [], refused: [], slowest: 0 };
      const cases = await prepared(12);
      const work = [
        ...Array.from({ length: 4 }, (_, index) => publish(index, notices, stop.signal)),
        ...[0, 1, 2].map((index) => decide(cases[index % cases.length]!, decisions, stop.signal, index)),
      ];
      const outages: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await pause(800);
        outages.push(await killAndWait());
      }
      await pause(500);
      stop.abort();
      await Promise.all(work);

      expect(Math.max(...outages)).toBeLessThan(BACK_WITHIN_MS);
      expect(notices.acknowledged.length).toBeGreaterThan(KILLS);
      expect(decisions.acknowledged.length).toBeGreaterThan(KILLS);
      expect(await missing(`select slug as key from announcements where slug = any($1)`, notices.acknowledged)).toEqual([]);
      expect(
        await missing(`select case_id || ':' || revision::int as key from case_log where case_id || ':' || revision::int = any($1)`, decisions.acknowledged),
      ).toEqual([]);
      expect(refusals([...notices.refused, ...decisions.refused])).toEqual([]);
      expect(Math.max(notices.slowest, decisions.slowest)).toBeLessThan(5_000);
      expect(deaths).toEqual([]);
    },
    60_000 + KILLS * 15_000,
  );

  it('left every log in step with its case', async () => {
    const { rows } = await pool.query(
      `select p.id from products p left join lateral (select to_status, revision from case_log where case_id = p.id::text order by sequence desc limit 1) l on true
       where l.to_status is not null and (l.to_status <> p.status::text or l.revision <> p.revision)`,
    );
    expect(rows).toEqual([]);
  });
});

/** Editors publish notices over HTTP, one after another. */
async function publish(worker: number, tally: Tally, signal: AbortSignal): Promise<void> {
  for (let count = 0; !signal.aborted; count += 1) {
    const slug = `kill-${worker}-${count}`;
    const startedAt = performance.now();
    const body = JSON.stringify({ title: '通知', slug, category: 'notice', _status: 'draft', body: LEXICAL });
    const answer = await fetch(`${server.url}/api/announcements`, { method: 'POST', body, headers: { cookie, 'content-type': 'application/json' } });
    const text = await answer.text();
    tally.slowest = Math.max(tally.slowest, performance.now() - startedAt);
    if (answer.status === 201) tally.acknowledged.push(slug);
    else tally.refused.push({ status: answer.status, body: text });
    if (answer.status !== 201) await pause(50);
  }
}

/** Reviewers take cases and put them back, over and over: each move writes case and log. */
async function decide(id: string, tally: Tally, signal: AbortSignal, index: number): Promise<void> {
  const actor = officer('reviewer', `审核员${index}`);
  let action = 'take';
  while (!signal.aborted) {
    const startedAt = performance.now();
    const outcome = await performAction(pool, { collection: 'products', id, action, actor });
    tally.slowest = Math.max(tally.slowest, performance.now() - startedAt);
    if (outcome.ok) tally.acknowledged.push(`${id}:${outcome.answer.revision}`);
    else if (outcome.httpStatus !== 422) tally.refused.push({ status: outcome.httpStatus, body: JSON.stringify(outcome) });
    // After an outage nobody knows whether the last move was kept: the other one is refused by its guard (422) then.
    action = action === 'take' ? 'release' : 'take';
    if (!outcome.ok) await pause(50);
  }
}

async function prepared(count: number): Promise<string[]> {
  const ids = [];
  for (let index = 0; index < count; index += 1) {
    const { owner, product } = await submittable(pool);
    await performAction(pool, { collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    ids.push(product);
  }
  return ids;
}

/** Kills the server outright; milliseconds from its answering again until the application saves again. */
async function killAndWait(): Promise<number> {
  const before = postgres.pid()!;
  process.kill(before, 'SIGKILL');
  while (!(await answers())) await pause(50);
  const databaseIsBack = performance.now();
  while ((await fetch(`${server.url}/api/announcements?limit=1`, { headers: { cookie } })).status !== 200) await pause(50);
  expect(postgres.pid()).not.toBe(before);
  return performance.now() - databaseIsBack;
}

function answers(): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  );
}

async function missing(query: string, keys: string[]): Promise<string[]> {
  const { rows } = await pool.query<{ key: string }>(query, [keys]);
  const kept = new Set(rows.map(({ key }) => key));
  return keys.filter((key) => !kept.has(key));
}

/** What people were told that is not the honest 503. */
function refusals(refused: Tally['refused']): Tally['refused'] {
  return refused.filter(({ status, body }) => status !== 503 || !/"message":"[^"]*[一-鿿]/.test(body));
}
