'use client';

import { isShown, type Field } from '../../../domain/forms/field.ts';
import { CodeInput, CodesInput } from './CodeInput.tsx';
import { ChoiceInput, ChoicesInput, YesNoInput } from './choices.tsx';
import { useForm } from './FormContext.ts';
import { AmountInput, LongTextInput, TextInput } from './typed.tsx';
import styles from './field.module.css';

/** One field of a form descriptor with whatever the page adds to it; nothing while it does not apply. */
export function FieldInput({ field }: { field: Field }) {
  const { state, extras } = useForm();
  if (!isShown(field, state.values)) return null;
  const heading = extras.headings?.[field.name];
  const instead = extras.instead?.[field.name];
  const after = extras.after?.[field.name];
  return (
    <>
      {heading && <h3 className={styles.group}>{heading}</h3>}
      {instead ? instead(field) : <Input field={field} />}
      {after?.()}
    </>
  );
}

/** The input of each kind of field: a new field of a known kind needs nothing here. */
export function Input({ field }: { field: Field }) {
  switch (field.kind) {
    case 'longText':
      return <LongTextInput field={field} />;
    case 'wan':
    case 'yuan':
    case 'percent':
    case 'decimal':
    case 'integer':
      return <AmountInput field={field} />;
    case 'yesNo':
      return <YesNoInput field={field} />;
    case 'choice':
      return <ChoiceInput field={field} />;
    case 'choices':
      return <ChoicesInput field={field} />;
    case 'code':
      return <CodeInput field={field} />;
    case 'codes':
      return <CodesInput field={field} />;
    default:
      return <TextInput field={field} />;
  }
}
