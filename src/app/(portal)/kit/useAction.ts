'use client';

import { useRef, useState } from 'react';
import type { CaseCollection } from '../../../domain/lifecycle/index.ts';
import { api, newKey, type ApiProblem } from './api.ts';

type Case = { collection: CaseCollection; id: string; revision: number };
type Answer = { status: string; revision: number };

/**
 * Performs actions on one case. A press gets one key, kept until an answer came, so that a double click or a retry after
 * a lost connection has one effect. `perform` answers null when the action was refused; `problems` then says why.
 */
export function useAction({ collection, id, revision }: Case) {
  const [busy, setBusy] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly ApiProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const press = useRef<{ of: string; key: string } | null>(null);
  const running = useRef(false);

  async function perform(action: string, input: Record<string, unknown> = {}, known = revision): Promise<Answer | null> {
    if (running.current) return null;
    running.current = true;
    setBusy(action);
    const body = { ...input, revision: known };
    const of = JSON.stringify([action, body]);
    if (press.current?.of !== of) press.current = { of, key: newKey() };
    const answer = await api<Answer>(`${collection}/${id}/actions/${action}`, { method: 'POST', body, headers: { 'idempotency-key': press.current.key } });
    running.current = false;
    setBusy(null);
    if (answer.ok || answer.kind !== 'unavailable') press.current = null;
    setProblems(answer.ok ? [] : answer.problems);
    if (answer.ok) return answer.value;
    setAttempt((count) => count + 1);
    return null;
  }

  return { perform, busy, problems, attempt };
}
