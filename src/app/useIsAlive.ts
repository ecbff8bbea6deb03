'use client';

import { useSyncExternalStore } from 'react';

const NEVER_CHANGES = () => () => {};

/** False in what the server sends, true once the scripts of the page are at work. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(NEVER_CHANGES, () => true, () => false);
}
