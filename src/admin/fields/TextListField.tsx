'use client';
import { FieldDescription, FieldLabel, useField } from '@payloadcms/ui';
import type { JSONFieldClientComponent } from 'payload';
import { useId, useState } from 'react';
import { namesFrom } from './names.ts';
import styles from './fields.module.css';

/** A list of names, one per line. What is being typed stays as it is; the list is what stands on the lines. */
export const TextListField: JSONFieldClientComponent = ({ field: { label, required }, path, readOnly }) => {
  const { value, setValue, showError, errorMessage, disabled } = useField<string[] | null>({ path });
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const change = (text: string) => {
    setTyped(text);
    setValue(namesFrom(text));
  };
  return (
    <div className="field-type">
      <FieldLabel htmlFor={id} label={label ?? ''} required={required ?? false} />
      <textarea
        id={id}
        className={styles.list}
        rows={3}
        value={typed ?? (value ?? []).join('\n')}
        readOnly={Boolean(readOnly || disabled)}
        aria-invalid={showError}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setTyped(null)}
      />
      {showError && <p className={styles.failed} role="alert">{errorMessage}</p>}
      {!readOnly && <FieldDescription description="每行填写一个名称。" path={path} />}
    </div>
  );
};
