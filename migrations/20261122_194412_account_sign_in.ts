import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * A session gets a name that can be shown (its token and the hash of it never are), and a code may go to an e-mail
 * address as well as to a mobile number.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table auth_sessions add column id uuid not null default gen_random_uuid();
    create unique index auth_sessions_id on auth_sessions (id);

    alter table sms_codes alter column mobile drop not null;
    alter table sms_codes add column email text;
    alter table sms_codes add constraint sms_codes_one_address check (num_nonnulls(mobile, email) = 1);
    create index sms_codes_by_email on sms_codes (email, created_at) where email is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index sms_codes_by_email;
    alter table sms_codes drop constraint sms_codes_one_address;
    delete from sms_codes where mobile is null;
    alter table sms_codes drop column email;
    alter table sms_codes alter column mobile set not null;

    drop index auth_sessions_id;
    alter table auth_sessions drop column id;
  `)
}
