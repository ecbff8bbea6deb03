'use client';
import { FieldDescription, FieldError, FieldLabel, useField } from '@payloadcms/ui';
import type { NumberFieldClientProps } from 'payload';
import { useState } from 'react';
import { echoWan, fenFromWan, formatWan } from '../../domain/money.ts';
import styles from './fields.module.css';

/** An amount stored in fen, typed in 万元; the other unit is echoed, a wrong text stays to be mended and is said so. */
export function WanField({ field, path, readOnly }: NumberFieldClientProps) {
  const { value, setValue } = useField<number | string | null>({ path });
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (typeof value === 'number' ? formatWan(value) : '');
  const read = text.trim() === '' ? null : fenFromWan(text);
  const type = (next: string) => {
    setTyped(next);
    const fen = next.trim() === '' ? null : fenFromWan(next);
    // A text that is no amount is refused by the server instead of leaving the amount before it.
    setValue(fen === null ? null : fen.ok ? fen.value : next);
  };
  const id = `field-${path}`;
  const problem = read && !read.ok ? read.reason : undefined;
  return (
    <div className="field-type number" style={{ flex: '1 1 12rem' }}>
      <FieldLabel htmlFor={id} label={`${String(field.label)}（万元）`} path={path} required={field.required ?? false} />
      <div className="field-type__wrap">
        {!problem && <FieldError path={path} />}
        <input id={id} type="text" inputMode="decimal" value={text} readOnly={readOnly ?? false} onChange={({ target }) => type(target.value)} aria-describedby={`${id}-echo`} aria-invalid={Boolean(problem)} />
        <p id={`${id}-echo`} className={problem ? styles.failed : styles.echo}>{problem ?? echoWan(text)}</p>
      </div>
      <FieldDescription description={field.admin?.description} path={path} />
    </div>
  );
}
