import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { listUpdates, portalUpdate, updatesOfProduct, updateTabs } from '../../src/queries/portalUpdates.ts';
import { evidenceFacts } from '../../src/queries/evidenceFacts.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { company, patent, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, draftUpdate, filedProduct, thisYear, updatable } from '../support/updates.ts';

/** Filling in an annual update through REST, as the portal does, and what its pages read. */
let database: TestDatabase;
let app: TestPayload;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function as(owner: Company) {
  const token = await startSession(database.pool, 'enterprise-users', owner.user, 'test');
  const headers = { cookie: `${SESSION_COOKIES['enterprise-users']}=${token}` };
  return async (path: string, method: string, json?: unknown) => {
    const answer = await app.rest(path, { method, headers, ...(json === undefined ? {} : { json }) });
    const { doc, errors } = (await answer.json()) as { doc: Record<string, unknown> & { id: string }; errors?: { field?: string; message: string }[] };
    return { status: answer.status, doc, errors: errors?.map(({ field, message }) => ({ field, message })) };
  };
}

const filed = async () => {
  const owner = await company(database.pool);
  return { owner, call: await as(owner), ...(await filedProduct(database.pool, owner)) };
};

describe('beginning an update', () => {
  it('is for the present year, takes over what seldom changes, and nothing that was sent along counts', async () => {
    const { call, product } = await filed();
    const { status, doc } = await call('/product-updates', 'POST', { product, year: 2099, name: '别的产品', status: 'updated', before: { x: 1 }, revision: 9 });
    expect(status).toBe(201);
    expect(doc).toMatchObject({ product, year: thisYear(), name: '等离子弧切割机', status: 'draft', revision: 1, contributionMethod: 'shareAndProfit', isExported: false, before: null });
    expect(doc.sales ?? null).toBeNull();
  });

  it('16: twice for one product and year is refused, also when two clerks press at once', async () => {
    const { call, product } = await filed();
    const answers = await Promise.all([call('/product-updates', 'POST', { product }), call('/product-updates', 'POST', { product })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.errors).toEqual([{ field: 'product', message: `这个产品 ${thisYear()} 年度的更新已经开始填写，请在“信息更新”中继续。` }]);
  });

  it('is refused for a product of this year, one that is not filed, and one of somebody else', async () => {
    const [{ call, product, owner }, { product: foreign }] = [await filed(), await filed()];
    await asAction(database.pool, 'products', product, { filing_year: thisYear() });
    expect(await call('/product-updates', 'POST', { product })).toMatchObject({ status: 409, errors: [{ message: expect.stringContaining('从下一年起') }] });
    const { product: withdrawn } = await filedProduct(database.pool, owner, { status: 'withdrawn' });
    expect(await call('/product-updates', 'POST', { product: withdrawn })).toMatchObject({ status: 409, errors: [{ message: expect.stringContaining('只有“已备案”') }] });
    for (const id of [foreign, 'no-id', '00000000-0000-7000-8000-000000000000']) expect(await call('/product-updates', 'POST', { product: id })).toMatchObject({ status: 404 });
  });

  it('a draft is discarded with its files, and may be begun again', async () => {
    const { call, product } = await filed();
    const { doc } = await call('/product-updates', 'POST', { product });
    expect((await call(`/product-updates/${doc.id}`, 'DELETE')).status).toBe(200);
    expect((await call('/product-updates', 'POST', { product })).status).toBe(201);
  });
});

describe('changed or unchanged', () => {
  it('“有变化” begins with what is filed, “没有变化” drops what was entered; the product never moves', async () => {
    const { call, product, patentId } = await filed();
    const { doc } = await call('/product-updates', 'POST', { product });
    const changed = await call(`/product-updates/${doc.id}`, 'PATCH', { factsChanged: 'changed', trademark: '新标' });
    expect(changed.doc).toMatchObject({ model: 'LGK-100', trademark: '新标', patentsDisclosed: true, links: [{ patent: patentId, core: true, upheld: false, caseNumber: null }] });
    const kept = await call(`/product-updates/${doc.id}`, 'PATCH', { model: 'LGK-200' });
    expect(kept.doc).toMatchObject({ model: 'LGK-200', trademark: '新标' });
    const unchanged = await call(`/product-updates/${doc.id}`, 'PATCH', { factsChanged: 'unchanged' });
    expect(unchanged.doc).toMatchObject({ model: null, trademark: null, introduction: null, links: null });
    const { rows } = await database.pool.query('select model, trademark from products where id = $1', [product]);
    expect(rows).toEqual([{ model: 'LGK-100', trademark: null }]);
  });

  it('the year and the product of an update stay', async () => {
    const { call, product } = await filed();
    const { doc } = await call('/product-updates', 'POST', { product });
    const { product: other } = await filed();
    expect((await call(`/product-updates/${doc.id}`, 'PATCH', { product: other, year: 2000, name: '别的', marketShare: 2 })).doc).toMatchObject({ product, year: thisYear(), name: '等离子弧切割机', marketShare: 2 });
  });

  it('links only patents of one’s own, each once', async () => {
    const [{ call, product, owner, patentId }, other] = [await filed(), await filed()];
    const { doc } = await call('/product-updates', 'POST', { product, factsChanged: 'changed' });
    const link = (id: string, more: object = {}) => ({ patent: id, core: false, upheld: false, caseNumber: null, ...more });
    const save = (links: unknown) => call(`/product-updates/${doc.id}`, 'PATCH', { links });
    const second = await patent(database.pool, owner, { number: '2018102464418' });
    expect((await save([link(patentId), link(second, { upheld: true, caseNumber: ' 5W100001 ' })])).doc.links).toEqual([link(patentId), link(second, { upheld: true, caseNumber: '5W100001' })]);
    expect((await save([link(patentId, { upheld: false, caseNumber: '多余' })])).doc.links).toEqual([link(patentId)]);
    for (const [wrong, message] of [
      [[link(other.patentId)], '您单位的专利中没有这一件，请先在“专利信息”中添加。'],
      [[link(patentId), link(patentId.toUpperCase())], '同一件专利只能关联一次。'],
      [[{ patent: patentId }], '关联专利的格式不对。'],
      [[link('CN2018102464418')], '没有这件专利。'],
      [[link(patentId, { upheld: true, caseNumber: '𠮷'.repeat(51) })], '无效宣告案件编号最多 50 个字。'],
      [Array.from({ length: 501 }, () => link(patentId)), '一个产品最多关联 500 件专利。'],
      ['全部', '关联专利的格式不对。'],
      [{ patent: patentId }, '关联专利的格式不对。'],
    ] as const) {
      const answer = await save(wrong);
      expect([answer.status, answer.errors]).toEqual([422, [{ field: 'links', message }]]);
    }
  });
});

describe('what people type, paste or try', () => {
  const FAR = '𠮷';
  const CHANGED = { factsChanged: 'changed' };
  it.each<[string, object, unknown]>([
    ['sales', { sales: 10_000_000_000_000 }, 10_000_000_000_000],
    ['profit', { profit: -10_000_000_000_000 }, -10_000_000_000_000],
    ['contributionIndex', { contributionMethod: 'spending', contributionIndex: 99, ipSpending: 1, totalCost: 8, contributionFactor: 1 }, 12.5],
    ['exportOther', { isExported: false, exportOther: '公海' }, null],
    ['model', { ...CHANGED, model: FAR.repeat(200) }, FAR.repeat(200)],
    ['introduction', { ...CHANGED, introduction: '由电源组成。\r\n用于切割。😀' }, '由电源组成。\n用于切割。😀'],
  ])('a draft keeps %s: %j', async (field, values, kept) => {
    const { call, product } = await filed();
    const { doc } = await call('/product-updates', 'POST', { product });
    const saved = await call(`/product-updates/${doc.id}`, 'PATCH', values);
    expect([saved.status, saved.doc?.[field]]).toEqual([200, kept]);
  });

  it('a draft refuses, in one sentence at the field, whatever its field', async () => {
    const { call, product } = await filed();
    const { doc } = await call('/product-updates', 'POST', { product });
    for (const [field, values, message] of [
      ['isExported', { isExported: '是' }, '请选择是否出口。'],
      ['exportDestinations', { isExported: true, exportDestinations: ['德国'] }, '请从列表中选择出口国家或地区。'],
      ['exportOther', { isExported: true, exportOther: FAR.repeat(101) }, '其他出口地最多 100 个字，请删减。'],
      ['output', { output: -1 }, '上一年度产值不能小于 0 万元。'],
      ['sales', { sales: '１２' }, '上一年度销售额应为数字。'],
      ['exportValue', { isExported: true, exportValue: 1e21 }, '上一年度出口额数额过大，请核对单位。'],
      ['profit', { profit: -10_000_000_000_001 }, '上一年度利润不能小于 -10,000,000 万元。'],
      ['totalCost', { totalCost: 0.5 }, '上一年度总成本最多精确到分，即 6 位小数的万元。'],
      ['marketShare', { marketShare: 100.0001 }, '上一年度市场占有率不能超过 100%。'],
      ['ipSpendingTotal', { ipSpendingTotal: -1 }, '截至上一年末累计知识产权经费支出不能小于 0 万元。'],
      ['contributionMethod', { contributionMethod: 'magic' }, '请从列出的选项中选择专利市场贡献指数的算法。'],
      ['ipSpending', { contributionMethod: 'spending', ipSpending: -1 }, '上一年度该产品知识产权经费支出不能小于 0 万元。'],
      ['contributionFactor', { contributionMethod: 'spending', contributionFactor: 101 }, '系数 K不能超过 100。'],
      ['contributionIndex', { contributionIndex: 101 }, '专利市场贡献指数不能超过 100%。'],
      ['contributionExplanation', { contributionMethod: 'own', contributionExplanation: FAR.repeat(1_001) }, '测算说明最多 1000 个字，请删减。'],
      ['wantsCertification', { wantsCertification: 1 }, '请选择是否参加本年度专利密集型产品认定。'],
      ['factsChanged', { factsChanged: 'maybe' }, '请从列出的选项中选择产品和专利信息有无变化。'],
      ['model', { ...CHANGED, model: FAR.repeat(201) }, '规格型号最多 200 个字，请删减。'],
      ['modelsReason', { ...CHANGED, modelsReason: FAR.repeat(501) }, '一并备案多个型号的理由最多 500 个字，请删减。'],
      ['trademark', { ...CHANGED, trademark: FAR.repeat(101) }, '商标最多 100 个字，请删减。'],
      ['introduction', { ...CHANGED, introduction: FAR.repeat(501) }, '产品介绍最多 500 个字，请删减。'],
      ['isMainProduct', { ...CHANGED, isMainProduct: '是' }, '请选择是否主要产品。'],
      ['patentsDisclosed', { ...CHANGED, patentsDisclosed: 'no' }, '请选择是否向社会公开关联专利。'],
      ['findingReasons', { findingReasons: { SERIES: 5 } }, '说明应为文字。'],
    ] as const) {
      const answer = await call(`/product-updates/${doc.id}`, 'PATCH', values);
      expect.soft([field, answer.status, answer.errors]).toEqual([field, 422, [{ field, message }]]);
    }
  });
});

describe('what the portal shows', () => {
  it('the four lists, counted, filtered by name, number and year', async () => {
    const bed = await updatable(database.pool);
    const { product: second } = await filedProduct(database.pool, bed.owner);
    await filedProduct(database.pool, bed.owner, { filing_year: thisYear() });
    const old = await draftUpdate(database.pool, bed.owner, second, { year: thisYear() - 1 });
    await asAction(database.pool, 'product_updates', old, { status: 'updated' });
    const list = (filter: object) => listUpdates(database.pool, bed.owner.id, { tab: 'due', name: '', number: '', year: '', page: 1, ...filter }, thisYear());
    expect((await updateTabs(database.pool, bed.owner.id, thisYear())).counts).toEqual({ due: 2, submitted: 0, rejected: 0, updated: 1 });
    expect((await list({})).items.map(({ id, productId }) => [id, productId])).toEqual([[bed.update, bed.product], [null, second]]);
    await asAction(database.pool, 'product_updates', bed.update, { status: 'submitted' });
    expect((await list({})).items.map(({ productId }) => productId)).toEqual([second]);
    expect(await list({ tab: 'submitted' })).toMatchObject({ total: 1, items: [{ id: bed.update, year: thisYear() }] });
    expect([(await list({ tab: 'updated', year: String(thisYear() - 1) })).total, (await list({ tab: 'updated', year: String(thisYear()) })).total, (await list({ name: '没有%这个' })).total]).toEqual([1, 0, 0]);
    expect((await updatesOfProduct(database.pool, bed.owner.id, second)).map(({ year, status }) => [year, status])).toEqual([[thisYear() - 1, 'updated']]);
  });

  it('an update with what is filed beside it, to its own company alone', async () => {
    const [bed, other] = [await updatable(database.pool), await updatable(database.pool)];
    expect(await portalUpdate(database.pool, bed.owner.id, bed.update)).toMatchObject({ year: thisYear(), before: { figuresYear: 2019, values: { sales: 400_000_000 } }, record: { values: { sales: 450_000_000 } } });
    for (const id of [other.update, 'nothing']) expect(await portalUpdate(database.pool, bed.owner.id, id)).toBeNull();
  });

  it('the economic proof carries the figures of the update and its year', async () => {
    const bed = await updatable(database.pool);
    expect(await evidenceFacts(database.pool, bed.update, bed.owner.id)).toMatchObject({ year: thisYear() - 1, values: { name: '等离子弧切割机', sales: 450_000_000, model: 'LGK-100' } });
    expect(await evidenceFacts(database.pool, bed.update, (await company(database.pool)).id)).toBeNull();
  });
});
