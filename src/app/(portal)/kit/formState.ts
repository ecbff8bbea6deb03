import { allFields, isShown, type Field, type Form, type Values } from '../../../domain/forms/field.ts';
import { isSame, isTyped, textOf, valueFromText } from './formValues.ts';

/** A record as the server has it: the form's values and, under their own names, what is saved beside them. */
export type SavedRecord = { values: Values; revision: number };

/**
 * Everything a form holds in the browser. `values`: the latest that are valid. `texts`: what stands in the inputs.
 * `faults`: why a text is no value, or the server's refusal; `seen`: faults the person has been shown (after leaving the field).
 */
export type FormState = {
  values: Values;
  texts: Record<string, string>;
  faults: Record<string, string>;
  seen: Record<string, boolean>;
  saved: Values;
  revision: number;
};

export function openForm(form: Form, record: SavedRecord): FormState {
  return { values: record.values, texts: textsOf(form, record.values), faults: {}, seen: {}, saved: record.values, revision: record.revision };
}

/** A key was pressed: the text stays as typed, the value follows where there is one. */
export function typed(state: FormState, form: Form, field: Field, text: string): FormState {
  const read = valueFromText(form, field, text);
  const texts = { ...state.texts, [field.name]: text };
  if (!read.ok) return { ...state, texts, faults: { ...state.faults, [field.name]: read.reason } };
  return { ...state, texts, faults: without(state.faults, field.name), seen: without(state.seen, field.name), values: { ...state.values, [field.name]: read.value } };
}

/** Something was chosen; `name` may also be a value saved beside the form. */
export function chosen(state: FormState, name: string, value: unknown): FormState {
  return { ...state, values: { ...state.values, [name]: value }, faults: without(state.faults, name), seen: without(state.seen, name) };
}

/** The field was left: a fault is shown now, a good value in its tidy form. */
export function left(state: FormState, field: Field): FormState {
  if (state.faults[field.name]) return { ...state, seen: { ...state.seen, [field.name]: true } };
  if (!isTyped(field)) return state;
  return { ...state, texts: { ...state.texts, [field.name]: textOf(field, state.values[field.name]) } };
}

/** What differs from the server and may be sent; a field with a fault waits, the rest does not. */
export function unsaved(state: FormState): Values {
  return Object.fromEntries(Object.entries(state.values).filter(([name, value]) => !state.faults[name] && !isSame(value, state.saved[name])));
}

/** How many fields hold what cannot be saved and say so; those that do not apply do not count. */
export function shownFaults(form: Form, { values, faults, seen }: FormState): number {
  return allFields(form).filter((field) => faults[field.name] && seen[field.name] && isShown(field, values)).length;
}

/** Takes in what the server stored. A field changed again meanwhile keeps what the person has now. */
export function afterSave(state: FormState, form: Form, sent: Values, record: SavedRecord): FormState {
  const isMine = (name: string) => Boolean(state.faults[name]) || !isSame(state.values[name], name in sent ? sent[name] : state.saved[name]);
  const taken = Object.keys(record.values).filter((name) => !isMine(name));
  const values = { ...state.values, ...pick(record.values, taken) };
  // The text of an input that is in use stays: "1200." must not become "1200" under the fingers.
  const changed = allFields(form).filter(({ name }) => taken.includes(name) && !isSame(state.values[name], record.values[name]));
  const texts = { ...state.texts, ...Object.fromEntries(changed.filter(isTyped).map((field) => [field.name, textOf(field, values[field.name])])) };
  return { ...state, values, texts, saved: { ...state.saved, ...record.values }, revision: record.revision };
}

/** The server did not take these fields: their sentences stand at the fields until they change. */
export function afterRefusal(state: FormState, problems: readonly { field?: string; message: string }[]): FormState {
  const named = problems.filter((each): each is { field: string; message: string } => each.field !== undefined && each.field in state.values);
  const faults = Object.fromEntries(named.map(({ field, message }) => [field, message]));
  return { ...state, faults: { ...state.faults, ...faults }, seen: { ...state.seen, ...Object.fromEntries(named.map(({ field }) => [field, true])) } };
}

export type Difference = { name: string; mine: unknown; theirs: unknown; /** Both sides changed it, so somebody must choose. */ contested: boolean };

/** Field by field, where this page and the newer version on the server differ. */
export function differences(state: FormState, theirs: SavedRecord): Difference[] {
  return Object.keys(theirs.values).flatMap((name) => {
    const mine = state.values[name];
    const other = theirs.values[name];
    const changedHere = !isSame(mine, state.saved[name]);
    return isSame(mine, other) ? [] : [{ name, mine, theirs: other, contested: changedHere && !isSame(other, state.saved[name]) }];
  });
}

/**
 * Both versions put together when nobody changed what the other changed, e.g. the last save of this very page before a
 * reload. Null when both changed the same field: then somebody must choose.
 */
export function merged(state: FormState, form: Form, theirs: SavedRecord): FormState | null {
  const differing = differences(state, theirs);
  if (differing.some(({ contested }) => contested)) return null;
  return reconcile(state, form, theirs, differing.map(({ name }) => name).filter((name) => changedHere(state, name)));
}

/** Goes on from the newer version with the choice made for each field; `mine` names those where this page wins. */
export function reconcile(state: FormState, form: Form, theirs: SavedRecord, mine: readonly string[]): FormState {
  const kept = pick(state.values, mine);
  const values = { ...theirs.values, ...kept };
  const texts = { ...textsOf(form, values), ...pick(state.texts, mine) };
  return { ...openForm(form, theirs), values, texts, faults: pick(state.faults, mine), seen: pick(state.seen, mine) };
}

export function changedHere(state: FormState, name: string): boolean {
  return !isSame(state.values[name], state.saved[name]);
}

function textsOf(form: Form, values: Values): Record<string, string> {
  return Object.fromEntries(allFields(form).filter(isTyped).map((field) => [field.name, textOf(field, values[field.name])]));
}

function pick<T>(source: Record<string, T>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(source).filter(([name]) => names.includes(name)));
}

function without<T>(source: Record<string, T>, name: string): Record<string, T> {
  if (!(name in source)) return source;
  return Object.fromEntries(Object.entries(source).filter(([key]) => key !== name));
}
