import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** By hand: the reading side of the public search. `search.products` is called by src/queries/publicProducts.ts. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [FILTERS, LOOKING, SEARCHING]) await db.execute(sql.raw(part))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop function search.products, search.by_rank, search.newest, search.newest_is_near, search.beginning_with, search.matching, search.rarest, search.passes,
      search.make_filter;
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

  -- Plain SQL, so that the planner puts it in place and drops what is not asked for.
  create function search.passes(p search.product, f search.filter) returns boolean language sql immutable return
    (f.industry_pattern is null or p.industry like f.industry_pattern)
    and (f.region_pattern is null or p.region like f.region_pattern)
    and (f.year is null or p.year = f.year)
    and (f.certified is null or p.certified = f.certified);
`

const LOOKING = String.raw`
  -- The few tokens that narrow most. Those of more than 15 % of the products narrow too little to be worth reading.
  create function search.rarest(wanted int[]) returns int[] language sql stable as $body$
    select array(
      select token from (select distinct unnest(wanted) as token) w left join search.token_share s using (token)
      where coalesce(s.share, 0) < 0.15 order by coalesce(s.share, 0), token limit 4);
  $body$;

  -- Up to at_most products with all words in the name, or (in_name false) in all fields together but not in the name.
  create function search.matching(words text[], f search.filter, in_name boolean, at_most int) returns uuid[] language plpgsql stable as $body$
  declare
    patterns text[] := array(select search.contains_pattern(word) from unnest(words) word);
    wanted int[] := f.tokens || array(
      select unnest(search.word_tokens(word, case when in_name then search.name_tag() else 0 end)) from unnest(words) word);
    narrow int[] := search.rarest(wanted);
    hits uuid[];
  begin
    if cardinality(narrow) = 0 then
      -- Everything asked for is very common: the newest products will do, if enough of them match.
      hits := array(
        select p.id from (select * from search.product order by year desc, filed_at desc, id desc limit 10000) p
        where search.passes(p, f) and case when in_name then p.name_text like all (patterns)
          else p.all_text like all (patterns) and not p.name_text like all (patterns) end
        limit at_most);
      if cardinality(hits) >= at_most or wanted = '{}' then return hits; end if;
      narrow := wanted;
    end if;
    return array(
      select p.id from search.product p
      where search.tokens(p.name_text, p.all_text, p.industry, p.region, p.year, p.certified) @> narrow
        and search.passes(p, f) and case when in_name then p.name_text like all (patterns)
          else p.all_text like all (patterns) and not p.name_text like all (patterns) end
      limit at_most);
  end $body$;

  -- Names that begin with the keyword come first even when more products match than are looked at.
  create function search.beginning_with(phrase text, f search.filter) returns uuid[] language sql stable as $body$
    select array(
      select p.id from (
        select * from search.product where left(name_text, 64) collate "C" ^@ phrase order by left(name_text, 64) collate "C", id limit 400) p
      where search.passes(p, f) limit 40);
  $body$;
`

const SEARCHING = String.raw`
  -- Whether walking back from the newest product meets enough matches sooner than reading and sorting all of them.
  create function search.newest_is_near(f search.filter, needed int) returns boolean language plpgsql stable as $body$
  declare
    products real := (select reltuples from pg_class where oid = 'search.product'::regclass);
    expected real := products;
    one int;
  begin
    foreach one in array f.tokens loop
      expected := expected * coalesce((select share from search.token_share s where s.token = one), 0);
    end loop;
    return expected * expected >= products * needed;
  end $body$;

  -- Without a keyword: newest first. hits is complete unless is_capped.
  create function search.newest(f search.filter, hits uuid[], is_capped boolean, first_row int, row_count int) returns uuid[]
  language plpgsql stable as $body$
  begin
    if is_capped and search.newest_is_near(f, first_row + row_count) then
      return array(
        select p.id from search.product p where search.passes(p, f)
        order by p.year desc, p.filed_at desc, p.id desc limit row_count offset first_row);
    end if;
    if is_capped then
      return array(
        select p.id from search.product p
        where search.tokens(p.name_text, p.all_text, p.industry, p.region, p.year, p.certified) @> f.tokens and search.passes(p, f)
        order by p.year desc, p.filed_at desc, p.id desc limit row_count offset first_row);
    end if;
    return array(
      select p.id from search.product p where p.id = any (hits)
      order by p.year desc, p.filed_at desc, p.id desc limit row_count offset first_row);
  end $body$;

  -- Same name, begins with it, contains it, has all words, has them in other fields too; then newest first.
  create function search.by_rank(hits uuid[], words text[], phrase text, first_row int, row_count int) returns uuid[]
  language plpgsql stable as $body$
  declare
    patterns text[] := array(select search.contains_pattern(word) from unnest(words) word);
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
  set work_mem = '32MB' set max_parallel_workers_per_gather = 0 set plan_cache_mode = force_custom_plan as $body$
  declare
    most constant int := 1000;
    words text[] := search.words(keyword);
    phrase text := array_to_string(words, '');
    f search.filter := search.make_filter(industry, region, year, certified);
    in_name uuid[] := search.matching(words, f, true, most);
    elsewhere uuid[] := '{}';
  begin
    if words <> '{}' and cardinality(in_name) < most then
      elsewhere := search.matching(words, f, false, most - cardinality(in_name));
    end if;
    total := cardinality(in_name) + cardinality(elsewhere);
    is_capped := total >= most;
    if words = '{}' then
      ids := search.newest(f, in_name, is_capped, first_row, row_count);
    else
      ids := search.by_rank(search.beginning_with(phrase, f) || in_name || elsewhere, words, phrase, first_row, row_count);
    end if;
    return next;
  end $body$;
`
