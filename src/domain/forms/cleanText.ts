/** Control characters; what a line break or tab means is decided before. Zero-width marks and marks of direction count as well. */
const INVISIBLE = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/**
 * Text of one line as it is kept: no blanks at the ends, line breaks and tabs are blanks, nothing invisible. A NUL or half
 * a surrogate pair, which no database takes, cannot remain.
 */
export function cleanLine(text: string): string {
  return wellFormed(text).replace(/[\t\r\n\u2028\u2029]+/g, ' ').replace(INVISIBLE, '').trim();
}

/** Text of several lines: line breaks stay, as `\n`; the rest as in {@link cleanLine}. */
export function cleanLines(text: string): string {
  const lines = wellFormed(text).split(/\r\n|[\r\n\u2028\u2029]/);
  return lines.map((line) => line.replace(/\t/g, ' ').replace(INVISIBLE, '').trimEnd()).join('\n').trim();
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
