import { ReadOnlyField, type ServerField } from './ReadOnlyField.tsx';
import { formWord, wordFor } from './words.ts';

/** A key or a figure on the page of a record, in words. */
export function WordField({ field, collectionSlug = '', data = {} }: ServerField) {
  const shown = formWord(collectionSlug, field.name, data) ?? wordFor(field.name, data[field.name], data);
  return <ReadOnlyField label={field.label}>{shown}</ReadOnlyField>;
}
