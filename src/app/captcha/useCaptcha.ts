'use client';

import { useEffect, useRef, useState } from 'react';
import { mountCaptcha, type CaptchaState, type CaptchaWidget } from './widget.ts';

export type Captcha = ReturnType<typeof useCaptcha>;

/**
 * Proof of work for one form. `host` goes to `CaptchaLine`, inside the form; `solve` answers what the server wants in
 * `captcha`, each time a new one, or null when the browser cannot do it. `begin`: with the first focus in the form, or,
 * where it may not be needed at all, only when asked for.
 */
export function useCaptcha(begin: 'onfocus' | 'off' = 'onfocus') {
  const host = useRef<HTMLDivElement>(null);
  const widget = useRef<Promise<CaptchaWidget | null> | null>(null);
  const [state, setState] = useState<CaptchaState>('unverified');
  useEffect(() => {
    const mounted = mountCaptcha(host.current!, begin, setState).catch(() => {
      // A part of the page did not arrive; the line below the form says what to do.
      setState('error');
      return null;
    });
    widget.current = mounted;
    return () => void mounted.then((found) => found?.remove());
  }, [begin]);
  const solve = async (): Promise<string | null> => (await widget.current)?.solve() ?? null;
  return { host, state, solve };
}
