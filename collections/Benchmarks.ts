import type { CollectionConfig } from 'payload';
import { CLOSED, only } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { importHint } from './shared/importHint.ts';

/** Benchmark of one metric for one product class (基准值), by the version of the standard; imported by staff (spec 5). */
export const Benchmarks: CollectionConfig = {
  slug: 'benchmarks',
  labels: { singular: '认定基准值', plural: '认定基准值' },
  ...{ disableDuplicate: true, lockDocuments: false },
  admin: { group: '专利密集型产品认定', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'metric', defaultColumns: ['standard', 'metric', 'productClass', 'value'], components: importHint('benchmarks') },
  access: { ...CLOSED, read: only('reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
  fields: [
    { name: 'standard', label: '评价标准及版本', type: 'text', required: true, maxLength: 120 },
    { name: 'metric', label: '指标名称', type: 'text', required: true, maxLength: 60 },
    {
      name: 'productClass',
      label: '产品分类代码',
      type: 'text',
      required: true,
      admin: { description: '可以填到大类，其下的分类都适用；更细的代码优先。' },
      validate: (value: unknown) => /^\d{2,12}$/.test(String(value)) || '产品分类代码为 2 至 12 位数字。',
    },
    { name: 'value', label: '基准值', type: 'text', required: true, validate: (value: unknown) => /^-?\d{1,12}(\.\d{1,4})?$/.test(String(value)) || '基准值为数字，小数最多 4 位。' },
  ],
};
