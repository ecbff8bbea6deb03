import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "patent_register_holders";
  ALTER TABLE "patents" ADD COLUMN "is_declared" boolean DEFAULT false;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   CREATE INDEX "patent_register_holders" ON "patent_register" USING gin ("holders");
  ALTER TABLE "patents" DROP COLUMN "is_declared";`)
}
