'use client';

import { Checkbox, Radio } from 'antd';
import type { ReactNode } from 'react';
import type { Field } from '../../../domain/forms/field.ts';
import { FieldFrame, type Bound } from './FieldFrame.tsx';
import { useForm } from './FormContext.ts';
import styles from './field.module.css';

type OptionsField = Extract<Field, { kind: 'choice' | 'choices' }>;

export function YesNoInput({ field }: { field: Field }) {
  const { session, state } = useForm();
  const value = typeof state.values[field.name] === 'boolean' ? String(state.values[field.name]) : undefined;
  return (
    <FieldFrame item={field} group>
      {(bound) => <Radios bound={bound} options={{ true: '是', false: '否' }} value={value} beside onChange={(key) => session.choose(field.name, key === 'true')} />}
    </FieldFrame>
  );
}

export function ChoiceInput({ field }: { field: OptionsField }) {
  const { session, state } = useForm();
  return (
    <FieldFrame item={field} group>
      {(bound) => (
        <Radios bound={bound} options={field.options} value={state.values[field.name] as string | undefined} onChange={(key) => session.choose(field.name, key)} />
      )}
    </FieldFrame>
  );
}

export function ChoicesInput({ field }: { field: OptionsField }) {
  const { session, state } = useForm();
  const held = Array.isArray(state.values[field.name]) ? (state.values[field.name] as string[]) : [];
  const keys = Object.keys(field.options);
  const toggle = (key: string, on: boolean) => session.choose(field.name, keys.filter((each) => (each === key ? on : held.includes(each))));
  return (
    <FieldFrame item={field} group>
      {({ id, invalid }) => (
        <div className={styles.options}>
          {keys.map((key, index) => (
            <Checkbox key={key} {...(index === 0 ? { id } : {})} {...(invalid ? { 'aria-invalid': true } : {})} checked={held.includes(key)} onChange={({ target }) => toggle(key, target.checked)}>
              {field.options[key]}
            </Checkbox>
          ))}
        </div>
      )}
    </FieldFrame>
  );
}

type RadiosProps = {
  bound: Bound;
  options: Record<string, ReactNode>;
  value: string | null | undefined;
  /** Short answers stand in one line. */
  beside?: boolean;
  onChange: (key: string) => void;
};

/** The first radio carries the field's id: that is where a link of the error summary leads. */
export function Radios({ bound: { id, labelId, describedBy }, options, value, beside = false, onChange }: RadiosProps) {
  return (
    <Radio.Group
      className={beside ? `${styles.options} ${styles.beside}` : styles.options}
      name={`${id}-options`}
      aria-labelledby={labelId}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      value={value ?? null}
      onChange={({ target }) => onChange(String(target.value))}
    >
      {Object.entries(options).map(([key, label], index) => (
        <Radio key={key} value={key} {...(index === 0 ? { id } : {})}>
          {label}
        </Radio>
      ))}
    </Radio.Group>
  );
}
