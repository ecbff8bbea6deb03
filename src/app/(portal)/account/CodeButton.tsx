'use client';

import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { parseMobile } from '../../../domain/phone.ts';
import styles from './account.module.css';
import { postAccount } from './postAccount.ts';

type Props = { mobile: string; onSent: () => void; onProblem: (message: string, field: string) => void };

/** Asks for an SMS code and counts down until the next one may be asked for. */
export function useCode({ mobile, onSent, onProblem }: Props) {
  const [left, setLeft] = useState(0);
  const [said, setSaid] = useState('');
  const running = useRef(false);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);

  const ask = async () => {
    const parsed = parseMobile(mobile);
    if (!parsed.ok) return onProblem(parsed.reason, 'mobile');
    if (running.current || left > 0) return;
    running.current = true;
    const answer = await postAccount('registration-code', { mobile: parsed.value });
    running.current = false;
    setLeft(answer.ok ? Number(answer.body.nextInSeconds ?? 60) : answer.waitSeconds);
    setSaid(answer.ok ? String(answer.body.message ?? '') : '');
    if (answer.ok) onSent();
    const problem = answer.ok ? undefined : answer.problems[0];
    if (problem) onProblem(problem.message, problem.field ?? 'mobile');
  };
  return { left, said, ask };
}

export function CodeButton({ left, ask }: { left: number; ask: () => Promise<void> }) {
  return (
    <Button aria-disabled={left > 0} onClick={() => void ask()}>
      {left > 0 ? `${left} 秒后可重发` : '获取验证码'}
    </Button>
  );
}

/** Said once, when the SMS is on its way; the running seconds are on the button and not read out. */
export function CodeSaid({ said }: { said: string }) {
  return (
    <p role="status" className={styles.good}>
      {said}
    </p>
  );
}
