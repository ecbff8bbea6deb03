import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "settings_links" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"label_english" varchar,
  	"url" varchar NOT NULL
  );
  
  ALTER TABLE "policy_rounds" ALTER COLUMN "rate_cap" DROP NOT NULL;
  ALTER TABLE "policy_rounds" ALTER COLUMN "days_of_year" DROP NOT NULL;
  ALTER TABLE "settings" ADD COLUMN "platform_name_english" varchar;
  ALTER TABLE "settings" ADD COLUMN "operator_english" varchar;
  ALTER TABLE "settings" ADD COLUMN "hours_english" varchar;
  ALTER TABLE "settings" ADD COLUMN "address" varchar;
  ALTER TABLE "settings" ADD COLUMN "address_english" varchar;
  ALTER TABLE "settings" ADD COLUMN "postcode" varchar;
  ALTER TABLE "settings" ADD COLUMN "email" varchar;
  ALTER TABLE "settings_links" ADD CONSTRAINT "settings_links_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."settings"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "settings_links_order_idx" ON "settings_links" USING btree ("_order");
  CREATE INDEX "settings_links_parent_id_idx" ON "settings_links" USING btree ("_parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "settings_links" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "settings_links" CASCADE;
  ALTER TABLE "policy_rounds" ALTER COLUMN "rate_cap" SET NOT NULL;
  ALTER TABLE "policy_rounds" ALTER COLUMN "days_of_year" SET NOT NULL;
  ALTER TABLE "settings" DROP COLUMN "platform_name_english";
  ALTER TABLE "settings" DROP COLUMN "operator_english";
  ALTER TABLE "settings" DROP COLUMN "hours_english";
  ALTER TABLE "settings" DROP COLUMN "address";
  ALTER TABLE "settings" DROP COLUMN "address_english";
  ALTER TABLE "settings" DROP COLUMN "postcode";
  ALTER TABLE "settings" DROP COLUMN "email";`)
}
