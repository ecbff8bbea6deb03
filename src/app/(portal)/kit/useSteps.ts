'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';

export type StepEntry = { key: string; label: string };
export type Steps = {
  list: readonly StepEntry[];
  current: StepEntry;
  /** The person came from the check page and goes back to it. */
  returning: boolean;
  /** Opens a step; `field` takes the cursor, `returning` makes its button lead back to the check page. */
  open: (step: string, options?: { field?: string; returning?: boolean }) => void;
  href: (step: string, options?: { field?: string; returning?: boolean }) => string;
};

/** The step in the address, so that it can be bookmarked, reloaded and left with the browser's back button. */
export function useSteps(list: readonly StepEntry[]): Steps {
  const parameters = useSearchParams();
  const current = list.find(({ key }) => key === parameters.get('step')) ?? (list[0] as StepEntry);
  const wanted = useRef<string | null>(null);
  const shown = useRef(current.key);
  useEffect(() => {
    const field = wanted.current ?? (shown.current === current.key ? window.location.hash.slice(1) : null);
    wanted.current = null;
    if (field) focusField(field);
    else if (shown.current !== current.key) focusStep();
    shown.current = current.key;
  }, [current.key]);
  const open = useCallback<Steps['open']>((step, options = {}) => {
    wanted.current = options.field ?? null;
    const isHere = step === shown.current;
    window.history.pushState(null, '', addressOf(step, options));
    if (isHere && options.field) focusField(options.field);
  }, []);
  return { list, current, returning: parameters.get('return') === 'check', open, href: addressOf };
}

/** Puts the cursor into a field, or onto the heading of what has no input of its own. */
export function focusField(name: string): void {
  const target = document.getElementById(name);
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'center' });
}

function focusStep(): void {
  const heading = document.getElementById('step');
  heading?.focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

function addressOf(step: string, { field, returning = false }: { field?: string; returning?: boolean } = {}): string {
  return `?step=${step}${returning ? '&return=check' : ''}${field ? `#${field}` : ''}`;
}
