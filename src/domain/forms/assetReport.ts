import type { AmountField, Form } from './field.ts';
import { imageSlot } from './slots.ts';

const amount = (name: string, label: string, more: Partial<AmountField> = {}): AmountField => ({
  name,
  label: `{year}年度${label}`,
  kind: 'wan',
  unit: '万元',
  ...more,
});

/** A profit may be a loss: down to minus 1,000 亿元. */
const mayBeNegative = { min: -10_000_000_000_000 };

export const SEAL_KINDS = {
  auditor: '审计报告专用章',
  finance: '单位财务章',
  official: '单位公章（没有财务章）',
};

/** Asset report (资产信息), one per enterprise and year; the first five figures and the upload are required (spec 2). */
export const assetReportForm: Form = {
  collection: 'asset-reports',
  label: '资产信息',
  steps: [
    {
      key: 'figures',
      label: '资产信息',
      fields: [
        amount('totalCost', '总成本', { required: true }),
        amount('ipSpending', '知识产权经费支出', { required: true, hint: '包括人员、培训、信息化、保护、官费、代理、咨询和研发中的知识产权支出。' }),
        amount('netProfit', '净利润', { required: true, ...mayBeNegative }),
        amount('productSales', '产品销售总额', { required: true }),
        amount('operatingRevenue', '营业收入', { required: true }),
        amount('fixedAssets', '固定资产'),
        amount('totalOutput', '总产值'),
        amount('sellingExpenses', '销售费用'),
        amount('administrativeExpenses', '管理费用'),
        amount('financialExpenses', '财务费用', mayBeNegative),
        amount('patentAssets', '专利资产'),
        amount('totalAssets', '资产总额'),
        { name: 'employees', label: '{year}年末从业人数', kind: 'integer', unit: '人', max: 10_000_000 },
        { name: 'seal', label: '利润表盖章', kind: 'choice', options: SEAL_KINDS, required: true },
      ],
      slots: [
        {
          name: 'incomeStatement',
          label: '利润表',
          rule: imageSlot(1),
          required: true,
          hint: '须盖审计报告专用章或财务章；没有财务章的盖公章，并上传盖章说明。',
        },
        {
          name: 'sealStatement',
          label: '没有财务章的说明',
          rule: imageSlot(1),
          required: true,
          shownWhen: (values) => values.seal === 'official',
          hint: '说明没有财务章的原因，盖单位公章。',
        },
      ],
    },
  ],
};
