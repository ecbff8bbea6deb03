import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPool, inTransaction } from '../../src/adapters/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('create table entries (id int primary key, partner int references entries deferrable initially deferred)');
});
beforeEach(() => database.pool.query('truncate entries'));
afterAll(() => database.drop());

async function count(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>('select count(*)::int as count from entries');
  return rows[0]?.count ?? -1;
}

describe('a transaction', () => {
  test('gives back its value once everything is kept', async () => {
    const value = await inTransaction(database.pool, async (db) => {
      await db.query('insert into entries (id) values (1)');
      return 'kept';
    });
    expect([value, await count()]).toEqual(['kept', 1]);
  });

  test('keeps nothing when its work throws, and the error is the one thrown', async () => {
    const work = inTransaction(database.pool, async (db) => {
      await db.query('insert into entries (id) values (1)');
      throw new Error('refused');
    });
    await expect(work).rejects.toThrow('refused');
    expect(await count()).toBe(0);
  });

  test('throws when a check fails only at the commit', async () => {
    const work = inTransaction(database.pool, (db) => db.query('insert into entries (id, partner) values (1, 99)'));
    await expect(work).rejects.toMatchObject({ code: '23503' });
    expect(await count()).toBe(0);
  });

  test('throws when an error inside was swallowed, for PostgreSQL then answers the commit with a rollback', async () => {
    const work = inTransaction(database.pool, async (db) => {
      await db.query('insert into entries (id) values (1)');
      await db.query('select * from nowhere').catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ name: 'CommitFailed' });
    expect(await count()).toBe(0);
  });

  test('throws when its connection is killed before the commit, and the pool goes on', async () => {
    const work = inTransaction(database.pool, async (db) => {
      await db.query('insert into entries (id) values (1)');
      const { rows } = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    });
    await expect(work).rejects.toThrow();
    expect(await count()).toBe(0);
  });

  test('shows a lost race as a serialization failure', async () => {
    await database.pool.query('insert into entries (id) values (1)');
    const work = inTransaction(database.pool, async (db) => {
      await db.query('set transaction isolation level repeatable read');
      await db.query('select * from entries');
      await database.pool.query('update entries set partner = 1');
      await db.query('update entries set partner = null');
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
  });

  test('gives its connection back whatever happens', async () => {
    for (let round = 0; round < 12; round++) await inTransaction(database.pool, (db) => db.query('select * from nowhere')).catch(() => undefined);
    expect(database.pool.waitingCount).toBe(0);
    expect(await count()).toBe(0);
  });
});

describe('a pool', () => {
  test('refuses after 3 seconds instead of hanging when every connection is taken', async () => {
    const pool = createPool({ databaseUrl: database.url, name: 'test', max: 1, onLostConnection: () => undefined });
    const held = await pool.connect();
    const startedAt = Date.now();
    await expect(pool.query('select 1')).rejects.toThrow(/timeout/);
    expect(Date.now() - startedAt).toBeLessThan(4_000);
    held.release();
    await pool.end();
  });

  test('ends a statement that takes too long', async () => {
    const pool = createPool({ databaseUrl: database.url, name: 'test', statementTimeoutMs: 200, onLostConnection: () => undefined });
    await expect(pool.query('select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });

  test('reports a connection that is lost while idle and replaces it', async () => {
    const lost: Error[] = [];
    const pool = createPool({ databaseUrl: database.url, name: 'test', max: 1, onLostConnection: (error) => lost.push(error) });
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});
