import { fork } from 'node:child_process';
import path from 'node:path';
import { searchProducts } from '../../src/queries/publicProducts.ts';
import { createRandom } from '../seed/random.ts';
import { percentile, type Backend } from './backend.ts';
import { gauge } from './gauges.ts';
import { KEYWORD_CLASSES } from './keywords.ts';
import type { Candidate } from './oracle.ts';

const KEYWORDS = 120;
const SECONDS_A_PATH = 5;
const WARM_UP_MS = 1_500;
const CLIENTS = 4;

/** A path of our own API, and what stock Payload offers for the same question about the same data. */
type Rival = { what: string; ours: (product: Product) => string; stock: (product: Product) => string };
type Product = { id: string; number: string; word: string };

const RIVALS: Rival[] = [
  { what: 'get one', ours: ({ number }) => `/api/public/products/${number}`, stock: ({ id }) => `/api/products/${id}?depth=0` },
  { what: 'list 20', ours: () => '/api/public/products', stock: () => '/api/products?limit=20&depth=0&sort=-filedAt' },
  {
    what: 'keyword search',
    ours: ({ word }) => `/api/public/products?q=${encodeURIComponent(word)}`,
    stock: ({ word }) => `/api/products?limit=20&depth=0&where[name][like]=${encodeURIComponent(word)}`,
  },
];

/** Median of a search over HTTP and of the bare search from here, one at a time; the goal is a ratio of at most 2. */
export async function benchHttpSearch(backend: Backend, candidates: readonly Candidate[], server: string): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const kind of ['2 characters', '4–8 characters', 'several words', 'very common']) {
    const random = createRandom(11);
    const bare: number[] = [];
    const http: number[] = [];
    for (let count = 0; count < KEYWORDS; count += 1) {
      const q = KEYWORD_CLASSES[kind]?.(random, candidates) ?? '';
      const ways = [
        async () => bare.push((await backend.measure(() => searchProducts(backend.db, { q }))).cost.wall),
        async () => http.push(await millisecondsOf(`${server}/api/public/products?q=${encodeURIComponent(q)}`)),
      ];
      // Whoever comes second finds the pages in memory: by turns.
      for (const way of count % 2 === 0 ? ways : ways.toReversed()) await way();
    }
    rows.push([kind, percentile(bare, 0.5), percentile(http, 0.5), percentile(http, 0.5) / percentile(bare, 0.5)]);
  }
  return rows;
}

export const STOCK_HEAD = ['question', 'public API, requests/s', 'stock Payload, requests/s', 'times', 'CPU ms, public API', 'CPU ms, stock', 'times less'];

/** Our public reads and Payload's own over the same database, by turns in one run; CPU is that of the web process. */
export async function benchAgainstStock(candidates: readonly Candidate[], server: string, databaseUrl: string): Promise<(string | number)[][]> {
  const stock = await startStock(databaseUrl);
  const rows: (string | number)[][] = [];
  for (const { what, ours, stock: theirs } of RIVALS) {
    const ourCpu = async () => (await gauge(server, 'process_cpu_seconds_total')) * 1_000;
    const one = await rateOf(candidates, (product) => server + ours(product), ourCpu);
    const other = await rateOf(candidates, (product) => stock.url + theirs(product), async () => Number(await (await fetch(`${stock.url}/cpu`)).text()));
    rows.push([what, one.rate, other.rate, one.rate / other.rate, one.cpu, other.cpu, other.cpu / one.cpu]);
  }
  stock.stop();
  return rows;
}

async function startStock(databaseUrl: string): Promise<{ url: string; stop: () => void }> {
  const child = fork(path.join(import.meta.dirname, 'stockServer.ts'), [databaseUrl]);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`stock Payload ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() };
}

/** Requests a second, and CPU milliseconds for each. */
async function rateOf(candidates: readonly Candidate[], urlOf: (product: Product) => string, cpuMs: () => Promise<number>): Promise<{ rate: number; cpu: number }> {
  await requestsUntil(performance.now() + WARM_UP_MS, candidates, urlOf, CLIENTS);
  const [before, started] = [await cpuMs(), performance.now()];
  const deadline = started + SECONDS_A_PATH * 1_000;
  const counts = await Promise.all(Array.from({ length: CLIENTS }, (_, client) => requestsUntil(deadline, candidates, urlOf, client)));
  const seconds = (performance.now() - started) / 1_000;
  const count = counts.reduce((sum, each) => sum + each, 0);
  return { rate: count / seconds, cpu: ((await cpuMs()) - before) / count };
}

async function requestsUntil(deadline: number, candidates: readonly Candidate[], urlOf: (product: Product) => string, client: number): Promise<number> {
  const random = createRandom(client);
  let count = 0;
  while (performance.now() < deadline) {
    const { id, name, text } = random.pick(candidates);
    await millisecondsOf(urlOf({ id, number: text.split('\n').at(-1) as string, word: [...name].slice(-2).join('') }));
    count += 1;
  }
  return count;
}

async function millisecondsOf(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${response.status} from ${url}`);
  return performance.now() - started;
}
