import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listProducts, productTabs, ROWS_A_PAGE, type ProductFilter } from '../../src/queries/portalLists.ts';
import { listPatents, type PatentFilter } from '../../src/queries/portalPatents.ts';
import { certificateFigures, listCertificates, type CertificateConditions } from '../../src/queries/portalCertificates.ts';
import { latestNotices, taskFacts } from '../../src/queries/portalHome.ts';
import { portalProduct } from '../../src/queries/portalProduct.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { assetReport, company, draftProduct, officer, patent, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let first: Company;
let other: Company;
let filed: string;

const PATENTS: PatentFilter = { q: '', type: '', holder: '', obtained: '', status: '', proof: '', page: 1 };
const PRODUCTS: ProductFilter = { tab: 'draft', name: '', number: '', intensive: '', year: '', page: 1 };
const numbers = async (owner: Company, filter: Partial<PatentFilter>) => (await listPatents(database.pool, owner.id, { ...PATENTS, ...filter })).items.map(({ number }) => number);

beforeAll(async () => {
  database = await createTestDatabase();
  const made = await submittable(database.pool);
  first = made.owner;
  filed = made.product;
  for (const [action, actor] of [['submit', first.clerk], ['file', officer('reviewer')]] as const) {
    expect(await performAction(database.pool, { collection: 'products', id: filed, action, actor })).toMatchObject({ ok: true });
  }
  await database.pool.query(`update patents set number = '2018100537683' where enterprise_id = $1`, [first.id]);
  await patent(database.pool, first, { number: '2004100090818', title: '100%_防水𠮷材料', type: 'invention', legal_status: 'lapsed', holders: JSON.stringify([first.name, '合作大学']) });
  await patent(database.pool, first, { number: '2017206018620', title: '一种支架', type: 'utilityModel', obtained: 'licensed', holders: JSON.stringify(['许可人公司']) });
  other = await company(database.pool);
  await patent(database.pool, other, { number: '2004100090818', title: '别家的专利' });
  await draftProduct(database.pool, other, { name: '别家的产品' });
});
afterAll(() => database.drop());

describe('the patent list of an enterprise', () => {
  it('holds its own patents and nobody else\'s', async () => {
    const all = await listPatents(database.pool, first.id, PATENTS);
    expect(all.total).toBe(3);
    expect(JSON.stringify(all)).not.toContain('别家');
  });

  it.each(['2004', '200410009081.8', 'ZL 2004 1 0009081.8', 'CN200410009081.8', '２００４'])('is searched by number however it is written: %s', async (q) => {
    expect(await numbers(first, { q })).toEqual(['2004100090818']);
  });

  it('is searched by words of the title, rare characters included; % and _ mean themselves', async () => {
    expect(await numbers(first, { q: '𠮷材' })).toEqual(['2004100090818']);
    expect(await numbers(first, { q: '0%_防' })).toEqual(['2004100090818']);
    expect(await numbers(first, { q: '%' })).toEqual(['2004100090818']);
  });

  it('is narrowed by holder, type, way of obtaining and legal status, all at once', async () => {
    expect(await numbers(first, { holder: '合作' })).toEqual(['2004100090818']);
    expect(await numbers(first, { type: 'utilityModel', obtained: 'licensed', status: 'valid' })).toEqual(['2017206018620']);
    expect(await numbers(first, { type: 'utilityModel', status: 'lapsed' })).toEqual([]);
  });

  it('tells which patents products use', async () => {
    const { items } = await listPatents(database.pool, first.id, PATENTS);
    expect(items.map(({ uses }) => uses).toSorted()).toEqual([0, 0, 1]);
  });

  it('is turned page by page without repeating; a page beyond the end is the last one', async () => {
    const many = await company(database.pool);
    await database.pool.query(
      `insert into patents (id, enterprise_id, number, title, type, holders, legal_status, obtained, source)
       select uuidv7(), $1, (1000 + n)::text, '批量', 'design', '[]', 'valid', 'original', 'auto' from generate_series(1, 45) n`,
      [many.id],
    );
    const pages = await Promise.all([1, 2, 3, 99].map((page) => listPatents(database.pool, many.id, { ...PATENTS, page })));
    expect(pages.map(({ items, page }) => [items.length, page])).toEqual([[ROWS_A_PAGE, 1], [ROWS_A_PAGE, 2], [5, 3], [5, 3]]);
    expect(new Set(pages.slice(0, 3).flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(45);
  });
});

describe('the product list of an enterprise', () => {
  it('stands in tabs with their numbers', async () => {
    await draftProduct(database.pool, first, { name: '激光切割机' });
    expect((await productTabs(database.pool, first.id)).counts).toEqual({ draft: 1, submitted: 0, rejected: 0, filed: 1, closed: 0 });
  });

  it('is narrowed by name, filing number and year; an industry without mapping counts as 未判定', async () => {
    const list = (filter: Partial<ProductFilter>) => listProducts(database.pool, first.id, { ...PRODUCTS, tab: 'filed', ...filter }).then(({ total }) => total);
    const { rows } = await database.pool.query('select filing_number as number, filing_year::text as year from products where id = $1', [filed]);
    expect(await list({ number: rows[0].number, year: rows[0].year, intensive: 'unknown' })).toBe(1);
    expect([await list({ year: '1999' }), await list({ intensive: 'yes' }), await list({ name: '不存在' }), await list({ number: "' or 1=1" })]).toEqual([0, 0, 0, 0]);
  });

  it('a product of another enterprise does not exist', async () => {
    expect(await portalProduct(database.pool, other.id, filed)).toBeNull();
    expect(await portalProduct(database.pool, first.id, 'no-id')).toBeNull();
    expect((await portalProduct(database.pool, first.id, filed))?.verificationCode).toHaveLength(20);
  });

  it('certificates are listed with the present state of the product', async () => {
    const list = (enterprise: string, conditions: Partial<CertificateConditions> = {}) =>
      listCertificates(database.pool, enterprise, { name: '', number: '', year: '', state: '', page: 1, ...conditions }, '2026-12-31');
    const all = await list(first.id);
    expect(all).toMatchObject({ total: 1, items: [{ productId: filed, status: 'filed', lastUpdateYear: null }] });
    expect((await list(other.id)).total).toBe(0);
    const { number, year: filingYear } = all.items[0]!;
    for (const fits of [{ name: '切割' }, { number: number.slice(-3) }, { year: String(filingYear) }, { state: 'valid' }, { state: 'nonsense' }]) expect((await list(first.id, fits)).total).toBe(1);
    for (const none of [{ name: '%' }, { number: '999999' }, { year: '1999' }, { state: 'closed' }]) expect((await list(first.id, none)).total).toBe(0);
    expect(await certificateFigures(database.pool, first.id, '2026-12-31')).toEqual({ all: 1, valid: 1, years: [filingYear] });
  });
});

describe('the home page of an enterprise', () => {
  it('counts its own records alone', async () => {
    const facts = await taskFacts(database.pool, first.id, new Date());
    expect(facts).toMatchObject({ verified: true, assetReport: { state: 'present' }, patents: { total: 3, valid: 2 }, products: { filed: 1 } });
  });

  it('a newcomer has done nothing yet', async () => {
    const newcomer = await company(database.pool, { verified: false });
    const facts = await taskFacts(database.pool, newcomer.id, new Date('2026-04-30T15:59:00Z'));
    expect(facts).toMatchObject({ verified: false, verification: null, assetReport: { state: 'deferrable', year: 2025, begun: false, until: '2026-04-30' }, patents: { total: 0, valid: 0 } });
  });

  it('by 1 May in Shanghai the missing report is overdue', async () => {
    const newcomer = await company(database.pool);
    await assetReport(database.pool, newcomer, 2024);
    const facts = await taskFacts(database.pool, newcomer.id, new Date('2026-04-30T16:00:00Z'));
    expect(facts.assetReport).toMatchObject({ state: 'overdue', begun: false });
  });

  it('each message shows once although SMS and e-mail went out; codes and other companies\' messages never', async () => {
    await database.pool.query(
      `insert into notices (id, dedupe_key, channel, template, enterprise, body) values (uuidv7(), 'x', 'sms', 'login-code', $1, '验证码 123456')`,
      [first.id],
    );
    const told = await latestNotices(database.pool, first.id, 10);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ href: `/portal/products/${filed}`, text: expect.stringContaining('备案') });
    expect(await latestNotices(database.pool, other.id, 10)).toEqual([]);
  });
});
