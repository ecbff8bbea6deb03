'use client';

import { useRef, useState } from 'react';
import type { AccountAnswer } from './postAccount.ts';
import type { FormProblem } from './ProblemSummary.tsx';

/** One attempt: `check` finds problems without the server, `done` is what follows a success; a form that leaves for another page stays busy. */
type Attempt = { check: () => readonly FormProblem[]; send: () => Promise<AccountAnswer>; done: () => 'leaving' | 'staying' };

export type AccountForm = ReturnType<typeof useAttempts>;

/** Values of an account form with the problems of its last attempt; what was typed stays after a failure. */
export function useAccountForm<V extends Record<string, string | boolean>>(empty: V) {
  const [values, setValues] = useState(empty);
  const attempts = useAttempts(Object.keys(empty));
  const set = <N extends keyof V>(name: N, value: V[N]) => setValues((old) => ({ ...old, [name]: value }));
  const reset = () => setValues(empty);
  const errorOf = (name: keyof V) => attempts.problems.find(({ field }) => field === name)?.message;
  /** What an input of this form needs. */
  const field = <N extends keyof V & string>(name: N) => ({ name, value: values[name], onChange: (value: V[N]) => set(name, value), error: errorOf(name) });
  return { ...attempts, values, reset, field };
}

/** Runs one attempt at a time, so that a double click has one effect. */
function useAttempts(names: readonly string[]) {
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const running = useRef(false);
  const clear = () => setProblems([]);
  const show = (found: readonly FormProblem[]) => {
    setProblems(inFormOrder(found, names));
    setAttempt((count) => count + 1);
  };
  const submit = async ({ check, send, done }: Attempt) => {
    if (running.current) return;
    const found = check();
    if (found.length > 0) return show(found);
    running.current = true;
    setBusy(true);
    const answer = await send();
    if (answer.ok) clear();
    else show(answer.problems);
    running.current = answer.ok && done() === 'leaving';
    setBusy(running.current);
  };
  return { problems, attempt, isBusy, show, clear, submit };
}

/** The order of the fields on the page; what belongs to no field comes first. */
function inFormOrder(problems: readonly FormProblem[], names: readonly string[]): FormProblem[] {
  return problems.toSorted((a, b) => names.indexOf(a.field ?? '') - names.indexOf(b.field ?? ''));
}
