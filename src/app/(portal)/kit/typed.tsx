'use client';

import { Input } from 'antd';
import { isMoney, type AmountField, type Field } from '../../../domain/forms/field.ts';
import { countCodePoints } from '../../../domain/text.ts';
import { FieldFrame, type Bound } from './FieldFrame.tsx';
import { useForm } from './FormContext.ts';
import { echoOf } from './formValues.ts';
import styles from './field.module.css';

type LongField = Extract<Field, { kind: 'text' | 'longText' }>;

/** Browsers and phones offer the right keyboard and what the person has typed before. */
const HELP: Partial<Record<Field['kind'], { inputMode?: 'tel' | 'email' | 'numeric' | 'decimal'; autoComplete?: string; type?: string; width?: number }>> = {
  mobile: { inputMode: 'tel', autoComplete: 'tel-national', width: 16 },
  phone: { inputMode: 'tel', autoComplete: 'tel-national', width: 20 },
  email: { inputMode: 'email', autoComplete: 'email', width: 30 },
  barcode: { inputMode: 'numeric', width: 18 },
  uscc: { width: 24 },
  date: { type: 'date', width: 14 },
};

/** Everything of one line that is no number. */
export function TextInput({ field }: { field: Field }) {
  const { width, ...help } = HELP[field.kind] ?? {};
  const props = useTyped(field);
  return (
    <FieldFrame item={field}>
      {(bound) => <Input {...props} {...help} {...aria(bound)} style={width ? { maxWidth: `${width}em` } : {}} />}
    </FieldFrame>
  );
}

/** Several lines, with the number of characters that are left, counted as people count them. */
export function LongTextInput({ field }: { field: LongField }) {
  const props = useTyped(field);
  const used = countCodePoints(props.value.trim());
  const isOver = used > field.max;
  return (
    <FieldFrame item={field}>
      {(bound) => (
        <>
          <Input.TextArea {...props} {...aria(bound)} autoSize={{ minRows: 4, maxRows: 14 }} />
          <p className={isOver ? `${styles.count} ${styles.over}` : styles.count} id={`${field.name}-count`}>
            {isOver ? `超出 ${used - field.max} 个字，最多 ${field.max} 个字` : `${used} / ${field.max} 个字`}
          </p>
        </>
      )}
    </FieldFrame>
  );
}

/** Amounts and other numbers are typed as text, so that full-width digits and separators are fine; the other unit is echoed. */
export function AmountInput({ field }: { field: AmountField }) {
  const props = useTyped(field);
  const unit = field.unit ?? '';
  return (
    <FieldFrame item={field}>
      {(bound) => (
        <div className={styles.amount}>
          <Input {...props} {...aria(bound)} inputMode="decimal" suffix={unit} style={{ maxWidth: '16em' }} />
          {isMoney(field) && (
            <span className={styles.echo} id={`${field.name}-echo`}>
              {echoOf(field, props.value)}
            </span>
          )}
        </div>
      )}
    </FieldFrame>
  );
}

function useTyped(field: Field) {
  const { session, state } = useForm();
  return {
    value: state.texts[field.name] ?? '',
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => session.type(field, target.value),
    onBlur: () => session.leave(field),
    onCompositionStart: () => session.compose(true),
    onCompositionEnd: () => session.compose(false),
  };
}

function aria({ id, describedBy, invalid }: Bound) {
  return { id, 'aria-describedby': describedBy, ...(invalid ? { 'aria-invalid': true, status: 'error' as const } : {}) };
}
