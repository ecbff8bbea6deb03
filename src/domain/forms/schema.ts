import { z } from 'zod';
import type { Problem } from '../result.ts';
import { allFields, allSlots, isRequired, isShown, labelOf, type Field, type Form, type Values } from './field.ts';
import { fieldSchema } from './fieldSchema.ts';

type DraftSchema = z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;
const schemas = new WeakMap<Form, DraftSchema>();

/**
 * Draft variant: everything may be missing, but what is there has its form. Text comes back normalised
 * (trimmed, nothing invisible, codes in half width, empty as null); unknown names are refused so that nothing is
 * silently dropped. Built once for a form: building it takes longer than using it.
 */
export function draftSchema(form: Form): DraftSchema {
  const known = schemas.get(form) ?? z.strictObject(Object.fromEntries(allFields(form).map((field) => [field.name, fieldSchema(field).nullish()])));
  schemas.set(form, known);
  return known;
}

/** Submit variant: the draft's rules, and everything that is required and shown is filled. */
export function submitSchema(form: Form, year?: number) {
  return draftSchema(form).superRefine((values: Values, context) => {
    for (const { field, message } of missingFields(form, values, year)) context.addIssue({ code: 'custom', path: [field], message });
  });
}

/**
 * Everything that keeps a form from being submitted, in the order of the form: the draft's rules, and whatever is required
 * and shown but not filled. Answers that do not apply are not judged. `slotCounts`: files in each slot, by slot name.
 */
export function submitProblems(form: Form, values: Values, slotCounts: Record<string, number>, year?: number): Problem[] {
  const shown = withoutHidden(form, values);
  const known = Object.fromEntries(allFields(form).map((field) => [field.name, shown[field.name]]));
  const parsed = draftSchema(form).safeParse(known);
  const wrong = parsed.success ? [] : problemsOf(parsed.error);
  return inFormOrder(form, [...wrong, ...missingFields(form, parsed.success ? { ...shown, ...parsed.data } : shown, year), ...slotProblems(form, shown, slotCounts)]);
}

/** Problems in the order in which a person meets their fields; what belongs to no field of the form comes first. */
export function inFormOrder(form: Form, problems: readonly Problem[]): Problem[] {
  const order = form.steps.flatMap((step) => [...step.fields, ...step.slots].map((item) => item.name));
  return problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** Zod's findings as the sentences a person reads, one per field. */
export function problemsOf(error: z.ZodError): Problem[] {
  const byField = new Map<string, string>();
  for (const issue of error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    for (const key of unknown) byField.set(key, `没有“${key}”这一项。`);
    const field = String(issue.path[0] ?? '');
    if (field && !byField.has(field)) byField.set(field, inChinese(issue.message));
  }
  return [...byField].map(([field, message]) => ({ field, message }));
}

/** A rule without a sentence of its own must not speak English to a person. */
function inChinese(message: string): string {
  return /\p{Script=Han}/u.test(message) ? message : '这一项填写得不对，请检查后再试。';
}

function missingFields(form: Form, values: Values, year?: number): Problem[] {
  return allFields(form)
    .filter((field) => isRequired(field, values) && isEmpty(values[field.name]))
    .map((field) => ({ field: field.name, message: `${verbFor(field)}${labelOf(field, year, values)}。` }));
}

function slotProblems(form: Form, values: Values, counts: Record<string, number>): Problem[] {
  return allSlots(form)
    .filter((slot) => isRequired(slot, values) && (counts[slot.name] ?? 0) < (slot.rule.minCount ?? 1))
    .map((slot) => ({ field: slot.name, message: `请上传${labelOf(slot, undefined, values)}。` }));
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function verbFor(field: Field): string {
  return ['choice', 'choices', 'code', 'codes', 'yesNo', 'date'].includes(field.kind) ? '请选择' : '请填写';
}

/** Values that no longer apply are cleared, so that a hidden answer never counts; clearing one may hide the next. */
export function withoutHidden(form: Form, values: Values): Values {
  const hidden = allFields(form).filter((field) => !isShown(field, values) && !isEmpty(values[field.name]));
  if (hidden.length === 0) return values;
  return withoutHidden(form, { ...values, ...Object.fromEntries(hidden.map((field) => [field.name, null])) });
}
