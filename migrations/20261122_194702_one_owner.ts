import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "enterprise_users" ADD COLUMN "removed_at" timestamp(3) with time zone;
  CREATE UNIQUE INDEX "enterprise_users_one_owner" ON "enterprise_users" USING btree ("enterprise_id") WHERE is_owner;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "enterprise_users_one_owner";
  ALTER TABLE "enterprise_users" DROP COLUMN "removed_at";`)
}
