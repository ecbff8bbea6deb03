'use client';

import { useMemo, useState } from 'react';
import { FORMS, type FormCollection } from '../../../domain/forms/index.ts';
import { allFields, isShown, type Form } from '../../../domain/forms/field.ts';
import { submitProblems } from '../../../domain/forms/schema.ts';
import type { Problem } from '../../../domain/result.ts';
import type { OwnFile, OwnRecord, Refusal } from '../../../queries/portalCases.ts';
import type { SaveStatus } from './autosaver.ts';
import type { FieldExtras, FormView } from './FormContext.ts';
import type { KeptDraft } from './keptDraft.ts';
import type { FormState } from './formState.ts';
import { useFormSession } from './useFormSession.ts';

export type CaseFormOptions = {
  collection: FormCollection;
  record: OwnRecord;
  files: readonly OwnFile[];
  year: number;
  account: string;
  refusal?: Refusal | null;
  extras?: FieldExtras;
  /** The form as something other than its descriptor changes it; must stay the same object. */
  form?: Form;
};

export type CaseForm = FormView & { status: SaveStatus; offered: KeptDraft | null; check: () => void };

const NO_EXTRAS: FieldExtras = {};

/** Opens one record as a form: the values and files as they stand in the browser, and what still keeps it from being submitted. */
export function useCaseForm({ collection, record, files: opened, year, account, refusal, extras = NO_EXTRAS, form: changed }: CaseFormOptions): CaseForm {
  const form: Form = changed ?? FORMS[collection];
  const { session, view } = useFormSession({ form, id: record.id, record, account });
  const [files, setFiles] = useState(opened);
  const [checked, setChecked] = useState(false);
  const { state, status, offered } = view;
  const problems = useMemo(() => liveProblems(form, state, files, year), [form, state, files, year]);
  const comments = useMemo(() => Object.fromEntries((refusal?.comments ?? []).map(({ field, text }) => [field, text])), [refusal]);
  const common = { form, id: record.id, year, session, state, files, setFiles, problems, checked, comments, extras };
  return { ...common, status, offered, check: () => setChecked(true) };
}

/** In the order of the form; where a text is no value its own sentence counts, so that summary and field say the same. */
function liveProblems(form: Form, { values, faults }: FormState, files: readonly OwnFile[], year: number): Problem[] {
  const missing = submitProblems(form, values, countOf(files), year).filter(({ field }) => !faults[field]);
  const wrong = allFields(form).flatMap((field) => (faults[field.name] && isShown(field, values) ? [{ field: field.name, message: faults[field.name] ?? '' }] : []));
  const order = form.steps.flatMap((step) => [...step.fields, ...step.slots].map(({ name }) => name));
  return [...missing, ...wrong].toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function countOf(files: readonly OwnFile[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { slot } of files) counts[slot] = (counts[slot] ?? 0) + 1;
  return counts;
}
