import { toHalfWidth } from '../text.ts';

/**
 * True when a product name repeats a patent's title, or nearly so: equal without 一种, 的 and punctuation, one within the other
 * at four fifths of its length, or a slip or two apart in a long name.
 */
export function nearlyEqualsTitle(name: string, title: string): boolean {
  const [short = '', long = ''] = [comparable(name), comparable(title)].sort((a, b) => a.length - b.length);
  if (short === '') return false;
  if (short === long) return true;
  if (long.includes(short)) return short.length >= 5 && short.length / long.length >= 0.8;
  return long.length >= 8 && editDistance(short, long) <= Math.floor(long.length * 0.15);
}

/** Levenshtein distance in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function comparable(text: string): string {
  return toHalfWidth(text).toLowerCase().replace(/^一种/, '').replace(/的|[^\p{L}\p{N}]/gu, '');
}
