import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_verifications_status" AS ENUM('draft', 'submitted', 'approved', 'rejected');
  CREATE TYPE "public"."enum_products_status" AS ENUM('draft', 'submitted', 'rejected', 'filed', 'withdrawing', 'withdrawn', 'revoked');
  CREATE TYPE "public"."enum_patents_type" AS ENUM('invention', 'utilityModel', 'design');
  CREATE TYPE "public"."enum_patents_legal_status" AS ENUM('valid', 'lapsed', 'transferred');
  CREATE TYPE "public"."enum_patents_obtained" AS ENUM('original', 'transferredIn', 'licensed');
  CREATE TYPE "public"."enum_patents_source" AS ENUM('auto', 'manual');
  CREATE TYPE "public"."enum_enterprises_organisation_type" AS ENUM('enterprise', 'publicInstitution', 'socialOrganisation', 'agency', 'other');
  CREATE TYPE "public"."enum_enterprises_enterprise_type" AS ENUM('stateOwned', 'private', 'foreignInvested', 'hongKongMacaoTaiwan', 'collective', 'other');
  CREATE TYPE "public"."enum_enterprises_size_class" AS ENUM('large', 'medium', 'small', 'micro');
  CREATE TYPE "public"."enum_certificates_kind" AS ENUM('filing', 'certification', 'form');
  CREATE TYPE "public"."enum_announcements_category" AS ENUM('notice', 'publicity', 'policy', 'help');
  CREATE TYPE "public"."enum_announcements_status" AS ENUM('draft', 'published', 'withdrawn');
  CREATE TYPE "public"."enum_users_role" AS ENUM('bank', 'reviewer', 'editor', 'staff', 'auditor');
  CREATE TYPE "public"."enum_notices_channel" AS ENUM('sms', 'email');
  CREATE TYPE "public"."enum_notices_status" AS ENUM('pending', 'sending', 'sent', 'dead');
  CREATE TYPE "public"."enum_notice_templates_channel" AS ENUM('sms', 'email');
  CREATE TYPE "public"."enum_reasons_case_collection" AS ENUM('verifications', 'products');
  CREATE TYPE "public"."enum_patent_register_type" AS ENUM('invention', 'utilityModel', 'design');
  CREATE TYPE "public"."enum_patent_register_legal_status" AS ENUM('valid', 'lapsed', 'transferred');
  CREATE TYPE "public"."enum_industries_patent_intensive" AS ENUM('yes', 'no');
  CREATE TABLE "verifications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_verifications_status" DEFAULT 'draft' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"eligibility" varchar,
  	"organisation_type" varchar,
  	"uscc" varchar,
  	"name" varchar,
  	"registered_region" varchar,
  	"registered_address" varchar,
  	"office_same_as_registered" boolean,
  	"office_region" varchar,
  	"office_address" varchar,
  	"registered_capital" numeric,
  	"industry" varchar,
  	"enterprise_type" varchar,
  	"size_class" varchar,
  	"legal_representative" varchar,
  	"legal_representative_phone" varchar,
  	"contact" varchar,
  	"contact_phone" varchar,
  	"contact_email" varchar,
  	"asset_report_deferred" boolean,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "products" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_products_status" DEFAULT 'draft' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"filing_number" varchar,
  	"filed_at" timestamp(3) with time zone,
  	"filing_year" numeric,
  	"figures_year" numeric,
  	"last_update_year" numeric,
  	"closed_at" timestamp(3) with time zone,
  	"snapshot_hash" varchar,
  	"finding_reasons" jsonb,
  	"barcode" varchar,
  	"name" varchar,
  	"model" varchar,
  	"models_reason" varchar,
  	"product_class" varchar,
  	"industry" varchar,
  	"trademark" varchar,
  	"introduction" varchar,
  	"purposes" jsonb,
  	"purpose_other" varchar,
  	"is_main_product" boolean,
  	"wants_certification" boolean,
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
  	"patents_disclosed" boolean,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "products_filed_has_number" CHECK (status in ('draft', 'submitted', 'rejected') or filing_number is not null),
  	CONSTRAINT "products_filed_sells" CHECK (status in ('draft', 'submitted', 'rejected') or sales <> 0)
  );
  
  CREATE TABLE "product_patents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"product_id" uuid NOT NULL,
  	"patent_id" uuid NOT NULL,
  	"core" boolean DEFAULT false,
  	"upheld_after_invalidation" boolean DEFAULT false,
  	"case_number" varchar,
  	"is_public" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "patents" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"number" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"type" "enum_patents_type" NOT NULL,
  	"holders" jsonb NOT NULL,
  	"legal_status" "enum_patents_legal_status" NOT NULL,
  	"as_of" varchar,
  	"obtained" "enum_patents_obtained" NOT NULL,
  	"source" "enum_patents_source" NOT NULL,
  	"is_public" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "patents_as_of" CHECK (as_of is null or as_of ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
  );
  
  CREATE TABLE "asset_reports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"year" numeric NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"total_cost" numeric,
  	"ip_spending" numeric,
  	"net_profit" numeric,
  	"product_sales" numeric,
  	"operating_revenue" numeric,
  	"fixed_assets" numeric,
  	"total_output" numeric,
  	"selling_expenses" numeric,
  	"administrative_expenses" numeric,
  	"financial_expenses" numeric,
  	"patent_assets" numeric,
  	"total_assets" numeric,
  	"employees" numeric,
  	"seal" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "asset_reports_year" CHECK (year between 2000 and 2200)
  );
  
  CREATE TABLE "enterprises" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"uscc" varchar,
  	"is_verified" boolean DEFAULT false,
  	"former_names" jsonb,
  	"organisation_type" "enum_enterprises_organisation_type",
  	"enterprise_type" "enum_enterprises_enterprise_type",
  	"size_class" "enum_enterprises_size_class",
  	"industry" varchar,
  	"registered_region" varchar,
  	"registered_address" varchar,
  	"office_region" varchar,
  	"office_address" varchar,
  	"registered_capital" numeric,
  	"legal_representative" varchar,
  	"contact" varchar,
  	"contact_phone" varchar,
  	"contact_email" varchar,
  	"verified_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "certificates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum_certificates_kind",
  	"code" varchar,
  	"number" varchar,
  	"enterprise_id" uuid,
  	"enterprise_name" varchar,
  	"product_id" uuid,
  	"issued_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "announcements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"category" "enum_announcements_category" DEFAULT 'notice' NOT NULL,
  	"summary" varchar,
  	"body" jsonb NOT NULL,
  	"status" "enum_announcements_status" DEFAULT 'draft' NOT NULL,
  	"published_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"role" "enum_users_role" NOT NULL,
  	"is_disabled" boolean DEFAULT false,
  	"mobile" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "enterprise_users" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"mobile" varchar NOT NULL,
  	"is_owner" boolean DEFAULT false,
  	"is_disabled" boolean DEFAULT false,
  	"agreement_version" varchar,
  	"privacy_version" varchar,
  	"agreed_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"username" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "notices" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"dedupe_key" varchar,
  	"channel" "enum_notices_channel",
  	"template" varchar,
  	"purpose" varchar,
  	"recipient" varchar,
  	"recipient_name" varchar,
  	"recipient_user" varchar,
  	"enterprise" varchar,
  	"case_collection" varchar,
  	"case_id" varchar,
  	"subject" varchar,
  	"body" varchar,
  	"variables" jsonb,
  	"status" "enum_notices_status" DEFAULT 'pending',
  	"attempts" numeric DEFAULT 0,
  	"next_attempt_at" timestamp(3) with time zone,
  	"lease_until" timestamp(3) with time zone,
  	"lease_owner" varchar,
  	"provider_id" varchar,
  	"last_error" varchar,
  	"sent_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "notice_templates" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"channel" "enum_notice_templates_channel" NOT NULL,
  	"label" varchar NOT NULL,
  	"subject" varchar,
  	"body" varchar NOT NULL,
  	"provider_template_code" varchar,
  	"enabled" boolean DEFAULT true,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "reasons" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"case_collection" "enum_reasons_case_collection" NOT NULL,
  	"field" varchar,
  	"text" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "patent_register" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"number" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"type" "enum_patent_register_type" NOT NULL,
  	"holders" jsonb NOT NULL,
  	"legal_status" "enum_patent_register_legal_status" NOT NULL,
  	"as_of" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "industries" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"level" numeric NOT NULL,
  	"parent" varchar,
  	"section" varchar,
  	"initials" varchar,
  	"patent_intensive" "enum_industries_patent_intensive",
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "product_classes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"level" numeric NOT NULL,
  	"parent" varchar,
  	"section" varchar,
  	"initials" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "regions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"name" varchar NOT NULL,
  	"level" numeric NOT NULL,
  	"parent" varchar,
  	"section" varchar,
  	"initials" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "attachments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"owner_collection" varchar NOT NULL,
  	"owner_id" varchar NOT NULL,
  	"slot" varchar NOT NULL,
  	"original_name" varchar NOT NULL,
  	"format" varchar NOT NULL,
  	"mime_type" varchar NOT NULL,
  	"byte_size" numeric NOT NULL,
  	"sha256" varchar NOT NULL,
  	"storage_key" varchar NOT NULL,
  	"uploaded_by" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "submissions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"case_collection" varchar,
  	"case_id" varchar,
  	"enterprise_id" varchar,
  	"number" numeric,
  	"data" jsonb,
  	"hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "case_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"case_collection" varchar,
  	"case_id" varchar,
  	"sequence" numeric,
  	"enterprise_id" varchar,
  	"action" varchar,
  	"from_status" varchar,
  	"to_status" varchar,
  	"actor_role" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"at" timestamp(3) with time zone,
  	"revision" numeric,
  	"input" jsonb,
  	"submission_hash" varchar,
  	"previous_hash" varchar,
  	"hash" varchar
  );
  
  CREATE TABLE "access_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"at" timestamp(3) with time zone,
  	"actor_role" varchar,
  	"actor_id" varchar,
  	"actor_name" varchar,
  	"case_collection" varchar,
  	"case_id" varchar,
  	"what" varchar,
  	"hash" varchar,
  	"previous_hash" varchar
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid,
  	"enterprise_users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "settings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"platform_name" varchar DEFAULT '知识产权服务平台' NOT NULL,
  	"operator" varchar DEFAULT '示例市知识产权局' NOT NULL,
  	"hotline" varchar DEFAULT '0000-12345678' NOT NULL,
  	"hours" varchar DEFAULT '工作日 9:00–12:00,13:30–17:30' NOT NULL,
  	"icp" varchar,
  	"police_record" varchar,
  	"asset_report_deadline" varchar DEFAULT '04-30' NOT NULL,
  	"agreement_version" varchar DEFAULT '2026-01' NOT NULL,
  	"agreement_text" varchar,
  	"privacy_version" varchar DEFAULT '2026-01' NOT NULL,
  	"privacy_text" varchar,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "verifications" ADD CONSTRAINT "verifications_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "products" ADD CONSTRAINT "products_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "product_patents" ADD CONSTRAINT "product_patents_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "product_patents" ADD CONSTRAINT "product_patents_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "product_patents" ADD CONSTRAINT "product_patents_patent_id_patents_id_fk" FOREIGN KEY ("patent_id") REFERENCES "public"."patents"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "patents" ADD CONSTRAINT "patents_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "asset_reports" ADD CONSTRAINT "asset_reports_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "enterprise_users" ADD CONSTRAINT "enterprise_users_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attachments" ADD CONSTRAINT "attachments_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_enterprise_users_fk" FOREIGN KEY ("enterprise_users_id") REFERENCES "public"."enterprise_users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "verifications_status_idx" ON "verifications" USING btree ("status");
  CREATE INDEX "verifications_enterprise_idx" ON "verifications" USING btree ("enterprise_id");
  CREATE INDEX "verifications_updated_at_idx" ON "verifications" USING btree ("updated_at");
  CREATE INDEX "verifications_created_at_idx" ON "verifications" USING btree ("created_at");
  CREATE UNIQUE INDEX "verifications_one_submitted" ON "verifications" USING btree ("enterprise_id") WHERE status = 'submitted';
  CREATE INDEX "verifications_queue" ON "verifications" USING btree ("status","submitted_at");
  CREATE INDEX "verifications_own" ON "verifications" USING btree ("enterprise_id","created_at" DESC NULLS LAST);
  CREATE INDEX "products_status_idx" ON "products" USING btree ("status");
  CREATE INDEX "products_enterprise_idx" ON "products" USING btree ("enterprise_id");
  CREATE UNIQUE INDEX "products_filing_number_idx" ON "products" USING btree ("filing_number");
  CREATE INDEX "products_updated_at_idx" ON "products" USING btree ("updated_at");
  CREATE INDEX "products_created_at_idx" ON "products" USING btree ("created_at");
  CREATE INDEX "products_queue" ON "products" USING btree ("status","submitted_at");
  CREATE INDEX "products_own" ON "products" USING btree ("enterprise_id","status","updated_at" DESC NULLS LAST);
  CREATE INDEX "products_newest" ON "products" USING btree ("filed_at" DESC NULLS LAST,"id" DESC NULLS LAST);
  CREATE INDEX "product_patents_enterprise_idx" ON "product_patents" USING btree ("enterprise_id");
  CREATE INDEX "product_patents_product_idx" ON "product_patents" USING btree ("product_id");
  CREATE INDEX "product_patents_patent_idx" ON "product_patents" USING btree ("patent_id");
  CREATE INDEX "product_patents_updated_at_idx" ON "product_patents" USING btree ("updated_at");
  CREATE INDEX "product_patents_created_at_idx" ON "product_patents" USING btree ("created_at");
  CREATE UNIQUE INDEX "product_patents_once" ON "product_patents" USING btree ("product_id","patent_id");
  CREATE INDEX "product_patents_by_patent" ON "product_patents" USING btree ("patent_id");
  CREATE INDEX "patents_enterprise_idx" ON "patents" USING btree ("enterprise_id");
  CREATE INDEX "patents_number_idx" ON "patents" USING btree ("number");
  CREATE INDEX "patents_updated_at_idx" ON "patents" USING btree ("updated_at");
  CREATE INDEX "patents_created_at_idx" ON "patents" USING btree ("created_at");
  CREATE UNIQUE INDEX "patents_once_per_enterprise" ON "patents" USING btree ("enterprise_id","number");
  CREATE INDEX "asset_reports_enterprise_idx" ON "asset_reports" USING btree ("enterprise_id");
  CREATE INDEX "asset_reports_updated_at_idx" ON "asset_reports" USING btree ("updated_at");
  CREATE INDEX "asset_reports_created_at_idx" ON "asset_reports" USING btree ("created_at");
  CREATE UNIQUE INDEX "asset_reports_one_a_year" ON "asset_reports" USING btree ("enterprise_id","year");
  CREATE INDEX "enterprises_name_idx" ON "enterprises" USING btree ("name");
  CREATE INDEX "enterprises_uscc_idx" ON "enterprises" USING btree ("uscc");
  CREATE INDEX "enterprises_updated_at_idx" ON "enterprises" USING btree ("updated_at");
  CREATE INDEX "enterprises_created_at_idx" ON "enterprises" USING btree ("created_at");
  CREATE UNIQUE INDEX "enterprises_one_verified_per_uscc" ON "enterprises" USING btree ("uscc") WHERE is_verified;
  CREATE INDEX "certificates_enterprise_idx" ON "certificates" USING btree ("enterprise_id");
  CREATE INDEX "certificates_product_idx" ON "certificates" USING btree ("product_id");
  CREATE INDEX "certificates_updated_at_idx" ON "certificates" USING btree ("updated_at");
  CREATE INDEX "certificates_created_at_idx" ON "certificates" USING btree ("created_at");
  CREATE UNIQUE INDEX "certificates_code" ON "certificates" USING btree ("code");
  CREATE UNIQUE INDEX "certificates_one_filing" ON "certificates" USING btree ("product_id") WHERE kind = 'filing';
  CREATE UNIQUE INDEX "announcements_slug_idx" ON "announcements" USING btree ("slug");
  CREATE INDEX "announcements_published_at_idx" ON "announcements" USING btree ("published_at");
  CREATE INDEX "announcements_updated_at_idx" ON "announcements" USING btree ("updated_at");
  CREATE INDEX "announcements_created_at_idx" ON "announcements" USING btree ("created_at");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "enterprise_users_enterprise_idx" ON "enterprise_users" USING btree ("enterprise_id");
  CREATE UNIQUE INDEX "enterprise_users_mobile_idx" ON "enterprise_users" USING btree ("mobile");
  CREATE INDEX "enterprise_users_updated_at_idx" ON "enterprise_users" USING btree ("updated_at");
  CREATE INDEX "enterprise_users_created_at_idx" ON "enterprise_users" USING btree ("created_at");
  CREATE UNIQUE INDEX "enterprise_users_email_idx" ON "enterprise_users" USING btree ("email");
  CREATE UNIQUE INDEX "enterprise_users_username_idx" ON "enterprise_users" USING btree ("username");
  CREATE UNIQUE INDEX "notices_dedupe_key_idx" ON "notices" USING btree ("dedupe_key");
  CREATE INDEX "notices_enterprise_idx" ON "notices" USING btree ("enterprise");
  CREATE INDEX "notices_case_id_idx" ON "notices" USING btree ("case_id");
  CREATE INDEX "notices_updated_at_idx" ON "notices" USING btree ("updated_at");
  CREATE INDEX "notices_created_at_idx" ON "notices" USING btree ("created_at");
  CREATE INDEX "notices_due" ON "notices" USING btree ("next_attempt_at") WHERE status in ('pending', 'sending');
  CREATE INDEX "notices_newest" ON "notices" USING btree ("created_at" DESC NULLS LAST);
  CREATE INDEX "notice_templates_updated_at_idx" ON "notice_templates" USING btree ("updated_at");
  CREATE INDEX "notice_templates_created_at_idx" ON "notice_templates" USING btree ("created_at");
  CREATE UNIQUE INDEX "notice_templates_key" ON "notice_templates" USING btree ("key","channel");
  CREATE INDEX "reasons_updated_at_idx" ON "reasons" USING btree ("updated_at");
  CREATE INDEX "reasons_created_at_idx" ON "reasons" USING btree ("created_at");
  CREATE UNIQUE INDEX "patent_register_number_idx" ON "patent_register" USING btree ("number");
  CREATE INDEX "patent_register_updated_at_idx" ON "patent_register" USING btree ("updated_at");
  CREATE INDEX "patent_register_created_at_idx" ON "patent_register" USING btree ("created_at");
  CREATE INDEX "patent_register_holders" ON "patent_register" USING gin ("holders");
  CREATE UNIQUE INDEX "industries_code_idx" ON "industries" USING btree ("code");
  CREATE INDEX "industries_parent_idx" ON "industries" USING btree ("parent");
  CREATE INDEX "industries_updated_at_idx" ON "industries" USING btree ("updated_at");
  CREATE INDEX "industries_created_at_idx" ON "industries" USING btree ("created_at");
  CREATE UNIQUE INDEX "product_classes_code_idx" ON "product_classes" USING btree ("code");
  CREATE INDEX "product_classes_parent_idx" ON "product_classes" USING btree ("parent");
  CREATE INDEX "product_classes_updated_at_idx" ON "product_classes" USING btree ("updated_at");
  CREATE INDEX "product_classes_created_at_idx" ON "product_classes" USING btree ("created_at");
  CREATE UNIQUE INDEX "regions_code_idx" ON "regions" USING btree ("code");
  CREATE INDEX "regions_parent_idx" ON "regions" USING btree ("parent");
  CREATE INDEX "regions_updated_at_idx" ON "regions" USING btree ("updated_at");
  CREATE INDEX "regions_created_at_idx" ON "regions" USING btree ("created_at");
  CREATE INDEX "attachments_enterprise_idx" ON "attachments" USING btree ("enterprise_id");
  CREATE INDEX "attachments_updated_at_idx" ON "attachments" USING btree ("updated_at");
  CREATE INDEX "attachments_created_at_idx" ON "attachments" USING btree ("created_at");
  CREATE INDEX "attachments_owner" ON "attachments" USING btree ("owner_collection","owner_id","slot");
  CREATE INDEX "submissions_enterprise_id_idx" ON "submissions" USING btree ("enterprise_id");
  CREATE INDEX "submissions_updated_at_idx" ON "submissions" USING btree ("updated_at");
  CREATE INDEX "submissions_created_at_idx" ON "submissions" USING btree ("created_at");
  CREATE UNIQUE INDEX "submissions_number" ON "submissions" USING btree ("case_collection","case_id","number");
  CREATE INDEX "case_log_enterprise_id_idx" ON "case_log" USING btree ("enterprise_id");
  CREATE INDEX "case_log_at_idx" ON "case_log" USING btree ("at");
  CREATE UNIQUE INDEX "case_log_sequence" ON "case_log" USING btree ("case_collection","case_id","sequence");
  CREATE INDEX "access_log_at_idx" ON "access_log" USING btree ("at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_preferences_rels_enterprise_users_id_idx" ON "payload_preferences_rels" USING btree ("enterprise_users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "verifications" CASCADE;
  DROP TABLE "products" CASCADE;
  DROP TABLE "product_patents" CASCADE;
  DROP TABLE "patents" CASCADE;
  DROP TABLE "asset_reports" CASCADE;
  DROP TABLE "enterprises" CASCADE;
  DROP TABLE "certificates" CASCADE;
  DROP TABLE "announcements" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "enterprise_users" CASCADE;
  DROP TABLE "notices" CASCADE;
  DROP TABLE "notice_templates" CASCADE;
  DROP TABLE "reasons" CASCADE;
  DROP TABLE "patent_register" CASCADE;
  DROP TABLE "industries" CASCADE;
  DROP TABLE "product_classes" CASCADE;
  DROP TABLE "regions" CASCADE;
  DROP TABLE "attachments" CASCADE;
  DROP TABLE "submissions" CASCADE;
  DROP TABLE "case_log" CASCADE;
  DROP TABLE "access_log" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TABLE "settings" CASCADE;
  DROP TYPE "public"."enum_verifications_status";
  DROP TYPE "public"."enum_products_status";
  DROP TYPE "public"."enum_patents_type";
  DROP TYPE "public"."enum_patents_legal_status";
  DROP TYPE "public"."enum_patents_obtained";
  DROP TYPE "public"."enum_patents_source";
  DROP TYPE "public"."enum_enterprises_organisation_type";
  DROP TYPE "public"."enum_enterprises_enterprise_type";
  DROP TYPE "public"."enum_enterprises_size_class";
  DROP TYPE "public"."enum_certificates_kind";
  DROP TYPE "public"."enum_announcements_category";
  DROP TYPE "public"."enum_announcements_status";
  DROP TYPE "public"."enum_users_role";
  DROP TYPE "public"."enum_notices_channel";
  DROP TYPE "public"."enum_notices_status";
  DROP TYPE "public"."enum_notice_templates_channel";
  DROP TYPE "public"."enum_reasons_case_collection";
  DROP TYPE "public"."enum_patent_register_type";
  DROP TYPE "public"."enum_patent_register_legal_status";
  DROP TYPE "public"."enum_industries_patent_intensive";`)
}
