import { ReadOnlyField, type ServerField } from './ReadOnlyField.tsx';
import { linesOf } from './words.ts';

/** A stored structure to read: what was said under the labels of what it was said about. */
export function JsonView({ field, data = {} }: ServerField) {
  const lines = linesOf(data[field.name], String(data.caseCollection ?? ''));
  return (
    <ReadOnlyField label={field.label}>
      {lines.length === 0 ? '—' : lines.map(({ label, text }) => <p key={label + text}>{label && `${label}：`}{text}</p>)}
    </ReadOnlyField>
  );
}
