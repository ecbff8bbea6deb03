'use client';
import { FieldLabel, useField, useFormFields } from '@payloadcms/ui';
import type { TextFieldClientComponent } from 'payload';
import { useId } from 'react';
import { formItems } from './words.ts';
import styles from './fields.module.css';

/** Which entry of the chosen case type's form a reason is about; empty is the case as a whole. */
export const FormItemField: TextFieldClientComponent = ({ field: { label }, path, readOnly }) => {
  const { value, setValue, disabled } = useField<string | null>({ path });
  const collection = useFormFields(([fields]) => String(fields.caseCollection?.value ?? ''));
  const items = formItems(collection);
  const id = useId();
  // A key that the form no longer has stays to be seen, not silently lost.
  const unknown = value && !items.some(({ name }) => name === value) ? value : null;
  return (
    <div className="field-type">
      <FieldLabel htmlFor={id} label={label ?? ''} />
      <select id={id} className={styles.list} value={value ?? ''} disabled={Boolean(readOnly || disabled)} onChange={(event) => setValue(event.target.value || null)}>
        <option value="">整件</option>
        {items.map((item) => <option key={item.name} value={item.name}>{item.label}</option>)}
        {unknown && <option value={unknown}>{unknown}（表中没有这一项）</option>}
      </select>
    </div>
  );
};
