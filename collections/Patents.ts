import type { CollectionConfig } from 'payload';
import { allOf, anyOf, CLOSED, nobodyField, only, onlyWhere, ownEnterprise } from '../access/rules.ts';
import { guardPatentDelete, guardPatentSave } from '../hooks/patentHooks.ts';
import { LEGAL_STATUS, OBTAINED, PATENT_SOURCES } from '../src/domain/patents.ts';
import { PATENT_TYPES } from '../src/domain/patentNumber.ts';
import { patentEndpoints } from '../src/endpoints/patents.ts';
import { enterpriseField } from './shared/caseFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { nameList } from './shared/recordLook.ts';

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Patents of an enterprise. Disclosed ones of filed products are public; the effect of an action says which (`isPublic`). */
export const Patents: CollectionConfig = {
  slug: 'patents',
  labels: { singular: '专利', plural: '专利' },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: {
    group: '备案服务',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'number',
    defaultColumns: ['number', 'title', 'type', 'legalStatus', 'enterprise'],
  },
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor'), onlyWhere({ isPublic: { equals: true } }, 'public')),
    create: ownEnterprise(),
    update: allOf(ownEnterprise(), () => ({ source: { equals: 'manual' } })),
    delete: allOf(ownEnterprise(), () => ({ source: { equals: 'manual' } })),
  },
  hooks: { beforeChange: [guardPatentSave], beforeDelete: [guardPatentDelete] },
  endpoints: patentEndpoints,
  fields: [
    { ...enterpriseField() },
    { name: 'number', label: '专利号', type: 'text', required: true, index: true },
    { name: 'title', label: '专利名称', type: 'text', required: true },
    { name: 'type', label: '专利类型', type: 'select', required: true, options: optionsOf(PATENT_TYPES) },
    nameList('holders', '专利权人', { required: true }),
    { name: 'legalStatus', label: '法律状态', type: 'select', required: true, options: optionsOf(LEGAL_STATUS) },
    { name: 'asOf', label: '状态日期', type: 'text' },
    { name: 'obtained', label: '取得方式', type: 'select', required: true, options: optionsOf(OBTAINED) },
    { name: 'source', label: '来源', type: 'select', required: true, options: optionsOf(PATENT_SOURCES), access: { update: nobodyField } },
    {
      name: 'isDeclared',
      label: '登记数据中没有，由单位填报',
      type: 'checkbox',
      defaultValue: false,
      access: { create: nobodyField, update: nobodyField },
      admin: { readOnly: true },
    },
    {
      name: 'isPublic',
      label: '已公开',
      type: 'checkbox',
      defaultValue: false,
      access: { create: nobodyField, update: nobodyField },
      admin: { readOnly: true },
    },
  ],
};
