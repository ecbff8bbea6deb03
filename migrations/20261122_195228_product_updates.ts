import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_product_updates_status" AS ENUM('draft', 'submitted', 'rejected', 'updated', 'closed');
  ALTER TYPE "public"."enum_reasons_case_collection" ADD VALUE 'product-updates';
  CREATE TABLE "product_updates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_product_updates_status" DEFAULT 'draft' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"product_id" uuid NOT NULL,
  	"year" numeric NOT NULL,
  	"name" varchar,
  	"before" jsonb,
  	"links" jsonb,
  	"finding_reasons" jsonb,
  	"is_exported" boolean,
  	"export_destinations" jsonb,
  	"export_other" varchar,
  	"output" numeric,
  	"sales" numeric,
  	"export_value" numeric,
  	"profit" numeric,
  	"total_cost" numeric,
  	"market_share" numeric,
  	"ip_spending_total" numeric,
  	"contribution_method" varchar,
  	"ip_spending" numeric,
  	"contribution_factor" numeric,
  	"contribution_index" numeric,
  	"contribution_explanation" varchar,
  	"wants_certification" boolean,
  	"facts_changed" varchar,
  	"model" varchar,
  	"models_reason" varchar,
  	"trademark" varchar,
  	"introduction" varchar,
  	"is_main_product" boolean,
  	"patents_disclosed" boolean,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "settings" ADD COLUMN "update_deadline" varchar;
  ALTER TABLE "product_updates" ADD CONSTRAINT "product_updates_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "product_updates" ADD CONSTRAINT "product_updates_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "product_updates_status_idx" ON "product_updates" USING btree ("status");
  CREATE INDEX "product_updates_enterprise_idx" ON "product_updates" USING btree ("enterprise_id");
  CREATE INDEX "product_updates_product_idx" ON "product_updates" USING btree ("product_id");
  CREATE INDEX "product_updates_updated_at_idx" ON "product_updates" USING btree ("updated_at");
  CREATE INDEX "product_updates_created_at_idx" ON "product_updates" USING btree ("created_at");
  CREATE UNIQUE INDEX "product_updates_one_a_year" ON "product_updates" USING btree ("product_id","year");
  CREATE INDEX "product_updates_queue" ON "product_updates" USING btree ("status","submitted_at");
  CREATE INDEX "product_updates_own" ON "product_updates" USING btree ("enterprise_id","year","status","updated_at" DESC NULLS LAST);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "product_updates" CASCADE;
  ALTER TABLE "reasons" ALTER COLUMN "case_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_reasons_case_collection";
  CREATE TYPE "public"."enum_reasons_case_collection" AS ENUM('verifications', 'products');
  ALTER TABLE "reasons" ALTER COLUMN "case_collection" SET DATA TYPE "public"."enum_reasons_case_collection" USING "case_collection"::"public"."enum_reasons_case_collection";
  ALTER TABLE "settings" DROP COLUMN "update_deadline";
  DROP TYPE "public"."enum_product_updates_status";`)
}
