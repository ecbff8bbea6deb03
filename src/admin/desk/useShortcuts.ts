'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import type { OfferedAction } from '../../casework/listActions.ts';
import { keysOf } from './keys.ts';

type Shortcuts = { actions: OfferedAction[]; press: (action: OfferedAction, thenNext?: boolean) => void; goNext: () => void; help: () => void; paused: boolean };

const SWITCH = 'case-shortcuts';

/**
 * Single keys for a reviewer who decides many cases. They never fire while somebody types, composes Chinese in an
 * input method or holds a modifier, and can be switched off (WCAG 2.1.4).
 */
export function useShortcuts({ actions, press, goNext, help, paused }: Shortcuts): [enabled: boolean, setEnabled: (enabled: boolean) => void] {
  const [enabled, setEnabled] = useState(true);
  useEffect(() => setEnabled(localStorage.getItem(SWITCH) !== 'off'), []);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (paused || isTyping(event)) return;
    if (event.key === '?') return run(event, help);
    if (!enabled) return;
    const key = event.key.toUpperCase();
    if (key === 'N') return run(event, goNext);
    const keys = keysOf(actions);
    const action = actions.find((each) => keys.get(each.action) === (key === 'G' ? 'A' : key));
    if (action) run(event, () => press(action, key === 'G'));
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const keep = (on: boolean) => {
    localStorage.setItem(SWITCH, on ? 'on' : 'off');
    setEnabled(on);
  };
  return [enabled, keep];
}

function run(event: KeyboardEvent, work: () => void): void {
  event.preventDefault();
  work();
}

/** 229 is what browsers report for keys an input method swallows. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return true;
  const target = event.target as HTMLElement | null;
  return Boolean(target?.closest('input, textarea, select, [contenteditable="true"], dialog'));
}
