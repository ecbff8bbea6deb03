'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { PatentImport } from '../../../casework/patentImports.ts';
import { api, sentenceOf } from '../kit/api.ts';
import { useOnce } from './useOnce.ts';

const LOOK_EVERY_MS = 1_000;

/** The newest import, looked at every second while it goes on; where no worker is at it, the look itself keeps it going. */
export function useImport(latest: PatentImport | null) {
  const router = useRouter();
  const [current, setCurrent] = useState(latest);
  const [problem, setProblem] = useState('');
  const { busy, once } = useOnce();
  const isLive = current !== null && isUnderWay(current);
  const start = () =>
    once('start', async () => {
      if (isLive) return;
      const answer = await api<PatentImport>('patents/import', { method: 'POST', body: {} });
      setProblem(answer.ok ? '' : sentenceOf(answer));
      if (answer.ok) setCurrent(answer.value);
    });
  useEffect(() => {
    if (!isLive) return;
    let gone = false;
    const timer = setTimeout(() => void look(), LOOK_EVERY_MS);
    async function look(): Promise<void> {
      const seen = await seenImport(current?.isIdle ?? false);
      if (gone) return;
      // No connection: looked at again, for the import itself goes on.
      setCurrent((before) => seen ?? (before && { ...before }));
      if (seen && !isUnderWay(seen)) router.refresh();
    }
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [current, isLive, router]);
  return { current, problem, busy: busy !== null || isLive, start };
}

const isUnderWay = ({ state }: PatentImport): boolean => state === 'waiting' || state === 'running';

async function seenImport(isIdle: boolean): Promise<PatentImport | null> {
  if (isIdle) {
    const helped = await api<PatentImport>('patents/import', { method: 'POST', body: {} });
    return helped.ok ? helped.value : null;
  }
  const answer = await api<{ import: PatentImport | null }>('patents/import');
  return answer.ok ? answer.value.import : null;
}
