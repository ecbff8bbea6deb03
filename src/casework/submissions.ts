import { allFields, allSlots, isShown, labelOf, type Form, type Values } from '../domain/forms/field.ts';
import { hashOf, insertRecord } from './caseLog.ts';
import { linkedPatents } from './linkedPatents.ts';
import { attachmentsOf, valuesOf } from './rows.ts';
import type { CaseContext, CaseType } from './types.ts';

/** A submission as it was: the form's values, the files and, for a product, the linked patents. */
export type Snapshot = {
  values: Values;
  files: { slot: string; name: string; sha256: string }[];
  patents?: { number: string; title: string; core: boolean; upheld: boolean; caseNumber: string | null }[];
};

export type Change = { field: string; label: string; before: unknown; after: unknown };

/** Keeps what was submitted; the case log keeps its hash, so that personal data can be removed later (spec 6). */
export async function snapshotIfSubmitted(type: CaseType, { tx, row, action }: CaseContext): Promise<string | null> {
  if (action !== 'submit') return null;
  const data: Snapshot = {
    values: valuesOf(type.form, row),
    files: (await attachmentsOf(tx, type.collection, row.id)).map(({ slot, name, sha256 }) => ({ slot, name, sha256 })),
    ...(type.collection === 'products' ? { patents: await linkedPatents(tx, row.id) } : {}),
  };
  const hash = hashOf(data);
  const { rows } = await tx.query<{ number: number }>(
    'select count(*)::int + 1 as number from submissions where case_collection = $1 and case_id = $2',
    [type.collection, row.id],
  );
  await insertRecord(tx, 'submissions', {
    case_collection: type.collection,
    case_id: row.id,
    enterprise_id: row.enterprise_id,
    number: rows[0]?.number,
    data,
    hash,
  });
  return hash;
}

/** What a resubmission changed against the one before, in the order of the form. */
export function changesBetween(form: Form, before: Snapshot, after: Snapshot, year?: number): Change[] {
  const fields = allFields(form)
    .filter((field) => isShown(field, after.values) || isShown(field, before.values))
    .map((field) => ({ field: field.name, label: labelOf(field, year), before: before.values[field.name] ?? null, after: after.values[field.name] ?? null }));
  const slots = allSlots(form).map((slot) => ({ field: slot.name, label: slot.label, before: filesIn(before, slot.name), after: filesIn(after, slot.name) }));
  const patents = { field: 'patents', label: '关联专利', before: patentsIn(before), after: patentsIn(after) };
  return [...fields, ...slots, patents].filter(({ before: old, after: new_ }) => hashOf(old) !== hashOf(new_));
}

function filesIn({ files }: Snapshot, slot: string) {
  return files.filter((file) => file.slot === slot).map(({ name, sha256 }) => ({ name, sha256 }));
}

function patentsIn({ patents = [] }: Snapshot) {
  return patents.map(({ number, core, upheld, caseNumber }) => ({ number, core, upheld, caseNumber }));
}
