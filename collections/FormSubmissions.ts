import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, fieldOnly, nobodyField, only, ownBank, ownEnterprise } from '../access/rules.ts';
import { formsOfAuthor } from '../access/publicForms.ts';
import { judgeAnswers, maskAnswers } from '../hooks/publicFormAnswers.ts';
import { submissionEndpoints } from '../src/endpoints/publicFormPage.ts';

const insiders = { create: nobodyField, update: nobodyField, read: fieldOnly('editor', 'staff', 'auditor') };
const byServer = { create: nobodyField, update: nobodyField };

/**
 * Answers (答卷). The hook judges all of an answer and writes everything but the answers themselves; nobody changes or
 * removes one. Read as records with personal data masked; in words, in `/admin/form-results`.
 */
export const formSubmissions: Omit<CollectionConfig, 'slug'> = {
  labels: { singular: '答卷', plural: '答卷' },
  ...{ disableBulkEdit: true, disableDuplicate: true, lockDocuments: false },
  admin: { hidden: true, useAsTitle: 'number' },
  defaultSort: '-createdAt',
  access: { ...CLOSED, create: only('public', 'enterprise', 'bank'), read: anyOf(ownEnterprise(), ownBank(), formsOfAuthor, only('staff', 'auditor')) },
  hooks: { beforeValidate: [judgeAnswers] },
  endpoints: submissionEndpoints,
  indexes: [
    { fields: ['form', 'organisation'], unique: true },
    { fields: ['form', 'token'], unique: true },
  ],
  fields: [
    { name: 'form', label: '表单', type: 'relationship', relationTo: 'forms', required: true, index: true, validate: () => true as const },
    { name: 'number', label: '回执编号', type: 'text', unique: true, access: byServer },
    { name: 'submittedAt', label: '提交时间', type: 'date', index: true, access: byServer },
    { name: 'enterprise', label: '单位', type: 'relationship', relationTo: 'enterprises', index: true, access: byServer },
    { name: 'bank', label: '银行', type: 'relationship', relationTo: 'banks', index: true, access: byServer },
    { name: 'submittedBy', label: '填写人', type: 'text', access: byServer },
    /** Of the form, so that "own forms" is one column (trap 13). */
    { name: 'author', label: '设计人', type: 'relationship', relationTo: 'users', index: true, access: insiders },
    /** As the plugin has it: a list of {field, value}, of the questions that were answered. */
    { name: 'submissionData', label: '答案', type: 'json', required: true, hooks: { afterRead: [maskAnswers] } },
    /** Set where a form takes one answer of each organisation: the index lets no second one in. */
    { name: 'organisation', label: '单位标识', type: 'text', hidden: true, access: insiders },
    /** Of the page the answer came from: sent twice, it is one answer. */
    { name: 'token', label: '页面标识', type: 'text', hidden: true, access: { update: nobodyField } },
  ],
};
