import { highlightParts } from './highlight.ts';

/** A text with the searched words marked. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  return highlightParts(text, query).map(({ text: part, isHit }, at) => (isHit ? <mark key={at}>{part}</mark> : part));
}
