import type { CollectionConfig } from 'payload';
import { CLOSED, only } from '../access/rules.ts';
import { LEGAL_STATUS } from '../src/domain/patents.ts';
import { PATENT_TYPES } from '../src/domain/patentNumber.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { importHint } from './shared/importHint.ts';
import { nameList } from './shared/recordLook.ts';

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The patent register staff load; patents of an enterprise are imported from it by holder name. */
export const PatentRegister: CollectionConfig = {
  slug: 'patent-register',
  labels: { singular: '专利登记数据', plural: '专利登记数据' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: {
    group: '基础数据',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'number',
    defaultColumns: ['number', 'title', 'holders', 'legalStatus', 'asOf'],
    components: importHint('patent-register'),
  },
  access: { ...CLOSED, read: only('reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
  fields: [
    { name: 'number', label: '专利号', type: 'text', required: true, unique: true },
    { name: 'title', label: '专利名称', type: 'text', required: true },
    { name: 'type', label: '专利类型', type: 'select', required: true, options: optionsOf(PATENT_TYPES) },
    nameList('holders', '专利权人', { required: true }),
    { name: 'legalStatus', label: '法律状态', type: 'select', required: true, options: optionsOf(LEGAL_STATUS) },
    { name: 'asOf', label: '状态日期', type: 'text' },
  ],
};
