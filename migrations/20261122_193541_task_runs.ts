import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** What scheduled work must remember between its runs: until which instant it is done. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`create table task_runs (task text primary key, done_until timestamptz not null)`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table task_runs`)
}
