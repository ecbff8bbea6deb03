'use client';
import { useEffect, useState } from 'react';
import type { DeskCase } from './deskContext.ts';

type Comments = Record<string, string>;

/** Comments on single fields until the case is refused. They survive a reload in this tab; another submission begins anew. */
export function useComments({ id, submission }: DeskCase) {
  const key = `case-comments:${id}:${submission}`;
  const [comments, setComments] = useState<Comments>({});
  useEffect(() => setComments(keptComments(key)), [key]);
  const setComment = (field: string, text: string) => {
    const { [field]: _old, ...others } = comments;
    const next = text.trim() === '' ? others : { ...others, [field]: text };
    sessionStorage.setItem(key, JSON.stringify(next));
    setComments(next);
  };
  return { comments, setComment };
}

function keptComments(key: string): Comments {
  const kept = sessionStorage.getItem(key);
  return kept ? (JSON.parse(kept) as Comments) : {};
}
