'use client';

import type { ReactNode } from 'react';
import { isMoney, isRequired, labelOf, type Field, type Slot } from '../../../domain/forms/field.ts';
import { faultOf, useForm } from './FormContext.ts';
import styles from './field.module.css';

type FrameProps = {
  item: Field | Slot;
  /** Several inputs under one question: radios, boxes, files. */
  group?: boolean;
  /** Said before the input, with the hint: limits of an upload. */
  limits?: string | undefined;
  children: (bound: Bound) => ReactNode;
};

/** What an input needs so that label, hint and error belong to it. */
export type Bound = { id: string; labelId: string; label: string; describedBy: string | undefined; invalid: boolean };

/** Label, hint, the reviewer's remark and the error of one field or upload, in the order of reading; then its input. */
export function FieldFrame({ item, group = false, limits, children }: FrameProps) {
  const bound = useBound(item, limits);
  const { label } = bound;
  const form = useForm();
  const optional = isRequired(item, form.state.values) ? null : <span className={styles.optional}>（选填）</span>;
  const className = bound.invalid ? `${styles.field} ${styles.wrong}` : styles.field;
  const notes = <Notes item={item} limits={limits} />;
  if (!group) {
    return (
      <div className={className}>
        <label className={styles.label} id={bound.labelId} htmlFor={bound.id}>
          {label}
          {optional}
        </label>
        {notes}
        {children(bound)}
      </div>
    );
  }
  return (
    <fieldset className={className} aria-describedby={bound.describedBy}>
      <legend className={styles.label} id={bound.labelId}>
        {label}
        {optional}
      </legend>
      {notes}
      {children(bound)}
    </fieldset>
  );
}

function Notes({ item, limits }: { item: Field | Slot; limits: string | undefined }) {
  const form = useForm();
  const comment = form.comments[item.name];
  const fault = faultOf(form, item);
  return (
    <>
      {(item.hint || limits) && (
        <p className={styles.hint} id={`${item.name}-hint`}>
          {item.hint}
          {limits && <span className={styles.limits}>{limits}</span>}
        </p>
      )}
      {comment && (
        <p className={styles.comment} id={`${item.name}-comment`}>
          <strong>审核意见：</strong>
          {comment}
        </p>
      )}
      {fault && (
        <p className={styles.error} id={`${item.name}-error`}>
          <span className={styles.hidden}>错误：</span>
          {fault}
        </p>
      )}
    </>
  );
}

function useBound(item: Field | Slot, limits: string | undefined): Bound {
  const form = useForm();
  const fault = faultOf(form, item);
  const parts = [
    [item.hint || limits, 'hint'],
    [form.comments[item.name], 'comment'],
    [fault, 'error'],
    ['kind' in item && isMoney(item), 'echo'],
    ['kind' in item && item.kind === 'longText', 'count'],
  ].flatMap(([isThere, part]) => (isThere ? [`${item.name}-${part}`] : []));
  const all = [...parts, form.extras.describedBy?.[item.name] ?? []].flat();
  const describedBy = all.length > 0 ? all.join(' ') : undefined;
  return { id: item.name, labelId: `${item.name}-label`, label: labelOf(item, form.year, form.state.values), describedBy, invalid: fault !== undefined };
}
