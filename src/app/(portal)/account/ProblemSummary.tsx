'use client';

import { useEffect, useRef } from 'react';
import styles from './account.module.css';

export type FormProblem = { message: string; field?: string | undefined };

/** What is to be mended, in the order of the form, each a link to its field. Takes the focus at every refused attempt. */
export function ProblemSummary({ problems, attempt }: { problems: readonly FormProblem[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [attempt]);
  if (problems.length === 0) return null;
  const fields = problems.filter(({ field }) => field);
  return (
    <div ref={box} tabIndex={-1} role="alert" aria-labelledby="problems" className={styles.summary}>
      <h2 id="problems">{fields.length > 0 ? `有 ${fields.length} 处需要修改` : '没有成功'}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field} ${message}`}>{field ? <FieldLink field={field} message={message} /> : message}</li>
        ))}
      </ul>
    </div>
  );
}

/** Focuses the input itself: a fragment alone would leave the keyboard on the link. */
function FieldLink({ field, message }: { field: string; message: string }) {
  const focus = (event: React.MouseEvent) => {
    event.preventDefault();
    document.getElementById(field)?.focus();
  };
  return (
    <a href={`#${field}`} onClick={focus}>
      {message}
    </a>
  );
}
