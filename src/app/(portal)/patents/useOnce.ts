'use client';

import { useRef, useState } from 'react';

/** One piece of work at a time, named, so that a double click has one effect. */
export function useOnce() {
  const [busy, setBusy] = useState<string | null>(null);
  const running = useRef(false);
  const once = async (name: string, work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(name);
    await work();
    running.current = false;
    setBusy(null);
  };
  return { busy, once };
}
