import type { CollectionConfig, Field } from 'payload';
import { allOf, anyOf, CLOSED, nobodyField, only, ownEnterprise } from '../access/rules.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { guardCaseDelete, guardCaseEdit } from '../hooks/guardCase.ts';
import { checkIpItems, deriveSubsidyFacts } from '../hooks/subsidyHooks.ts';
import { voidEditedForm } from '../hooks/voidEditedForm.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { subsidyForm } from '../src/domain/forms/subsidyApplication.ts';
import { SUBSIDY_KINDS } from '../src/domain/subsidy/round.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { bankField, caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';

const byServer = { create: nobodyField, update: nobodyField };
const fact = (name: string, label: string, type: 'text' | 'number' | 'checkbox' | 'json' | 'date'): Field => ({ name, label, type, access: byServer, admin: { readOnly: true } }) as Field;

const amount = (name: string, label: string): Field =>
  ({ name, label, type: 'number', access: byServer, admin: { readOnly: true, components: { Cell: '/src/admin/fields/YuanCell.tsx#YuanCell' } } }) as Field;

/** Application for a subsidy of interest or fees (补贴申请): a case. Amounts and numbers are written by actions. */
export const SubsidyApplications: CollectionConfig = {
  slug: 'subsidy-applications',
  labels: { singular: '补贴申请', plural: '补贴申请' },
  ...caseAdmin,
  admin: {
    group: '质押融资',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'applicationNumber',
    defaultColumns: ['applicationNumber', 'name', 'kind', 'status', 'requestedFen', 'approvedFen', 'submittedAt', 'takenByName'],
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
    beforeChange: [guardCaseEdit('subsidy-applications'), deriveSubsidyFacts, checkForm(subsidyForm), checkIpItems],
    afterChange: [voidEditedForm],
    beforeDelete: [guardCaseDelete('subsidy-applications')],
  },
  endpoints: caseEndpoints('subsidy-applications'),
  fields: [
    ...caseFields('subsidy-applications'),
    { name: 'round', label: '申报通知', type: 'relationship', relationTo: 'policy-rounds', required: true, index: true, access: { update: nobodyField } },
    { name: 'loan', label: '贷款', type: 'relationship', relationTo: 'loans', required: true, index: true, access: { update: nobodyField } },
    bankField(),
    { name: 'kind', label: '种类', type: 'select', options: Object.entries(SUBSIDY_KINDS).map(([value, label]) => ({ value, label })), access: byServer, admin: { readOnly: true } },
    fact('roundVersion', '申报通知版本', 'number'),
    fact('applicationNumber', '申请编号', 'text'),
    fact('isGuaranteed', '有担保或保险', 'checkbox'),
    fact('pledgesPatents', '质押专利', 'checkbox'),
    fact('isRenamed', '单位改过名', 'checkbox'),
    fact('isFiledHere', '已在本平台备案', 'checkbox'),
    fact('isRevision', '纸件复审后修改', 'checkbox'),
    { name: 'ipItems', label: '质押的专利和商标', type: 'json' },
    ...formFields(subsidyForm),
    amount('requestedFen', '申请补贴（元）'),
    amount('approvedFen', '核算补贴（元）'),
    amount('grantedFen', '核定补贴（元）'),
    fact('calculation', '核算明细', 'json'),
    fact('formHash', '申请表摘要', 'text'),
    fact('approvedAt', '审核通过时间', 'date'),
    fact('grantedAt', '核定时间', 'date'),
  ],
};
