import type { CollectionConfig, Field } from 'payload';
import { fieldOnly } from '../../access/rules.ts';

export const text = (name: string, label: string, index = false): Field => ({ name, label, type: 'text', index });
export const moment = (name: string, label: string): Field => ({ name, label, type: 'date', admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } } });
export const json = (name: string, label: string): Field => ({ name, label, type: 'json' });
/** How the platform works inside is not for the company or the bank. */
export const insiders = (field: Field): Field => ({ ...field, access: { read: fieldOnly('reviewer', 'staff', 'auditor') } }) as Field;

/** Written by the server alone; nobody changes them through any door. */
export const record: Pick<CollectionConfig, 'disableBulkEdit' | 'disableDuplicate' | 'lockDocuments'> = {
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
};
