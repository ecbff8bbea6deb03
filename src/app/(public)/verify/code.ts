import { normaliseInput, toHalfWidth } from '../../../domain/text.ts';
import { wordsIn, type Language } from '../language.ts';
import { WORDS } from './words.ts';

/** What a person typed or pasted as a verification code or number: no blanks, half width, capitals. */
export function typedCode(text: string): string {
  return normaliseInput(toHalfWidth(text)).replaceAll(/\s/g, '').toUpperCase();
}

/** Codes have 20 characters, filing numbers 11 digits, numbers of certifications RD and 10: the sentence for a number of any other shape that nothing is known under, else null. */
export function shapeProblem(code: string, language: Language = 'zh'): string | null {
  const bare = code.replaceAll('-', '');
  return /^(?:[0-9A-Z]{20}|\d{11}|RD\d{10,11})$/.test(bare) ? null : wordsIn(WORDS, language).shape([...bare].length);
}

/** The sentence that refuses an entry before any look-up, or null when it can be looked up. */
export function codeProblem(code: string, language: Language = 'zh'): string | null {
  const words = wordsIn(WORDS, language);
  if (code === '') return words.enter;
  return code.length > 40 || /[^\p{L}\p{N}-]/u.test(code) ? words.letters : null;
}
