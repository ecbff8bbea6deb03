import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_certifications_status" AS ENUM('candidate', 'shortlisted', 'excluded', 'publicised', 'certified', 'expired', 'revoked');
  CREATE TYPE "public"."enum_certification_rounds_criteria_numerator" AS ENUM('sales', 'output', 'profit', 'exportValue', 'totalCost', 'marketShare', 'contributionIndex', 'patents', 'corePatents', 'inventions', 'employees', 'operatingRevenue', 'productSales', 'ipSpending');
  CREATE TYPE "public"."enum_certification_rounds_criteria_denominator" AS ENUM('sales', 'output', 'profit', 'exportValue', 'totalCost', 'marketShare', 'contributionIndex', 'patents', 'corePatents', 'inventions', 'employees', 'operatingRevenue', 'productSales', 'ipSpending');
  CREATE TYPE "public"."enum_certification_rounds_criteria_direction" AS ENUM('atLeast', 'atMost');
  CREATE TYPE "public"."enum_objections_status" AS ENUM('submitted', 'accepted', 'refused', 'upheld', 'dismissed');
  ALTER TYPE "public"."enum_reasons_case_collection" ADD VALUE 'certifications' BEFORE 'repayments';
  ALTER TYPE "public"."enum_reasons_case_collection" ADD VALUE 'objections' BEFORE 'repayments';
  CREATE TABLE "certifications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_certifications_status" DEFAULT 'candidate' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"round_id" uuid NOT NULL,
  	"product_id" uuid NOT NULL,
  	"product_name" varchar,
  	"metrics" jsonb,
  	"metrics_met" numeric,
  	"metrics_known" numeric,
  	"number" varchar,
  	"issued_on" varchar,
  	"valid_until" varchar,
  	"ended_at" timestamp(3) with time zone,
  	"reason" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "certifications_complete" CHECK (status not in ('certified', 'expired') or (number is not null and issued_on is not null and valid_until is not null))
  );
  
  CREATE TABLE "certification_rounds_criteria" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"numerator" "enum_certification_rounds_criteria_numerator" NOT NULL,
  	"denominator" "enum_certification_rounds_criteria_denominator",
  	"factor" numeric DEFAULT 1 NOT NULL,
  	"unit" varchar NOT NULL,
  	"direction" "enum_certification_rounds_criteria_direction" DEFAULT 'atLeast' NOT NULL
  );
  
  CREATE TABLE "certification_rounds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"year" numeric DEFAULT 2026 NOT NULL,
  	"closes_on" varchar NOT NULL,
  	"standard" varchar NOT NULL,
  	"publicity_days" numeric DEFAULT 10 NOT NULL,
  	"validity_months" numeric DEFAULT 12 NOT NULL,
  	"announcement_id" uuid,
  	"gathered_at" timestamp(3) with time zone,
  	"publicised_at" timestamp(3) with time zone,
  	"publicity_ends_on" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "objections" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_objections_status" DEFAULT 'submitted' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"objection_number" varchar,
  	"product_id" uuid NOT NULL,
  	"certification_id" uuid NOT NULL,
  	"respondent_id" uuid NOT NULL,
  	"finding" varchar,
  	"receipt_hash" varchar,
  	"objector_kind" varchar,
  	"person_name" varchar,
  	"id_kind" varchar,
  	"id_number" varchar,
  	"organisation_name" varchar,
  	"uscc" varchar,
  	"contact_name" varchar,
  	"phone" varchar,
  	"email" varchar,
  	"grounds" jsonb,
  	"statement" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "benchmarks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"standard" varchar NOT NULL,
  	"metric" varchar NOT NULL,
  	"product_class" varchar NOT NULL,
  	"value" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "attachments" ALTER COLUMN "enterprise_id" DROP NOT NULL;
  ALTER TABLE "certificates" ADD COLUMN "certification_id" uuid;
  ALTER TABLE "certifications" ADD CONSTRAINT "certifications_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certifications" ADD CONSTRAINT "certifications_round_id_certification_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."certification_rounds"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certifications" ADD CONSTRAINT "certifications_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certification_rounds_criteria" ADD CONSTRAINT "certification_rounds_criteria_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."certification_rounds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "certification_rounds" ADD CONSTRAINT "certification_rounds_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "objections" ADD CONSTRAINT "objections_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "objections" ADD CONSTRAINT "objections_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "objections" ADD CONSTRAINT "objections_respondent_id_enterprises_id_fk" FOREIGN KEY ("respondent_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "certifications_status_idx" ON "certifications" USING btree ("status");
  CREATE INDEX "certifications_enterprise_idx" ON "certifications" USING btree ("enterprise_id");
  CREATE INDEX "certifications_round_idx" ON "certifications" USING btree ("round_id");
  CREATE INDEX "certifications_product_idx" ON "certifications" USING btree ("product_id");
  CREATE INDEX "certifications_updated_at_idx" ON "certifications" USING btree ("updated_at");
  CREATE INDEX "certifications_created_at_idx" ON "certifications" USING btree ("created_at");
  CREATE UNIQUE INDEX "certifications_once" ON "certifications" USING btree ("round_id","product_id");
  CREATE INDEX "certifications_desk" ON "certifications" USING btree ("round_id","status","id");
  CREATE INDEX "certifications_own" ON "certifications" USING btree ("enterprise_id","updated_at" DESC NULLS LAST);
  CREATE UNIQUE INDEX "certifications_number" ON "certifications" USING btree ("number");
  CREATE INDEX "certification_rounds_criteria_order_idx" ON "certification_rounds_criteria" USING btree ("_order");
  CREATE INDEX "certification_rounds_criteria_parent_id_idx" ON "certification_rounds_criteria" USING btree ("_parent_id");
  CREATE INDEX "certification_rounds_announcement_idx" ON "certification_rounds" USING btree ("announcement_id");
  CREATE INDEX "certification_rounds_updated_at_idx" ON "certification_rounds" USING btree ("updated_at");
  CREATE INDEX "certification_rounds_created_at_idx" ON "certification_rounds" USING btree ("created_at");
  CREATE INDEX "objections_status_idx" ON "objections" USING btree ("status");
  CREATE UNIQUE INDEX "objections_objection_number_idx" ON "objections" USING btree ("objection_number");
  CREATE INDEX "objections_product_idx" ON "objections" USING btree ("product_id");
  CREATE INDEX "objections_certification_idx" ON "objections" USING btree ("certification_id");
  CREATE INDEX "objections_respondent_idx" ON "objections" USING btree ("respondent_id");
  CREATE INDEX "objections_receipt_hash_idx" ON "objections" USING btree ("receipt_hash");
  CREATE INDEX "objections_updated_at_idx" ON "objections" USING btree ("updated_at");
  CREATE INDEX "objections_created_at_idx" ON "objections" USING btree ("created_at");
  CREATE INDEX "objections_queue" ON "objections" USING btree ("status","submitted_at");
  CREATE INDEX "objections_open" ON "objections" USING btree ("product_id") WHERE status in ('submitted', 'accepted');
  CREATE INDEX "benchmarks_updated_at_idx" ON "benchmarks" USING btree ("updated_at");
  CREATE INDEX "benchmarks_created_at_idx" ON "benchmarks" USING btree ("created_at");
  CREATE UNIQUE INDEX "benchmarks_once" ON "benchmarks" USING btree ("standard","metric","product_class");
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_certification_id_certifications_id_fk" FOREIGN KEY ("certification_id") REFERENCES "public"."certifications"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "certificates_certification_idx" ON "certificates" USING btree ("certification_id");
  CREATE UNIQUE INDEX "certificates_one_certification" ON "certificates" USING btree ("certification_id") WHERE kind = 'certification';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "certifications" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "certification_rounds_criteria" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "certification_rounds" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "objections" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "benchmarks" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "certifications" CASCADE;
  DROP TABLE "certification_rounds_criteria" CASCADE;
  DROP TABLE "certification_rounds" CASCADE;
  DROP TABLE "objections" CASCADE;
  DROP TABLE "benchmarks" CASCADE;
  ALTER TABLE "certificates" DROP CONSTRAINT "certificates_certification_id_certifications_id_fk";
  
  ALTER TABLE "reasons" ALTER COLUMN "case_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_reasons_case_collection";
  CREATE TYPE "public"."enum_reasons_case_collection" AS ENUM('verifications', 'products', 'repayments', 'subsidy-applications', 'product-updates');
  ALTER TABLE "reasons" ALTER COLUMN "case_collection" SET DATA TYPE "public"."enum_reasons_case_collection" USING "case_collection"::"public"."enum_reasons_case_collection";
  DROP INDEX "certificates_certification_idx";
  DROP INDEX "certificates_one_certification";
  ALTER TABLE "attachments" ALTER COLUMN "enterprise_id" SET NOT NULL;
  ALTER TABLE "certificates" DROP COLUMN "certification_id";
  DROP TYPE "public"."enum_certifications_status";
  DROP TYPE "public"."enum_certification_rounds_criteria_numerator";
  DROP TYPE "public"."enum_certification_rounds_criteria_denominator";
  DROP TYPE "public"."enum_certification_rounds_criteria_direction";
  DROP TYPE "public"."enum_objections_status";`)
}
