import type { CollectionConfig, Field } from 'payload';

/** Our components for single fields, as the import map resolves them. */
const NAMES = '/src/admin/fields/TextListField.tsx#TextListField';
const VALUES = '/src/admin/fields/JsonView.tsx#JsonView';
const VALUES_CELL = '/src/admin/fields/JsonCell.tsx#JsonCell';
const WORD_CELL = '/src/admin/fields/WordCell.tsx#WordCell';
const WORD_FIELD = '/src/admin/fields/WordField.tsx#WordField';

/** Components of a value of a form: amounts with their unit, choices by their label. */
export const formWords = { Cell: WORD_CELL, Field: WORD_FIELD };

/** An entry of a case type's form, chosen by its label. */
export const formItem = { Cell: WORD_CELL, Field: '/src/admin/fields/FormItemField.tsx#FormItemField' };

/** Whose a record is, by name. */
export const enterpriseName = { Cell: '/src/admin/fields/EnterpriseName.tsx#EnterpriseCell', Field: '/src/admin/fields/EnterpriseName.tsx#EnterpriseField' };

/** Whose bank a record is, by name, in lists. */
export const bankName = { Cell: '/src/admin/fields/BankName.tsx#BankCell' };

/** A list of names, edited one per line. */
export function nameList(name: string, label: string, more: Partial<Field> = {}): Field {
  return { name, label, type: 'json', ...more, admin: { ...more.admin, components: { Cell: VALUES_CELL, Field: NAMES } } } as Field;
}

/** A key that a person reads as a word (`src/admin/fields/words.ts`); written by the server alone. */
export function inWords(field: Field): Field {
  return { ...field, admin: { ...field.admin, components: { Cell: WORD_CELL, Field: WORD_FIELD } } } as Field;
}

/**
 * Applied to every collection: no address of the interface beside a record, and never the code editor, which Payload
 * loads from a foreign server: what is not edited as a list is shown as labels and values.
 */
export function withRecordLook(collection: CollectionConfig): CollectionConfig {
  return { ...collection, admin: { ...collection.admin, hideAPIURL: true }, fields: collection.fields.map(withoutCodeEditor) };
}

function withoutCodeEditor(field: Field): Field {
  if (field.type !== 'json' || field.admin?.components?.Field) return field;
  return { ...field, admin: { ...field.admin, components: { Cell: VALUES_CELL, ...field.admin?.components, Field: VALUES } } };
}
