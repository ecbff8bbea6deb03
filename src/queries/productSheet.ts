import type { Queryable } from '../adapters/database.ts';
import { MOST_IN_A_SHEET } from '../domain/openData.ts';
import { productLines, type ProductLine, type ProductSearch } from './publicProducts.ts';
import { prepared } from './prepared.ts';

/** Where a product stands among all, newest first. The instant is text: a Date would lose its microseconds. */
type Place = { year: number; filedAt: string; id: string };
type Bounds = { most: number; batch: number };

const USUAL: Bounds = { most: MOST_IN_A_SHEET, batch: 500 };
/** Products one statement walks past while it looks for matches: at first, and at most. */
const FIRST_DEPTH = 2_000;
const DEEPEST = 20_000;

/**
 * All matches of a search, newest first, in batches; between two of them no connection is held and nothing is locked, so
 * a slow reader costs nothing. What is withdrawn while the sheet is written is left out.
 * @param after the place behind which the sheet begins (`placeOf`)
 */
export async function* productSheet(db: Queryable, search: ProductSearch, after: Place | null, bounds = USUAL): AsyncGenerator<ProductLine[]> {
  const { rows } = await prepared<{ ids: string[]; isComplete: boolean }>(db, MATCHES, [...filtersOf(search), bounds.most + 1, ...valuesOf(after)]);
  const found = rows[0] ?? { ids: [], isComplete: true };
  if (!found.isComplete) return yield* walked(db, search, after, bounds);
  const ids = found.ids.slice(0, bounds.most);
  for (let from = 0; from < ids.length; from += bounds.batch) yield await productLines(db, ids.slice(from, from + bounds.batch));
}

/** The place of a product that is or was filed; null for a number nobody was given. */
export async function placeOf(db: Queryable, filingNumber: string): Promise<Place | null> {
  const { rows } = await prepared<Place>(
    db,
    `select coalesce(filing_year::int, 0) as year, coalesce(filed_at, created_at)::text as "filedAt", id from products
     where filing_number = $1 and status in ('filed', 'withdrawing', 'withdrawn', 'revoked')`,
    [filingNumber.replaceAll('\0', '')],
  );
  return rows[0] ?? null;
}

/** There are more matches than fit the sheet, so walking from newest to oldest meets enough of them soon. Every statement is bounded. */
async function* walked(db: Queryable, search: ProductSearch, after: Place | null, { most, batch }: Bounds): AsyncGenerator<ProductLine[]> {
  let place = after;
  let depth = FIRST_DEPTH;
  for (let left = most; left > 0; ) {
    const wanted = Math.min(batch, left);
    const { rows } = await prepared<Step>(db, WALK, [...filtersOf(search), ...valuesOf(place), depth, wanted]);
    const { ids, next } = rows[0] ?? { ids: [], next: null };
    if (ids.length > 0) yield await productLines(db, ids);
    if (!next) return;
    left -= ids.length;
    place = next;
    if (ids.length < wanted) depth = Math.min(depth * 4, DEEPEST);
  }
}

/** `next`: the last match, or the last product walked past when there were too few; null at the end. */
type Step = { ids: string[]; next: Place | null };

function filtersOf({ q, industry, region, year, certified }: ProductSearch): unknown[] {
  return [q ?? null, industry ?? null, region ?? null, year ?? null, certified ?? null];
}

function valuesOf(place: Place | null): unknown[] {
  return [place?.year ?? null, place?.filedAt ?? null, place?.id ?? null];
}

const ASKED = `asked as materialized (
  select words, array(select search.contains_pattern(word) from unnest(words) word) as patterns, f
  from (select search.words($1) as words, search.make_filter($2, $3, $4::int, $5::boolean) as f) typed)`;

const NEWEST_FIRST = 'order by year desc, filed_at desc, id desc';

/** Up to $6 matches; when there are fewer, all of them behind the place ($7, $8, $9), newest first. */
const MATCHES = `
  with ${ASKED},
  in_name as materialized (
    select asked.*, search.matching(patterns, (f).tokens || search.keyword_tokens(words, search.name_tag()), f, true, $6::int) as ids from asked),
  hits as materialized (
    select ids || case when words <> '{}' and cardinality(ids) < $6::int
      then search.matching(patterns, (f).tokens || search.keyword_tokens(words, 0), f, false, $6::int - cardinality(ids)) else '{}' end as ids
    from in_name),
  placed as materialized (
    select p.id, p.year, p.filed_at from search.product p
    where p.id = any (array(select unnest(ids) from hits))
      and ($7::int is null or (p.year, p.filed_at, p.id) < ($7::int, $8::timestamptz, $9::uuid)))
  select array(select id from placed ${NEWEST_FIRST}) as ids, (select cardinality(ids) < $6::int from hits) as "isComplete"`;

/** At most $10 matches among the $9 products behind the place ($6, $7, $8). A year bounds the way through the index at both ends. */
const WALK = `
  with ${ASKED},
  walked as materialized (
    select p as product, p.year, p.filed_at, p.id from search.product p
    where (p.year, p.filed_at, p.id)
        < (coalesce($6::int, $4::int + 1, 100000), coalesce($7::timestamptz, '-infinity'), coalesce($8::uuid, '00000000-0000-0000-0000-000000000000'))
      and p.year >= coalesce($4::int, 0)
    ${NEWEST_FIRST} limit $9::int),
  hits as materialized (
    select id, year, filed_at from walked, asked where search.passes(product, f) and (product).all_text like all (patterns)
    ${NEWEST_FIRST} limit $10::int),
  furthest as (
    (select * from hits where (select count(*) from hits) = $10::int order by year, filed_at, id limit 1)
    union all (select id, year, filed_at from walked
      where (select count(*) from hits) < $10::int and (select count(*) from walked) = $9::int order by year, filed_at, id limit 1))
  select array(select id from hits ${NEWEST_FIRST}) as ids,
    (select jsonb_build_object('year', year, 'filedAt', filed_at::text, 'id', id) from furthest) as next`;
