import { countCodePoints, toHalfWidth } from '../text.ts';

/**
 * The trade mark that occurs in a text, or undefined. Several may be entered, separated by 、 or commas; case and width do not
 * matter. A mark of one character counts only before 牌, and a Latin one only as a word of its own.
 */
export function trademarkIn(text: string, trademark: string | null | undefined): string | undefined {
  const searched = toHalfWidth(text).toLowerCase();
  return (trademark ?? '').split(/[、,，;；]/).map(bare).find((mark) => mark !== '' && occurs(mark, searched));
}

/** Entries that mean there is none. */
const NONE = new Set(['', '无', '没有', '暂无', '/', '-', '—', 'n/a', 'none']);

function bare(mark: string): string {
  const stripped = toHalfWidth(mark).replace(/[®™©“”"「」\s]/g, '').replace(/牌$/, '');
  return NONE.has(stripped.toLowerCase()) ? '' : stripped;
}

function occurs(mark: string, searched: string): boolean {
  const wanted = mark.toLowerCase();
  if (countCodePoints(mark) < 2) return searched.includes(`${wanted}牌`);
  if (!/^[\x21-\x7e]+$/.test(wanted)) return searched.includes(wanted);
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![a-z0-9])${escaped}(?![a-z0-9])`).test(searched.replace(/\s/g, ''));
}
