import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPool } from '../src/adapters/database.ts';
import { startEmbeddedPostgres } from '../src/adapters/embeddedPostgres.ts';
import { runMigrations } from '../src/adapters/migrate.ts';
import { connectBackend, cpuIsKnown } from './bench/backend.ts';
import { benchDecisions, DECISION_HEAD } from './bench/decisions.ts';
import { benchAgainstStock, benchHttpSearch, STOCK_HEAD } from './bench/http.ts';
import { benchImports, IMPORT_HEAD } from './bench/imports.ts';
import { loadCandidates } from './bench/oracle.ts';
import { benchMemory, MEMORY_HEAD } from './bench/memory.ts';
import { benchPages, PAGE_HEAD } from './bench/pages.ts';
import { benchReads } from './bench/reads.ts';
import { benchSearch, CLASS_HEAD, classRows } from './bench/search.ts';
import { table } from './bench/table.ts';
import { benchUpkeep } from './bench/upkeep.ts';
import { seedProducts } from './seed/load.ts';

/**
 * `npm run bench`: public search and decisions on a throw-away database of synthetic products; CPU is that of the database's
 * process, in ms. `--products 1000000` for the record (minutes to fill), `--database <url>` for one that is already
 * filled, `--server <url>` to measure a running platform on the same database over HTTP as well.
 * `--http <url>` measures only the public pages and the open data of a running platform, then for `--minutes` its memory.
 * Ends with 1 when a total differs from brute force. `--import 1000000` measures only the import of a register of that length.
 */
const text = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    ...{ products: { ...text, default: '20000' }, queries: { ...text, default: '200' }, database: text, server: text, import: text },
    ...{ http: text, minutes: { ...text, default: '0' } },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
if (values.import) {
  say(`\n${table(IMPORT_HEAD, await importsOf(Number(values.import)))}`);
  process.exit(0);
}
if (values.http) {
  await benchHttp(values.http.replace(/\/$/, ''), Number(values.minutes));
  process.exit(0);
}
const bed = values.database ? { url: values.database, remove: async () => undefined } : await throwAwayDatabase(Number(values.products));
const wrong = await bench(bed.url).finally(bed.remove);
process.exit(wrong === 0 ? 0 : 1);

/** Answers how many totals were wrong. */
async function bench(databaseUrl: string): Promise<number> {
  const backend = await connectBackend(databaseUrl);
  const candidates = await loadCandidates(backend.db);
  if (!cpuIsKnown) say('This system does not tell the CPU time of another process: "CPU" is wall time here.');
  const results = await benchSearch(backend, candidates, { queries: Number(values.queries), checks: candidates.length > 100_000 ? 50 : 200, secondsAClass: 60 });
  say(`\n${table(CLASS_HEAD, classRows(results))}`);
  for (const { kind, wrong: faults } of results) for (const fault of faults) say(`wrong total (${kind}): ${JSON.stringify(fault)}`);
  say(`\n${table(['read', 'CPU ms p50'], await benchReads(backend))}`);
  say(`\n${table(['upkeep', ''], await benchUpkeep(backend))}`);
  // Decisions write: only on a database that is thrown away.
  if (!values.database) say(`\n${table(DECISION_HEAD, await benchDecisions(databaseUrl))}`);
  if (values.server) {
    say(`\n${table(['search over HTTP', 'bare, wall p50', 'HTTP, wall p50', 'ratio'], await benchHttpSearch(backend, candidates, values.server))}`);
    say(`\n${table(STOCK_HEAD, await benchAgainstStock(candidates, values.server, databaseUrl))}`);
  }
  await backend.close();
  return results.reduce((sum, { wrong: faults }) => sum + faults.length, 0);
}

async function benchHttp(server: string, minutes: number): Promise<void> {
  say(`\n${table(PAGE_HEAD, await benchPages(server))}`);
  if (minutes > 0) say(`\n${table(MEMORY_HEAD, await benchMemory(server, minutes))}`);
}

async function throwAwayDatabase(products: number): Promise<{ url: string; remove: () => Promise<void> }> {
  if (!Number.isInteger(products) || products < 1_000) throw new Error('--products: a whole number from 1000');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ip-platform-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, report: say, durable: false });
  const remove = async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
  await fill(server.url, products).catch(async (error: Error) => {
    await remove();
    throw error;
  });
  return { url: server.url, remove };
}

async function importsOf(rows: number): Promise<(string | number)[][]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ip-platform-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, report: say, durable: false });
  const pool = createPool({ databaseUrl: server.url, name: 'bench', onLostConnection: (error) => say(error.message) });
  try {
    await runMigrations(server.url);
    return await benchImports(pool, { databaseUrl: server.url, dataDir, rows });
  } finally {
    await pool.end();
    await server.stop();
    await Promise.all([server.folder, dataDir].map((folder) => rm(folder, { recursive: true, force: true })));
  }
}

async function fill(url: string, products: number): Promise<void> {
  await runMigrations(url);
  const pool = createPool({ databaseUrl: url, name: 'bench', max: 3, statementTimeoutMs: 3_600_000, onLostConnection: (error) => say(error.message) });
  await seedProducts(pool, { products, now: new Date(), report: say });
  await pool.end();
}
