import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Counters of rate-limiter-flexible, shared by all processes; the application creates no table at run time.
 * The columns are what the library writes; keys are digests, so no personal data lies here.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limits_expire on rate_limits (expire);

    -- The limits of a number count its codes of one day, whatever they were for.
    create index sms_codes_by_mobile on sms_codes (mobile, created_at);
    create index sms_codes_age on sms_codes (created_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index sms_codes_age;
    drop index sms_codes_by_mobile;
    drop table rate_limits;
  `)
}
