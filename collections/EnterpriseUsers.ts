import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, fieldOnly, nobodyField, only, ownClerks, self } from '../access/rules.ts';
import { accountHooks, showTypedEmail, validUsername } from '../hooks/accountHooks.ts';
import { keepRemoved } from '../hooks/clerkHooks.ts';
import { maskPersonal, personalField } from '../hooks/maskPersonal.ts';
import { sessionStrategy } from '../src/accounts/sessionStrategy.ts';
import { portalAccountEndpoints } from '../src/endpoints/portalAccounts.ts';
import { enterpriseField } from './shared/caseFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';

const ACCOUNT_HOOKS = accountHooks('enterprise-users');

/** Portal accounts of enterprise clerks. Made by registration alone, of one's own accord or invited; each belongs to one enterprise. */
export const EnterpriseUsers: CollectionConfig = {
  slug: 'enterprise-users',
  labels: { singular: '企业账号', plural: '企业账号' },
  auth: {
    loginWithUsername: { allowEmailLogin: true, requireEmail: true, requireUsername: true },
    strategies: [sessionStrategy('enterprise-users')],
    useSessions: false,
    maxLoginAttempts: 0,
    tokenExpiration: 43_200,
  },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: {
    group: '平台管理',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'username',
    defaultColumns: ['username', 'enterprise', 'isOwner', 'isDisabled', 'createdAt'],
  },
  access: {
    ...CLOSED,
    read: anyOf(only('reviewer', 'staff', 'auditor'), self('enterprise-users'), ownClerks),
    update: anyOf(only('staff'), ownClerks),
  },
  hooks: { ...ACCOUNT_HOOKS, beforeValidate: [keepRemoved, ...(ACCOUNT_HOOKS?.beforeValidate ?? [])] },
  endpoints: portalAccountEndpoints,
  fields: [
    enterpriseField(),
    { name: 'username', label: '用户名', type: 'text', required: true, unique: true, validate: validUsername, access: { update: nobodyField } },
    {
      name: 'email',
      label: '邮箱',
      type: 'email',
      required: true,
      unique: true,
      access: { update: nobodyField },
      hooks: { afterRead: [showTypedEmail, maskPersonal] },
    },
    personalField({ name: 'mobile', label: '手机号', type: 'text', required: true, unique: true, access: { update: nobodyField } }),
    { name: 'isOwner', label: '主账号', type: 'checkbox', defaultValue: false, access: { update: nobodyField } },
    { name: 'isDisabled', label: '停用', type: 'checkbox', defaultValue: false, access: { update: fieldOnly('staff', 'enterprise') } },
    { name: 'removedAt', label: '移出单位的时间', type: 'date', access: { create: nobodyField, update: nobodyField }, admin: { readOnly: true, condition: (data) => Boolean(data.removedAt) } },
    { name: 'agreementVersion', label: '同意的用户协议版本', type: 'text', access: { update: nobodyField } },
    { name: 'privacyVersion', label: '同意的隐私政策版本', type: 'text', access: { update: nobodyField } },
    { name: 'agreedAt', label: '同意时间', type: 'date', access: { update: nobodyField } },
    { name: 'accountHelp', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/login/AccountHelpControls.tsx#ClerkHelp' } } },
  ],
};
