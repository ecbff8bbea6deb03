import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** By hand: the reading side of the public search. `search.products` is called by src/queries/publicProducts.ts. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [FILTERS, LOOKING, SEARCHING]) await db.execute(sql.raw(part))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function search.products, search.by_rank, search.newest, search.beginning_with, search.matching,
      search.among_newest, search.has_words, search.rarest, search.keyword_tokens, search.passes, search.make_filter;
    drop type search.filter;
  `)
}

const FILTERS = String.raw`
  create type search.filter as (tokens int[], industry_pattern text, region_pattern text, year int, certified boolean);

  -- industry: a section (C), or 2 to 4 digits with or without their section. region: 6 digits, or 2 or 4 of them. null: any.
  create function search.make_filter(industry text, region text, year int, certified boolean) returns search.filter
  language plpgsql immutable as $body$
  declare
    branch text := regexp_replace(upper(industry), '^[A-Z](?=\d)', '');
    area text := regexp_replace(region, '(00)+$', '');
    made search.filter;
  begin
    made.tokens := array_remove(array[hashtext('industry ' || branch), hashtext('region ' || area), hashtext('year ' || year), hashtext('certified ' || certified)], null);
    made.industry_pattern := case when branch ~ '^\d' then '_' else '' end || substr(search.contains_pattern(branch), 2);
    made.region_pattern := substr(search.contains_pattern(area), 2);
    made.year := year;
    made.certified := certified;
    return made;
  end $body$;

  -- Plain SQL, so that the planner puts it in place and drops what is not asked for. "is true" keeps it from reading
  -- a whole year of another index for the sake of a few rows.
  create function search.passes(p search.product, f search.filter) returns boolean language sql immutable return
    (f.industry_pattern is null or p.industry like f.industry_pattern)
    and (f.region_pattern is null or p.region like f.region_pattern)
    and (f.year is null or (p.year = f.year) is true)
    and (f.certified is null or p.certified = f.certified);
`

const LOOKING = String.raw`
  -- The few tokens that narrow most; none when all are so common (6 %) that 1000 matches are sooner met by walking back from
  -- the newest product. A token of 15 % and more costs more to read than it saves.
  create function search.rarest(wanted int[]) returns int[] language plpgsql stable set plan_cache_mode = force_generic_plan as $body$
  declare
    rare int[];
    rarest_share real;
  begin
    select array_agg(token order by share, token), min(share) into rare, rarest_share from (
      select token, coalesce(s.share, 0) as share from (select distinct unnest(wanted) as token) w left join search.token_share s using (token)
      where coalesce(s.share, 0) < 0.15 order by 2, 1 limit 4) few;
    return case when rarest_share < 0.06 then rare else '{}' end;
  end $body$;

  create function search.keyword_tokens(words text[], tag int) returns int[] language plpgsql immutable as $body$
  declare
    word text;
    wanted int[] := '{}';
  begin
    foreach word in array words loop wanted := wanted || search.word_tokens(word, tag); end loop;
    return wanted;
  end $body$;

  -- All words in the name, or (in_name false) in all fields together but not in the name.
  create function search.has_words(p search.product, patterns text[], in_name boolean) returns boolean language sql immutable return
    case when in_name then p.name_text like all (patterns) else p.all_text like all (patterns) and not p.name_text like all (patterns) end;

  -- Matches among the depth newest products (of the year asked for), newest first.
  create function search.among_newest(patterns text[], f search.filter, in_name boolean, depth int, at_most int) returns uuid[]
  language plpgsql stable set plan_cache_mode = force_custom_plan as $body$
  begin
    return array(
      select p.id from (
        select * from search.product n where f.year is null or n.year = f.year
        order by n.year desc, n.filed_at desc, n.id desc limit depth) p
      where search.passes(p, f) and search.has_words(p, patterns, in_name) limit at_most);
  end $body$;

  -- Up to at_most matches; fewer only if there are no more. Planned anew each time: how rare the tokens are decides the way.
  create function search.matching(patterns text[], wanted int[], f search.filter, in_name boolean, at_most int) returns uuid[]
  language plpgsql stable set plan_cache_mode = force_custom_plan as $body$
  declare
    narrow int[] := search.rarest(wanted);
    hits uuid[];
  begin
    if cardinality(narrow) = 0 then
      -- Everything asked for is very common: it is likely that the newest products will do.
      hits := search.among_newest(patterns, f, in_name, 20000, at_most);
      if cardinality(hits) >= at_most or wanted = '{}' then return hits; end if;
      narrow := wanted;
    end if;
    return array(
      select p.id from search.product p
      where search.tokens(p.name_text, p.all_text, p.industry, p.region, p.year, p.certified) @> narrow
        and search.passes(p, f) and search.has_words(p, patterns, in_name)
      limit at_most);
  end $body$;

  -- Names that begin with the keyword come first even when more products match than are looked at. Whatever the statistics
  -- say: in the order of the index, and no further than needed.
  create function search.beginning_with(phrase text, f search.filter) returns uuid[]
  language plpgsql stable set enable_bitmapscan = off set enable_sort = off set enable_seqscan = off as $body$
  begin
    return array(
      select p.id from (
        select * from search.product
        where left(name_text, 64) collate "C" >= phrase and left(name_text, 64) collate "C" < phrase || U&'\+10FFFF'
        order by left(name_text, 64) collate "C", id limit 400) p
      where search.passes(p, f) limit 40);
  end $body$;
`

const SEARCHING = String.raw`
  -- Without a keyword: newest first. hits is complete unless is_capped; then a walk back from the newest product ends soon
  -- where matches are many, and sorting all of them costs little where they are few.
  create function search.newest(f search.filter, hits uuid[], is_capped boolean, first_row int, row_count int) returns uuid[]
  language plpgsql stable set plan_cache_mode = force_custom_plan as $body$
  declare
    met uuid[];
  begin
    if not is_capped then
      -- Materialized: else the planner reads the whole index that has the order, to filter it by id.
      return array(
        with p as materialized (select id, year, filed_at from search.product where id = any (hits))
        select id from p order by year desc, filed_at desc, id desc limit row_count offset first_row);
    end if;
    met := search.among_newest('{}', f, true, 20000 + 60 * first_row, first_row + row_count);
    if cardinality(met) = first_row + row_count then return met[first_row + 1 :]; end if;
    return array(
      select p.id from search.product p
      where search.tokens(p.name_text, p.all_text, p.industry, p.region, p.year, p.certified) @> f.tokens and search.passes(p, f)
      order by p.year desc, p.filed_at desc, p.id desc limit row_count offset first_row);
  end $body$;

  -- Same name, begins with it, contains it, has all words, has them in other fields too; then newest first.
  create function search.by_rank(hits uuid[], patterns text[], phrase text, first_row int, row_count int) returns uuid[]
  language plpgsql stable as $body$
  begin
    return array(
      select p.id from search.product p where p.id = any (hits)
      order by case when p.name_text = phrase then 0 when starts_with(p.name_text, phrase) then 1
        when strpos(p.name_text, phrase) > 0 then 2 when p.name_text like all (patterns) then 3 else 4 end,
        p.year desc, p.filed_at desc, p.id desc
      limit row_count offset first_row);
  end $body$;

  -- One page of filed products. total is exact below 1000; from there it is 1000 and capped: counting on would cost more than
  -- the search itself. Work is bounded by what is asked for, not by the number of products.
  create function search.products(keyword text, industry text, region text, year int, certified boolean, first_row int, row_count int)
  returns table (ids uuid[], total int, is_capped boolean) language plpgsql stable
  set work_mem = '32MB' set max_parallel_workers_per_gather = 0 as $body$
  declare
    most constant int := 1000;
    words text[] := search.words(keyword);
    phrase text := array_to_string(words, '');
    patterns text[] := array(select search.contains_pattern(word) from unnest(words) word);
    f search.filter := search.make_filter(industry, region, year, certified);
    in_name uuid[] := search.matching(patterns, f.tokens || search.keyword_tokens(words, search.name_tag()), f, true, most);
    elsewhere uuid[] := '{}';
    recent uuid[];
  begin
    if words <> '{}' and cardinality(in_name) < most then
      elsewhere := search.matching(patterns, f.tokens || search.keyword_tokens(words, 0), f, false, most - cardinality(in_name));
    end if;
    total := cardinality(in_name) + cardinality(elsewhere);
    is_capped := total >= most;
    -- The index gives the matches that happen to lie first in the table: the newest ones must not be missed for that.
    recent := case when is_capped and words <> '{}' then search.among_newest(patterns, f, cardinality(in_name) >= most, 5000, 200) else '{}' end;
    if words = '{}' then
      ids := search.newest(f, in_name, is_capped, first_row, row_count);
    elsif total > 0 then
      ids := search.by_rank(search.beginning_with(phrase, f) || recent || in_name || elsewhere, patterns, phrase, first_row, row_count);
    else
      ids := '{}';
    end if;
    return next;
  end $body$;
`
