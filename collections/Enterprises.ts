import type { CollectionConfig, Field } from 'payload';
import { anyOf, CLOSED, nobodyField, only, ownEnterprise } from '../access/rules.ts';
import { ofBorrowers, ownBorrowers } from '../access/borrowers.ts';
import { checkContact } from '../hooks/enterpriseHooks.ts';
import { personalField } from '../hooks/maskPersonal.ts';
import { ENTERPRISE_TYPES, ORGANISATION_TYPES, SIZE_CLASSES } from '../src/domain/forms/verification.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { inWords, nameList } from './shared/recordLook.ts';

const byAction = { create: nobodyField, update: nobodyField };
const fact = (name: string, label: string, type: 'text' | 'number' = 'text', index = false): Field =>
  ({ name, label, type, index, access: byAction, admin: { readOnly: true } }) as Field;
const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** An organisation (单位). Made at registration; its profile is written when a verification is approved. */
export const Enterprises: CollectionConfig = {
  slug: 'enterprises',
  labels: { singular: '单位', plural: '单位' },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '备案服务', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'name', defaultColumns: ['name', 'uscc', 'isVerified', 'registeredRegion'] },
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise('id'), ownBorrowers, only('reviewer', 'staff', 'auditor')),
    update: anyOf(ownEnterprise('id'), only('staff')),
  },
  hooks: { beforeChange: [checkContact] },
  fields: ofBorrowers([
    fact('name', '单位名称', 'text', true),
    fact('uscc', '统一社会信用代码', 'text', true),
    { name: 'isVerified', label: '已认证', type: 'checkbox', defaultValue: false, access: byAction, admin: { readOnly: true } },
    nameList('formerNames', '曾用名', { access: byAction, admin: { readOnly: true } }),
    { name: 'organisationType', label: '单位类型', type: 'select', options: optionsOf(ORGANISATION_TYPES), access: byAction },
    { name: 'enterpriseType', label: '企业类型', type: 'select', options: optionsOf(ENTERPRISE_TYPES), access: byAction },
    { name: 'sizeClass', label: '企业规模', type: 'select', options: optionsOf(SIZE_CLASSES), access: byAction },
    fact('industry', '所属行业'),
    fact('registeredRegion', '注册地区'),
    fact('registeredAddress', '注册详细地址'),
    fact('officeRegion', '办公地区'),
    fact('officeAddress', '办公详细地址'),
    inWords(fact('registeredCapital', '注册资本', 'number')),
    fact('legalRepresentative', '法定代表人'),
    { name: 'contact', label: '联系人', type: 'text' },
    personalField({ name: 'contactPhone', label: '联系人电话', type: 'text' }),
    personalField({ name: 'contactEmail', label: '联系人电子邮箱', type: 'text' }),
    { name: 'verifiedAt', label: '认证时间', type: 'date', access: byAction },
  ]),
};
