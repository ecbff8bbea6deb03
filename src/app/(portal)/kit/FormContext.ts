'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { Field, Form, Slot } from '../../../domain/forms/field.ts';
import type { Problem } from '../../../domain/result.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import type { FormSession } from './formSession.ts';
import type { FormState } from './formState.ts';

/** What a page adds to single fields of a generic form. Rendered inside the form, so it may read `useForm`. */
export type FieldExtras = {
  /** A heading in front of a field or slot, where its group begins. */
  headings?: Record<string, string>;
  after?: Record<string, () => ReactNode>;
  /** Id of an element of `after` that belongs to what is said of the field. */
  describedBy?: Record<string, string>;
  /** Takes the place of the whole field. */
  instead?: Record<string, (field: Field) => ReactNode>;
  /** How a value saved beside the form is compared with a newer version; null: the server writes it, nobody chooses. */
  beside?: Record<string, { label: string; show: (value: unknown) => ReactNode } | null>;
};

export type FormView = {
  form: Form;
  id: string;
  /** The year the figures belong to. */
  year: number;
  session: FormSession;
  state: FormState;
  files: readonly OwnFile[];
  setFiles: (change: (files: readonly OwnFile[]) => readonly OwnFile[]) => void;
  /** What keeps the form from being submitted, by field or slot, at this moment. */
  problems: readonly Problem[];
  /** From the first check on, problems stand at their fields as well. */
  checked: boolean;
  comments: Record<string, string>;
  extras: FieldExtras;
};

const Context = createContext<FormView | null>(null);

export const FormProvider = Context.Provider;

/** The form around a component. Throws outside of one. */
export function useForm(): FormView {
  const view = useContext(Context);
  if (!view) throw new Error('this component belongs inside a form');
  return view;
}

/** The sentence that stands at a field: what is wrong with its text, else what the check found. */
export function faultOf({ state, problems, checked }: FormView, { name }: Pick<Field | Slot, 'name'>): string | undefined {
  if (state.faults[name] && state.seen[name]) return state.faults[name];
  return checked ? problems.find(({ field }) => field === name)?.message : undefined;
}
