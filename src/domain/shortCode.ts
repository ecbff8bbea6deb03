import { normaliseInput, toHalfWidth } from './text.ts';

/** Codes people copy from paper or an SMS: ten letters and digits without 0/O and 1/I/L, 49 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 10;

/** @param random at least ten numbers without a bias in their rest by 31 (see {@link SHORT_CODE_LETTERS}) */
export function shortCode(random: readonly number[]): string {
  return random.slice(0, LENGTH).map((number) => ALPHABET[number % ALPHABET.length]).join('');
}

export const SHORT_CODE_LETTERS = ALPHABET.length;

/** The stored form of what was typed or pasted: upper case, no blanks and hyphens. Null when it is no such code. */
export function parseShortCode(typed: string): string | null {
  const text = toHalfWidth(normaliseInput(typed)).replace(/[\s-]/g, '').toUpperCase();
  return text.length === LENGTH && [...text].every((letter) => ALPHABET.includes(letter)) ? text : null;
}

/** In two groups, for reading out and copying. */
export function showShortCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}
