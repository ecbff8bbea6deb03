import { describe, expect, it } from 'vitest';
import { isTyped } from '../../src/app/(portal)/kit/formValues.ts';
import { left, openForm, typed, unsaved } from '../../src/app/(portal)/kit/formState.ts';
import { allFields, type Field, type Form } from '../../src/domain/forms/field.ts';
import { FORMS } from '../../src/domain/forms/index.ts';
import { draftSchema, problemsOf, submitProblems } from '../../src/domain/forms/schema.ts';

/**
 * Bad input of every field of the real-name verification (实名认证) and the asset report (资产信息). Each line says what is
 * typed and what the person then reads; an officer reads and signs the tables. `存为` means it is taken, in that form.
 * Every text goes both ways: through the form in the browser, and to the server as a program would send it.
 */
type Outcome = { 提示: string } | { 存为: unknown };
const HAN = '𠮷';

const VERIFICATION: Record<string, [typed: string, outcome: Outcome][]> = {
  uscc: [
    ['914403001922038216', { 存为: '914403001922038216' }],
    ['９１４４０３００１９２２０３８２１６', { 存为: '914403001922038216' }],
    [' 9144 0300-1922 0382 16 ', { 存为: '914403001922038216' }],
    ['914403001922038217', { 提示: '统一社会信用代码校验不通过，请对照证照逐位核对。' }],
    ['914403001922038226', { 提示: '统一社会信用代码第 9 至 17 位（组织机构代码部分）校验不通过，请对照证照逐位核对。' }],
    ['91440300192203821', { 提示: '统一社会信用代码应为 18 位，您输入了 17 位，请对照证照补全或删去多余的字符。' }],
    ['9144030019220382166', { 提示: '统一社会信用代码应为 18 位，您输入了 19 位，请对照证照补全或删去多余的字符。' }],
    ['440300192203821', { 提示: '这是 15 位的旧注册号，请输入证照上 18 位的统一社会信用代码。' }],
    ['9144O3001922038216', { 提示: '第 5 位是字母“O”，统一社会信用代码不使用该字母，请核对是否应为数字“0”。' }],
    ['91440300192203821😀', { 提示: '第 18 位“😀”不能用于统一社会信用代码，请只输入数字和大写字母。' }],
    ['=HYPERLINK("x")   ', { 提示: '统一社会信用代码应为 18 位，您输入了 15 位，请对照证照补全或删去多余的字符。' }],
  ],
  name: [
    [HAN.repeat(200), { 存为: HAN.repeat(200) }],
    [HAN.repeat(201), { 提示: '单位名称最多 200 个字，请删减。' }],
    ['  𠮷㛃〇\u200b（中国）·有限公司\t', { 存为: '𠮷㛃〇（中国）·有限公司' }],
    ['甲公司😀', { 提示: '单位名称中不能有“😀”，请删去后再填写。' }],
    ['<b>甲公司</b>', { 提示: '单位名称中不能有“<”，请删去后再填写。' }],
    ['=1+1', { 提示: '单位名称中不能有“=”，请删去后再填写。' }],
    ['@SUM(A1)', { 提示: '单位名称中不能有“@”，请删去后再填写。' }],
    ['360+A 公司', { 存为: '360+A 公司' }],
  ],
  registeredAddress: [
    [HAN.repeat(200), { 存为: HAN.repeat(200) }],
    [HAN.repeat(201), { 提示: '注册详细地址最多 200 个字，请删减。' }],
    ['科技路 1 号\n2 楼', { 存为: '科技路 1 号 2 楼' }],
    ['<script>alert(1)</script>', { 存为: '<script>alert(1)</script>' }],
    ['=1+1', { 存为: '=1+1' }],
  ],
  officeAddress: [[HAN.repeat(201), { 提示: '办公详细地址最多 200 个字，请删减。' }]],
  registeredCapital: [
    ['１，２３４．５', { 存为: 1_234_500_000 }],
    ['0.000001', { 存为: 1 }],
    ['0.0000001', { 提示: '金额最多 6 位小数（精确到分），请修改。' }],
    ['-5', { 提示: '金额不能为负数，请修改。' }],
    ['10000000', { 存为: 10_000_000_000_000 }],
    ['10000000.000001', { 提示: '注册资本数额过大，请核对单位。' }],
    ['9'.repeat(30), { 提示: '金额过大，请核对单位是否为万元。' }],
    ['5000 元', { 提示: '此处单位为万元，请换算后只输入数字。' }],
    ['三百', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
    ['1e5', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
    ['=100', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
    ['100😀', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
  ],
  legalRepresentative: [
    [HAN.repeat(50), { 存为: HAN.repeat(50) }],
    [HAN.repeat(51), { 提示: '法定代表人（负责人）最多 50 个字，请删减。' }],
    ['阿依古丽·买买提', { 存为: '阿依古丽·买买提' }],
    ['张三🙂', { 提示: '法定代表人（负责人）中不能有“🙂”，请删去后再填写。' }],
  ],
  legalRepresentativePhone: [
    ['１３８ ００１３ ８０００', { 存为: '13800138000' }],
    ['+86 0592-1234567', { 提示: '联系电话应为 11 位手机号码，或带区号的固定电话（如 0592-1234567），请修改。' }],
    ['0592-2234567转801', { 存为: '0592-2234567-801' }],
    ['1380013800', { 提示: '联系电话应为 11 位手机号码，或带区号的固定电话（如 0592-1234567），请修改。' }],
    ['12800138000', { 提示: '联系电话应为 11 位手机号码，或带区号的固定电话（如 0592-1234567），请修改。' }],
    ['2234567', { 提示: '固定电话请加区号，如 0592-1234567。' }],
    ['<b>', { 提示: '联系电话应为 11 位手机号码，或带区号的固定电话（如 0592-1234567），请修改。' }],
  ],
  contact: [
    [HAN.repeat(51), { 提示: '联系人最多 50 个字，请删减。' }],
    ['-cmd|calc', { 提示: '联系人中不能有“-”，请删去后再填写。' }],
  ],
  contactPhone: [['电话', { 提示: '联系电话应为 11 位手机号码，或带区号的固定电话（如 0592-1234567），请修改。' }]],
  contactEmail: [
    ['Li.Si＠Example.COM', { 存为: 'li.si@example.com' }],
    ['lisi.example.com', { 提示: '电子邮箱缺少“@”，请补全，如 name@example.com。' }],
    ['lisi@example', { 提示: '电子邮箱格式不正确，请核对，如 name@example.com。' }],
    [`${'a'.repeat(250)}@example.com`, { 提示: '电子邮箱格式不正确，请核对，如 name@example.com。' }],
    ['😀@example.com', { 提示: '电子邮箱格式不正确，请核对，如 name@example.com。' }],
    ['a@b.com\r\nBcc: c@d.com', { 提示: '电子邮箱格式不正确，请核对，如 name@example.com。' }],
  ],
};

const AMOUNT: [string, Outcome][] = [
  ['1,234.56', { 存为: 1_234_560_000 }],
  ['１２３', { 存为: 123_000_000 }],
  ['0', { 存为: 0 }],
  ['1,23', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
  ['1.2.3', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
  ['約100', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
  ['1.1234567', { 提示: '金额最多 6 位小数（精确到分），请修改。' }],
];
const NOT_BELOW_ZERO: [string, Outcome][] = [...AMOUNT, ['-1', { 提示: '金额不能为负数，请修改。' }], ['－1', { 提示: '金额不能为负数，请修改。' }]];
const MAY_BE_A_LOSS: [string, Outcome][] = [...AMOUNT, ['-80.5', { 存为: -80_500_000 }], ['－８０', { 存为: -80_000_000 }]];
const tooMuch = (label: string): [string, Outcome] => ['10000000.1', { 提示: `上一年度${label}数额过大，请核对单位。` }];

const ASSET_REPORT: Record<string, [string, Outcome][]> = {
  totalCost: [...NOT_BELOW_ZERO, tooMuch('总成本')],
  ipSpending: [...NOT_BELOW_ZERO, tooMuch('知识产权经费支出')],
  netProfit: [...MAY_BE_A_LOSS, tooMuch('净利润'), ['-10000000.1', { 提示: '上一年度净利润不能小于 -10,000,000 万元。' }]],
  productSales: [...NOT_BELOW_ZERO, tooMuch('产品销售总额')],
  operatingRevenue: [...NOT_BELOW_ZERO, tooMuch('营业收入')],
  fixedAssets: [...NOT_BELOW_ZERO, tooMuch('固定资产')],
  totalOutput: [...NOT_BELOW_ZERO, tooMuch('总产值')],
  sellingExpenses: [...NOT_BELOW_ZERO, tooMuch('销售费用')],
  administrativeExpenses: [...NOT_BELOW_ZERO, tooMuch('管理费用')],
  financialExpenses: [...MAY_BE_A_LOSS, tooMuch('财务费用')],
  patentAssets: [...NOT_BELOW_ZERO, tooMuch('专利资产')],
  totalAssets: [...NOT_BELOW_ZERO, tooMuch('资产总额')],
  employees: [
    ['１，２００', { 存为: 1_200 }],
    ['0', { 存为: 0 }],
    ['10000000', { 存为: 10_000_000 }],
    ['10000001', { 提示: '上一年末从业人数不能超过 10,000,000。' }],
    ['12.5', { 提示: '上一年末从业人数应为整数。' }],
    ['-1', { 提示: '上一年末从业人数不能小于 0。' }],
    ['约 50', { 提示: '上一年末从业人数应为数字，如 120。' }],
    ['😀', { 提示: '上一年末从业人数应为数字，如 120。' }],
  ],
};

const TABLES: [Form, Record<string, [string, Outcome][]>][] = [
  [FORMS.verifications, VERIFICATION],
  [FORMS['asset-reports'], ASSET_REPORT],
];
const rows = TABLES.flatMap(([form, table]) =>
  Object.entries(table).flatMap(([name, lines]) => lines.map(([text, outcome]) => ({ form, field: fieldOf(form, name), text, outcome, name: `${form.label} ${name}`, shown: text.length > 40 ? `${text.slice(0, 8)}…×${[...text].length}` : text }))),
);

function fieldOf(form: Form, name: string): Field {
  const field = allFields(form).find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
}

const empty = (form: Form) => ({ values: Object.fromEntries(allFields(form).map(({ name }) => [name, null])), revision: 1 });

describe('表中逐项 – 输入什么，读到什么', () => {
  it.each(rows)('$name：$shown', ({ form, field, text, outcome }) => {
    const state = left(typed(openForm(form, empty(form)), form, field, text), field);
    if ('存为' in outcome) {
      expect(state.faults).toEqual({});
      expect(unsaved(state)).toEqual({ [field.name]: outcome.存为 });
      expect(draftSchema(form).parse({ [field.name]: outcome.存为 })).toEqual({ [field.name]: outcome.存为 });
    } else {
      expect(state.faults[field.name]).toBe(outcome.提示);
      expect(state.texts[field.name]).toBe(text);
      expect(unsaved(state)).toEqual({});
    }
  });

  it('没有遗漏一项可以输入的内容', () => {
    for (const [form, table] of TABLES) expect(Object.keys(table).toSorted()).toEqual(allFields(form).filter(isTyped).map(({ name }) => name).toSorted());
  });
});

/** What nobody types but a program, or a page of somebody else's, may send. */
const SENT: Record<string, unknown[]> = {
  text: [5, true, ['甲'], { $ne: null }, '长'.repeat(100_000)],
  uscc: [914403001922038216n.toString().slice(0, 17), 5, {}],
  phone: [13800138000, '1'.repeat(50)],
  email: [5, `${'a'.repeat(300)}@example.com`],
  wan: ['400', 1.5, -1e16, 1e16, Number.NaN, Number.POSITIVE_INFINITY, [], '=1+1'],
  integer: ['12', 1.5, -1, 1e9],
  yesNo: ['true', 1, 'yes'],
  choice: ['toString', '__proto__', '企业', 5, ['enterprise']],
  code: ['a b', "'; drop table", 5, '１'.repeat(21), ['440305']],
};
const sent = TABLES.flatMap(([form]) => allFields(form).flatMap((field) => (SENT[field.kind] ?? []).map((value) => ({ form, field, value, name: `${form.label} ${field.name}` }))));

describe('程序直接发来的内容 – 保存和提交都在该项说明原因，用中文', () => {
  it.each(sent)('$name：$value', ({ form, field, value }) => {
    const saved = draftSchema(form).safeParse({ [field.name]: value });
    const problems = saved.success ? [] : problemsOf(saved.error);
    expect(problems.map((each) => each.field)).toEqual([field.name]);
    expect(problems[0]?.message).toMatch(/\p{Script=Han}.*。$/u);
    const values = { organisationType: 'enterprise', officeSameAsRegistered: false, [field.name]: value };
    const refused = submitProblems(form, values, {}).filter((each) => each.field === field.name);
    expect(refused[0]?.message).toMatch(/\p{Script=Han}.*。$/u);
  });

  it('每一种输入方式都在表中', () => {
    for (const [form] of TABLES) for (const { kind } of allFields(form)) expect(Object.keys(SENT)).toContain(kind);
  });
});

describe('一项填错，不影响其他各项保存', () => {
  it.each(TABLES.map(([form]) => [form.label, form] as const))('%s：好的一项存下，错的一项原样留在页面上', (_label, form) => {
    const [good, bad] = form.collection === 'verifications' ? (['contact', 'uscc'] as const) : (['totalCost', 'netProfit'] as const);
    const texts = form.collection === 'verifications' ? ['李四', '9144'] : ['100', '一百'];
    const once = typed(openForm(form, empty(form)), form, fieldOf(form, good), texts[0]!);
    const state = left(typed(once, form, fieldOf(form, bad), texts[1]!), fieldOf(form, bad));
    expect(Object.keys(unsaved(state))).toEqual([good]);
    expect([state.texts[bad], Boolean(state.faults[bad]), state.seen[bad]]).toEqual([texts[1], true, true]);
  });
});
