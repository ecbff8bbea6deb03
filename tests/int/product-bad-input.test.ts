import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** Every field of the filing form with what people type, paste or try; the sentences are those they read. */
let database: TestDatabase;
let app: TestPayload;
let product: string;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  const made = await submittable(database.pool);
  product = made.product;
  cookie = `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', made.owner.user, 'test')}`;
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const send = (path: string, method: string, json: unknown) => app.rest(path, { method, json, headers: { cookie } });
const save = (values: object) => send(`/products/${product}`, 'PATCH', values);
type Errors = { field?: string; message: string }[];
const errorsOf = async (answer: Response): Promise<Errors> =>
  ((await answer.json()) as { errors: Errors }).errors.map(({ field, message }) => (field ? { field, message } : { message }));

const FAR = '𠮷'; // one character for people, two units for the machine
const EXPORTED = { isExported: true };
const OWN = { contributionMethod: 'own' };
const OTHER = { purposes: ['other'] };

describe('a draft keeps', () => {
  it.each<[string, object, unknown]>([
    ['barcode', { barcode: '６９０１２３４５６７８９２' }, '6901234567892'],
    ['barcode', { barcode: '690-1234 567892' }, '6901234567892'],
    ['barcode', { barcode: '96385074' }, '96385074'],
    ['barcode', { barcode: '' }, null],
    ['name', { name: FAR.repeat(100) }, FAR.repeat(100)],
    ['name', { name: '　离心泵\u200b ' }, '离心泵'],
    ['name', { name: '<script>alert(1)</script>泵' }, '<script>alert(1)</script>泵'],
    ['name', { name: '=HYPERLINK("http://x")泵' }, '=HYPERLINK("http://x")泵'],
    ['name', { name: '㛃牌😀泵' }, '㛃牌😀泵'],
    ['model', { model: FAR.repeat(200) }, FAR.repeat(200)],
    ['model', { model: '无' }, '无'],
    ['modelsReason', { modelsReason: `${'长'.repeat(499)}${FAR}` }, `${'长'.repeat(499)}${FAR}`],
    ['trademark', { trademark: '@海𠮷' }, '@海𠮷'],
    ['introduction', { introduction: FAR.repeat(500) }, FAR.repeat(500)],
    ['introduction', { introduction: '由泵体组成。\r\n用于灌溉。' }, '由泵体组成。\n用于灌溉。'],
    ['productClass', { productClass: '３４０３' }, '3403'],
    ['purposes', { purposes: ['policy', 'policy', 'market'] }, ['policy', 'market']],
    ['purposeOther', { ...OTHER, purposeOther: FAR.repeat(100) }, FAR.repeat(100)],
    ['exportDestinations', { ...EXPORTED, exportDestinations: ['DE', 'HK'] }, ['DE', 'HK']],
    ['exportOther', { ...EXPORTED, exportOther: '公海' }, '公海'],
    ['exportOther', { isExported: false, exportOther: '公海' }, null],
    ['sales', { sales: 10_000_000_000_000 }, 10_000_000_000_000],
    ['sales', { sales: 0 }, 0],
    ['profit', { profit: -10_000_000_000_000 }, -10_000_000_000_000],
    ['marketShare', { marketShare: 100 }, 100],
    ['marketShare', { marketShare: 0.0001 }, 0.0001],
    ['contributionIndex', { contributionMethod: 'shareAndProfit', contributionIndex: 0 }, 0],
    ['contributionIndex', { contributionMethod: 'spending', contributionIndex: 99, ipSpending: 1, totalCost: 8, contributionFactor: 1 }, 12.5],
    ['contributionExplanation', { ...OWN, contributionExplanation: FAR.repeat(1_000) }, FAR.repeat(1_000)],
    ['contributionExplanation', { contributionMethod: 'shareAndProfit', contributionExplanation: '多余' }, null],
  ])('%s: %j', async (field, values, kept) => {
    const answer = await save(values);
    expect([answer.status, ((await answer.json()) as { doc: Record<string, unknown> }).doc[field]]).toEqual([200, kept]);
  });
});

describe('a draft refuses, in one sentence at the field', () => {
  it.each<[string, object, string]>([
    ['barcode', { barcode: '6901234567891' }, '条形码校验不通过，请对照包装逐位核对。'],
    ['barcode', { barcode: '123456789012' }, '这是 12 位条码，请核对是否漏了一位；如为北美 UPC 码，请在最前面补 0。'],
    ['barcode', { barcode: '16901234567899' }, '这是 14 位箱码，请输入单件商品包装上 13 位或 8 位的条形码。'],
    ['barcode', { barcode: '690' }, '条形码应为 13 位或 8 位，您输入了 3 位，请核对。'],
    ['barcode', { barcode: '=6901234567892' }, '条形码只含数字，请核对。'],
    ['barcode', { barcode: '😀' }, '条形码只含数字，请核对。'],
    ['name', { name: FAR.repeat(101) }, '产品名称最多 100 个字，请删减。'],
    ['model', { model: FAR.repeat(201) }, '规格型号最多 200 个字，请删减。'],
    ['modelsReason', { modelsReason: FAR.repeat(501) }, '一并备案多个型号的理由最多 500 个字，请删减。'],
    ['trademark', { trademark: FAR.repeat(101) }, '商标最多 100 个字，请删减。'],
    ['introduction', { introduction: FAR.repeat(501) }, '产品介绍最多 500 个字，请删减。'],
    ['productClass', { productClass: '焊接设备' }, '请从列表中选择产品分类。'],
    ['productClass', { productClass: "1' or 1=1" }, '请从列表中选择产品分类。'],
    ['industry', { industry: '3'.repeat(21) }, '请从列表中选择所属行业。'],
    ['purposes', { purposes: ['policy', 'fame'] }, '请从列出的选项中选择备案用途。'],
    ['purposeOther', { ...OTHER, purposeOther: FAR.repeat(101) }, '其他备案用途最多 100 个字，请删减。'],
    ['exportDestinations', { ...EXPORTED, exportDestinations: ['德国'] }, '请从列表中选择出口国家或地区。'],
    ['exportOther', { ...EXPORTED, exportOther: FAR.repeat(101) }, '其他出口地最多 100 个字，请删减。'],
    ['output', { output: -1 }, '上一年度产值不能小于 0 万元。'],
    ['sales', { sales: -100 }, '上一年度销售额不能小于 0 万元。'],
    ['sales', { sales: 10_000_000_000_001 }, '上一年度销售额数额过大，请核对单位。'],
    ['exportValue', { ...EXPORTED, exportValue: -1 }, '上一年度出口额不能小于 0 万元。'],
    ['profit', { profit: -10_000_000_000_001 }, '上一年度利润不能小于 -10,000,000 万元。'],
    ['totalCost', { totalCost: 0.5 }, '上一年度总成本最多精确到分，即 6 位小数的万元。'],
    ['ipSpendingTotal', { ipSpendingTotal: 1e21 }, '截至上一年末累计知识产权经费支出数额过大，请核对单位。'],
    ['marketShare', { marketShare: 100.0001 }, '上一年度市场占有率不能超过 100%。'],
    ['marketShare', { marketShare: -0.1 }, '上一年度市场占有率不能小于 0。'],
    ['marketShare', { marketShare: 1.00001 }, '上一年度市场占有率最多 4 位小数。'],
    ['contributionMethod', { contributionMethod: 'magic' }, '请从列出的选项中选择专利市场贡献指数的算法。'],
    ['contributionFactor', { contributionMethod: 'spending', contributionFactor: 101 }, '系数 K不能超过 100。'],
    ['contributionFactor', { contributionMethod: 'spending', contributionFactor: -1 }, '系数 K不能小于 0。'],
    ['contributionIndex', { contributionMethod: 'shareAndProfit', contributionIndex: 101 }, '专利市场贡献指数不能超过 100%。'],
    ['contributionExplanation', { ...OWN, contributionExplanation: FAR.repeat(1_001) }, '测算说明最多 1000 个字，请删减。'],
  ])('%s: %j', async (field, values, message) => {
    const answer = await save(values);
    expect([answer.status, await errorsOf(answer)]).toEqual([422, [{ field, message }]]);
  });
});

describe('a submission tells', () => {
  const GOOD = {
    barcode: null, name: '等离子弧切割机', model: 'LGK-100', modelsReason: null, productClass: '3403', industry: '3424', trademark: null,
    introduction: '由电源、割炬和供气部分组成，用于切割金属板材。', purposes: ['policy'], purposeOther: null, isMainProduct: true, wantsCertification: false,
    isExported: false, output: 500_000_000, sales: 400_000_000, profit: 50_000_000, totalCost: 300_000_000, marketShare: 3.5, ipSpendingTotal: 20_000_000,
    contributionMethod: 'shareAndProfit', contributionIndex: 12.5, patentsDisclosed: true, findingReasons: null,
  };
  const year = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;

  it.each<[string, object, string, string]>([
    ['no sales', { sales: 0 }, 'sales', '上一年度销售额为 0 的产品不符合备案条件。'],
    ['an export to nowhere', EXPORTED, 'exportDestinations', '请选择出口国家或地区。'],
    ['an export of no value', { ...EXPORTED, exportDestinations: ['DE'] }, 'exportValue', '请填写{year}年度出口额。'],
    ['a figure left out', { totalCost: null }, 'totalCost', '请填写{year}年度总成本。'],
    ['no purpose', { purposes: [] }, 'purposes', '请选择备案用途。'],
    ['another purpose that is not told', OTHER, 'purposeOther', '请填写其他备案用途。'],
    ['a method of one’s own without explanation', OWN, 'contributionExplanation', '请填写测算说明。'],
    ['a factor of nothing', { contributionMethod: 'spending', ipSpending: 100, contributionFactor: 0 }, 'contributionIndex', '系数 K 应为大于 0 的数字，请修改。'],
    ['a cost of nothing', { contributionMethod: 'spending', ipSpending: 100, contributionFactor: 1, totalCost: 0 }, 'contributionIndex', '产品总成本应大于 0，才能计算贡献指数，请修改。'],
    ['an index above all', { contributionMethod: 'spending', ipSpending: 400_000_000, contributionFactor: 1 }, 'contributionIndex', '计算结果超过 100%，请核对知识产权投入、产品总成本和系数 K。'],
    ['a class that is not the last level', { productClass: '34' }, 'productClass', '产品分类请选到最末一级。'],
    ['a class nobody knows', { productClass: '9999' }, 'productClass', '产品分类不在现行的分类表中，请重新选择。'],
    ['an industry that is not the last level', { industry: '34' }, 'industry', '所属行业请选到最末一级。'],
    ['an introduction of blanks', { introduction: ' 　\n' }, 'introduction', '请填写产品介绍。'],
    ['certification without disclosure', { wantsCertification: true, patentsDisclosed: false }, 'patentsDisclosed', '参加专利密集型产品认定的产品须公开关联专利。'],
    ['an answer that was never given', { wantsCertification: null }, 'wantsCertification', '请选择是否参加专利密集型产品认定。'],
  ])('%s', async (_what, values, field, message) => {
    expect((await save({ ...GOOD, ...values })).status).toBe(200);
    const answer = await send(`/products/${product}/actions/submit`, 'POST', {});
    // The first sentence is the reason of the refusal as a whole; where a field says the same it is not repeated.
    const told = (await errorsOf(answer)).filter((each) => each.field === undefined || each.field === field).map((each) => each.message);
    expect([answer.status, told]).toEqual([422, expect.arrayContaining([message.replace('{year}', String(year()))])]);
  });

  it.each([
    ['name', '一种离心泵'], ['name', '金属板材的切割方法'], ['name', 'PUMP'], ['name', '😀'], ['name', '123'],
  ])('%s: %s cannot be filed', async (field, name) => {
    expect((await save({ ...GOOD, [field]: name })).status).toBe(200);
    const answer = await send(`/products/${product}/actions/submit`, 'POST', {});
    expect([answer.status, (await errorsOf(answer)).map((each) => each.field)]).toEqual([422, expect.arrayContaining([field])]);
  });

  it('several models without a reason, and none where the field is empty or says 无', async () => {
    const problems = async (model: string | null) => {
      await save({ ...GOOD, name: '一种离心泵', model });
      return (await errorsOf(await send(`/products/${product}/actions/submit`, 'POST', {}))).map((each) => each.field);
    };
    expect(await problems('LGK-100、LGK-160')).toContain('modelsReason');
    for (const model of [null, '无']) expect(await problems(model)).not.toEqual(expect.arrayContaining([expect.stringMatching(/model/)]));
  });

  it('nothing more: other destinations alone are enough, and the filing goes its way', async () => {
    expect((await save({ ...GOOD, ...EXPORTED, exportOther: '公海', exportValue: 100, name: '㛃牌𠮷字等离子弧切割机', trademark: '=1+1' })).status).toBe(200);
    const answer = await send(`/products/${product}/actions/submit`, 'POST', {});
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ status: 'submitted' })]);
  });
});
