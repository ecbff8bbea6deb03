import { createPool } from '../src/adapters/database.ts';
import { brokenChains } from '../src/casework/caseLog.ts';
import { brokenSeals } from '../src/casework/seal.ts';

/** `npm run verify-log`: recomputes every hash of the case log and every seal; ends with 1 when something was changed. */
const databaseUrl = process.env.DATABASE_URL;
if (!databaseUrl) throw new Error('请设置 DATABASE_URL。');
const pool = createPool({ databaseUrl, name: 'verify-log', statementTimeoutMs: 600_000, onLostConnection: (error) => process.stderr.write(`${error.message}\n`) });
const chains = await brokenChains(pool);
const seals = await brokenSeals(pool);
for (const { collection, id, sequence } of chains) process.stdout.write(`办理记录被改动：${collection} ${id} 第 ${sequence} 条\n`);
for (const id of seals) process.stdout.write(`封存与记录不符：第 ${id} 号\n`);
process.stdout.write(chains.length + seals.length === 0 ? '办理记录完整，没有发现改动。\n' : '发现改动，请立即核查。\n');
await pool.end();
process.exit(chains.length + seals.length === 0 ? 0 : 1);
