import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productSheet, placeOf } from '../../src/queries/productSheet.ts';
import { searchProducts, type ProductSearch } from '../../src/queries/publicProducts.ts';
import { csvRecords } from '../../src/server/publicCsv.ts';
import { SHEETS_A_MINUTE } from '../../src/domain/openData.ts';
import { bruteForce } from '../../scripts/bench/oracle.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { createSearchBed, moveTo, organisation, product, type SearchBed } from '../support/searchBed.ts';

/** A search as a sheet: all of it, in order, readable by a spreadsheet program, and never a part that looks like the whole. */
const PRODUCTS = 1_500;
let bed: SearchBed;
let server: OwnServer;

beforeAll(async () => {
  bed = await createSearchBed(PRODUCTS);
  server = await startOwnServer({ databaseUrl: bed.url });
});
afterAll(async () => {
  await server.close();
  await bed.drop();
});

const sheet = async (query: string) => {
  const answer = await fetch(`${server.url}/api/public/products.csv?${query}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { answer, bytes, rows: parse(bytes, { bom: true, columns: true }) as Record<string, string>[] };
};
const numbersOf = async (search: ProductSearch, bounds: { most: number; batch: number }, after: string | null = null) => {
  const found: string[] = [];
  for await (const lines of productSheet(bed.pool, search, after === null ? null : await placeOf(bed.pool, after), bounds)) found.push(...lines.map(({ filingNumber }) => filingNumber));
  return found;
};

describe('the sheet of a search', () => {
  it('is UTF-8 with its mark, has Chinese headings and a name with the day', async () => {
    const { answer, bytes, rows } = await sheet('year=2025');
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(Object.keys(rows[0] ?? {})).toEqual(['备案号', '产品名称', '单位名称', '行业代码', '行业', '地区代码', '地区', '备案年度', '专利密集型产品']);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="products-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''%E5%A4%87/);
    expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual(['text/csv; charset=utf-8; header=present', 'public, max-age=30, must-revalidate']);
  });

  it('holds every product, whichever page a link names, newest first', async () => {
    const { rows } = await sheet('page=7&format=csv');
    const { candidates } = bed;
    expect(rows.map((row) => row['备案号'])).toEqual(bruteForce(candidates, {}).map(({ text }) => text.split('\n').at(-1)));
  });

  it('without a hit has its heading alone', async () => {
    expect((await sheet(`q=${encodeURIComponent('龘龘龘')}`)).rows).toEqual([]);
  });

  it('holds the same products as plain reading would find, whatever is searched and however few fit a batch', () =>
    fc.assert(
      fc.asyncProperty(searches(), fc.constantFrom(3, 40, 2_000), async (search, most) => {
        const expected = newestFirst(search);
        expect(await numbersOf(search, { most, batch: 7 })).toEqual(expected.slice(0, most));
      }),
      { numRuns: 40 },
    ));

  it('goes on behind its last line until all are read once', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom<ProductSearch>({}, { q: '机' }, { year: 2025 }, { industry: 'C' }), fc.integer({ min: 200, max: 700 }), async (search, most) => {
        const read: string[] = [];
        for (let part = await numbersOf(search, { most, batch: 90 }); part.length > 0; part = await numbersOf(search, { most, batch: 90 }, part.at(-1))) read.push(...part);
        expect(read).toEqual(newestFirst(search));
      }),
      { numRuns: 6 },
    ));
});

function newestFirst(search: ProductSearch): string[] {
  const found = new Set(bruteForce(bed.candidates, search));
  return bruteForce(bed.candidates, {}).filter((candidate) => found.has(candidate)).map(({ text }) => text.split('\n').at(-1) as string);
}

function searches(): fc.Arbitrary<ProductSearch> {
  const word = fc.nat().map((at) => [...(bed.candidates[at % bed.candidates.length]?.name ?? '')].slice(-2).join(''));
  return fc.record({ q: fc.option(fc.oneof(word, fc.constant('机'))), year: fc.option(fc.integer({ min: 2021, max: 2026 })), industry: fc.option(fc.constantFrom('C', '34', '3424')) });
}

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x', ' =1+1', '\u200b=1', '\n=1'])('that begins like %j stays text', (text) => {
    const [[cell]] = parse(csvRecords([[text]])) as [[string]];
    expect(cell).toBe(`'${text}`);
  });

  it('keeps every other text as it is, 𠮷 and line breaks included', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `品${text}`).map((text) => text.replaceAll('a', '\n').replaceAll('b', '\r')), { minLength: 2, maxLength: 5 }), (cells) => {
        expect(parse(csvRecords([cells]))).toEqual([cells]);
      }),
    ));

  it('of a product with a formula for a name reaches the sheet as text', async () => {
    await product(bed.pool, { name: '=HYPERLINK("https://evil.example","领奖")', enterprise: await organisation(bed.pool, '＠骗子有限公司') });
    const { rows } = await sheet(`q=${encodeURIComponent('领奖')}`);
    expect(rows).toEqual([expect.objectContaining({ 产品名称: `'=HYPERLINK("https://evil.example","领奖")`, 单位名称: `'＠骗子有限公司` })]);
  });
});

describe('what goes wrong under way', () => {
  it('breaks the connection: a part never looks like the whole', async () => {
    const failing = await startOwnServer({ databaseUrl: bed.url, failQueryAfter: 3 });
    const answer = await fetch(`${failing.url}/api/public/products.csv`);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    await failing.close();
  });

  it('before the first line is refused in words', async () => {
    const failing = await startOwnServer({ databaseUrl: bed.url, failQueryAfter: 0 });
    const answer = await fetch(`${failing.url}/api/public/products.csv`);
    expect([answer.status, await answer.json()]).toEqual([500, { errors: [{ message: expect.stringMatching(/系统/) }] }]);
    await failing.close();
  });

  it('leaves out what is withdrawn while it is written', async () => {
    const gone = await product(bed.pool, { name: '稍后撤销的产品' });
    const batches = productSheet(bed.pool, {}, null, { most: 2_000, batch: 1 });
    await batches.next();
    await moveTo(bed.pool, gone.id, 'withdrawn');
    const rest: string[] = [];
    for (let step = 0; step < 5; step += 1) rest.push(...((await batches.next()).value ?? []).map(({ filingNumber }: { filingNumber: string }) => filingNumber));
    await batches.return(undefined);
    expect(rest).not.toContain(gone.number);
  });
});

it('a network downloads so many sheets a minute, in either spelling, and searches on', async () => {
  const crowded = await startOwnServer({ databaseUrl: bed.url, config: { demo: false } });
  const statuses: number[] = [];
  for (let count = 0; count < SHEETS_A_MINUTE + 2; count += 1) {
    const answer = await fetch(`${crowded.url}/api/public/products${count % 2 ? '.csv?' : '?format=csv&'}q=x`);
    statuses.push(answer.status);
    await answer.arrayBuffer();
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(SHEETS_A_MINUTE);
  expect(statuses.at(-1)).toBe(429);
  expect((await fetch(`${crowded.url}/api/public/products`)).status).toBe(200);
  await crowded.close();
});

it('the search pages and the sheet agree', async () => {
  const page = await searchProducts(bed.pool, { year: 2025 });
  expect((await sheet('year=2025')).rows.slice(0, 20).map((row) => row['备案号'])).toEqual(page.items.map(({ filingNumber }) => filingNumber));
});
