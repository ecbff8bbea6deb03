import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_holidays_kind" AS ENUM('holiday', 'workday');
  CREATE TABLE "business_registry" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"uscc" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"region" varchar,
  	"address" varchar,
  	"legal_representative" varchar,
  	"as_of" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "holidays" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"date" varchar NOT NULL,
  	"kind" "enum_holidays_kind" NOT NULL,
  	"name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE UNIQUE INDEX "business_registry_uscc_idx" ON "business_registry" USING btree ("uscc");
  CREATE INDEX "business_registry_updated_at_idx" ON "business_registry" USING btree ("updated_at");
  CREATE INDEX "business_registry_created_at_idx" ON "business_registry" USING btree ("created_at");
  CREATE UNIQUE INDEX "holidays_date_idx" ON "holidays" USING btree ("date");
  CREATE INDEX "holidays_updated_at_idx" ON "holidays" USING btree ("updated_at");
  CREATE INDEX "holidays_created_at_idx" ON "holidays" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "business_registry" CASCADE;
  DROP TABLE "holidays" CASCADE;
  DROP TYPE "public"."enum_holidays_kind";`)
}
