import type { Queryable } from '../../src/adapters/database.ts';
import type { ProductSearch } from '../../src/queries/publicProducts.ts';

/** A searchable product as plain text. */
export type Candidate = {
  id: string;
  name: string;
  /** All searched fields, normalised, with a line break between them. */
  text: string;
  section: string;
  industry: string;
  region: string;
  year: number;
  filedAt: number;
};

/**
 * The public search as slow and plain as possible: from the tables themselves, every product compared with every word.
 * Shares no code with the real one; what the two disagree on is a fault.
 */
export async function loadCandidates(db: Queryable, rowsAtATime = 50_000): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await db.query<SourceRow>(SOURCE, [last, rowsAtATime]);
    const end = rows.at(-1);
    if (!end) return candidates;
    for (const row of rows) candidates.push(candidateOf(row));
    last = end.id;
  }
}

/** All matches, best first. */
export function bruteForce(candidates: readonly Candidate[], search: ProductSearch): Candidate[] {
  const words = wordsOf(search.q ?? '');
  const phrase = words.join('');
  return candidates
    .filter((candidate) => passes(candidate, search) && words.every((word) => candidate.text.includes(word)))
    .map((candidate) => ({ candidate, rank: words.length === 0 ? 0 : rankOf(candidate.name, words, phrase) }))
    .sort((a, b) => a.rank - b.rank || b.candidate.year - a.candidate.year || b.candidate.filedAt - a.candidate.filedAt || (a.candidate.id < b.candidate.id ? 1 : -1))
    .map(({ candidate }) => candidate);
}

/** How many match, counted to `most`. */
export function bruteForceTotal(candidates: readonly Candidate[], search: ProductSearch, most: number): number {
  const words = wordsOf(search.q ?? '');
  let total = 0;
  for (const candidate of candidates) {
    if (passes(candidate, search) && words.every((word) => candidate.text.includes(word))) total += 1;
    if (total === most) break;
  }
  return total;
}

/** True when the product has every word of the search in some field, and passes its filters. */
export function matches(candidate: Candidate, search: ProductSearch): boolean {
  return passes(candidate, search) && wordsOf(search.q ?? '').every((word) => candidate.text.includes(word));
}

export function wordsOf(keyword: string): string[] {
  const cut = (text: string) => [...text].slice(0, 64).join('');
  return [...new Set(cut(plain(cut(keyword.trim()))).split(' ').filter((word) => word !== ''))].slice(0, 5);
}

type SourceRow = { id: string; section: string | null; industry: string | null; region: string | null; year: number; filed: Date } & Record<Field, string | null>;
type Field = 'name' | 'class' | 'enterprise' | 'model' | 'number';

const SOURCE = `
  select p.id, p.name, c.name as class, e.name as enterprise, p.model, p.filing_number as number,
    i.section, p.industry, e.registered_region as region, p.filing_year::int as year, p.filed_at as filed
  from products p join enterprises e on e.id = p.enterprise_id
    left join product_classes c on c.code = p.product_class left join industries i on i.code = p.industry
  where p.status in ('filed', 'withdrawing') and p.id > $1 order by p.id limit $2`;

function candidateOf(row: SourceRow): Candidate {
  const fields = [row.name, row.class, row.enterprise, row.model, row.number].map((field) => plain(field ?? '').replaceAll(' ', ''));
  return {
    ...{ id: row.id, name: fields[0] as string, text: fields.join('\n'), year: row.year, filedAt: row.filed.getTime() },
    ...{ section: row.section ?? '', industry: row.industry ?? '', region: row.region ?? '' },
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function passes(candidate: Candidate, { industry, region, year, certified }: ProductSearch): boolean {
  if (industry && !isInIndustry(candidate, industry)) return false;
  if (region && !candidate.region.startsWith(region.replace(/0000$|00$/, ''))) return false;
  if (certified) return false; // no certification exists yet
  return !year || candidate.year === year;
}

function isInIndustry({ section, industry }: Candidate, wanted: string): boolean {
  const [, letter, digits] = /^([A-Za-z]?)(\d*)$/.exec(wanted) ?? [];
  if (digits === undefined) return false;
  return digits === '' ? section === letter?.toUpperCase() : industry.startsWith(digits);
}

function rankOf(name: string, words: string[], phrase: string): number {
  if (name === phrase) return 0;
  if (name.startsWith(phrase)) return 1;
  if (name.includes(phrase)) return 2;
  return words.every((word) => name.includes(word)) ? 3 : 4;
}
