import type { CollectionConfig, Field } from 'payload';
import { nobodyField } from '../../access/rules.ts';
import { lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';
import { bankName, enterpriseName } from './recordLook.ts';

/** Written by `performAction` alone; a request that carries it is ignored, the database refuses the rest. */
const byActionOnly = { create: nobodyField, update: nobodyField };

const mark = (name: string, label: string, type: 'text' | 'date' = 'text'): Field =>
  ({
    name,
    label,
    type,
    access: byActionOnly,
    admin: { readOnly: true, ...(type === 'date' ? { date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } } : {}) },
  }) as Field;

/** What every case carries: state, revision, owner, and who has it in hand. */
export function caseFields(collection: CaseCollection): Field[] {
  const lifecycle = lifecycleOf(collection);
  return [
    {
      name: 'status',
      label: '状态',
      type: 'select',
      required: true,
      index: true,
      defaultValue: lifecycle.initial,
      options: Object.entries(lifecycle.states).map(([value, { label }]) => ({ value, label })),
      access: byActionOnly,
      admin: { readOnly: true, components: { Cell: '/src/admin/StatusCell.tsx#StatusCell' } },
    },
    { name: 'revision', label: '版本', type: 'number', required: true, defaultValue: 0, admin: { readOnly: true } },
    enterpriseField(),
    mark('submittedAt', '提交时间', 'date'),
    mark('submittedBy', '提交人'),
    mark('decidedAt', '办结时间', 'date'),
    mark('takenBy', '领取人编号'),
    mark('takenByName', '领取人'),
    mark('takenAt', '领取时间', 'date'),
  ];
}

/** The owner is denormalised on every owned row, so that an access rule is one column (trap 13). */
export function enterpriseField(): Field {
  return {
    name: 'enterprise',
    label: '单位',
    type: 'relationship',
    relationTo: 'enterprises',
    required: true,
    index: true,
    access: { update: nobodyField },
    admin: { readOnly: true, components: enterpriseName },
  };
}

/** Denormalised on every row a bank owns or decides, so that its access rule is one column (trap 13). Written by the server. */
export function bankField(): Field {
  return { name: 'bank', label: '银行', type: 'relationship', relationTo: 'banks', index: true, access: byActionOnly, admin: { readOnly: true, components: bankName } };
}

/** Cases are decided one by one, by actions: no bulk edit, no duplicate, no creating from the admin UI. */
export const caseAdmin: Pick<CollectionConfig, 'disableBulkEdit' | 'disableDuplicate' | 'lockDocuments'> = {
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
};
