import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { portalSubsidy } from '../../src/queries/portalSubsidies.ts';
import { bank, draftApplication, loan, round } from '../support/loans.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { assetReport, company, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, filedProduct, thisYear } from '../support/updates.ts';

/** Every field of an application for a subsidy, and every cell of its pledged property, with what people type, paste or try. */
let database: TestDatabase;
let app: TestPayload;
let owner: Company;
let bankId: string;
let application: string;
let cookie: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  [owner, bankId] = [await company(database.pool), await bank(database.pool)];
  application = await draftApplication(database.pool, owner, { loanId: await loan(database.pool, owner, bankId), roundId: await round(database.pool) });
  cookie = await cookieOf(owner);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

type Errors = { field?: string; message: string }[];
type Answer = { status: number; doc: Record<string, unknown> & { id: string }; errors: Errors | undefined };

const cookieOf = async ({ user }: Company) => `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', user, 'test')}`;
async function send(path: string, method: string, json: unknown, as = cookie): Promise<Answer> {
  const answer = await app.rest(path, { method, json, headers: { cookie: as } });
  const { doc, errors } = (await answer.json()) as { doc: Answer['doc']; errors?: Errors };
  return { status: answer.status, doc, errors: errors?.map(({ field, message }) => (field ? { field, message } : { message })) };
}
const save = (values: object) => send(`/subsidy-applications/${application}`, 'PATCH', values);
const offer = async (id = application) => {
  const answer = await app.rest(`/subsidy-applications/${id}/actions`, { headers: { cookie } });
  return ((await answer.json()) as { action: string; problems?: Errors }[]).find(({ action }) => action === 'submit')?.problems ?? [];
};

const FAR = '𠮷'; // one character for people, two units for the machine
const ITEM = { kind: 'patent', number: '2004100090818', title: '一种切割装置', product: '切割机', share: 12.5 };

describe('a draft keeps', () => {
  it.each<[string, unknown, unknown]>([
    ['name', `${FAR.repeat(199)}司`, `${FAR.repeat(199)}司`],
    ['uscc', '９１３２０５０５ma1new88xa', '91320505MA1NEW88XA'],
    ['registeredAddress', '　科技路 1 号\u200b ', '科技路 1 号'],
    ['registeredOn', '2010-05-01', '2010-05-01'],
    ['correspondenceAddress', '<b>科技路</b> 1 号', '<b>科技路</b> 1 号'],
    ['postcode', '215000', '215000'],
    ['sizeClass', 'micro', 'micro'],
    ['industry', '3424', '3424'],
    ['bankName', FAR.repeat(100), FAR.repeat(100)],
    ['bankAccount', '6222 0000 1111 2222 333', '6222 0000 1111 2222 333'],
    ['contact', '=王工()', '=王工()'],
    ['contactPhone', '0512-65123456', '0512-65123456'],
    ['revenue', 0, 0],
    ['revenue', 10_000_000_000_000, 10_000_000_000_000],
    ['rdSpending', 1, 1],
    ['loanConfirmed', false, false],
    ['remark', FAR.repeat(500), FAR.repeat(500)],
    ['pledged', true, true],
    ['name', '', null],
    // Asked after a refusal on paper only: before that an explanation is not kept.
    ['revisionNote', '已重新盖章', null],
    // What the server finds out is the server's alone.
    ['isFiledHere', true, false],
    ['isRevision', true, false],
    ['applicationNumber', 'BT2026999999', null],
    ['grantedFen', 1, null],
    ['status', 'granted', 'draft'],
    ['ipItems', [{ ...ITEM, number: 'ZL200410009081.8', product: ' 无　', share: 0 }], [{ ...ITEM, product: '无', share: 0 }]],
    ['ipItems', [{ ...ITEM, product: null, share: null }], [{ ...ITEM, product: null, share: null }]],
    ['ipItems', [{ ...ITEM, kind: 'trademark', number: 'g123456', share: 0.0001 }], [{ ...ITEM, kind: 'trademark', number: 'G123456', share: 0.0001 }]],
    ['ipItems', [], []],
  ])('%s: %j', async (field, typed, kept) => {
    const { status, doc, errors } = await save({ [field]: typed });
    expect([status, errors]).toEqual([200, undefined]);
    expect(doc[field] ?? null).toEqual(kept);
  });
});

describe('a draft refuses, in one sentence at the field', () => {
  it.each<[string, unknown, string]>([
    ['name', FAR.repeat(201), '单位名称最多 200 个字，请删减。'],
    ['uscc', '91320505MA1NEW88XB', '校验'],
    ['uscc', '123', '18 位'],
    ['registeredAddress', FAR.repeat(201), '注册地址最多 200 个字，请删减。'],
    ['registeredOn', '2010-02-30', '注册日期'],
    ['registeredOn', '去年', '注册日期'],
    ['correspondenceAddress', FAR.repeat(201), '通信地址最多 200 个字，请删减。'],
    ['postcode', '2150001', '邮政编码最多 6 个字，请删减。'],
    ['sizeClass', 'giant', '请从列出的选项中选择企业规模。'],
    ['industry', "3424' or 1=1", '请从列表中选择所属行业。'],
    ['bankName', FAR.repeat(101), '开户银行最多 100 个字，请删减。'],
    ['bankAccount', '6'.repeat(41), '银行账号最多 40 个字，请删减。'],
    ['contact', FAR.repeat(51), '联系人最多 50 个字，请删减。'],
    ['contactPhone', '110', '联系电话应为 11 位手机号码'],
    ['revenue', -1, '上年度营业收入不能小于 0 万元。'],
    ['revenue', 0.5, '上年度营业收入最多精确到分，即 6 位小数的万元。'],
    ['rdSpending', 1e21, '上年度研发费用数额过大，请核对单位。'],
    ['loanConfirmed', '也许', '贷款信息是否与实际一致'],
    ['remark', FAR.repeat(501), '说明最多 500 个字，请删减。'],
    ['pledged', 1, '承诺'],
    ['ipItems', '没有', '质押清单的格式不对。'],
    ['ipItems', [null], '质押清单的格式不对。'],
    ['ipItems', [{ ...ITEM, kind: 'design' }], '请选择种类。'],
    ['ipItems', [{ ...ITEM, number: 5 }], '专利号或注册号应为文字。'],
    ['ipItems', [{ ...ITEM, title: FAR.repeat(201) }], '名称最多 200 个字，请删减。'],
    ['ipItems', [{ ...ITEM, product: FAR.repeat(101) }], '相关产品名称最多 100 个字，请删减。'],
    ['ipItems', [{ ...ITEM, share: '12.5' }], '收入占比应为数字。'],
    ['ipItems', [{ ...ITEM, share: 100.1 }], '收入占比不能超过 100%。'],
    ['ipItems', [{ ...ITEM, share: -0.1 }], '收入占比不能小于 0。'],
    ['ipItems', [{ ...ITEM, share: 0.00001 }], '收入占比最多 4 位小数。'],
    ['ipItems', Array.from({ length: 201 }, () => ITEM), '质押清单最多 200 件。'],
  ])('%s: %j', async (field, typed, message) => {
    const { status, errors } = await save({ [field]: typed });
    expect([status, errors]).toEqual([422, [{ field, message: expect.stringContaining(message) }]]);
  });
});

describe('before it is handed in it is told', () => {
  it.each<[string, object, string, string]>([
    ['a postcode of letters', { postcode: 'abcdef' }, 'postcode', '邮政编码应为 6 位数字，请核对。'],
    ['an account that is none', { bankAccount: '见附件' }, 'bankAccount', '银行账号应为 8 至 32 位数字，请对照开户许可证或账户信息核对。'],
    ['a company of tomorrow', { registeredOn: '2199-01-01' }, 'registeredOn', '注册日期不能晚于今天。'],
    ['a loan that is wrong', { loanConfirmed: false }, 'loanConfirmed', '贷款信息与实际不一致的，请先向银行提出更正，再提交申请。'],
    ['a pledge that is not given', { pledged: false }, 'pledged', '提交申请须作出承诺。'],
    ['an industry that is not the last level', { industry: '34' }, 'industry', '所属行业请选到最末一级。'],
    ['a cell left blank', { ipItems: [{ ...ITEM, share: null }] }, 'ipItems.0.share', '第 1 件质押专利：请填写收入占比，没有的填 0。'],
    ['a patent that is none', { ipItems: [{ ...ITEM, number: '2004100090819' }] }, 'ipItems.0.number', '第 1 件质押专利：'],
    ['no pledged property at all', { ipItems: [] }, 'ipItems', '请填写质押的专利或商标。'],
  ])('%s', async (_what, values, field, message) => {
    const good = { postcode: '215000', bankAccount: '6222-0000-1111', registeredOn: '2010-05-01', loanConfirmed: true, pledged: true, industry: '3424', ipItems: [ITEM] };
    expect((await save({ ...good, ...values })).status).toBe(200);
    const found = (await offer()).filter((problem) => problem.field !== undefined && Object.keys(values).includes(problem.field.split('.')[0] ?? ''));
    expect(found).toEqual([{ field, message: expect.stringContaining(message) }]);
  });
});

describe('beginning an application', () => {
  it('takes over the profile, last year\'s revenue and the pledged property, and nothing that was sent along counts', async () => {
    const made = await company(database.pool, { name: '丙测试有限公司' });
    await database.pool.query(`update enterprises set uscc = '91320505MA1NEW88XA', registered_address = '科技路 9 号', size_class = 'small', industry = '3424', contact = '李工' where id = $1`, [made.id]);
    await assetReport(database.pool, made, thisYear() - 1);
    const [loanId, roundId] = [await loan(database.pool, made, bankId, { guarantor: '示例担保', enterprise_name: '丙旧名有限公司' }), await round(database.pool)];
    const { status, doc } = await send('/subsidy-applications', 'POST', { loan: loanId, round: roundId, status: 'granted', grantedFen: 1, isFiledHere: true, applicationNumber: 'X', roundVersion: 9 }, await cookieOf(made));
    expect(status).toBe(201);
    expect(doc).toMatchObject({ status: 'draft', revision: 1, roundVersion: 1, name: '丙测试有限公司', registeredAddress: '科技路 9 号', correspondenceAddress: '科技路 9 号', sizeClass: 'small', contact: '李工', revenue: 130 });
    expect(doc).toMatchObject({ isGuaranteed: true, pledgesPatents: true, isRenamed: true, isFiledHere: false, ipItems: [{ kind: 'patent', number: '2004100090818', title: '一种切割装置', product: null, share: null }] });
    expect([doc.grantedFen ?? null, doc.applicationNumber ?? null, doc.bankAccount ?? null]).toEqual([null, null, null]);
  });

  it('needs no certificate of a product that is filed here this year; one of an earlier year does not count', async () => {
    const made = await company(database.pool);
    const where = { loan: await loan(database.pool, made, bankId), round: await round(database.pool) };
    const { product, patentId } = await filedProduct(database.pool, made, { filing_number: '20990000001', filing_year: thisYear() - 1 });
    await database.pool.query(`update patents set number = '2004100090818' where id = $1`, [patentId]);
    const as = await cookieOf(made);
    const { doc } = await send('/subsidy-applications', 'POST', where, as);
    expect([doc.isFiledHere, (await portalSubsidy(database.pool, made.id, doc.id, thisYear()))?.filedHere]).toEqual([false, []]);
    await asAction(database.pool, 'products', product, { last_update_year: thisYear() });
    const saved = await send(`/subsidy-applications/${doc.id}`, 'PATCH', { remark: '' }, as);
    expect([saved.doc.isFiledHere, (await portalSubsidy(database.pool, made.id, doc.id, thisYear()))?.filedHere]).toEqual([true, [{ id: product, name: '等离子弧切割机', filingNumber: '20990000001' }]]);
  });

  it('for another company\'s loan, an unknown one, or a round nobody announced is as if there were none', async () => {
    const stranger = await company(database.pool);
    const [own, foreign, open, secret] = [await loan(database.pool, owner, bankId), await loan(database.pool, stranger, bankId), await round(database.pool), await round(database.pool, { isAnnounced: false })];
    for (const body of [{ loan: foreign, round: open }, { loan: 'no-id', round: open }, { loan: own, round: secret }, { loan: own, round: "' or 1=1" }]) {
      expect((await send('/subsidy-applications', 'POST', body)).status).toBe(404);
    }
    const theirs = await draftApplication(database.pool, stranger, { loanId: foreign, roundId: open });
    expect((await send(`/subsidy-applications/${theirs}`, 'PATCH', { name: '别家' })).status).toBe(404);
  });
});
