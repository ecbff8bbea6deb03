import { normaliseInput, toHalfWidth } from './text.ts';

/** The alphabet of certificates, which leaves out what is mistaken on paper; 12 of its letters are 60 bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const RECEIPT_LETTERS = 12;
const GROUP = 4;

/** In three groups, for reading out and copying. */
export function showReceiptCode(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

/** The stored form of what was typed or pasted: upper case, no blanks and hyphens. Null when it is no such code. */
export function parseReceiptCode(typed: string): string | null {
  const text = toHalfWidth(normaliseInput(typed)).replace(/[\s\-‐-―−]/g, '').toUpperCase();
  return text.length === RECEIPT_LETTERS && [...text].every((letter) => LETTERS.includes(letter)) ? text : null;
}
