import { toHalfWidth } from './text.ts';

/**
 * The form in which two spellings of one holder's name are the same: full-width signs as half-width ones (（）and ()),
 * no blanks, no invisible characters. Never shown. The database has the same rule as `holder_key()`.
 */
export function holderKey(name: string): string {
  return toHalfWidth(name.replace(BLANK_OR_INVISIBLE, ''));
}

/** Whether one of the holders bears one of these names, however the two are written. Empty names match nobody. */
export function isHeldBy(holders: readonly string[], names: readonly string[]): boolean {
  const keys = new Set(holderKeys(names));
  return holders.some((holder) => keys.has(holderKey(holder)));
}

/** Keys of several names, each once, without those that are empty. */
export function holderKeys(names: readonly string[]): string[] {
  return [...new Set(names.map(holderKey))].filter((key) => key !== '');
}

const BLANK_OR_INVISIBLE = /[\u0009-\u000D\u0020\u00A0\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF]/g;
