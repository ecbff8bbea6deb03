'use client';

import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../domain/result.ts';
import styles from './account.module.css';
import type { AccountAnswer } from './postAccount.ts';

type Props<T> = {
  /** Where the code goes, read from the form; its reason is shown at `field`. */
  read: () => Result<T>;
  field: string;
  send: (to: T) => Promise<AccountAnswer>;
  onSent: () => void;
  onProblem: (message: string, field: string) => void;
  /** A code sent before this form was shown. */
  sentAlready?: { message: string; nextInSeconds: number };
};

/** Asks for a code and counts down until the next one may be asked for. */
export function useCode<T>({ read, field, send, onSent, onProblem, sentAlready }: Props<T>) {
  const { left, setLeft } = useCountdown(sentAlready?.nextInSeconds ?? 0);
  const [said, setSaid] = useState(sentAlready?.message ?? '');
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);

  const ask = async () => {
    const to = read();
    if (!to.ok) return onProblem(to.reason, field);
    if (running.current || left > 0) return;
    running.current = true;
    setBusy(true);
    const answer = await send(to.value);
    running.current = false;
    setBusy(false);
    setLeft(answer.ok ? Number(answer.body.nextInSeconds ?? 60) : answer.waitSeconds);
    setSaid(answer.ok ? String(answer.body.message ?? '') : '');
    if (answer.ok) onSent();
    const problem = answer.ok ? undefined : answer.problems[0];
    if (problem) onProblem(problem.message, problem.field ?? field);
  };
  return { left, said, isBusy, ask };
}

function useCountdown(from: number) {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return { left, setLeft };
}

export function CodeButton({ left, isBusy, ask }: { left: number; isBusy: boolean; ask: () => Promise<void> }) {
  return (
    <Button aria-disabled={left > 0 || isBusy} onClick={() => void ask()}>
      {label(left, isBusy)}
    </Button>
  );
}

function label(left: number, isBusy: boolean): string {
  if (isBusy) return '正在发送…';
  return left > 0 ? `${left} 秒后可重发` : '获取验证码';
}

/** Said once, when the message is on its way; the running seconds are on the button and not read out. */
export function CodeSaid({ said }: { said: string }) {
  return (
    <p role="status" className={styles.good}>
      {said}
    </p>
  );
}
