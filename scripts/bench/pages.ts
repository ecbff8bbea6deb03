import { publicPages } from '../lighthouse/pages.ts';
import { percentile } from './backend.ts';
import { gauge } from './gauges.ts';

export const PAGE_HEAD = ['public read over HTTP', 'CPU ms of the web process', 'times bare', 'wall ms p50', 'wall ms p95', 'p50 times bare'];

const ROUNDS = 150;
const SHEETS = 10;
const WARM_UP = 15;

type Measured = { what: string; cpu: number; p50: number; p95: number };

/** The least this server can do for a request: its own headers, log line and measurement round a constant. */
const BARE = '/livez';

/**
 * Public pages and open data of a running platform, one request at a time over a kept connection, each against the bare
 * route measured directly before it, so that a machine that gets busier under way does not blur the ratios.
 */
export async function benchPages(server: string): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const path of [...(await publicPages(server)), ...(await openData(server))]) {
    const rounds = path.includes('.csv') ? SHEETS : ROUNDS;
    const bare = await measured(server, BARE, ROUNDS);
    const { what, cpu, p50, p95 } = await measured(server, path, rounds);
    rows.push([what, cpu, cpu / bare.cpu, p50, p95, p50 / bare.p50]);
  }
  const bare = await measured(server, BARE, ROUNDS);
  return [[`${BARE} (bare)`, bare.cpu, 1, bare.p50, bare.p95, 1], ...rows];
}

async function openData(server: string): Promise<string[]> {
  const page = (await (await fetch(`${server}/api/public/products`)).json()) as { items: { filingNumber: string; name: string }[] };
  const { filingNumber = '', name = '' } = page.items[0] ?? {};
  const word = encodeURIComponent([...name].slice(-2).join(''));
  const reads = ['products', `products?q=${word}`, `products/${filingNumber}`, `verify/${filingNumber}`, 'openapi.json', 'products.csv', `products.csv?q=${word}`];
  return reads.map((read) => `/api/public/${read}`);
}

async function measured(server: string, path: string, rounds: number): Promise<Measured> {
  for (let round = 0; round < Math.min(WARM_UP, rounds); round += 1) await once(server + path);
  const before = await cpuSeconds(server);
  const walls: number[] = [];
  for (let round = 0; round < rounds; round += 1) walls.push(await once(server + path));
  const cpu = (((await cpuSeconds(server)) - before) * 1_000) / rounds;
  return { what: decodeURIComponent(path), cpu, p50: percentile(walls, 0.5), p95: percentile(walls, 0.95) };
}

async function cpuSeconds(server: string): Promise<number> {
  return gauge(server, 'process_cpu_seconds_total');
}

async function once(url: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${answer.status} from ${url}`);
  return performance.now() - started;
}
