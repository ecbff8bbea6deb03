import type { CollectionConfig, Field, FieldAccess } from 'payload';
import { requestActor } from '../access/actor.ts';
import { anyOf, CLOSED, nobodyField, only, ownEnterprise } from '../access/rules.ts';
import { refuseLookUp } from '../hooks/objectionHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { objectionForm } from '../src/domain/forms/objection.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { objectionEndpoints } from '../src/endpoints/objections.ts';
import { caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';
import { enterpriseName } from './shared/recordLook.ts';

const byServer = { create: nobodyField, update: nobodyField };
/** Who objected, and the words that may tell it: for those who examine it. The auditor sees neither (spec 10). */
const examiners: FieldAccess = ({ req }) => ['reviewer', 'staff'].includes(requestActor(req).role);
/** How it is worked on; the challenged company learns the fact and the finding. */
const insiders: FieldAccess = ({ req }) => ['reviewer', 'staff', 'auditor'].includes(requestActor(req).role);
/** It is written when the objection is accepted too. */
const inOwnWords = (field: Field): Field => ('name' in field && field.name === 'decidedAt' ? ({ ...field, label: '最近办理时间' } as Field) : field);
const forCompany = ['status', 'decidedAt', 'submittedAt'];

const closed = (field: Field, read?: FieldAccess): Field => ({ ...field, access: { ...byServer, ...(read ? { read } : {}) }, admin: { ...('admin' in field ? field.admin : {}), readOnly: true } }) as Field;

/** No column, filter or search: people are not looked up here (`hooks/objectionHooks.ts`). */
const inNoList = (field: Field): Field => ({ ...field, admin: { ...('admin' in field ? field.admin : {}), disableListColumn: true, disableListFilter: true, disableGroupBy: true } }) as Field;

/**
 * An objection of the public (社会公众异议): a case without `enterprise`, for it belongs to nobody's portal. `respondent` is the challenged
 * company, which reads that there is one and the finding, never who. Handed in through `src/endpoints/objections.ts` alone.
 */
export const Objections: CollectionConfig = {
  slug: 'objections',
  labels: { singular: '社会公众异议', plural: '社会公众异议' },
  ...caseAdmin,
  admin: {
    group: '专利密集型产品认定',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'objectionNumber',
    defaultColumns: ['objectionNumber', 'product', 'respondent', 'status', 'submittedAt', 'decidedAt', 'takenByName'],
    components: { views: { edit: { root: { Component: '/src/admin/objections/ObjectionView.tsx#ObjectionView' } } } },
  },
  defaultSort: '-submittedAt',
  access: { ...CLOSED, read: anyOf(ownEnterprise('respondent'), only('reviewer', 'staff', 'auditor')) },
  hooks: { beforeOperation: [refuseLookUp] },
  endpoints: [...objectionEndpoints, ...caseEndpoints('objections')],
  fields: [
    ...caseFields('objections')
      .filter((field) => !('name' in field && field.name === 'enterprise'))
      .map((field) => closed(inOwnWords(field), 'name' in field && forCompany.includes(field.name) ? undefined : insiders)),
    closed({ name: 'objectionNumber', label: '异议编号', type: 'text', unique: true }, insiders),
    closed({ name: 'product', label: '产品', type: 'relationship', relationTo: 'products', required: true, index: true }),
    closed({ name: 'certification', label: '认定', type: 'relationship', relationTo: 'certifications', required: true, index: true }),
    closed({ name: 'respondent', label: '被异议单位', type: 'relationship', relationTo: 'enterprises', required: true, index: true, admin: { components: enterpriseName } }),
    closed({ name: 'finding', label: '认定意见', type: 'textarea' }),
    closed({ name: 'receiptHash', label: '回执码摘要', type: 'text', index: true, hidden: true, admin: { hidden: true } }, () => false),
    ...formFields(objectionForm, () => examiners).map((field) => inNoList(closed(field, examiners))),
  ],
};
