import type { CollectionConfig, Field } from 'payload';
import { CLOSED, only } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { isCivilDate } from '../src/domain/civilDate.ts';
import { importHint } from './shared/importHint.ts';

/** Rates are percent a year with 4 decimals (spec 1, money). */
const rate = (name: string, label: string): Field => ({
  name,
  label,
  type: 'number',
  required: true,
  min: 0,
  max: 24,
  validate: (value: unknown) => (typeof value === 'number' && value >= 0 && value <= 24 && Number(value.toFixed(4)) === value) || '请填写 0 到 24 之间的百分数，最多 4 位小数。',
});

/** Quotations of the loan prime rate (贷款市场报价利率), as published every month. */
export const Lpr: CollectionConfig = {
  slug: 'lpr',
  labels: { singular: 'LPR 报价', plural: 'LPR 报价' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '基础数据', hidden: hiddenFor('editor'), useAsTitle: 'date', defaultColumns: ['date', 'oneYear', 'fiveYear'], components: importHint('lpr') },
  defaultSort: '-date',
  access: { ...CLOSED, read: only('enterprise', 'bank', 'reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
  fields: [
    {
      name: 'date',
      label: '公布日',
      type: 'text',
      required: true,
      unique: true,
      validate: (value: unknown) => isCivilDate(String(value)) || '请按“2026-10-20”的样子填写日期。',
    },
    rate('oneYear', '一年期（%）'),
    rate('fiveYear', '五年期以上（%）'),
  ],
};
