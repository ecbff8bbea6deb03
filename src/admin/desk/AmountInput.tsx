'use client';
import { useState } from 'react';
import { fenFromYuan, formatYuan } from '../../domain/money.ts';
import styles from './desk.module.css';

/** An amount typed in 元 and sent in fen; `problem` is the sentence that says what is wrong with it. */
export type TypedAmount = { typed: string; setTyped: (typed: string) => void; fen: number | null; problem: string; isOther: boolean };

/** Begins with the computed amount. `isOther`: something else stands there, which needs a reason. */
export function useAmount(computedFen: number | undefined): TypedAmount {
  const [typed, setTyped] = useState(computedFen === undefined ? '' : formatYuan(computedFen));
  const parsed = fenFromYuan(typed);
  return { typed, setTyped, fen: parsed.ok ? parsed.value : null, problem: parsed.ok ? '' : parsed.reason, isOther: parsed.ok && parsed.value !== computedFen };
}

export function AmountInput({ label, hint, amount: { typed, setTyped, problem } }: { label: string; hint: string | undefined; amount: TypedAmount }) {
  return (
    <div className={styles.answer}>
      <label className={styles.label} htmlFor="amount">{label}（元）</label>
      {hint && <p id="amount-hint">{hint}</p>}
      <input id="amount" className={styles.text} inputMode="decimal" autoComplete="off" value={typed} aria-invalid={problem !== ''} aria-describedby="amount-hint amount-problem" onChange={(event) => setTyped(event.target.value)} />
      <p id="amount-problem" role="status" className={problem ? styles.failed : undefined}>{problem}</p>
    </div>
  );
}
