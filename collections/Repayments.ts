import type { CollectionConfig } from 'payload';
import { allOf, anyOf, CLOSED, nobodyField, only, ownBank, ownEnterprise } from '../access/rules.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { guardCaseDelete, guardCaseEdit } from '../hooks/guardCase.ts';
import { ofLoan } from '../hooks/loanHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { repaymentForm } from '../src/domain/forms/repayment.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { bankField, caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';

/** Repayment (还款完成申请): a case its loan's bank decides. */
export const Repayments: CollectionConfig = {
  slug: 'repayments',
  labels: { singular: '还款完成申请', plural: '还款完成申请' },
  ...caseAdmin,
  admin: {
    group: '质押融资',
    hidden: hiddenFor('editor'),
    useAsTitle: 'id',
    listSearchableFields: ['repaidOn'],
    defaultColumns: ['enterprise', 'bank', 'principal', 'repaidOn', 'status', 'submittedAt'],
    components: { views: { edit: { root: { Component: '/src/admin/repayments/RepaymentView.tsx#RepaymentView' } } } },
  },
  defaultSort: 'submittedAt',
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), ownBank(), only('reviewer', 'staff', 'auditor')),
    create: ownEnterprise(),
    update: ownEnterprise(),
    delete: allOf(ownEnterprise(), () => ({ status: { equals: 'draft' } })),
  },
  hooks: { beforeChange: [guardCaseEdit('repayments'), ofLoan, checkForm(repaymentForm)], beforeDelete: [guardCaseDelete('repayments')] },
  endpoints: caseEndpoints('repayments'),
  fields: [
    ...caseFields('repayments'),
    { name: 'loan', label: '贷款', type: 'relationship', relationTo: 'loans', required: true, index: true, access: { update: nobodyField } },
    bankField(),
    ...formFields(repaymentForm),
  ],
};
