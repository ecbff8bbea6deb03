import { publicFigures } from '../../src/queries/publicFigures.ts';
import { productSheet } from '../../src/queries/productSheet.ts';
import { findPublicProduct, type ProductSearch } from '../../src/queries/publicProducts.ts';
import { verifyCode } from '../../src/queries/verifyCode.ts';
import { percentile, type Backend } from './backend.ts';
import type { Figure } from './upkeep.ts';

const ROUNDS = 200;

/** CPU of the other public reads, beside the least that PostgreSQL can do: nothing, and 20 rows by their keys. */
export async function benchReads(backend: Backend): Promise<Figure[]> {
  const { db } = backend;
  const { rows } = await db.query<{ id: string; number: string; code: string }>(
    `select p.id, p.filing_number as number, coalesce(c.code, '') as code from products p left join certificates c on c.product_id = p.id
     where p.status = 'filed' order by p.submitted_at desc limit 2000`,
  );
  const any = (round: number) => rows[(round * 7) % rows.length] as (typeof rows)[number];
  const twenty = (round: number) => Array.from({ length: 20 }, (_, index) => any(round * 20 + index).id);
  const cost = (act: (round: number) => Promise<unknown>) => medianCost(backend, act);
  await db.query('delete from search.figures');
  const counting = await backend.measure(() => publicFigures(db));
  return [
    ['floor: select 1', await cost(() => db.query('select 1'))],
    ['floor: 20 rows by key', await cost((round) => db.query('select id, name, filing_number from products where id = any ($1)', [twenty(round)]))],
    ['detail page by filing number', await cost((round) => findPublicProduct(db, any(round).number))],
    ['verification by code', await cost((round) => verifyCode(db, any(round).code))],
    ['home page figures, kept', await cost(() => publicFigures(db))],
    ['home page figures, counted', counting.cost.cpu],
    ...(await sheets(backend)),
  ];
}

/** Whole sheets, and the longest single statement of each: none may come near the limit of the public pool (3 s). */
async function sheets(backend: Backend): Promise<Figure[]> {
  const asked: Record<string, ProductSearch> = { 'all products': {}, 'one character': { q: '机' }, 'two words': { q: '检测 装置' }, 'a year': { year: 2025 }, 'an industry': { industry: '3424' } };
  const figures: Figure[] = [];
  for (const [what, search] of Object.entries(asked)) {
    let [cpu, lines, longest] = [0, 0, 0];
    const batches = productSheet(backend.db, search, null);
    for (;;) {
      const { cost, value } = await backend.measure(() => batches.next());
      [cpu, longest] = [cpu + cost.cpu, Math.max(longest, cost.cpu)];
      if (value.done) break;
      lines += value.value.length;
    }
    figures.push([`sheet of ${what}: ${lines} products`, cpu], [`sheet of ${what}: the longest step`, longest]);
  }
  return figures;
}

async function medianCost(backend: Backend, act: (round: number) => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) costs.push((await backend.measure(() => act(round))).cost.cpu);
  return percentile(costs, 0.5);
}
