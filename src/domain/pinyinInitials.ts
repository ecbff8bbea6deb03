import { pinyin } from 'pinyin-pro';
import type { CodeEntry } from './codes.ts';

/** Pinyin initials of a text, lower case: `医药制造业` → `yyzzy`. Latin letters and digits stay, everything else is dropped. */
export function pinyinInitials(text: string): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** The table with `initials` on every row, for `searchCodes`. Meant to be done once, away from the browser: the dictionary is large. */
export function withInitials<T extends CodeEntry>(entries: readonly T[]): (T & { initials: string })[] {
  return entries.map((entry) => ({ ...entry, initials: entry.initials ?? pinyinInitials(entry.name) }));
}
