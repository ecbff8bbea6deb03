/**
 * Full-width ASCII variants (FF01–FF5E) and the ideographic space as their half-width twins.
 * For codes and numbers; prose keeps its Chinese punctuation, see {@link normaliseInput}.
 */
export function toHalfWidth(text: string): string {
  return text.replace(FULL_WIDTH_ASCII, shiftToAscii).replaceAll(IDEOGRAPHIC_SPACE, ' ');
}

/**
 * What a person typed or pasted, ready to store: no blanks at the ends, no invisible characters,
 * full-width digits and letters made half-width. Chinese punctuation stays as it was.
 */
export function normaliseInput(text: string): string {
  return text.replace(INVISIBLE, '').replace(FULL_WIDTH_ALPHANUMERIC, shiftToAscii).trim();
}

/** Length as people count it: 𠮷 is one, although it takes two UTF-16 units. Limits of the forms use this. */
export function countCodePoints(text: string): number {
  return [...text].length;
}

/** True when at least one Chinese character occurs, the rare ones of extensions A–H (㛃, 𠮷) included; kana do not count. */
export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

const FULL_WIDTH_ASCII = /[\uFF01-\uFF5E]/g;
const FULL_WIDTH_ALPHANUMERIC = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const IDEOGRAPHIC_SPACE = '\u3000';
/** Zero-width characters and marks of direction that web pages and spreadsheets leave in copied text. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

function shiftToAscii(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
