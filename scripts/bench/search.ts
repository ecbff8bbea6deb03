import { searchProducts, type ProductSearch } from '../../src/queries/publicProducts.ts';
import { createRandom, type Random } from '../seed/random.ts';
import { percentile, type Backend, type Cost } from './backend.ts';
import { KEYWORD_CLASSES } from './keywords.ts';
import { bruteForceTotal, type Candidate } from './oracle.ts';

export type ClassResult = { kind: string; costs: Cost[]; checked: number; wrong: ProductSearch[] };
export type SearchPlan = { queries: number; checks: number; secondsAClass: number };

const MOST = 1_000;

/** Every class of keyword, then the list without one: CPU of each search, and its total against brute force. */
export async function benchSearch(backend: Backend, candidates: readonly Candidate[], plan: SearchPlan): Promise<ClassResult[]> {
  const results: ClassResult[] = [];
  for (const [kind, searchOf] of Object.entries(searchClasses(candidates))) {
    results.push(await benchClass(backend, candidates, plan, { kind, searchOf }));
  }
  return results;
}

export function classRows(results: readonly ClassResult[]): (string | number)[][] {
  return results.map(({ kind, costs, checked, wrong }) => {
    const cpu = costs.map((cost) => cost.cpu);
    const wall = costs.map((cost) => cost.wall);
    return [kind, costs.length, percentile(cpu, 0.5), percentile(cpu, 0.95), Math.max(...cpu), percentile(wall, 0.5), percentile(wall, 0.95), `${checked - wrong.length}/${checked}`];
  });
}

export const CLASS_HEAD = ['search', 'n', 'CPU p50', 'CPU p95', 'CPU max', 'wall p50', 'wall p95', 'totals right'];

type SearchClass = { kind: string; searchOf: (random: Random) => ProductSearch };

function searchClasses(candidates: readonly Candidate[]): Record<string, SearchClass['searchOf']> {
  const keyword = Object.entries(KEYWORD_CLASSES).map(([kind, make]) => [kind, (random: Random) => ({ q: make(random, candidates) })] as const);
  const one = (random: Random) => random.pick(candidates);
  return {
    ...Object.fromEntries(keyword),
    '2 characters + filter': (random) => ({ q: KEYWORD_CLASSES['2 characters']?.(random, candidates) ?? '', region: `${one(random).region.slice(0, 2)}0000` }),
    'filter only': (random) => randomFilter(random, one(random)),
    'list, page 1': () => ({}),
    'list, page 50': () => ({ page: 50 }),
  };
}

function randomFilter(random: Random, { industry, region, year }: Candidate): ProductSearch {
  const division = industry.slice(0, 2);
  const province = `${region.slice(0, 2)}0000`;
  const city = `${region.slice(0, 4)}00`;
  return random.pick([{ year }, { industry: division }, { industry }, { region: province }, { region: city, year }, { industry: division, region: province, year }]);
}

async function benchClass(backend: Backend, candidates: readonly Candidate[], plan: SearchPlan, { kind, searchOf }: SearchClass): Promise<ClassResult> {
  const random = createRandom(kind.length * 1_009);
  const result: ClassResult = { kind, costs: [], checked: 0, wrong: [] };
  const deadline = performance.now() + plan.secondsAClass * 1_000;
  for (let count = 0; count < 5; count += 1) await searchProducts(backend.db, searchOf(random)); // caches of the connection
  while (result.costs.length < plan.queries && performance.now() < deadline) {
    const search = searchOf(random);
    const { value, cost } = await backend.measure(() => searchProducts(backend.db, search));
    result.costs.push(cost);
    if (result.checked >= plan.checks) continue;
    result.checked += 1;
    if (value.total !== bruteForceTotal(candidates, search, MOST)) result.wrong.push(search);
  }
  return result;
}
