import type { CollectionConfig } from 'payload';
import { allOf, anyOf, CLOSED, nobodyField, only, ownEnterprise } from '../access/rules.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { guardCaseDelete, guardCaseEdit } from '../hooks/guardCase.ts';
import { checkFindingReasons } from '../hooks/productHooks.ts';
import { beginUpdate, checkLinks, fillFacts, indexOfYear } from '../hooks/productUpdateHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { productUpdateForm } from '../src/domain/forms/productUpdate.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';

const byServer = { create: nobodyField, update: nobodyField };

/**
 * Annual update (产品备案信息更新): a case, one per product and year (unique in `afterSchemaInit`). It carries what shall be
 * written to the product when it is accepted; the public sees the product, never the update.
 */
export const ProductUpdates: CollectionConfig = {
  slug: 'product-updates',
  labels: { singular: '备案信息更新', plural: '备案信息更新' },
  ...caseAdmin,
  admin: {
    group: '备案服务',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'year', 'enterprise', 'status', 'submittedAt', 'takenByName'],
    components: { views: { edit: { root: { Component: '/src/admin/CaseView.tsx#CaseView' } } } },
  },
  defaultSort: '-submittedAt',
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor')),
    create: ownEnterprise(),
    update: ownEnterprise(),
    delete: allOf(ownEnterprise(), () => ({ status: { equals: 'draft' } })),
  },
  hooks: {
    beforeChange: [guardCaseEdit('product-updates'), beginUpdate, fillFacts, checkForm(productUpdateForm), indexOfYear, checkLinks, checkFindingReasons],
    beforeDelete: [guardCaseDelete('product-updates')],
  },
  endpoints: caseEndpoints('product-updates'),
  fields: [
    ...caseFields('product-updates'),
    { name: 'product', label: '产品', type: 'relationship', relationTo: 'products', required: true, index: true, access: { update: nobodyField }, admin: { readOnly: true } },
    { name: 'year', label: '更新年度', type: 'number', required: true, access: byServer, admin: { readOnly: true } },
    { name: 'name', label: '产品名称', type: 'text', access: byServer, admin: { readOnly: true } },
    { name: 'before', label: '更新前的内容', type: 'json', access: byServer },
    { name: 'links', label: '关联专利', type: 'json' },
    { name: 'findingReasons', label: '文字检查说明', type: 'json' },
    ...formFields(productUpdateForm),
  ],
};
