'use client';
import { useEffect, useRef, useState } from 'react';
import type { BatchAnswer, BatchPreview } from '../../casework/certificationBatch.ts';
import type { BatchAction, DeskFilter } from '../../domain/certification/desk.ts';
import { newKey, post } from '../desk/api.ts';

export type BatchChoice = { ids: string[] } | { filter: DeskFilter };
type Progress = { seen: number; done: number; refused: BatchAnswer['refused']; after: string | null };
type Common = { progress: Progress; preview: BatchPreview | null; failures: string[] };
export type BatchState = Common & { step: 'asking' | 'ready' | 'running' | 'stopped' | 'done' };

const NOTHING_YET: Progress = { seen: 0, done: 0, refused: [], after: null };

/**
 * A batch from its preview to its end. It is worked off in pieces; one that fails stops there and can go on: a piece that was
 * done before the connection broke has its effect once, because every piece carries the key of the batch.
 */
export function useBatch(round: string, action: BatchAction, choice: BatchChoice) {
  const path = `/api/certification-rounds/${round}/batch`;
  const key = useRef(newKey());
  const [state, setState] = useState<BatchState>({ step: 'asking', progress: NOTHING_YET, preview: null, failures: [] });
  useEffect(() => {
    const asked = { current: true };
    void post<BatchPreview>(path, { action, ...choice, dryRun: true }).then((answer) => {
      if (asked.current) setState((before) => (answer.ok ? { ...before, step: 'ready', preview: answer.value } : { ...before, step: 'ready', failures: answer.messages }));
    });
    return () => void (asked.current = false);
    // The dialog is made anew for every choice.
  }, []);

  async function run(reason: string) {
    if (state.step === 'running' || !state.preview) return;
    let progress = state.progress;
    setState((before) => ({ ...before, step: 'running', failures: [] }));
    for (;;) {
      const answer = await post<BatchAnswer>(path, { action, ...choice, ...(reason ? { reason } : {}), after: progress.after, until: state.preview.until }, { 'idempotency-key': key.current });
      if (!answer.ok) return setState((before) => ({ ...before, step: progress.seen > 0 || answer.status === 0 ? 'stopped' : 'ready', failures: answer.messages }));
      const { done, refused, next } = answer.value;
      progress = { seen: progress.seen + done + refused.length, done: progress.done + done, refused: [...progress.refused, ...refused], after: next };
      setState((before) => ({ ...before, step: next ? 'running' : 'done', progress }));
      if (!next) return;
    }
  }
  return { state, run };
}
