import { useEffect, useState, useSyncExternalStore } from 'react';
import { createFormSession, type FormSession, type SessionOptions, type SessionView } from './formSession.ts';

/** Opens the form once and saves it whenever the person pauses, leaves, or comes back. */
export function useFormSession(options: SessionOptions): { session: FormSession; view: SessionView } {
  const [session] = useState(() => createFormSession(options));
  const view = useSyncExternalStore(session.subscribe, session.get, session.get);
  useEffect(() => watch(session), [session]);
  return { session, view };
}

function watch(session: FormSession): () => void {
  session.open();
  const visibility = () => (document.visibilityState === 'hidden' ? session.goAway() : session.resume());
  const events: [EventTarget, string, () => void][] = [
    [document, 'visibilitychange', visibility],
    [window, 'pagehide', session.goAway],
    [window, 'online', session.resume],
    [window, 'focus', session.resume],
  ];
  for (const [target, name, handler] of events) target.addEventListener(name, handler);
  return () => {
    for (const [target, name, handler] of events) target.removeEventListener(name, handler);
    session.goAway();
    session.stop();
  };
}
