import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * A catalogue has 40,000 classes and most have no product: asking for the search rows of none cost a planned join for
 * each of them, half a minute for the file.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create or replace function search.follow_class() returns trigger language plpgsql as $body$
    declare
      affected uuid[];
    begin
      if (old.code, old.name) is distinct from (new.code, new.name) then
        affected := array(select id from public.products where product_class in (old.code, new.code) and status in ('filed', 'withdrawing'));
        if cardinality(affected) > 0 then perform search.index_products(affected); end if;
      end if;
      return null;
    end $body$;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create or replace function search.follow_class() returns trigger language plpgsql as $body$
    begin
      if (old.code, old.name) is distinct from (new.code, new.name) then
        perform search.index_products(array(
          select id from public.products where product_class in (old.code, new.code) and status in ('filed', 'withdrawing')));
      end if;
      return null;
    end $body$;
  `)
}
