import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, nobodyField, only, ownBank, ownEnterprise } from '../access/rules.ts';
import { guardPledgeDelete, guardPledgeSave } from '../hooks/loanHooks.ts';
import { guardRequestAnswer, openRequest } from '../hooks/loanRequestHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { IP_KINDS } from '../src/domain/subsidy/round.ts';
import { bankField, caseAdmin, enterpriseField } from './shared/caseFields.ts';
import { bankName } from './shared/recordLook.ts';

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
const byServer = { create: nobodyField, update: nobodyField };

/** Patents and trade marks pledged for a loan. */
export const LoanPledges: CollectionConfig = {
  slug: 'loan-pledges',
  labels: { singular: '质押的专利和商标', plural: '质押的专利和商标' },
  ...caseAdmin,
  admin: { group: '质押融资', hidden: hiddenFor('editor'), useAsTitle: 'number', defaultColumns: ['loan', 'kind', 'number', 'title'] },
  access: { ...CLOSED, read: anyOf(ownEnterprise(), ownBank(), only('reviewer', 'staff', 'auditor')), create: only('bank'), update: ownBank(), delete: ownBank() },
  hooks: { beforeChange: [guardPledgeSave], beforeDelete: [guardPledgeDelete] },
  fields: [
    { name: 'loan', label: '贷款', type: 'relationship', relationTo: 'loans', required: true, index: true, access: { update: nobodyField } },
    bankField(),
    { ...enterpriseField(), required: false } as CollectionConfig['fields'][number],
    { name: 'kind', label: '种类', type: 'select', required: true, options: optionsOf(IP_KINDS) },
    { name: 'number', label: '专利号或注册号', type: 'text', required: true, maxLength: 40 },
    { name: 'title', label: '名称', type: 'text', required: true, maxLength: 200 },
  ],
};

export const REQUEST_KINDS = { missing: '缺少我的贷款', wrong: '贷款信息有误' };
export const REQUEST_STATES = { open: '待银行答复', answered: '已答复' };

/** A company's word that a loan is missing or wrong; its bank answers. */
export const LoanRequests: CollectionConfig = {
  slug: 'loan-requests',
  labels: { singular: '贷款信息请求', plural: '贷款信息请求' },
  ...caseAdmin,
  admin: {
    group: '质押融资',
    hidden: hiddenFor('editor', 'reviewer'),
    useAsTitle: 'contractNumber',
    defaultColumns: ['enterprise', 'bank', 'kind', 'contractNumber', 'state', 'createdAt'],
    components: { views: { edit: { root: { Component: '/src/admin/loans/RequestView.tsx#RequestView' } } } },
  },
  defaultSort: 'createdAt',
  access: { ...CLOSED, read: anyOf(ownEnterprise(), ownBank(), only('staff', 'auditor')), create: ownEnterprise(), update: ownBank() },
  hooks: { beforeChange: [openRequest, guardRequestAnswer] },
  fields: [
    enterpriseField(),
    { name: 'bank', label: '银行', type: 'relationship', relationTo: 'banks', required: true, index: true, access: { update: nobodyField }, admin: { components: bankName } },
    { name: 'kind', label: '事由', type: 'select', required: true, options: optionsOf(REQUEST_KINDS), access: { update: nobodyField } },
    { name: 'loan', label: '贷款', type: 'relationship', relationTo: 'loans', access: { update: nobodyField } },
    { name: 'contractNumber', label: '合同编号', type: 'text', maxLength: 100, access: { update: nobodyField } },
    { name: 'explanation', label: '说明', type: 'textarea', required: true, maxLength: 500, access: { update: nobodyField } },
    { name: 'state', label: '状态', type: 'select', required: true, defaultValue: 'open', options: optionsOf(REQUEST_STATES), access: byServer, admin: { readOnly: true } },
    { name: 'answer', label: '答复', type: 'textarea', maxLength: 500, access: { create: nobodyField } },
    { name: 'answeredAt', label: '答复时间', type: 'date', access: byServer, admin: { readOnly: true } },
    { name: 'answeredByName', label: '答复人', type: 'text', access: byServer, admin: { readOnly: true } },
  ],
};
