import type { PatentFilter } from '../queries/portalPatents.ts';

const LONGEST = 100;
const NAMES = ['q', 'type', 'holder', 'obtained', 'status', 'proof'] as const;

/** The filter of the patents list as its address carries it; NUL, which PostgreSQL refuses, is dropped. */
export function filterFrom(query: URLSearchParams): PatentFilter {
  const page = Number(query.get('page') ?? 1);
  const conditions = Object.fromEntries(NAMES.map((name) => [name, (query.get(name) ?? '').replaceAll('\0', '').trim().slice(0, LONGEST)]));
  return { ...(conditions as Omit<PatentFilter, 'page'>), page: Number.isInteger(page) && page >= 1 ? Math.min(page, 100_000) : 1 };
}
