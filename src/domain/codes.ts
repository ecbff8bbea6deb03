import countries from './data/countries-zh.json' with { type: 'json' };
import { toHalfWidth } from './text.ts';

/** One row of a code table that is a tree. `initials`: pinyin initials of the name, lower case, made by `withInitials`. */
export type CodeEntry = {
  code: string;
  name: string;
  level: number;
  parent: string | null;
  section?: string;
  initials?: string;
};

/** A row with the rows below it. */
export type CodeNode = CodeEntry & { children: CodeNode[] };

/** Where goods may be exported to: `code` is ISO 3166-1 alpha-2. */
export type Destination = { code: string; name: string };

/** The row with that code, or undefined. */
export function findCode(table: readonly CodeEntry[], code: string): CodeEntry | undefined {
  return indexOf(table).get(code);
}

/**
 * Names from the top down to that code, `制造业 / 医药制造业`. Rows that only fill a level of the statistics (市辖区 …) are left out
 * above the last. A code the table does not hold is returned itself, so that a page never shows a blank.
 */
export function codePath(table: readonly CodeEntry[], code: string, separator = ' / '): string {
  const names: string[] = [];
  for (let entry = findCode(table, code); entry; entry = entry.parent === null ? undefined : findCode(table, entry.parent)) {
    if (names.length === 0 || !FILLERS.has(entry.name)) names.unshift(entry.name);
  }
  return names.length === 0 ? code : names.join(separator);
}

/** The table as a tree, in its own order. Rows whose parent is missing stand at the top rather than vanish. */
export function codeTree(table: readonly CodeEntry[]): CodeNode[] {
  const nodes = new Map<string, CodeNode>(table.map((entry) => [entry.code, { ...entry, children: [] }]));
  const roots: CodeNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parent === null ? undefined : nodes.get(node.parent);
    (parent ? parent.children : roots).push(node);
  }
  return roots;
}

/**
 * Rows that match a keyword, the beginning of a code, or pinyin initials (for rows that carry them), best first.
 * Several words, separated by blanks, must all match. Width and case do not matter.
 */
export function searchCodes<T extends CodeEntry>(entries: readonly T[], query: string, limit = 50): T[] {
  const words = toHalfWidth(query).toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return [];
  const hits: { entry: T; rank: number }[] = [];
  for (const entry of entries) {
    const rank = Math.max(...words.map((word) => rankOf(entry, word)));
    if (rank < NO_MATCH) hits.push({ entry, rank });
  }
  return hits.sort((a, b) => a.rank - b.rank).slice(0, limit).map(({ entry }) => entry);
}

/**
 * Rows of the last level for a search: those that match themselves, best first, then those below a row that matches, so
 * that the name of a division finds what may be chosen in it.
 */
export function searchLeaves<T extends CodeEntry>(entries: readonly T[], query: string, limit = 50): T[] {
  const below = new Map<string, T[]>();
  for (const entry of entries) if (entry.parent !== null) push(below, entry.parent, entry);
  const leavesOf = (entry: T): T[] => below.get(entry.code)?.flatMap(leavesOf) ?? [entry];
  const hits = searchCodes(entries, query, entries.length);
  const isLeaf = ({ code }: T) => !below.has(code);
  const found = new Set(hits.filter(isLeaf).slice(0, limit));
  for (const hit of hits) {
    if (found.size >= limit) break;
    if (!isLeaf(hit)) for (const leaf of leavesOf(hit)) found.add(leaf);
  }
  return [...found].slice(0, limit);
}

const NOT_FOREIGN = new Set(['CN', 'HK', 'MO', 'TW', 'XK']);
const TERRITORIES = new Set(['HK', 'MO', 'TW']);

/** Foreign destinations of exports. China, Hong Kong, Macao and Taiwan are no foreign countries; XK is no code of ISO 3166-1. */
export const COUNTRIES: readonly Destination[] = destinations((code) => !NOT_FOREIGN.has(code));

/** The customs territories of China outside the mainland, under the names public bodies use. */
export const CUSTOMS_TERRITORIES: readonly Destination[] = destinations((code) => TERRITORIES.has(code));

const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);
const NO_MATCH = 9;
const indexes = new WeakMap<readonly CodeEntry[], Map<string, CodeEntry>>();

function destinations(chosen: (code: string) => boolean): Destination[] {
  return countries.filter(({ alpha2 }) => chosen(alpha2)).map(({ alpha2, name }) => ({ code: alpha2, name }));
}

/** Built once per table; tables are never changed in place. */
function indexOf(table: readonly CodeEntry[]): Map<string, CodeEntry> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map(table.map((entry) => [entry.code, entry]));
  indexes.set(table, index);
  return index;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Smaller is better: the code itself, its beginning, the name's beginning, within the name, initials. */
function rankOf(entry: CodeEntry, word: string): number {
  const code = entry.code.toLowerCase();
  if (code === word) return 0;
  if (code.startsWith(word)) return 1;
  const at = toHalfWidth(entry.name).toLowerCase().indexOf(word);
  if (at >= 0) return at === 0 ? 2 : 3;
  const initialsAt = entry.initials?.indexOf(word) ?? -1;
  if (initialsAt < 0) return NO_MATCH;
  return initialsAt === 0 ? 4 : 5;
}
