import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, fieldOnly, nobodyField, only, self } from '../access/rules.ts';
import { keepMasked, maskPersonal } from '../hooks/maskPersonal.ts';
import { BACK_OFFICE_ROLES, ROLES } from '../src/domain/roles.ts';
import { backOfficeAccountEndpoints } from '../src/endpoints/backOfficeAccounts.ts';
import { sessionStrategy } from '../src/accounts/sessionStrategy.ts';
import { accountHooks } from '../hooks/accountHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';

/** Back-office accounts. One role each; signing in is ours (`src/accounts`), Payload's admin sets passwords in the same form. */
export const Users: CollectionConfig = {
  slug: 'users',
  labels: { singular: '后台账号', plural: '后台账号' },
  auth: { strategies: [sessionStrategy('users')], useSessions: false, maxLoginAttempts: 0, tokenExpiration: 43_200 },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '平台管理', hidden: hiddenFor('editor', 'bank', 'reviewer'), useAsTitle: 'name', defaultColumns: ['name', 'email', 'role', 'isDisabled'] },
  access: {
    ...CLOSED,
    read: anyOf(only('staff', 'auditor'), self('users')),
    create: only('staff'),
    update: anyOf(only('staff'), self('users')),
    admin: ({ req }) => req.user?.collection === 'users',
  },
  hooks: accountHooks('users'),
  endpoints: backOfficeAccountEndpoints,
  fields: [
    { name: 'name', label: '姓名', type: 'text', required: true, access: { update: fieldOnly('staff') } },
    {
      name: 'role',
      label: '角色',
      type: 'select',
      required: true,
      options: BACK_OFFICE_ROLES.map((value) => ({ value, label: ROLES[value] })),
      access: { update: nobodyField },
      admin: { description: '一个账号只有一个角色，建立后不能更改。' },
    },
    {
      name: 'bank',
      label: '所属银行',
      type: 'relationship',
      relationTo: 'banks',
      index: true,
      access: { update: nobodyField },
      admin: { description: '角色为银行经办人时必填，建立后不能更改。', condition: (data) => data.role === 'bank' },
      validate: (value: unknown, { siblingData }: { siblingData: { role?: string } }) => siblingData.role !== 'bank' || Boolean(value) || '请选择这个账号所属的银行。',
    } as CollectionConfig['fields'][number],
    { name: 'isDisabled', label: '停用', type: 'checkbox', defaultValue: false, access: { update: fieldOnly('staff') } },
    { name: 'email', label: '邮箱（登录账号）', type: 'email', required: true, unique: true, access: { update: fieldOnly('staff') } },
    {
      name: 'mobile',
      label: '手机号',
      type: 'text',
      access: { update: fieldOnly('staff') },
      hooks: { beforeValidate: [keepMasked], afterRead: [maskPersonal] },
    },
    { name: 'accountHelp', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/login/AccountHelpControls.tsx#OfficerHelp' } } },
    { name: 'devices', label: '登录的设备', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/account/Devices.tsx#Devices' } } },
  ],
};
