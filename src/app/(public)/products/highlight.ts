import { toHalfWidth } from '../../../domain/text.ts';

export type Part = { text: string; isHit: boolean };

/**
 * The text cut at the words of a search, so that a page can mark them. Like the search itself it sees no difference
 * between full and half width, upper and lower case, and none in blanks; the text keeps its own spelling. Joined, the parts are the text.
 */
export function highlightParts(text: string, query: string): Part[] {
  const hit = hits(text, folded(query).split(/\s+/).filter(Boolean));
  const parts: Part[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from + 1;
    while (to < text.length && hit[to] === hit[from]) to++;
    parts.push({ text: text.slice(from, to), isHit: hit[from] === true });
    from = to;
  }
  return parts;
}

function hits(text: string, words: readonly string[]): boolean[] {
  const hit = new Array<boolean>(text.length).fill(false);
  const { letters, places } = compact(text);
  for (const word of words) {
    for (let at = letters.indexOf(word); at !== -1; at = letters.indexOf(word, at + 1)) {
      hit.fill(true, places[at], (places[at + word.length - 1] ?? 0) + 1);
    }
  }
  return hit;
}

/** The text without blanks, as the search compares it, and where each of its letters stands in the text. */
function compact(text: string): { letters: string; places: number[] } {
  const spelled = folded(text);
  const places = Array.from({ length: spelled.length }, (_, at) => at).filter((at) => !/\s/.test(spelled.charAt(at)));
  return { letters: places.map((at) => spelled.charAt(at)).join(''), places };
}

/** Same length as the text, so that positions fit: a letter whose small form is longer (İ) stays as it is. */
function folded(text: string): string {
  return toHalfWidth(text).replaceAll(/\p{Lu}/gu, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter));
}
