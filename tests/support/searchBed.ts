import type pg from 'pg';
import { loadCandidates, type Candidate } from '../../scripts/bench/oracle.ts';
import { seedProducts } from '../../scripts/seed/load.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

/** A database of synthetic products, and the same products as plain text for comparison. */
export type SearchBed = TestDatabase & { candidates: Candidate[] };

export async function createSearchBed(products: number): Promise<SearchBed> {
  const database = await createTestDatabase();
  await seedProducts(database.pool, { products, now: new Date('2026-07-01T00:00:00Z'), report: () => undefined });
  return { ...database, candidates: await loadCandidates(database.pool) };
}

export type ProductFacts = { name?: string; model?: string; status?: string; industry?: string; enterprise?: string; year?: number; disclosed?: boolean };

let serial = 0;

/** A filed product (or one in another state) of a new or a given organisation, by plain SQL under the name of an action. */
export async function product(pool: pg.Pool, facts: ProductFacts = {}): Promise<{ id: string; number: string; enterprise: string }> {
  serial += 1;
  const enterprise = facts.enterprise ?? (await organisation(pool, `检索测试${serial}号有限公司`));
  const year = facts.year ?? 2026;
  const number = `${year}9${String(serial).padStart(6, '0')}`;
  const { rows } = await asAction<{ id: string }>(
    pool,
    `insert into products (id, enterprise_id, status, name, model, industry, filing_number, filing_year, filed_at, sales, patents_disclosed)
     values (uuidv7(), $1, $2, $3, $4, $5, $6, $7::int, make_timestamptz($7::int, 5, 1, 1, 0, 0, 'UTC'), 100, $8) returning id`,
    [enterprise, facts.status ?? 'filed', facts.name ?? '等离子弧切割机', facts.model ?? null, facts.industry ?? '3424', number, year, facts.disclosed ?? true],
  );
  return { id: rows[0]!.id, number, enterprise };
}

export async function organisation(pool: pg.Pool, name: string, region = '440106'): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('insert into enterprises (id, name, registered_region) values (uuidv7(), $1, $2) returning id', [name, region]);
  return rows[0]!.id;
}

export async function moveTo(pool: pg.Pool, id: string, status: string): Promise<void> {
  const isClosed = status === 'withdrawn' || status === 'revoked';
  await asAction(pool, `update products set status = $2, closed_at = case when $3 then timestamptz '2026-03-31 17:00Z' end where id = $1`, [id, status, isClosed]);
}

/** Casework names its action for the transaction; without it no status is written. */
export async function asAction<R extends pg.QueryResultRow>(pool: pg.Pool, text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
  const client = await pool.connect();
  try {
    await client.query(`begin; select set_config('casework.action', 'test', true)`);
    const result = await client.query<R>(text, values);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
