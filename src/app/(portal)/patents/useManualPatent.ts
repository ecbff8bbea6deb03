'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { readDeclared } from '../../../domain/patentIntake.ts';
import { parsePatentNumber } from '../../../domain/patentNumber.ts';
import type { LegalStatus, Obtained } from '../../../domain/patents.ts';
import { api, type ApiProblem } from '../kit/api.ts';
import { useOnce } from './useOnce.ts';

/** What stands in the form; `holders` one per line. `id`: the patent that is corrected, absent for a new one. */
export type ManualEntry = { id?: string; number: string; title: string; holders: string; legalStatus: LegalStatus; asOf: string; obtained: Obtained };

/** Typing and saving a patent by hand; the server judges, and the sentences stand at their fields. `today`: civil date. */
export function useManualPatent(initial: ManualEntry, today: string) {
  const router = useRouter();
  const [entry, setEntry] = useState(initial);
  const [problems, setProblems] = useState<readonly ApiProblem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const { busy, once } = useOnce();
  const number = parsePatentNumber(entry.number);
  const save = () =>
    once('save', async () => {
      const found = problemsIn(entry, today);
      setProblems(found);
      if (found.length > 0) return setAttempt((before) => before + 1);
      const answer = await api<{ doc: { id: string } }>(initial.id ? `patents/${initial.id}` : 'patents', { method: initial.id ? 'PATCH' : 'POST', body: bodyOf(entry) });
      setProblems(answer.ok ? [] : answer.problems);
      if (!answer.ok) return setAttempt((before) => before + 1);
      router.push(`/portal/patents/${answer.value.doc.id}`);
      router.refresh();
    });
  return {
    entry,
    set: (part: Partial<ManualEntry>) => setEntry((before) => ({ ...before, ...part })),
    type: number.ok ? number.value.type : null,
    problems,
    attempt,
    busy: busy !== null,
    save,
  };
}

/** All faults at once, by the rules of the server. */
function problemsIn(entry: ManualEntry, today: string): ApiProblem[] {
  const number = parsePatentNumber(entry.number);
  const facts = readDeclared(bodyOf(entry), today);
  return [...(number.ok ? [] : [{ field: 'number', message: number.reason }]), ...(facts.ok ? [] : facts.problems)];
}

function bodyOf({ id: _id, holders, ...entry }: ManualEntry): Record<string, unknown> {
  return { ...entry, holders: holders.split(/\r\n|\r|\n/).filter((name) => name.trim() !== '') };
}
