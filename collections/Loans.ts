import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, nobodyField, only, ownBank, ownEnterprise } from '../access/rules.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { guardLoanSave, linkEnterprise } from '../hooks/loanHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { loanForm } from '../src/domain/forms/loan.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { loanEndpoints } from '../src/endpoints/loans.ts';
import { bankField, caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';
import { importHint } from './shared/importHint.ts';

const byServer = { create: nobodyField, update: nobodyField };

/**
 * A pledged loan (质押贷款), entered by its bank. `enterprise` is the verified organisation with the loan's code, empty
 * while none is registered; the name at the time of the loan stays. Confirmed repayments lower `remaining`.
 */
export const Loans: CollectionConfig = {
  slug: 'loans',
  labels: { singular: '质押贷款', plural: '质押贷款' },
  ...caseAdmin,
  admin: {
    group: '质押融资',
    hidden: hiddenFor('editor'),
    useAsTitle: 'contractNumber',
    defaultColumns: ['contractNumber', 'reportNumber', 'enterpriseName', 'bank', 'principal', 'remaining', 'dueOn', 'status'],
    components: { ...importHint('loans', 'bank'), views: { edit: { root: { Component: '/src/admin/loans/LoanView.tsx#LoanView' } } } },
  },
  defaultSort: '-createdAt',
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), ownBank(), only('reviewer', 'staff', 'auditor')),
    create: only('bank'),
    update: ownBank(),
  },
  hooks: { beforeChange: [checkForm(loanForm), guardLoanSave, linkEnterprise] },
  endpoints: [...caseEndpoints('loans'), ...loanEndpoints],
  fields: [
    ...caseFields('loans').map((field) => ('name' in field && field.name === 'enterprise' ? { ...field, required: false } : field)) as CollectionConfig['fields'],
    bankField(),
    { name: 'reportNumber', label: '上报编号', type: 'text', unique: true, access: byServer, admin: { readOnly: true } },
    ...formFields(loanForm),
    { name: 'remaining', label: '贷款余额', type: 'number', access: byServer, admin: { readOnly: true, components: { Cell: '/src/admin/fields/WordCell.tsx#WordCell', Field: '/src/admin/fields/WordField.tsx#WordField' } } },
  ],
};
