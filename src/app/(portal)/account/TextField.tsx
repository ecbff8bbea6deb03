'use client';

import { Input } from 'antd';
import type { ComponentProps, ReactNode } from 'react';
import styles from './account.module.css';

export type FieldProps = {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: ReactNode;
  /** Stands right of the input, on its line. */
  aside?: ReactNode;
  /** Stands below the input. */
  children?: ReactNode;
} & Pick<ComponentProps<typeof Input>, 'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'autoCapitalize' | 'spellCheck'>;

/** A labelled input with its hint and its error above it, both tied to it for screen readers. `id` is the field's name: the error summary links to it. */
export function TextField({ name, label, value, onChange, error, hint, aside, children, ...input }: FieldProps) {
  return (
    <div className={`${styles.field} ${error ? styles.wrong : ''}`}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p id={`${name}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && <FieldError name={name} message={error} />}
      <div className={styles.row}>
        <Input
          {...input}
          id={name}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...stateOf(name, hint, error)}
        />
        {aside}
      </div>
      {children}
    </div>
  );
}

/** Ties hint and error to the input, and marks it wrong. */
function stateOf(name: string, hint: ReactNode, error: string | undefined) {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return { ...(error ? { status: 'error' as const, 'aria-invalid': true } : {}), ...(described ? { 'aria-describedby': described } : {}) };
}

export function FieldError({ name, message }: { name: string; message: string }) {
  return (
    <p id={`${name}-error`} className={styles.error}>
      <span className={styles.hidden}>错误：</span>
      {message}
    </p>
  );
}
