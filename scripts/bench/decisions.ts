import { readFileSync, existsSync } from 'node:fs';
import type pg from 'pg';
import { getPayload } from 'payload';
import { createPool } from '../../src/adapters/database.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { percentile } from './backend.ts';
import { decisionBed, type DecisionBed } from './decisionBed.ts';
import { stockConfig } from './stock.ts';

export const DECISION_HEAD = ['decision against a bare update', 'wall ms p50', 'CPU ms app', 'CPU ms database', 'CPU times the update'];

const TIMES = 150;
const WARM_UP = 20;

type Cost = { wall: number; app: number; database: number };

/**
 * A whole decision (lock, facts, guards, effects, log, notices, answer for a repetition) against what stock Payload takes
 * to change one field of the same kind of record: same database, same run, one at a time, one connection each. The goal
 * is a ratio of at most 1 (spec 8, Speed). Leaves its products in the database, filed; the case log keeps what happened.
 */
export async function benchDecisions(databaseUrl: string): Promise<(string | number)[][]> {
  const pool = createPool({ databaseUrl, name: 'bench-decisions', max: 1, onLostConnection: (error) => process.stderr.write(`${error.message}\n`) });
  const stock = await getPayload({ config: stockConfig(databaseUrl, 2), key: 'bench-stock' });
  const bed = await decisionBed(pool, TIMES + WARM_UP);
  const stockPool = (stock.db as unknown as { pool: pg.Pool }).pool;
  // Payload keeps a connection of its own until the process ends; the throw-away server goes before.
  stockPool.on('error', () => undefined);
  const updated = await measured(stockPool, (index) => stock.update({ collection: 'products', id: bed.products[index] as string, data: { model: `B-${index}` } }));
  const submitted = await measured(pool, (index) => decided(pool, bed, index, { action: 'submit', actor: bed.clerk }));
  const filed = await measured(pool, (index) => decided(pool, bed, index, { action: 'file', actor: bed.reviewer }));
  await stock.destroy();
  await pool.end();
  return [['stock Payload, one field', updated] as const, ['submit', submitted] as const, ['file', filed] as const].map(([what, cost]) => [
    what, cost.wall, cost.app, cost.database, (cost.app + cost.database) / (updated.app + updated.database),
  ]);
}

async function decided(pool: pg.Pool, bed: DecisionBed, index: number, what: Pick<ActionRequest, 'action' | 'actor'>): Promise<void> {
  const id = bed.products[index] as string;
  const outcome = await performAction(pool, { collection: 'products', id, ...what, idempotencyKey: `bench-${what.action}-${id}` });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
}

/** Measures each act after the warm-up: median on the wall, mean CPU of this process and of the server processes behind the pool. */
async function measured(pool: pg.Pool, act: (index: number) => Promise<unknown>): Promise<Cost> {
  for (let index = 0; index < WARM_UP; index += 1) await act(index);
  const { rows } = await pool.query<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [pool.options.application_name]);
  const files = rows.map(({ pid }) => `/proc/${pid}/schedstat`);
  const databaseMs = () => files.reduce((sum, file) => sum + (existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : Number.NaN), 0);
  const [database, app] = [databaseMs(), process.cpuUsage()];
  const walls: number[] = [];
  for (let index = WARM_UP; index < WARM_UP + TIMES; index += 1) {
    const started = performance.now();
    await act(index);
    walls.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(app);
  return { wall: percentile(walls, 0.5), app: (user + system) / 1e3 / TIMES, database: (databaseMs() - database) / TIMES };
}
