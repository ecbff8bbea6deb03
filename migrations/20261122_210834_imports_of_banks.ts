import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** A bank imports its own loans and sees its own imports alone; those of staff belong to no bank. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table imports add column bank_id uuid references banks (id);
    create index imports_of_bank on imports (bank_id, created_at desc) where bank_id is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index imports_of_bank;
    alter table imports drop column bank_id;
  `)
}
