import type { AmountField, Form } from './field.ts';

const wan = (name: string, label: string, more: Partial<AmountField> = {}): AmountField => ({ name, label, kind: 'wan', unit: '万元', ...more });

/** Highest annual rate a contract may name, percent; beyond four times the LPR no court enforces it. */
const HIGHEST_RATE = 24;

/** A loan as its bank enters it (spec 4, Loans). Pledged patents and trade marks are rows of `loan-pledges`. */
export const loanForm: Form = {
  collection: 'loans',
  label: '质押贷款',
  steps: [
    {
      key: 'company',
      label: '借款单位',
      fields: [
        { name: 'uscc', label: '统一社会信用代码', kind: 'uscc', required: true },
        { name: 'enterpriseName', label: '单位名称', kind: 'text', max: 200, isName: true, required: true, hint: '贷款合同上的名称。单位以后改名，这里不变。' },
      ],
      slots: [],
    },
    {
      key: 'contract',
      label: '贷款合同',
      fields: [
        { name: 'financingProduct', label: '融资产品', kind: 'text', max: 100, required: true, hint: '如“知担保”。' },
        { name: 'contractNumber', label: '合同编号', kind: 'text', max: 100, required: true, hint: '同一银行内不能重复。' },
        { name: 'contractFrom', label: '合同起始日', kind: 'date', required: true },
        { name: 'contractTo', label: '合同到期日', kind: 'date', required: true },
        wan('principal', '贷款金额', { required: true, min: 1 }),
        wan('creditLine', '授信额度', { required: true }),
        { name: 'annualRate', label: '年利率', kind: 'percent', unit: '%', required: true, max: HIGHEST_RATE },
        { name: 'disbursedOn', label: '放款日', kind: 'date', required: true },
        { name: 'dueOn', label: '还款到期日', kind: 'date', required: true },
      ],
      slots: [],
    },
    {
      key: 'pledge',
      label: '质押和增信',
      fields: [
        { name: 'patentPledgeNumber', label: '专利质押登记号', kind: 'text', max: 100 },
        { name: 'trademarkPledgeNumber', label: '商标质押登记号', kind: 'text', max: 100 },
        wan('appraisedValue', '评估价值'),
        { name: 'appraiser', label: '评估机构', kind: 'text', max: 100 },
        { name: 'guarantor', label: '担保机构', kind: 'text', max: 100 },
        { name: 'insurer', label: '保险机构', kind: 'text', max: 100 },
        { name: 'guaranteeFee', label: '担保费', kind: 'yuan', unit: '元' },
        { name: 'insuranceFee', label: '保险费', kind: 'yuan', unit: '元' },
        { name: 'appraisalFee', label: '评估费', kind: 'yuan', unit: '元' },
      ],
      slots: [],
    },
  ],
};
