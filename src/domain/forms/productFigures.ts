import { when, type AmountField, type Field } from './field.ts';
import { isEmpty } from './schema.ts';

/** Ways to state the patent market contribution index (spec 3). */
export const CONTRIBUTION_METHODS = {
  spending: '知识产权经费支出 ÷ 总成本 × 系数',
  shareAndProfit: '市场份额和利润增幅法',
  licenceRate: '许可费率法',
  own: '自行测算',
};

const figure = (name: string, label: string, required = true): AmountField => ({ name, label: `{year}年度${label}`, kind: 'wan', unit: '万元', required });

/** Whether and where the product is exported: without it the export value is not asked for. */
export const PRODUCT_EXPORT: readonly Field[] = [
  { name: 'isExported', label: '是否出口', kind: 'yesNo', required: true },
  {
    name: 'exportDestinations',
    label: '出口国家或地区',
    kind: 'codes',
    table: 'countries',
    required: ({ exportOther }) => isEmpty(exportOther),
    shownWhen: when('isExported', true),
    hint: '可以选多个。列表中没有的，填在“其他出口地”。',
  },
  { name: 'exportOther', label: '其他出口地', kind: 'text', max: 100, shownWhen: when('isExported', true) },
];

/** Last year's figures of one product (spec 3): asked for with the filing, and again with every annual update. */
export const PRODUCT_FIGURES: readonly Field[] = [
  figure('output', '产值'),
  figure('sales', '销售额'),
  { ...figure('exportValue', '出口额'), shownWhen: when('isExported', true) },
  { ...figure('profit', '利润'), min: -10_000_000_000_000 },
  figure('totalCost', '总成本'),
  { name: 'marketShare', label: '{year}年度市场占有率', kind: 'percent', unit: '%', required: true },
  { ...figure('ipSpendingTotal', ''), label: '截至{year}年末累计知识产权经费支出' },
  { name: 'contributionMethod', label: '专利市场贡献指数的算法', kind: 'choice', options: CONTRIBUTION_METHODS, required: true },
  { ...figure('ipSpending', '该产品知识产权经费支出'), shownWhen: when('contributionMethod', 'spending') },
  {
    name: 'contributionFactor',
    label: '系数 K',
    kind: 'decimal',
    max: 100,
    required: true,
    shownWhen: when('contributionMethod', 'spending'),
    hint: '一般为 1。',
  },
  { name: 'contributionIndex', label: '专利市场贡献指数', kind: 'percent', unit: '%', required: true },
  { name: 'contributionExplanation', label: '测算说明', kind: 'longText', max: 1000, required: true, shownWhen: when('contributionMethod', 'own') },
];
