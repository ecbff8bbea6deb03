import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, fieldOnly, only, ownBank } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';

/** Banks that lend against pledged patents and trade marks. Their staff are `users` of the role bank. */
export const Banks: CollectionConfig = {
  slug: 'banks',
  labels: { singular: '银行', plural: '银行' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '质押融资', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'name', defaultColumns: ['name', 'shortName', 'isClosed'] },
  access: { ...CLOSED, read: anyOf(only('enterprise', 'reviewer', 'staff', 'auditor'), ownBank('id')), create: only('staff'), update: only('staff') },
  fields: [
    { name: 'name', label: '银行名称', type: 'text', required: true, unique: true, maxLength: 100, admin: { description: '写到分行或支行，与贷款合同一致。' } },
    { name: 'shortName', label: '简称', type: 'text', maxLength: 30 },
    { name: 'isClosed', label: '停用', type: 'checkbox', defaultValue: false, access: { read: fieldOnly('bank', 'reviewer', 'staff', 'auditor') } },
  ],
};
