'use client';

import { useEffect, useState } from 'react';
import type { OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { api, sentenceOf } from '../../../../../kit/api.ts';

export type Filter = { q: string; holder: string; type: string; obtained: string; status: string; page: number };
export type Found = { items: OwnPatent[]; total: number; page: number; pages: number };

/** Only valid patents can be linked, so the others are shown on request only. */
export const EVERYTHING_VALID: Filter = { q: '', holder: '', type: '', obtained: '', status: 'valid', page: 1 };

const TYPING_PAUSE_MS = 300;

export function isNarrowed({ page: _page, ...conditions }: Filter): boolean {
  return Object.values(conditions).some((condition) => condition !== '');
}

/** A page of the organisation's patents, read again when the filter has stood still for a moment; a late answer to an earlier question is dropped. */
export function useOwnPatents(filter: Filter): { found: Found | null; fault: string } {
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let current = true;
    const read = async () => {
      const answer = await api<Found>(`patents/choices?${new URLSearchParams({ ...filter, page: String(filter.page) })}`);
      if (!current) return;
      setFault(answer.ok ? '' : sentenceOf(answer));
      if (answer.ok) setFound(answer.value);
    };
    const timer = setTimeout(() => void read(), TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [filter]);
  return { found, fault };
}
