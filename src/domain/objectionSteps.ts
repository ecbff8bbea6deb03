import type { Field, Slot, Values } from './forms/field.ts';
import { allFields, allSlots, isShown } from './forms/field.ts';
import { ID_KINDS, objectionForm } from './forms/objection.ts';
import { submitProblems } from './forms/schema.ts';
import { parseIdNumber, type IdKind } from './idNumber.ts';
import type { Problem } from './result.ts';

/** The pages of an objection in their order: one matter to each, so that they work without scripts (spec 5). */
export const OBJECTION_STEPS = ['kind', 'identity', 'papers', 'matter', 'evidence'] as const;
export type ObjectionStep = (typeof OBJECTION_STEPS)[number];
/** `check`: the summary, from which it is handed in. */
export type ObjectionPage = ObjectionStep | 'check';

const NAMES: Record<ObjectionStep, readonly string[]> = {
  kind: ['objectorKind'],
  identity: ['personName', 'idKind', 'idNumber', 'organisationName', 'uscc', 'contactName', 'phone', 'email'],
  papers: ['identityDocument', 'sealedLetter'],
  matter: ['grounds', 'statement'],
  evidence: ['evidence'],
};

export function isObjectionStep(name: string): name is ObjectionStep {
  return (OBJECTION_STEPS as readonly string[]).includes(name);
}

/** The questions of a page that apply to these answers. */
export function fieldsOfStep(step: ObjectionStep, values: Values): Field[] {
  return allFields(objectionForm).filter((field) => NAMES[step].includes(field.name) && isShown(field, values));
}

/** The one place for files of a page; none where nothing is uploaded. */
export function slotOfStep(step: ObjectionStep, values: Values): Slot | undefined {
  return allSlots(objectionForm).find((slot) => NAMES[step].includes(slot.name) && isShown(slot, values));
}

export function stepOf(field: string): ObjectionStep | undefined {
  return OBJECTION_STEPS.find((step) => NAMES[step].includes(field));
}

/** The page after this one. */
export function stepAfter(step: ObjectionStep): ObjectionPage {
  return OBJECTION_STEPS[OBJECTION_STEPS.indexOf(step) + 1] ?? 'check';
}

/** `missing`: nothing was answered, rather than something wrong. */
export type ObjectionProblem = Problem & { missing?: boolean };

/** Everything that keeps the objection from being handed in, in the order of the form. `counts`: files by slot. */
export function objectionProblems(values: Values, counts: Record<string, number>): ObjectionProblem[] {
  const found = submitProblems(objectionForm, values, counts).map((problem) => ({ ...problem, missing: isUnanswered(values[problem.field]) }));
  const number = idNumberProblem(values);
  return number && !found.some(({ field }) => field === 'idNumber') ? inOrder([...found, number]) : found;
}

/** Those of one page. */
export function problemsOfStep(step: ObjectionStep, values: Values, counts: Record<string, number>): ObjectionProblem[] {
  return objectionProblems(values, counts).filter(({ field }) => stepOf(field) === step);
}

function idNumberProblem({ objectorKind, idKind, idNumber }: Values): ObjectionProblem | null {
  if (objectorKind !== 'person' || !Object.hasOwn(ID_KINDS, String(idKind)) || isUnanswered(idNumber)) return null;
  const parsed = parseIdNumber(idKind as IdKind, String(idNumber));
  return parsed.ok ? null : { field: 'idNumber', message: parsed.reason };
}

function isUnanswered(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);
}

function inOrder(problems: ObjectionProblem[]): ObjectionProblem[] {
  const order = OBJECTION_STEPS.flatMap((step) => NAMES[step]);
  return problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}
