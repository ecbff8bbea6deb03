'use client';
import { useId, useState } from 'react';
import { useDesk } from './deskContext.ts';
import styles from './desk.module.css';

/** 写意见 at a row of the form; what is written goes with the refusal. Nothing while the case may not be refused. */
export function CommentTool({ field, label }: { field: string; label: string }) {
  const { canComment, comments, setComment, reasonsFor } = useDesk();
  const [open, setOpen] = useState(false);
  const id = useId();
  const text = comments[field] ?? '';
  if (!canComment) return null;
  if (!open && text === '') return <button type="button" className={styles.write} aria-label={`对“${label}”写意见`} onClick={() => setOpen(true)}>写意见</button>;
  return (
    <div className={styles.comment}>
      <label htmlFor={id}>对“{label}”的意见</label>
      <textarea id={id} className={styles.text} rows={2} maxLength={2000} autoFocus={open && text === ''} value={text} onChange={(event) => setComment(field, event.target.value)} onBlur={() => setOpen(text !== '')} />
      {reasonsFor(field).map((reason) => <button key={reason} type="button" className={styles.plain} onMouseDown={(event) => event.preventDefault()} onClick={() => setComment(field, reason)}>{reason}</button>)}
      {text !== '' && <button type="button" className={styles.plain} onClick={() => { setComment(field, ''); setOpen(false); }}>删除意见</button>}
    </div>
  );
}
