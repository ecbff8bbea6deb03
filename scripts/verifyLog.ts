import { createPool } from '../src/adapters/database.ts';
import { brokenAccesses, brokenChains } from '../src/casework/verifyChains.ts';
import { brokenSeals } from '../src/casework/seal.ts';

/** `npm run verify-log`: recomputes every hash of the case log and the access log, and every seal; ends with 1 when something was changed. */
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error('请设置 DATABASE_URL。');
const pool = createPool({ databaseUrl, name: 'verify-log', statementTimeoutMs: 600_000, onLostConnection: (error) => process.stderr.write(`${error.message}\n`) });
const chains = await brokenChains(pool);
const accesses = await brokenAccesses(pool);
const seals = await brokenSeals(pool);
for (const { collection, id, sequence } of chains) process.stdout.write(`办理记录被改动：${collection} ${id} 第 ${sequence} 条\n`);
for (const id of accesses) process.stdout.write(`查阅记录被改动：${id}\n`);
for (const id of seals) process.stdout.write(`封存与记录不符：第 ${id} 号\n`);
const intact = chains.length + accesses.length + seals.length === 0;
process.stdout.write(intact ? '办理记录和查阅记录完整，没有发现改动。\n' : '发现改动，请立即核查。\n');
await pool.end();
process.exit(intact ? 0 : 1);
