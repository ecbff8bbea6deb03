'use client';

import { useState } from 'react';
import type { ListedLine } from '../../../domain/patentIntake.ts';
import type { Obtained } from '../../../domain/patents.ts';
import { api, sentenceOf } from '../kit/api.ts';
import { useOnce } from './useOnce.ts';

type Added = { added: number; lines: ListedLine[] };
type Step = { at: 'typing' } | { at: 'checked'; lines: ListedLine[] } | { at: 'added'; count: number; obtained: Obtained };

/** Paste, look at what every line is, add. The server judges both times; what was typed stays until it is added. */
export function useAdding() {
  const [text, setText] = useState('');
  const [obtained, setObtained] = useState<Obtained>('original');
  const [step, setStep] = useState<Step>({ at: 'typing' });
  const { problem, ask } = useAsk({ text, obtained });
  const { busy, once } = useOnce();
  const type = (typed: string) => {
    setText(typed);
    if (step.at !== 'typing') setStep({ at: 'typing' });
  };
  const choose = (chosen: Obtained) => {
    setObtained(chosen);
    if (step.at !== 'typing') setStep({ at: 'typing' });
  };
  const check = () =>
    once('check', async () => {
      const answer = await ask<{ lines: ListedLine[] }>('preview');
      setStep(answer ? { at: 'checked', lines: answer.lines } : { at: 'typing' });
    });
  const add = () =>
    once('add', async () => {
      const answer = await ask<Added>('add');
      if (!answer) return;
      setText('');
      setStep({ at: 'added', count: answer.added, obtained });
    });
  return { text, obtained, type, choose, step, problem, busy, check, add };
}

/** `ask` answers null after the refusal has been put at the input. */
function useAsk(body: { text: string; obtained: Obtained }) {
  const [problem, setProblem] = useState('');
  const ask = async <T>(path: string): Promise<T | null> => {
    const answer = await api<T>(`patents/${path}`, { method: 'POST', body });
    setProblem(answer.ok ? '' : sentenceOf(answer));
    if (!answer.ok) document.getElementById('numbers')?.focus();
    return answer.ok ? answer.value : null;
  };
  return { problem, ask };
}
