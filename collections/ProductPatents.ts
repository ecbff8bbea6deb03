import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, nobodyField, only, onlyWhere, ownEnterprise } from '../access/rules.ts';
import { guardLinkDelete, guardLinkSave } from '../hooks/productPatentHooks.ts';
import { enterpriseField } from './shared/caseFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';

/** The link product–patent, with what the company says of it: core, and whether it survived an invalidation procedure. */
export const ProductPatents: CollectionConfig = {
  slug: 'product-patents',
  labels: { singular: '产品关联专利', plural: '产品关联专利' },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: false, hidden: hiddenFor('editor', 'bank'), useAsTitle: 'id', defaultColumns: ['product', 'patent', 'core'] },
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor'), onlyWhere({ isPublic: { equals: true } }, 'public', 'editor')),
    create: ownEnterprise(),
    update: ownEnterprise(),
    delete: ownEnterprise(),
  },
  hooks: { beforeChange: [guardLinkSave], beforeDelete: [guardLinkDelete] },
  fields: [
    enterpriseField(),
    { name: 'product', label: '产品', type: 'relationship', relationTo: 'products', required: true, index: true, access: { update: nobodyField } },
    { name: 'patent', label: '专利', type: 'relationship', relationTo: 'patents', required: true, index: true, access: { update: nobodyField } },
    { name: 'core', label: '核心专利', type: 'checkbox', defaultValue: false },
    { name: 'upheldAfterInvalidation', label: '经无效宣告程序维持有效', type: 'checkbox', defaultValue: false },
    { name: 'caseNumber', label: '无效宣告案件编号', type: 'text' },
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
