import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * By hand: the public search (spec 3, "Public search"; the why and the figures in docs/adr/0004-search-inside-postgresql.md).
 * A narrow side table follows the filed products by triggers; one GIN index holds pieces of their text ("tokens") as
 * integers. The index only proposes rows, LIKE decides: two pieces that share an integer cost time, never a wrong hit.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const part of [TEXT, TOKENS, TABLES, FOLLOWING, BACKFILL]) await db.execute(sql.raw(part))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger search_follows on product_classes;
    drop trigger search_follows on enterprises;
    drop trigger search_follows on products;
    drop index products_searchable_class;
    drop schema search cascade;
  `)
}

const TEXT = String.raw`
  create schema search;

  -- One spelling for what is stored and what is typed: width, case, kinds of blanks and invisible characters do not matter.
  create function search.normalise(input text) returns text language sql immutable strict parallel safe return
    btrim(regexp_replace(
      regexp_replace(lower(normalize(input, NFKC) collate pg_catalog.pg_c_utf8), '[\u200B-\u200F\u202A-\u202E\u2060\uFEFF]', '', 'g'),
      '[\s\x01-\x1F\x7F]+', ' ', 'g'));

  -- Blanks inside names are accidents of typing (LED 屏, LED屏): neither side keeps them.
  create function search.compact(input text) returns text language sql immutable strict parallel safe return
    replace(search.normalise(input), ' ', '');

  -- At most 5 different words in the order they were typed; what is longer than a name can be is cut off.
  create function search.words(keyword text) returns text[] language sql immutable parallel safe return
    array(select word from regexp_split_to_table(left(search.normalise(left(keyword, 64)), 64), ' ') with ordinality typed (word, place)
          where word <> '' group by word order by min(place) limit 5);

  create function search.contains_pattern(word text) returns text language sql immutable strict parallel safe return
    '%' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
`

const TOKENS = String.raw`
  -- Single characters. The tag keeps those of the name apart from those of any field (0).
  create function search.singles(input text, tag int) returns int[] language plpgsql immutable strict parallel safe as $body$
  declare
    result int[] := '{}';
    letter text;
  begin
    foreach letter in array string_to_array(input, null) loop
      if letter <> E'\x1F' then result := result || (ascii(letter) # tag); end if;
    end loop;
    return result;
  end $body$;

  -- Pairs of neighbours; of ASCII also triples, because pairs of digits occur in every filing number. No pair spans
  -- 0x1F, the border of two fields. Planes beyond the first are folded into it, which LIKE puts right.
  create function search.pairs(input text, tag int) returns int[] language plpgsql immutable strict parallel safe as $body$
  declare
    border constant int := 31;
    before int := border;
    previous int := border;
    current int;
    result int[] := '{}';
    letter text;
  begin
    foreach letter in array string_to_array(input, null) loop
      current := ascii(letter);
      if current <> border and previous <> border then
        result := result || ((((previous & 65535) << 16) | (current & 65535)) # tag);
        if current < 128 and previous < 128 and before < 128 and before <> border then
          result := result || (((before << 14) | (previous << 7) | current) # tag);
        end if;
      end if;
      before := previous;
      previous := current;
    end loop;
    return result;
  end $body$;

  create function search.name_tag() returns int language sql immutable parallel safe return 1540483477;

  -- What a word of a keyword must have in common with every text that contains it.
  create function search.word_tokens(word text, tag int) returns int[] language sql immutable strict parallel safe return
    case when char_length(word) = 1 then search.singles(word, tag) else search.pairs(word, tag) end;

  -- A section finds its divisions, a province its cities: each level is a token of its own. industry: C3411, region: 440106.
  create function search.filter_tokens(industry text, region text, year int, certified boolean) returns int[]
  language sql immutable parallel safe return array[
    hashtext('industry ' || left(industry, 1)), hashtext('industry ' || substr(industry, 2, 2)),
    hashtext('industry ' || substr(industry, 2, 3)), hashtext('industry ' || substr(industry, 2, 4)),
    hashtext('region ' || left(region, 2)), hashtext('region ' || left(region, 4)), hashtext('region ' || left(region, 6)),
    hashtext('year ' || year), hashtext('certified ' || certified)];

  -- The price tells the planner never to compute this for a row it can find in the index.
  create function search.tokens(name_text text, all_text text, industry text, region text, year int, certified boolean) returns int[]
  language plpgsql immutable parallel safe cost 5000 as $body$
  begin
    return search.pairs(all_text, 0) || search.singles(all_text, 0)
      || search.pairs(name_text, search.name_tag()) || search.singles(name_text, search.name_tag())
      || search.filter_tokens(industry, region, year, certified);
  end $body$;
`

const TABLES = String.raw`
  -- Narrow and apart: each save of a product rewrites its updated_at and would rewrite its entries in a GIN index as well.
  create table search.product (
    id uuid primary key references public.products (id) on delete cascade,
    name_text text not null,
    all_text text not null, -- name, class, organisation, model, filing number, with 0x1F between them
    industry text not null, -- section and code, C3411
    region text not null,
    year int not null, -- the filing year, so that newest first also means later years first
    certified boolean not null default false,
    filed_at timestamptz not null
  );
  -- Share of the products that have a token; those not listed are rare. Copied from the statistics of ANALYZE.
  create table search.token_share (token int primary key, share real not null);
  -- Numbers for the home page, recomputed when they are old (src/queries/publicFigures.ts).
  create table search.figures (
    only_row boolean primary key default true check (only_row),
    computed_at timestamptz not null,
    took_ms real not null,
    figures jsonb not null
  );

  create function search.copy_token_shares() returns void language sql as $body$
    delete from search.token_share;
    insert into search.token_share
    select token, max(share) from pg_stats s,
      unnest(s.most_common_elems::text::int[], s.most_common_elem_freqs[1 : cardinality(s.most_common_elems::text::int[])]) as common (token, share)
    where s.schemaname = 'search' and s.tablename = 'product_tokens' group by token
    on conflict (token) do update set share = excluded.share; -- two workers at once
  $body$;
`

const FOLLOWING = String.raw`
  -- Writes the rows of searchable products anew; the only place that says what is searched. null: all of them.
  -- No view: a view would forbid later migrations to change the columns it reads.
  create function search.index_products(chosen uuid[]) returns void language plpgsql set plan_cache_mode = force_custom_plan as $body$
  begin
    insert into search.product as old (id, name_text, all_text, industry, region, year, filed_at)
    select p.id, coalesce(search.compact(p.name), ''),
      concat_ws(E'\x1F', search.compact(p.name), search.compact(c.name), search.compact(e.name), search.compact(p.model), search.compact(p.filing_number)),
      coalesce(i.section, '-') || coalesce(p.industry, ''), coalesce(e.registered_region, ''), coalesce(p.filing_year::int, 0), coalesce(p.filed_at, p.created_at)
    from public.products p
      join public.enterprises e on e.id = p.enterprise_id
      left join public.product_classes c on c.code = p.product_class
      left join public.industries i on i.code = p.industry
    where p.status in ('filed', 'withdrawing') and (chosen is null or p.id = any (chosen))
    order by p.filed_at
    on conflict (id) do update set (name_text, all_text, industry, region, year, filed_at)
      = (excluded.name_text, excluded.all_text, excluded.industry, excluded.region, excluded.year, excluded.filed_at)
      where (old.name_text, old.all_text, old.industry, old.region, old.year, old.filed_at)
        is distinct from (excluded.name_text, excluded.all_text, excluded.industry, excluded.region, excluded.year, excluded.filed_at);
  end $body$;

  create function search.follow_product() returns trigger language plpgsql as $body$
  begin
    if new.status not in ('filed', 'withdrawing') then
      if tg_op = 'UPDATE' and old.status in ('filed', 'withdrawing') then delete from search.product where id = new.id; end if;
      return null;
    end if;
    if tg_op = 'UPDATE' and (old.status, old.name, old.model, old.product_class, old.industry, old.filing_number, old.filing_year, old.filed_at, old.enterprise_id)
      is not distinct from (new.status, new.name, new.model, new.product_class, new.industry, new.filing_number, new.filing_year, new.filed_at, new.enterprise_id)
    then return null; end if;
    -- Waits for a rename under way, and makes a later one wait: neither can miss the other.
    perform 1 from public.enterprises where id = new.enterprise_id for share;
    perform search.index_products(array[new.id]);
    return null;
  end $body$;
  create trigger search_follows after insert or update on public.products for each row execute function search.follow_product();

  create function search.follow_enterprise() returns trigger language plpgsql as $body$
  begin
    if (old.name, old.registered_region) is distinct from (new.name, new.registered_region) then
      perform search.index_products(array(select id from public.products where enterprise_id = new.id and status in ('filed', 'withdrawing')));
    end if;
    return null;
  end $body$;
  create trigger search_follows after update on public.enterprises for each row execute function search.follow_enterprise();

  create index products_searchable_class on public.products (product_class) where status in ('filed', 'withdrawing');
  create function search.follow_class() returns trigger language plpgsql as $body$
  begin
    if (old.code, old.name) is distinct from (new.code, new.name) then
      perform search.index_products(array(
        select id from public.products where product_class in (old.code, new.code) and status in ('filed', 'withdrawing')));
    end if;
    return null;
  end $body$;
  create trigger search_follows after insert or update or delete on public.product_classes for each row execute function search.follow_class();
`

const BACKFILL = `
  select search.index_products(null);
  -- fastupdate would leave new rows in a list that every search reads to its end.
  create index product_tokens on search.product
    using gin (search.tokens(name_text, all_text, industry, region, year, certified)) with (fastupdate = off);
  create index product_name on search.product (left(name_text, 64) collate "C", id);
  create index product_newest on search.product (year desc, filed_at desc, id desc);
  analyze search.product;
  select search.copy_token_shares();
`
