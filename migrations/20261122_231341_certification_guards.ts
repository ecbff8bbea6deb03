import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** By hand: who was left out of a certification round and why, states that move by actions alone, and what the public search knows of a certification. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table certification_left_out (
      round_id uuid not null references certification_rounds (id) on delete cascade,
      product_id uuid not null references products (id) on delete cascade,
      reasons text[] not null check (cardinality(reasons) > 0),
      primary key (round_id, product_id)
    );
    create index certification_left_out_reasons on certification_left_out using gin (reasons);

    create trigger certifications_status before insert or update of status on certifications for each row execute function guard_status('candidate');
    create trigger objections_status before insert or update of status on objections for each row execute function guard_status('submitted');

    -- A product counts as certified while one of its certifications is; one that is not searchable has no row to mark.
    create function search.follow_certification() returns trigger language plpgsql as $body$
    begin
      update search.product s set certified = held.certified
      from (select exists (select 1 from public.certifications where product_id = new.product_id and status = 'certified') as certified) held
      where s.id = new.product_id and s.certified <> held.certified;
      return null;
    end $body$;
    create trigger search_follows after insert or update of status on certifications for each row execute function search.follow_certification();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger search_follows on certifications;
    drop function search.follow_certification();
    drop trigger objections_status on objections;
    drop trigger certifications_status on certifications;
    drop table certification_left_out;
  `)
}
