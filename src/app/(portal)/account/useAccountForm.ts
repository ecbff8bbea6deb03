'use client';

import { useRef, useState } from 'react';
import type { AccountAnswer } from './postAccount.ts';
import type { FormProblem } from './ProblemSummary.tsx';

/**
 * State of an account form: values, the problems of the last attempt, and whether one is under way. `submit` runs one
 * attempt at a time, so that a double click has one effect; values stay after a failure.
 */
export function useAccountForm<V extends Record<string, string | boolean>>(empty: V) {
  const [values, setValues] = useState(empty);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);

  const show = (found: readonly FormProblem[]) => {
    setProblems(inFormOrder(found, Object.keys(empty)));
    setAttempt((count) => count + 1);
  };
  const set = <N extends keyof V>(name: N, value: V[N]) => setValues((old) => ({ ...old, [name]: value }));
  const reset = () => setValues(empty);
  const clear = () => setProblems([]);

  /** `check`: problems found without the server. `done`: what follows a success; the form stays busy on the way to another page. */
  const submit = async (check: () => readonly FormProblem[], send: () => Promise<AccountAnswer>, done: () => 'leaving' | 'staying') => {
    if (running.current) return;
    const found = check();
    if (found.length > 0) return show(found);
    running.current = true;
    setBusy(true);
    const answer = await send();
    if (!answer.ok) show(answer.problems);
    else setProblems([]);
    if (answer.ok && done() === 'leaving') return;
    running.current = false;
    setBusy(false);
  };
  const errorOf = (name: keyof V) => problems.find(({ field }) => field === name)?.message;
  return { values, set, reset, clear, problems, show, attempt, isBusy, submit, errorOf };
}

/** The order of the fields on the page; what belongs to no field comes first. */
function inFormOrder(problems: readonly FormProblem[], names: readonly string[]): FormProblem[] {
  return problems.toSorted((a, b) => names.indexOf(a.field ?? '') - names.indexOf(b.field ?? ''));
}
