'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useIsAlive } from '../../app/useIsAlive.ts';
import styles from './login.module.css';

export type Problem = { message: string; field?: string };

type Props = { verb: string; problems: readonly Problem[]; onSubmit: () => Promise<void>; children: ReactNode };

/** One step: its fields and one button. What is wrong takes the focus; a double click has one effect; nothing goes into the address bar. */
export function LoginForm({ verb, problems, onSubmit, children }: Props) {
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const isAlive = useIsAlive();
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (running.current) return;
    running.current = true;
    setBusy(true);
    await onSubmit();
    running.current = false;
    setBusy(false);
  };
  return (
    <form className={styles.form} method="post" noValidate onSubmit={(event) => void submit(event)}>
      <Wrong problems={problems} />
      {children}
      <button type="submit" className={styles.button} disabled={!isAlive} aria-disabled={isBusy}>
        {isBusy ? `正在${verb}…` : verb}
      </button>
    </form>
  );
}

/** What belongs to no field; a field says its own, and gets the focus. */
function Wrong({ problems }: { problems: readonly Problem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = problems[0]?.field;
    const input = first ? document.getElementById(first) : null;
    if (problems.length > 0) (input ?? box.current)?.focus();
  }, [problems]);
  const general = problems.filter(({ field }) => !field || field === 'captcha');
  return (
    <div ref={box} tabIndex={-1} role="alert">
      {general.map(({ message }) => (
        <p key={message} className={styles.failed}>
          {message}
        </p>
      ))}
    </div>
  );
}
