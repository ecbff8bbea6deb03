import type { CollectionConfig } from 'payload';
import { CLOSED, only } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { importHint } from './shared/importHint.ts';

/** What the business register says of an organisation, as staff import it; the default source of 获取工商信息 (spec 2). */
export const BusinessRegistry: CollectionConfig = {
  slug: 'business-registry',
  labels: { singular: '工商登记信息', plural: '工商登记信息' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '基础数据', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'name', defaultColumns: ['uscc', 'name', 'legalRepresentative', 'updatedAt'], components: importHint('business-registry') },
  defaultSort: 'uscc',
  access: { ...CLOSED, read: only('reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
  fields: [
    { name: 'uscc', label: '统一社会信用代码', type: 'text', required: true, unique: true },
    { name: 'name', label: '单位名称', type: 'text', required: true },
    { name: 'region', label: '注册地区代码', type: 'text' },
    { name: 'address', label: '注册详细地址', type: 'text' },
    { name: 'legalRepresentative', label: '法定代表人', type: 'text' },
    { name: 'asOf', label: '数据截止日', type: 'text', admin: { description: '按“2026-06-30”的样子填写。' } },
  ],
};
