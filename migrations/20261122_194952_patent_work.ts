import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * By hand: names of holders compared without regard to full and half width (src/domain/holderNames.ts has the same rule),
 * imports of patents in the background, and requests to confirm that all patents of a product have lapsed.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- Signs without a twin at the end of the first list are left out: blanks and invisible signs.
    create function holder_key(name text) returns text language sql immutable strict parallel safe return translate(
      name,
      '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～'
        || E' \\t\\n\\u000B\\f\\r\\u00A0\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200A\\u200B\\u200C\\u200D\\u200E\\u200F'
        || E'\\u2028\\u2029\\u202A\\u202B\\u202C\\u202D\\u202E\\u202F\\u205F\\u2060\\u3000\\uFEFF',
      $sign$!"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~$sign$
    );
    create function holder_keys(holders jsonb) returns text[] language sql immutable parallel safe return (
      select coalesce(array_agg(holder_key(name)), '{}')
      from jsonb_array_elements_text(case jsonb_typeof(holders) when 'array' then holders else '[]' end) name
    );
    create function enterprise_name_keys(name text, former jsonb) returns text[] language sql immutable parallel safe return
      array_remove(array_remove(array_append(holder_keys(coalesce(former, '[]')), holder_key(name)), null), '');

    alter table patent_register add column holder_keys text[] generated always as (holder_keys(holders)) stored;
    create index patent_register_holder_keys on patent_register using gin (holder_keys);
    -- Reading what changed goes on from a time and a number; many rows of one import bear the same time.
    create index patent_register_changed on patent_register (updated_at, number);
    alter table enterprises add column name_keys text[] generated always as (enterprise_name_keys(name, former_names)) stored;
    create index enterprises_name_keys on enterprises using gin (name_keys);

    create table patent_imports (
      id uuid primary key default uuidv7(),
      enterprise_id uuid not null references enterprises (id) on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
      -- The last number that is in; null before the first page.
      cursor text,
      -- How many the source holds; null before the first page, or when the source does not say.
      total int,
      added int not null default 0,
      updated int not null default 0,
      kept int not null default 0,
      failures int not null default 0,
      problem text,
      lease_owner text,
      lease_until timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      finished_at timestamptz
    );
    create unique index patent_imports_one_live on patent_imports (enterprise_id) where state in ('waiting', 'running');
    create index patent_imports_latest on patent_imports (enterprise_id, created_at desc);

    create table lapse_requests (
      id uuid primary key default uuidv7(),
      product_id uuid not null references products (id) on delete cascade,
      asked_at timestamptz not null,
      ended_at timestamptz,
      outcome text check (outcome in ('validAgain', 'closed')),
      check ((ended_at is null) = (outcome is null))
    );
    create unique index lapse_requests_one_open on lapse_requests (product_id) where ended_at is null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table lapse_requests, patent_imports;
    alter table enterprises drop column name_keys;
    drop index patent_register_changed;
    alter table patent_register drop column holder_keys;
    drop function enterprise_name_keys(text, jsonb);
    drop function holder_keys(jsonb);
    drop function holder_key(text);
  `)
}
