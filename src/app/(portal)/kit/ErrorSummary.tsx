'use client';

import { useEffect, useId, useRef } from 'react';
import type { ApiProblem } from './api.ts';
import styles from './notice.module.css';

type Props = {
  problems: readonly ApiProblem[];
  /** Opens the field's step and puts the cursor there. */
  onGo: (field: string) => void;
  /** Said instead of the number, when the list itself is not the reason. */
  heading?: string;
  /** Grows with every refused attempt: the summary takes the focus again. */
  attempt?: number;
};

/** What is to be mended, each sentence a link to its field; the same words stand at the field. */
export function ErrorSummary({ problems, onGo, heading, attempt = 0 }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) box.current?.focus();
  }, [attempt]);
  if (problems.length === 0) return null;
  return (
    <div className={styles.summary} ref={box} role="alert" tabIndex={-1} aria-labelledby={id}>
      <h2 id={id}>{heading ?? `有 ${problems.length} 处需要修改`}</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li key={`${field}${message}`}>{field ? <ProblemLink field={field} message={message} onGo={onGo} /> : message}</li>
        ))}
      </ul>
    </div>
  );
}

function ProblemLink({ field, message, onGo }: { field: string; message: string; onGo: (field: string) => void }) {
  return (
    <a href={`#${field}`} onClick={(event) => (event.preventDefault(), onGo(field))}>
      {message}
    </a>
  );
}
