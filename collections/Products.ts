import type { CollectionConfig, Field, FieldAccess } from 'payload';
import { requestActor } from '../access/actor.ts';
import { CLOSED, allOf, anyOf, nobodyField, only, onlyWhere, ownEnterprise } from '../access/rules.ts';
import { guardCaseDelete, guardCaseEdit } from '../hooks/guardCase.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { checkFindingReasons, computeIndex } from '../hooks/productHooks.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { productEndpoints } from '../src/endpoints/products.ts';
import { productForm } from '../src/domain/forms/product.ts';
import { products } from '../src/domain/lifecycle/products.ts';
import { statesWhere, type Lifecycle } from '../src/domain/lifecycle/engine.ts';
import { caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';

const lifecycle = products as unknown as Lifecycle;
const publicStates = statesWhere(lifecycle, (state) => state.isPublic === true);
/** Filed and withdrawing products are public; of a withdrawn or revoked one only that it is, and since when. */
const knownStates = [...publicStates, ...statesWhere(lifecycle, (state) => state.isFinal === true)];

const isInsider: FieldAccess = ({ req }) => !['public', 'editor'].includes(requestActor(req).role);
const publicWhileFiled: FieldAccess = (args) => isInsider(args) || publicStates.includes(args.doc?.status);
const insidersOnly = { read: isInsider, create: nobodyField, update: nobodyField };
/** Of the fields every case has, the public reads the state and, while the product is filed, whose it is. */
const FIELD_READERS: Record<string, FieldAccess> = { status: () => true, enterprise: publicWhileFiled };
const byAction = { create: nobodyField, update: nobodyField };

/** Product filing (产品备案): a case. Facts and figures are the form's, numbers and dates are written by actions. */
export const Products: CollectionConfig = {
  slug: 'products',
  labels: { singular: '产品备案', plural: '产品备案' },
  ...caseAdmin,
  admin: {
    group: '备案服务',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'enterprise', 'status', 'filingNumber', 'submittedAt', 'takenByName'],
    components: { views: { edit: { root: { Component: '/src/admin/CaseView.tsx#CaseView' } } } },
  },
  defaultSort: '-submittedAt',
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor'), onlyWhere({ status: { in: knownStates } }, 'public', 'editor')),
    create: ownEnterprise(),
    update: ownEnterprise(),
    delete: allOf(ownEnterprise(), () => ({ status: { equals: 'draft' } })),
  },
  hooks: {
    beforeChange: [guardCaseEdit('products'), checkForm(productForm), computeIndex, checkFindingReasons],
    beforeDelete: [guardCaseDelete('products')],
  },
  endpoints: [...productEndpoints, ...caseEndpoints('products')],
  fields: [
    ...caseFields('products').map((field) => readableBy(field, FIELD_READERS[nameOf(field)] ?? isInsider)),
    { name: 'filingNumber', label: '备案号', type: 'text', unique: true, access: byAction, admin: { readOnly: true } },
    { name: 'filedAt', label: '备案时间', type: 'date', access: { ...byAction, read: publicWhileFiled }, admin: { readOnly: true } },
    { name: 'filingYear', label: '备案年度', type: 'number', access: { ...byAction, read: publicWhileFiled }, admin: { readOnly: true } },
    { name: 'figuresYear', label: '数据年度', type: 'number', access: insidersOnly, admin: { readOnly: true } },
    { name: 'lastUpdateYear', label: '最近更新年度', type: 'number', access: { ...byAction, read: publicWhileFiled }, admin: { readOnly: true } },
    { name: 'closedAt', label: '撤销时间', type: 'date', access: byAction, admin: { readOnly: true } },
    { name: 'snapshotHash', label: '备案内容摘要', type: 'text', access: insidersOnly, admin: { readOnly: true } },
    { name: 'findingReasons', label: '文字检查说明', type: 'json', access: { read: isInsider } },
    ...formFields(productForm, (field) => (field.isPublic ? publicWhileFiled : isInsider)),
  ],
};

function readableBy<F extends object>(field: F, read: FieldAccess): F {
  const access = 'access' in field ? (field.access as object) : {};
  return { ...field, access: { ...access, read } };
}

function nameOf(field: Field): string {
  return 'name' in field ? String(field.name) : '';
}
