import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicFigures } from '../../src/queries/publicFigures.ts';
import { findPublicProduct, searchProducts } from '../../src/queries/publicProducts.ts';
import { verifyCode } from '../../src/queries/verifyCode.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { moveTo, organisation, product } from '../support/searchBed.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    insert into industries (id, code, name, level, section) values (uuidv7(), '3424', '金属切割及焊接设备制造', 4, 'C'), (uuidv7(), '34', '通用设备制造业', 2, 'C')
    on conflict (code) do nothing`);
  await database.pool.query(`
    insert into regions (id, code, name, level) values (uuidv7(), '440000', '广东省', 1), (uuidv7(), '440100', '广州市', 2), (uuidv7(), '440106', '天河区', 3),
      (uuidv7(), '110000', '北京市', 1), (uuidv7(), '110100', '市辖区', 2), (uuidv7(), '110101', '东城区', 3)
    on conflict (code) do nothing`);
});
afterAll(() => database.drop());

const SECRET_PATENT = { number: '2019100000017', title: '一种保密的切割方法' };

async function patentOf(made: { id: string; enterprise: string }, patent = SECRET_PATENT): Promise<void> {
  await database.pool.query(
    `with t as (insert into patents (id, enterprise_id, number, title, type, holders, legal_status, obtained, source)
       values (uuidv7(), $1, $2, $3, 'invention', '[]', 'valid', 'original', 'manual') returning id)
     insert into product_patents (id, enterprise_id, product_id, patent_id, core) select uuidv7(), $1, $4, id, true from t`,
    [made.enterprise, patent.number, patent.title, made.id],
  );
}

describe('a filed product', () => {
  it('is listed with readable industry and place', async () => {
    const { number } = await product(database.pool, { name: '等离子弧切割机', enterprise: await organisation(database.pool, '羊城切割有限公司') });
    expect((await searchProducts(database.pool, { q: number })).items).toEqual([
      {
        filingNumber: number, name: '等离子弧切割机', enterpriseName: '羊城切割有限公司', industry: '金属切割及焊接设备制造', industryCode: '3424',
        region: '广东省广州市天河区', regionCode: '440106', year: 2026, certified: false,
      },
    ]);
  });

  it('leaves levels out that nobody calls a place by', async () => {
    const { number } = await product(database.pool, { enterprise: await organisation(database.pool, '京城公司', '110101') });
    expect((await searchProducts(database.pool, { q: number })).items[0]?.region).toBe('北京市东城区');
  });

  it('shows disclosed patents and the former name, and nothing beyond the public facts', async () => {
    const made = await product(database.pool, { disclosed: true });
    await patentOf(made);
    await database.pool.query(`update enterprises set former_names = '["前身公司"]' where id = $1`, [made.enterprise]);
    const shown = await findPublicProduct(database.pool, made.number);
    expect(shown).toMatchObject({ state: 'filed', formerEnterpriseNames: ['前身公司'], patents: [{ number: 'CN201910000001.7', title: SECRET_PATENT.title, type: '发明', core: true }] });
    expect(Object.keys(shown!).toSorted()).toEqual([
      'certified', 'enterpriseName', 'filedAt', 'filingNumber', 'formerEnterpriseNames', 'industry', 'industryCode', 'introduction', 'lastUpdateYear', 'model', 'name', 'patents',
      'productClass', 'region', 'regionCode', 'state', 'trademark', 'year',
    ]);
  });

  it.each([false, true])('lists withdrawal under examination as such (disclosed: %s)', async (disclosed) => {
    const { id, number } = await product(database.pool, { disclosed });
    await moveTo(database.pool, id, 'withdrawing');
    expect(await findPublicProduct(database.pool, number)).toMatchObject({ state: 'withdrawing' });
  });
});

describe('patents that are not disclosed', () => {
  it('are found by no keyword and shown on no page', async () => {
    const made = await product(database.pool, { disclosed: false });
    await patentOf(made, { number: '2019100000025', title: '一种绝密的焊接装置' });
    for (const q of ['2019100000025', '201910000002', '绝密的焊接', '绝密']) expect((await searchProducts(database.pool, { q })).items).toEqual([]);
    const answers = [await findPublicProduct(database.pool, made.number), await searchProducts(database.pool, { q: made.number }), await verifyCode(database.pool, made.number)];
    expect(answers[0]).toMatchObject({ patents: null });
    expect(JSON.stringify(answers)).not.toMatch(/绝密|20191000000/);
  });
});

describe('a product no longer filed', () => {
  it.each(['withdrawn', 'revoked'] as const)('keeps a page with nothing but that it is %s, and since when', async (status) => {
    const { id, number } = await product(database.pool);
    await moveTo(database.pool, id, status);
    expect(await findPublicProduct(database.pool, number)).toEqual({ filingNumber: number, state: status, closedAt: new Date('2026-03-31T17:00:00Z') });
    expect(await verifyCode(database.pool, number)).toEqual({ kind: 'filing', number, state: status, since: '2026-04-01' });
  });

  it('one never filed has no page', async () => {
    for (const status of ['draft', 'submitted', 'rejected']) {
      const { number } = await product(database.pool, { status });
      expect(await findPublicProduct(database.pool, number)).toBeNull();
      expect(await verifyCode(database.pool, number)).toBeNull();
    }
    expect(await findPublicProduct(database.pool, '')).toBeNull();
    expect(await findPublicProduct(database.pool, '20260000\u0000001')).toBeNull();
  });
});

describe('verification of a certificate', () => {
  it('finds it by its code or filing number however typed, with the present name and the one at issue', async () => {
    const made = await product(database.pool, { enterprise: await organisation(database.pool, '发证时名称') });
    await database.pool.query(
      `insert into certificates (id, kind, code, number, product_id, enterprise_id, enterprise_name, issued_at)
       values (uuidv7(), 'filing', 'ABCDEFGHJKLMNPQRSTUV', $1, $2, $3, '发证时名称', now())`,
      [made.number, made.id, made.enterprise],
    );
    await database.pool.query(`update enterprises set name = '现在的名称' where id = $1`, [made.enterprise]);
    const valid = {
      kind: 'filing', number: made.number, state: 'valid', since: '2026-05-01', productName: '等离子弧切割机',
      enterpriseName: '现在的名称', nameAtIssue: '发证时名称', filingYear: 2026,
    };
    for (const typed of ['ABCDEFGHJKLMNPQRSTUV', 'abcde-fghjk-lmnpq-rstuv', ' ＡＢＣＤＥＦＧＨＪＫＬＭＮＰＱＲＳＴＵＶ ', made.number]) expect(await verifyCode(database.pool, typed)).toEqual(valid);
  });

  it.each(['', 'ABCDEFGHJKLMNPQRSTUW', '%', '\u0000'])('knows nothing of %j', async (code) => {
    expect(await verifyCode(database.pool, code)).toBeNull();
  });
});

describe('figures of the home page', () => {
  it('count filed products and their organisations, years and industries', async () => {
    await database.pool.query('delete from search.figures');
    const { rows } = await database.pool.query<{ products: number; enterprises: number }>(
      `select count(*)::int as products, count(distinct enterprise_id)::int as enterprises from products where status in ('filed', 'withdrawing')`,
    );
    const figures = await publicFigures(database.pool);
    expect(figures).toEqual({
      filedProducts: rows[0]!.products,
      enterprises: rows[0]!.enterprises,
      perYear: [{ year: 2026, products: rows[0]!.products }],
      topIndustries: [{ code: '34', name: '通用设备制造业', products: rows[0]!.products }],
      topRegions: expect.any(Array),
      perMonth: expect.any(Array),
      certified: 0,
    });
    expect(figures.topRegions.reduce((sum, { products }) => sum + products, 0)).toBe(rows[0]!.products);
    expect(figures.topRegions).toContainEqual({ code: '440000', name: '广东省', products: expect.any(Number) });
  });

  it('are kept for a while, then counted again by one of many callers', async () => {
    await database.pool.query(`update search.figures set computed_at = now(), took_ms = 3000000`);
    const kept = await publicFigures(database.pool);
    await product(database.pool, { year: 2025 });
    expect(await publicFigures(database.pool)).toEqual(kept);
    await database.pool.query(`update search.figures set computed_at = now() - interval '11 minutes'`);
    const all = await Promise.all(Array.from({ length: 5 }, () => publicFigures(database.pool)));
    expect(all.some(({ filedProducts }) => filedProducts === kept.filedProducts + 1)).toBe(true);
    expect((await publicFigures(database.pool)).filedProducts).toBe(kept.filedProducts + 1);
  });

  it('count the filings of twelve months, each where Shanghai counts it, the months without one too', async () => {
    const { rows } = await database.pool.query<{ start: Date; month: string }>(
      `select (start at time zone 'Asia/Shanghai') as start, to_char(start, 'YYYY-MM') as month
       from (select date_trunc('month', now() at time zone 'Asia/Shanghai') - interval '3 months' as start) m`,
    );
    const { start, month } = rows[0]!;
    const [last, first] = [await product(database.pool), await product(database.pool)];
    await database.pool.query('delete from search.product where id <> all($1)', [[last.id, first.id]]);
    await database.pool.query('update search.product set filed_at = $2 where id = $1', [last.id, new Date(start.getTime() - 1)]);
    await database.pool.query('update search.product set filed_at = $2, certified = true where id = $1', [first.id, start]);
    await database.pool.query('delete from search.figures');
    const { perMonth, certified } = await publicFigures(database.pool);
    expect(perMonth).toHaveLength(12);
    expect(perMonth.filter(({ products }) => products > 0)).toEqual([{ month: expect.any(String), products: 1 }, { month, products: 1 }]);
    expect(perMonth.findIndex(({ products }) => products === 1)).toBe(perMonth.findIndex((each) => each.month === month) - 1);
    expect(certified).toBe(1);
  });
});
