'use client';

import type { ComponentProps } from 'react';
import type { Problem } from './LoginForm.tsx';
import styles from './login.module.css';

type FieldProps = { name: string; label: string; value: string; onChange: (value: string) => void; problems: readonly Problem[] } & Pick<
  ComponentProps<'input'>,
  'type' | 'autoComplete' | 'inputMode'
>;

/** A labelled input with its error above it. */
export function Field({ name, label, value, onChange, problems, ...input }: FieldProps) {
  const message = problems.find(({ field }) => field === name)?.message;
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{label}</label>
      {message && (
        <p id={`${name}-error`} className={styles.error}>
          {message}
        </p>
      )}
      <input
        {...input}
        id={name}
        name={name}
        value={value}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => onChange(event.target.value)}
        {...(message ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {})}
      />
    </div>
  );
}
