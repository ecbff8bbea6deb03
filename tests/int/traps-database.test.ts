import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CollectionAfterChangeHook } from 'payload';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { transactionOf } from '../../hooks/transaction.ts';
import { pendingMigrations } from '../../src/adapters/migrate.ts';
import { LIFECYCLES } from '../../src/domain/lifecycle/index.ts';
import { accessBed, type AccessBed } from '../policy/accessBed.ts';
import { LEXICAL } from '../policy/accessBodies.ts';
import { draftProduct } from '../support/people.ts';
import { createTestDatabase, serverUrl } from '../support/postgres.ts';

/** One test for each trap of Payload on PostgreSQL that page 7 of the specification lists, by its number. Traps of lists and files: `traps-rest.test.ts`. */
let bed: AccessBed;
beforeAll(async () => {
  bed = await accessBed();
});
afterAll(() => bed.close());

let serial = 0;
const notice = () => ({ title: '通知', slug: `trap-${(serial += 1)}`, category: 'notice' as const, _status: 'draft' as const, body: LEXICAL as never });
const create = (data = notice()) => bed.payload.create({ collection: 'announcements', data });
const post = (data = notice()) => bed.as('editor', '/announcements', { method: 'POST', json: data });
const kept = async (slug: string) => (await bed.pool.query('select 1 from announcements where slug = $1', [slug])).rows.length;

/** A check at the commit itself, as a deferred constraint makes it. */
async function atCommit(body: string): Promise<void> {
  await bed.pool.query(`
    create function at_commit() returns trigger language plpgsql as $$ begin ${body}; return null; end $$;
    create constraint trigger at_commit after insert on announcements deferrable initially deferred for each row execute function at_commit()`);
}

const hooks = () => bed.payload.collections.announcements!.config.hooks;
async function during(hook: CollectionAfterChangeHook, work: () => Promise<void>): Promise<void> {
  hooks().afterChange.push(hook);
  try {
    await work();
  } finally {
    hooks().afterChange.pop();
  }
}

afterEach(() => bed.pool.query('drop function if exists at_commit() cascade'));

describe('trap 1: a commit that fails is an error to the caller', () => {
  it('when a deferred constraint fails at the commit', async () => {
    await atCommit(`raise exception 'too late' using errcode = '23514'`);
    const data = notice();
    await expect(create(data)).rejects.toThrow();
    const answer = await post({ ...notice(), slug: 'trap-late' });
    expect([answer.status, ((await answer.json()) as { errors: unknown[] }).errors.length]).toEqual([422, 1]);
    expect([await kept(data.slug), await kept('trap-late')]).toEqual([0, 0]);
  });

  it('when the backend is killed by the commit, and the process lives on', async () => {
    await atCommit('perform pg_terminate_backend(pg_backend_pid())');
    const data = notice();
    await expect(create(data)).rejects.toThrow();
    expect([(await post({ ...notice(), slug: 'trap-killed' })).status, await kept(data.slug), await kept('trap-killed')]).toEqual([503, 0, 0]);
    await bed.pool.query('drop function at_commit() cascade');
    const next = await create();
    expect(await kept(next.slug)).toBe(1);
  });

  it('when the backend is killed between the write and the commit', async () => {
    const kill: CollectionAfterChangeHook = async ({ req }) => {
      const { rows } = await (await transactionOf(req)).query<{ pid: number }>('select pg_backend_pid() as pid');
      await bed.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    };
    await during(kill, async () => {
      const data = notice();
      await expect(create(data)).rejects.toThrow();
      expect(await kept(data.slug)).toBe(0);
    });
    expect((await post()).status).toBe(201);
  });
});

describe('trap 2: a nested error that was swallowed is not reported as saved', () => {
  it('an outer create whose nested one failed quietly rejects, and no row exists', async () => {
    const taken = await create();
    const nested: CollectionAfterChangeHook = async ({ doc, req }) => {
      if (req.context.nested) return;
      req.context.nested = true;
      await req.payload.create({ collection: 'announcements', data: { ...notice(), slug: taken.slug }, req }).catch(() => undefined);
      return doc;
    };
    await during(nested, async () => {
      const data = notice();
      await expect(create(data)).rejects.toThrow();
      expect(await kept(data.slug)).toBe(0);
    });
  });
});

describe('trap 3: nested work stays in the transaction of its request', () => {
  it('plain SQL of a hook refuses to run outside of it', async () => {
    await expect(transactionOf({ payload: bed.payload } as never)).rejects.toThrow('needs the transaction');
    await expect(transactionOf({ payload: bed.payload, transactionID: 'gone' } as never)).rejects.toThrow('needs the transaction');
  });

  it('more saves at once than there are connections all end: none holds one while it waits for another', async () => {
    const { pool } = bed.payload.db as unknown as { pool: pg.Pool };
    const most = pool.options.max;
    // One that Payload keeps for itself, and one to work with.
    pool.options.max = 2;
    const ids = await Promise.all(Array.from({ length: 4 }, () => draftProduct(bed.pool, bed.own)));
    const answers = await Promise.all(ids.map((id) => bed.as('own', `/products/${id}`, { method: 'PATCH', json: { introduction: '由电源组成。' } })));
    pool.options.max = most;
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });
});

describe('trap 4: the row is locked before it is looked at', () => {
  it('of twenty saves from the same version one is kept, the others are told (two reviewers: casework.test.ts)', async () => {
    const id = await draftProduct(bed.pool, bed.own);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => bed.as('own', `/products/${id}`, { method: 'PATCH', json: { introduction: `第 ${index} 稿`, revision: 1 } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
    const { rows } = await bed.pool.query<{ revision: string }>('select revision from products where id = $1', [id]);
    expect(Number(rows[0]!.revision)).toBe(2);
  });
});

describe('trap 10: the schema belongs to the migrations', () => {
  it('every state of a lifecycle is a value of its enum from the start', async () => {
    for (const [collection, { states }] of Object.entries(LIFECYCLES)) {
      const { rows } = await bed.pool.query<{ label: string }>(`select unnest(enum_range(null::enum_${collection.replaceAll('-', '_')}_status))::text as label`);
      expect(rows.map(({ label }) => label).toSorted()).toEqual(Object.keys(states).toSorted());
    }
  });

  it('Payload pushes nothing by itself, and nothing is pending', async () => {
    expect((bed.payload.db as unknown as { push: boolean }).push).toBe(false);
    expect(await pendingMigrations(bed.pool)).toEqual([]);
  });

  it('two copies that start at once on an empty database migrate it once', async () => {
    const name = `empty_${Date.now()}`;
    const owner = new pg.Client({ connectionString: serverUrl() });
    await owner.connect();
    await owner.query(`create database ${name}`);
    const url = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href;
    const prepare = () =>
      promisify(execFile)(process.execPath, [path.join(import.meta.dirname, '../../scripts/prepare.ts')], {
        env: { ...process.env, DATABASE_URL: url, DEMO: '0', LOG_LEVEL: 'error' },
      });
    try {
      await Promise.all([prepare(), prepare()]);
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ name: string; times: number }>('select name, count(*)::int as times from payload_migrations group by name');
      await client.end();
      const files = readdirSync(path.join(import.meta.dirname, '../../migrations')).filter((file) => file.endsWith('.ts') && file !== 'index.ts');
      expect(rows.filter(({ times }) => times !== 1)).toEqual([]);
      expect(rows.map((row) => row.name).toSorted()).toEqual(files.map((file) => file.replace('.ts', '')).toSorted());
    } finally {
      await owner.query(`drop database ${name} with (force)`);
      await owner.end();
    }
  }, 120_000);
});

describe('trap 13: the owner is a column of every owned row', () => {
  it('and has an index that begins with it', async () => {
    for (const table of ['verifications', 'products', 'product_patents', 'patents', 'asset_reports', 'certifications', 'attachments']) {
      const column = await bed.pool.query(`select is_nullable from information_schema.columns where table_name = $1 and column_name = 'enterprise_id'`, [
        table,
      ]);
      const index = await bed.pool.query(`select 1 from pg_indexes where tablename = $1 and indexdef ~ '\\("?enterprise_id"?[,)]'`, [table]);
      expect([table, column.rows[0]?.is_nullable, index.rows.length > 0]).toEqual([table, table === 'attachments' ? 'YES' : 'NO', true]);
    }
    // A file without an owner is one of an objection, whatever writes it.
    const stray = `insert into attachments (id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key) values (uuidv7(), 'products', 'x', 's', 'n', 'png', 'image/png', 1, 'h', 'stray')`;
    await expect(bed.pool.query(stray)).rejects.toMatchObject({ constraint: 'attachments_owner_known' });
    for (const table of ['certificates', 'notices', 'case_log', 'submissions', 'enterprise_users']) {
      const { rows } = await bed.pool.query(
        `select 1 from information_schema.columns where table_name = $1 and column_name in ('enterprise_id', 'enterprise')`,
        [table],
      );
      expect([table, rows.length]).toEqual([table, 1]);
    }
  });
});

describe('trap 19: what is append-only refuses every change in the database itself', () => {
  it.each(['case_log', 'access_log', 'case_log_seals'])('%s', async (table) => {
    if (table !== 'case_log_seals') await bed.pool.query(`insert into ${table} (id) values (uuidv7())`);
    else await bed.pool.query(`insert into case_log_seals (from_time, to_time, rows_sealed, digest, previous_digest) values (now(), now(), 0, 'd', 'p')`);
    const column = table === 'case_log_seals' ? 'digest' : 'hash';
    for (const statement of [`update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(bed.pool.query(statement), statement).rejects.toThrow(/append-only/);
    }
  });
});

describe('trap 21: test databases', () => {
  it('are dropped though somebody is still connected', async () => {
    const extra = await createTestDatabase();
    const client = new pg.Client({ connectionString: extra.url });
    client.on('error', () => undefined);
    await client.connect();
    await extra.drop();
    await expect(client.query('select 1')).rejects.toThrow();
  });
});
