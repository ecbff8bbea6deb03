import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '../seed/random.ts';
import { publicPages } from '../lighthouse/pages.ts';
import { gauge } from './gauges.ts';

export const MEMORY_HEAD = ['minutes', 'requests so far', 'memory of the web process, MB', 'heap in use, MB'];

const CLIENTS = 4;
const POINTS = 10;
const MEGABYTE = 1_048_576;

/** Memory of the web process while four clients read public pages, searches, products and sheets at random; flat is the goal. */
export async function benchMemory(server: string, minutes: number): Promise<(string | number)[][]> {
  const reads = await mixedReads(server);
  const started = performance.now();
  const until = started + minutes * 60_000;
  let requests = 0;
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    const random = createRandom(client);
    while (performance.now() < until) {
      const answer = await fetch(server + random.pick(reads)(random.pick(WORDS)));
      await answer.arrayBuffer();
      if (answer.status >= 500) throw new Error(`${answer.status} from ${answer.url}`);
      requests += 1;
    }
  });
  const rows: (string | number)[][] = [];
  for (let point = 0; point <= POINTS; point += 1) {
    await pause(Math.max(0, started + (point * (until - started)) / POINTS - performance.now()));
    const [memory, heap] = await Promise.all([gauge(server, 'process_resident_memory_bytes'), gauge(server, 'nodejs_heap_size_used_bytes')]);
    rows.push([(performance.now() - started) / 60_000, requests, memory / MEGABYTE, heap / MEGABYTE]);
  }
  await Promise.all(clients);
  return rows;
}

const WORDS = ['机', '切割', '装置', '检测', '系统', '材料', '2025', '有限公司', 'A', '龘'];

async function mixedReads(server: string): Promise<((word: string) => string)[]> {
  const pages = (await publicPages(server)).map((path) => () => path);
  const searches = ['/products', '/api/public/products', '/products'].map((path) => (word: string) => `${path}?q=${encodeURIComponent(word)}`);
  return [...pages, ...searches, (word) => `/api/public/products.csv?q=${encodeURIComponent(word)}`, () => '/api/public/products?page=3'];
}
