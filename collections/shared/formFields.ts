import type { Field as PayloadField, FieldAccess } from 'payload';
import { personalField } from '../../hooks/maskPersonal.ts';
import { allFields, labelOf, type Field, type Form } from '../../src/domain/forms/field.ts';
import { formWords } from './recordLook.ts';

const inWords = { components: formWords };

/**
 * The columns of a form. Limits are not repeated here: the form's own schema checks every save
 * (`hooks/formHooks.ts`), so that a rule has one home.
 */
export function formFields(form: Form, readable?: (field: Field) => FieldAccess): PayloadField[] {
  return allFields(form).map((field) => {
    const column = { ...columnOf(field), name: field.name, label: labelOf(field) } as PayloadField & { access?: object };
    if (readable) column.access = { read: readable(field) };
    return field.personal ? personalField(column) : column;
  });
}

function columnOf(field: Field): object {
  switch (field.kind) {
    case 'yesNo':
      return { type: 'checkbox' };
    case 'wan':
    case 'yuan':
    case 'integer':
    case 'percent':
    case 'decimal':
      return { type: 'number', admin: inWords };
    case 'choices':
    case 'codes':
      return { type: 'json', admin: inWords };
    case 'choice':
    case 'code':
      return { type: 'text', admin: inWords };
    case 'longText':
      return { type: 'textarea' };
    default:
      return { type: 'text' };
  }
}
