import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPool } from '../src/adapters/database.ts';
import { runningCopy } from '../src/adapters/dataFolder.ts';
import { runMigrations } from '../src/adapters/migrate.ts';
import { seedProducts } from './seed/load.ts';

/**
 * `npm run seed -- --products 1000000`: synthetic filed products for load tests, into DATABASE_URL or, without it,
 * into the database of the running demo. They cannot be told from real ones by a program: never on a real platform.
 */
const { values } = parseArgs({ options: { products: { type: 'string', default: '10000' } } });
const products = Number(values.products);
const databaseUrl = process.env.DATABASE_URL || runningCopy(path.resolve(process.env.DATA_DIR ?? '.data'))?.databaseUrl;
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

if (!Number.isInteger(products) || products < 1 || products > 9_000_000) refuse('--products 应为 1 至 9000000 之间的整数，例如 npm run seed -- --products 1000000。');
if (!databaseUrl) refuse('没有找到数据库：请设置 DATABASE_URL，或者先用 npm start 启动演示。');

const started = Date.now();
await runMigrations(databaseUrl);
const pool = createPool({ databaseUrl, name: 'seed', max: 3, statementTimeoutMs: 3_600_000, onLostConnection: (error) => say(`数据库连接中断：${error.message}`) });
await seedProducts(pool, { products, now: new Date(), report: say });
await pool.end();
say(`已完成，用时 ${Math.round((Date.now() - started) / 1000)} 秒。`);
process.exit(0);

function refuse(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
