import type { CollectionConfig } from 'payload';
import { CLOSED, only } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { isCivilDate } from '../src/domain/civilDate.ts';
import { importHint } from './shared/importHint.ts';

/**
 * Days that differ from the week: public holidays on weekdays and weekends worked instead. Packages that know them end
 * with the last announced year, so staff keep the table (trap 20).
 */
export const Holidays: CollectionConfig = {
  slug: 'holidays',
  labels: { singular: '节假日安排', plural: '节假日安排' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '基础数据', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'date', defaultColumns: ['date', 'kind', 'name'], components: importHint('holidays') },
  defaultSort: '-date',
  access: { ...CLOSED, read: only('reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
  fields: [
    {
      name: 'date',
      label: '日期',
      type: 'text',
      required: true,
      unique: true,
      validate: (value: unknown) => isCivilDate(String(value)) || '请按“2026-10-01”的样子填写日期。',
    },
    {
      name: 'kind',
      label: '安排',
      type: 'select',
      required: true,
      options: [
        { value: 'holiday', label: '放假' },
        { value: 'workday', label: '调休上班' },
      ],
    },
    { name: 'name', label: '节日', type: 'text' },
  ],
};
