import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEYWORD_CLASSES } from '../../scripts/bench/keywords.ts';
import { bruteForce, matches } from '../../scripts/bench/oracle.ts';
import { createRandom } from '../../scripts/seed/random.ts';
import { LEAF_INDUSTRIES } from '../../scripts/seed/vocabulary.ts';
import { searchProducts, type ProductSearch } from '../../src/queries/publicProducts.ts';
import { createSearchBed, type SearchBed } from '../support/searchBed.ts';

const PRODUCTS = 3_000;
const QUERIES_A_CLASS = 40;
const MOST = 1_000;

let bed: SearchBed;
beforeAll(async () => {
  bed = await createSearchBed(PRODUCTS);
});
afterAll(() => bed.drop());

/** The same total, the same products in the same order on the page; beyond the cap only that every item matches. */
async function expectSameAsBruteForce(search: ProductSearch): Promise<void> {
  const expected = bruteForce(bed.candidates, search);
  const page = search.page ?? 1;
  const answer = await searchProducts(bed.pool, search);
  const shown = await idsOf(answer.items.map(({ filingNumber }) => filingNumber));
  expect({ search, total: answer.total, totalIsCapped: answer.totalIsCapped }).toEqual({ search, total: Math.min(expected.length, MOST), totalIsCapped: expected.length >= MOST });
  if (expected.length < MOST) expect({ search, shown }).toEqual({ search, shown: expected.slice((page - 1) * 20, page * 20).map(({ id }) => id) });
  else expect(shown.every((id) => matches(bed.candidates.find((candidate) => candidate.id === id)!, search))).toBe(true);
}

async function idsOf(numbers: string[]): Promise<string[]> {
  const { rows } = await bed.pool.query<{ id: string }>(
    'select p.id from unnest($1::text[]) with ordinality n (number, place) join products p on p.filing_number = n.number order by place',
    [numbers],
  );
  return rows.map(({ id }) => id);
}

describe('the index finds what comparing every product finds', () => {
  for (const [kind, keywordOf] of Object.entries(KEYWORD_CLASSES)) {
    it(`keyword of ${kind}`, async () => {
      const random = createRandom(7);
      for (let count = 0; count < QUERIES_A_CLASS; count += 1) await expectSameAsBruteForce({ q: keywordOf(random, bed.candidates) });
    });
  }

  it('with every combination of filters', async () => {
    const random = createRandom(8);
    for (let count = 0; count < 120; count += 1) await expectSameAsBruteForce(randomFilters(random));
  });

  it('on later pages', async () => {
    for (const q of ['有限', '机', '电 公司']) for (const page of [2, 3, 7, 50]) await expectSameAsBruteForce({ q, page });
    for (const page of [2, 5]) await expectSameAsBruteForce({ region: '320000', page });
  });

  it('with statistics as stale as they can be', async () => {
    await bed.pool.query('delete from search.token_share');
    const random = createRandom(9);
    for (const keywordOf of Object.values(KEYWORD_CLASSES)) for (let count = 0; count < 5; count += 1) await expectSameAsBruteForce({ q: keywordOf(random, bed.candidates) });
    await bed.pool.query('select search.copy_token_shares()');
  });
});

describe('without keyword and filter', () => {
  it('shows the newest first, on every page', async () => {
    const newest = bruteForce(bed.candidates, {}).map(({ id }) => id);
    for (const page of [1, 2, 50]) {
      const { items, total, totalIsCapped } = await searchProducts(bed.pool, { page });
      expect({ total, totalIsCapped }).toEqual({ total: MOST, totalIsCapped: true });
      expect(await idsOf(items.map(({ filingNumber }) => filingNumber))).toEqual(newest.slice((page - 1) * 20, page * 20));
    }
  });

  it('shows the newest of a large group first', async () => {
    const { items, totalIsCapped } = await searchProducts(bed.pool, { industry: 'C' });
    expect(totalIsCapped).toBe(true);
    expect(await idsOf(items.map(({ filingNumber }) => filingNumber))).toEqual(bruteForce(bed.candidates, { industry: 'C' }).slice(0, 20).map(({ id }) => id));
  });

  it('ends at page 50', async () => {
    const last = await searchProducts(bed.pool, { page: 50 });
    expect(await searchProducts(bed.pool, { page: 51 })).toEqual(last);
    expect(await searchProducts(bed.pool, { page: 1e9 })).toEqual(last);
    expect((await searchProducts(bed.pool, { page: -3 })).page).toBe(1);
  });
});

function randomFilters(random: ReturnType<typeof createRandom>): ProductSearch {
  const leaf = random.pick(LEAF_INDUSTRIES);
  const region = random.pick(bed.candidates).region;
  return {
    q: random.chance(50) ? random.pick(Object.values(KEYWORD_CLASSES))(random, bed.candidates) : null,
    industry: random.chance(50) ? random.pick(['C', 'A', leaf, leaf.slice(0, 2), leaf.slice(0, 3), `C${leaf.slice(0, 2)}`]) : null,
    region: random.chance(40) ? random.pick([region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`, region.slice(0, 2)]) : null,
    year: random.chance(40) ? 2019 + random.below(9) : null,
  };
}
