import { describe, expect, it } from 'vitest';
import { valueFromText } from '../../src/app/(portal)/kit/formValues.ts';
import { allFields, type Form } from '../../src/domain/forms/field.ts';
import { loanForm } from '../../src/domain/forms/loan.ts';
import { repaymentForm } from '../../src/domain/forms/repayment.ts';
import { submitProblems } from '../../src/domain/forms/schema.ts';
import { loanProblems, repaymentProblems } from '../../src/domain/loans.ts';

/** Bad input of the bank's loan form and the company's repayment form: what is typed and what the person reads. `存为`: it is taken, in that form. */
type Outcome = { 提示: string } | { 存为: unknown };
const HAN = '𠮷';

const LOAN: Record<string, [typed: string, outcome: Outcome][]> = {
  uscc: [
    ['９１３２０５０５ｍａ１ｎｅｗ８８ｘａ', { 存为: '91320505MA1NEW88XA' }],
    ['91320505MA1NEW88X', { 提示: '统一社会信用代码应为 18 位，您输入了 17 位，请对照证照补全或删去多余的字符。' }],
  ],
  enterpriseName: [
    [HAN.repeat(201), { 提示: '单位名称最多 200 个字，请删减。' }],
    ['=1+1', { 提示: '单位名称中不能有“=”，请删去后再填写。' }],
  ],
  contractNumber: [
    [' HT-2026-0001\u200b ', { 存为: 'HT-2026-0001' }],
    ['号'.repeat(101), { 提示: '合同编号最多 100 个字，请删减。' }],
  ],
  contractFrom: [
    ['2026-02-29', { 提示: '合同起始日不是有效的日期，请按“2026-01-31”的样子填写。' }],
    ['明天', { 提示: '合同起始日不是有效的日期，请按“2026-01-31”的样子填写。' }],
  ],
  principal: [
    ['４００', { 存为: 400_000_000 }],
    ['1,234.56 万元', { 存为: 1_234_560_000 }],
    ['0.000001', { 存为: 1 }],
    ['0', { 提示: '贷款金额不能小于 0.000001 万元。' }],
    ['0.0000001', { 提示: '金额最多 6 位小数（精确到分），请修改。' }],
    ['-5', { 提示: '金额不能为负数，请修改。' }],
    ['4000000元', { 提示: '此处单位为万元，请换算后只输入数字。' }],
    ['四百', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }],
    ['10000001', { 提示: '贷款金额数额过大，请核对单位。' }],
  ],
  annualRate: [
    ['3.65%', { 存为: 3.65 }],
    ['24', { 存为: 24 }],
    ['24.01', { 提示: '年利率不能超过 24%。' }],
    ['3.65001', { 提示: '年利率最多 4 位小数。' }],
    ['低', { 提示: '年利率应为数字，如 12.5。' }],
  ],
  guaranteeFee: [
    ['8000.50', { 存为: 800_050 }],
    ['0.001', { 提示: '金额最多 2 位小数（精确到分），请修改。' }],
    ['0.8万元', { 提示: '此处单位为元，请换算后只输入数字。' }],
  ],
};

const REPAYMENT: Record<string, [typed: string, outcome: Outcome][]> = {
  principal: [['400', { 存为: 400_000_000 }], ['abc', { 提示: '金额应为数字，如 1234.56，单位为万元，请修改。' }]],
  interestPaid: [['171638.40', { 存为: 17_163_840 }], ['17.1万', { 提示: '此处单位为元，请换算后只输入数字。' }]],
  repaidOn: [['2026/1/1', { 提示: '实际还款日不是有效的日期，请按“2026-01-31”的样子填写。' }]],
  remark: [[HAN.repeat(501), { 提示: '说明最多 500 个字，请删减。' }]],
};

const lines = (table: typeof LOAN) => Object.entries(table).flatMap(([name, rows]) => rows.map(([typed, outcome]) => [name, typed, outcome] as const));

function outcomeOf(form: Form, name: string, typed: string): Outcome {
  const field = allFields(form).find((each) => each.name === name)!;
  const read = valueFromText(form, field, typed);
  return read.ok ? { 存为: read.value } : { 提示: read.reason };
}

describe('the loan form', () => {
  it.each(lines(LOAN))('%s: %j', (name, typed, outcome) => {
    expect(outcomeOf(loanForm, name, typed)).toEqual(outcome);
  });

  const GOOD = {
    ...{ uscc: '91320505MA1NEW88XA', enterpriseName: '甲公司', financingProduct: '知担保', contractNumber: 'HT-1', contractFrom: '2026-01-10', contractTo: '2027-01-09' },
    ...{ principal: 400_000_000, creditLine: 500_000_000, annualRate: 3.65, disbursedOn: '2026-01-10', dueOn: '2027-01-09', patentPledgeNumber: 'Y1' },
  };
  const problems = (values: object) => [...submitProblems(loanForm, { ...GOOD, ...values }, {}), ...loanProblems({ ...GOOD, ...values })];

  it('complete, it is taken', () => expect(problems({})).toEqual([]));

  it.each([
    ['contractTo', { contractTo: '2026-01-09' }, '合同到期日不能早于合同起始日。'],
    ['dueOn', { dueOn: '2026-01-09' }, '还款到期日不能早于放款日。'],
    ['disbursedOn', { disbursedOn: '2026-01-09' }, '放款日不能早于合同起始日。'],
    ['principal', { creditLine: 399_999_999 }, '贷款金额 400 万元，不能高于授信额度 399.999999 万元。'],
    ['patentPledgeNumber', { patentPledgeNumber: null }, '请填写专利质押登记号或者商标质押登记号。'],
    ['guarantor', { guaranteeFee: 1 }, '填写了费用，请填写担保机构。'],
    ['uscc', { uscc: null }, '请填写统一社会信用代码。'],
    ['annualRate', { annualRate: null }, '请填写年利率。'],
  ])('%s: %j', (field, values, message) => {
    expect(problems(values)).toEqual([{ field, message }]);
  });
});

describe('the repayment form', () => {
  it.each(lines(REPAYMENT))('%s: %j', (name, typed, outcome) => {
    expect(outcomeOf(repaymentForm, name, typed)).toEqual(outcome);
  });

  const GOOD = { principal: 400_000_000, interestPaid: 14_600_000, repaidOn: '2026-01-09', outcome: '01' };
  const problems = (values: object) => repaymentProblems({ ...GOOD, ...values }, { disbursedOn: '2025-01-10', openFen: 400_000_000 }, '2026-02-01');

  it('that fits its loan is taken', () => expect(problems({})).toEqual([]));

  it.each([
    ['repaidOn', { repaidOn: '2025-01-09' }, '实际还款日不能早于放款日 2025-01-10。'],
    ['repaidOn', { repaidOn: '2026-02-02' }, '实际还款日不能晚于今天。'],
    ['principal', { principal: 400_000_001, outcome: '03' }, '归还本金 400.000001 万元，不能高于贷款余额 400 万元。'],
    ['principal', { principal: 1 }, '合同履行完毕时，应还清余额 400 万元；没有还清的，请选“仍在履行”。'],
    ['outcome', { outcome: '04' }, '本金已全部还清，请选“到期履行完毕”或者“提前履行完毕”。'],
  ])('%s: %j', (field, values, message) => {
    expect(problems(values)).toEqual([{ field, message }]);
  });
});
