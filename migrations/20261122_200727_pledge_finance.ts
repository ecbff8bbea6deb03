import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_loans_status" AS ENUM('active', 'settled', 'defaulted');
  CREATE TYPE "public"."enum_loan_pledges_kind" AS ENUM('patent', 'trademark');
  CREATE TYPE "public"."enum_loan_requests_kind" AS ENUM('missing', 'wrong');
  CREATE TYPE "public"."enum_loan_requests_state" AS ENUM('open', 'answered');
  CREATE TYPE "public"."enum_repayments_status" AS ENUM('draft', 'submitted', 'returned', 'confirmed');
  CREATE TYPE "public"."enum_subsidy_applications_status" AS ENUM('draft', 'submitted', 'rejected', 'approved', 'paperRejected', 'revised', 'paperAccepted', 'granted', 'withdrawn', 'refused', 'lapsed');
  CREATE TYPE "public"."enum_subsidy_applications_kind" AS ENUM('interest', 'fee');
  CREATE TYPE "public"."enum_policy_rounds_ip_kinds" AS ENUM('patent', 'trademark');
  CREATE TYPE "public"."enum_policy_rounds_outcomes" AS ENUM('01', '02', '03', '04');
  CREATE TYPE "public"."enum_policy_rounds_size_classes" AS ENUM('large', 'medium', 'small', 'micro');
  CREATE TYPE "public"."enum_policy_rounds_materials_slot" AS ENUM('bankForm', 'guaranteeForm', 'filingCertificate', 'renameProof', 'other');
  CREATE TYPE "public"."enum_policy_rounds_materials_required_when" AS ENUM('always', 'patentPledged', 'guaranteed', 'renamed', 'never');
  CREATE TYPE "public"."enum_policy_rounds_kind" AS ENUM('interest', 'fee');
  CREATE TYPE "public"."enum_policy_rounds_basis" AS ENUM('interestPaid', 'computed', 'feesPaid');
  CREATE TYPE "public"."enum_policy_rounds_rate_cap" AS ENUM('none', 'lprAtDisbursement', 'lprAtContract', 'lprDecember', 'benchmark');
  CREATE TYPE "public"."enum_policy_rounds_days_of_year" AS ENUM('360', '365');
  ALTER TYPE "public"."enum_reasons_case_collection" ADD VALUE 'repayments' BEFORE 'product-updates';
  ALTER TYPE "public"."enum_reasons_case_collection" ADD VALUE 'subsidy-applications' BEFORE 'product-updates';
  CREATE TABLE "loans" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_loans_status" DEFAULT 'active' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"bank_id" uuid,
  	"report_number" varchar,
  	"uscc" varchar,
  	"enterprise_name" varchar,
  	"financing_product" varchar,
  	"contract_number" varchar,
  	"contract_from" varchar,
  	"contract_to" varchar,
  	"principal" numeric,
  	"credit_line" numeric,
  	"annual_rate" numeric,
  	"disbursed_on" varchar,
  	"due_on" varchar,
  	"patent_pledge_number" varchar,
  	"trademark_pledge_number" varchar,
  	"appraised_value" numeric,
  	"appraiser" varchar,
  	"guarantor" varchar,
  	"insurer" varchar,
  	"guarantee_fee" numeric,
  	"insurance_fee" numeric,
  	"appraisal_fee" numeric,
  	"remaining" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "loans_balance" CHECK (remaining between 0 and principal),
  	CONSTRAINT "loans_dates" CHECK (due_on >= disbursed_on)
  );
  
  CREATE TABLE "loan_pledges" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"loan_id" uuid NOT NULL,
  	"bank_id" uuid,
  	"enterprise_id" uuid,
  	"kind" "enum_loan_pledges_kind" NOT NULL,
  	"number" varchar NOT NULL,
  	"title" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "loan_requests" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"bank_id" uuid NOT NULL,
  	"kind" "enum_loan_requests_kind" NOT NULL,
  	"loan_id" uuid,
  	"contract_number" varchar,
  	"explanation" varchar NOT NULL,
  	"state" "enum_loan_requests_state" DEFAULT 'open' NOT NULL,
  	"answer" varchar,
  	"answered_at" timestamp(3) with time zone,
  	"answered_by_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "repayments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_repayments_status" DEFAULT 'draft' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"loan_id" uuid NOT NULL,
  	"bank_id" uuid,
  	"principal" numeric,
  	"interest_paid" numeric,
  	"repaid_on" varchar,
  	"outcome" varchar,
  	"remark" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "subsidy_applications" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"status" "enum_subsidy_applications_status" DEFAULT 'draft' NOT NULL,
  	"revision" numeric DEFAULT 0 NOT NULL,
  	"enterprise_id" uuid NOT NULL,
  	"submitted_at" timestamp(3) with time zone,
  	"submitted_by" varchar,
  	"decided_at" timestamp(3) with time zone,
  	"taken_by" varchar,
  	"taken_by_name" varchar,
  	"taken_at" timestamp(3) with time zone,
  	"round_id" uuid NOT NULL,
  	"loan_id" uuid NOT NULL,
  	"bank_id" uuid,
  	"kind" "enum_subsidy_applications_kind",
  	"round_version" numeric,
  	"application_number" varchar,
  	"is_guaranteed" boolean,
  	"pledges_patents" boolean,
  	"is_renamed" boolean,
  	"is_filed_here" boolean,
  	"is_revision" boolean,
  	"ip_items" jsonb,
  	"name" varchar,
  	"uscc" varchar,
  	"registered_address" varchar,
  	"registered_on" varchar,
  	"correspondence_address" varchar,
  	"postcode" varchar,
  	"size_class" varchar,
  	"industry" varchar,
  	"bank_name" varchar,
  	"bank_account" varchar,
  	"contact" varchar,
  	"contact_phone" varchar,
  	"revenue" numeric,
  	"rd_spending" numeric,
  	"loan_confirmed" boolean,
  	"remark" varchar,
  	"revision_note" varchar,
  	"pledged" boolean,
  	"requested_fen" numeric,
  	"approved_fen" numeric,
  	"granted_fen" numeric,
  	"calculation" jsonb,
  	"form_hash" varchar,
  	"approved_at" timestamp(3) with time zone,
  	"granted_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	CONSTRAINT "subsidy_applications_granted" CHECK (granted_fen is null or (granted_fen > 0 and granted_fen <= approved_fen and granted_fen <= requested_fen)),
  	CONSTRAINT "subsidy_applications_approved" CHECK (approved_fen is null or approved_fen >= 0)
  );
  
  CREATE TABLE "policy_rounds_ip_kinds" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_policy_rounds_ip_kinds",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "policy_rounds_outcomes" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_policy_rounds_outcomes",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "policy_rounds_size_classes" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_policy_rounds_size_classes",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "policy_rounds_materials" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"slot" "enum_policy_rounds_materials_slot" NOT NULL,
  	"title" varchar,
  	"required_when" "enum_policy_rounds_materials_required_when" NOT NULL,
  	"megabytes" numeric
  );
  
  CREATE TABLE "policy_rounds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_policy_rounds_kind" NOT NULL,
  	"is_announced" boolean DEFAULT false,
  	"version" numeric DEFAULT 0,
  	"legal_basis" varchar,
  	"announcement_id" uuid,
  	"opens_on" varchar NOT NULL,
  	"closes_on" varchar NOT NULL,
  	"corrections_until" varchar NOT NULL,
  	"paper_until" varchar NOT NULL,
  	"repayment_confirmed" boolean DEFAULT true,
  	"disbursed_from" varchar,
  	"disbursed_from_excluded" boolean DEFAULT false,
  	"disbursed_to" varchar,
  	"disbursed_to_excluded" boolean DEFAULT false,
  	"repaid_from" varchar,
  	"repaid_from_excluded" boolean DEFAULT false,
  	"repaid_to" varchar,
  	"repaid_to_excluded" boolean DEFAULT false,
  	"regions" varchar,
  	"discredited" varchar,
  	"basis" "enum_policy_rounds_basis" NOT NULL,
  	"requested_percent" numeric NOT NULL,
  	"approved_percent" numeric NOT NULL,
  	"guaranteed_percent" numeric,
  	"insured_percent" numeric,
  	"rate_cap" "enum_policy_rounds_rate_cap" DEFAULT 'none' NOT NULL,
  	"benchmark_percent" numeric,
  	"benchmark_factor" numeric,
  	"days_of_year" "enum_policy_rounds_days_of_year" DEFAULT '360' NOT NULL,
  	"first_day_counts" boolean DEFAULT true,
  	"last_day_counts" boolean DEFAULT false,
  	"settlement_day" numeric,
  	"longest_days" numeric,
  	"cap_per_loan" numeric,
  	"cap_per_enterprise_year" numeric,
  	"budget" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "banks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"short_name" varchar,
  	"is_closed" boolean DEFAULT false,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "lpr" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"date" varchar NOT NULL,
  	"one_year" numeric NOT NULL,
  	"five_year" numeric NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "certificates" ADD COLUMN "application_id" uuid;
  ALTER TABLE "certificates" ADD COLUMN "content_hash" varchar;
  ALTER TABLE "certificates" ADD COLUMN "void_at" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "bank_id" uuid;
  ALTER TABLE "attachments" ADD COLUMN "bank_id" uuid;
  ALTER TABLE "case_log" ADD COLUMN "bank_id" varchar;
  ALTER TABLE "loans" ADD CONSTRAINT "loans_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loans" ADD CONSTRAINT "loans_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loan_pledges" ADD CONSTRAINT "loan_pledges_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loan_pledges" ADD CONSTRAINT "loan_pledges_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loan_pledges" ADD CONSTRAINT "loan_pledges_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loan_requests" ADD CONSTRAINT "loan_requests_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loan_requests" ADD CONSTRAINT "loan_requests_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "loan_requests" ADD CONSTRAINT "loan_requests_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "repayments" ADD CONSTRAINT "repayments_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "repayments" ADD CONSTRAINT "repayments_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "repayments" ADD CONSTRAINT "repayments_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "subsidy_applications" ADD CONSTRAINT "subsidy_applications_enterprise_id_enterprises_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."enterprises"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "subsidy_applications" ADD CONSTRAINT "subsidy_applications_round_id_policy_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."policy_rounds"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "subsidy_applications" ADD CONSTRAINT "subsidy_applications_loan_id_loans_id_fk" FOREIGN KEY ("loan_id") REFERENCES "public"."loans"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "subsidy_applications" ADD CONSTRAINT "subsidy_applications_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "policy_rounds_ip_kinds" ADD CONSTRAINT "policy_rounds_ip_kinds_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."policy_rounds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "policy_rounds_outcomes" ADD CONSTRAINT "policy_rounds_outcomes_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."policy_rounds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "policy_rounds_size_classes" ADD CONSTRAINT "policy_rounds_size_classes_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."policy_rounds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "policy_rounds_materials" ADD CONSTRAINT "policy_rounds_materials_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."policy_rounds"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "policy_rounds" ADD CONSTRAINT "policy_rounds_announcement_id_announcements_id_fk" FOREIGN KEY ("announcement_id") REFERENCES "public"."announcements"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "loans_status_idx" ON "loans" USING btree ("status");
  CREATE INDEX "loans_enterprise_idx" ON "loans" USING btree ("enterprise_id");
  CREATE INDEX "loans_bank_idx" ON "loans" USING btree ("bank_id");
  CREATE UNIQUE INDEX "loans_report_number_idx" ON "loans" USING btree ("report_number");
  CREATE INDEX "loans_updated_at_idx" ON "loans" USING btree ("updated_at");
  CREATE INDEX "loans_created_at_idx" ON "loans" USING btree ("created_at");
  CREATE UNIQUE INDEX "loans_one_contract" ON "loans" USING btree ("bank_id","contract_number");
  CREATE INDEX "loans_own" ON "loans" USING btree ("enterprise_id","due_on");
  CREATE INDEX "loans_of_bank" ON "loans" USING btree ("bank_id","created_at" DESC NULLS LAST);
  CREATE INDEX "loans_by_code" ON "loans" USING btree ("uscc");
  CREATE INDEX "loan_pledges_loan_idx" ON "loan_pledges" USING btree ("loan_id");
  CREATE INDEX "loan_pledges_bank_idx" ON "loan_pledges" USING btree ("bank_id");
  CREATE INDEX "loan_pledges_enterprise_idx" ON "loan_pledges" USING btree ("enterprise_id");
  CREATE INDEX "loan_pledges_updated_at_idx" ON "loan_pledges" USING btree ("updated_at");
  CREATE INDEX "loan_pledges_created_at_idx" ON "loan_pledges" USING btree ("created_at");
  CREATE INDEX "loan_requests_enterprise_idx" ON "loan_requests" USING btree ("enterprise_id");
  CREATE INDEX "loan_requests_bank_idx" ON "loan_requests" USING btree ("bank_id");
  CREATE INDEX "loan_requests_loan_idx" ON "loan_requests" USING btree ("loan_id");
  CREATE INDEX "loan_requests_updated_at_idx" ON "loan_requests" USING btree ("updated_at");
  CREATE INDEX "loan_requests_created_at_idx" ON "loan_requests" USING btree ("created_at");
  CREATE INDEX "repayments_status_idx" ON "repayments" USING btree ("status");
  CREATE INDEX "repayments_enterprise_idx" ON "repayments" USING btree ("enterprise_id");
  CREATE INDEX "repayments_loan_idx" ON "repayments" USING btree ("loan_id");
  CREATE INDEX "repayments_bank_idx" ON "repayments" USING btree ("bank_id");
  CREATE INDEX "repayments_updated_at_idx" ON "repayments" USING btree ("updated_at");
  CREATE INDEX "repayments_created_at_idx" ON "repayments" USING btree ("created_at");
  CREATE UNIQUE INDEX "repayments_one_open" ON "repayments" USING btree ("loan_id") WHERE status = 'submitted';
  CREATE INDEX "repayments_queue" ON "repayments" USING btree ("bank_id","status","submitted_at");
  CREATE INDEX "subsidy_applications_status_idx" ON "subsidy_applications" USING btree ("status");
  CREATE INDEX "subsidy_applications_enterprise_idx" ON "subsidy_applications" USING btree ("enterprise_id");
  CREATE INDEX "subsidy_applications_round_idx" ON "subsidy_applications" USING btree ("round_id");
  CREATE INDEX "subsidy_applications_loan_idx" ON "subsidy_applications" USING btree ("loan_id");
  CREATE INDEX "subsidy_applications_bank_idx" ON "subsidy_applications" USING btree ("bank_id");
  CREATE INDEX "subsidy_applications_updated_at_idx" ON "subsidy_applications" USING btree ("updated_at");
  CREATE INDEX "subsidy_applications_created_at_idx" ON "subsidy_applications" USING btree ("created_at");
  CREATE UNIQUE INDEX "subsidy_applications_one_live" ON "subsidy_applications" USING btree ("loan_id","kind") WHERE status in ('submitted', 'rejected', 'approved', 'paperRejected', 'revised', 'paperAccepted', 'granted');
  CREATE INDEX "subsidy_applications_queue" ON "subsidy_applications" USING btree ("status","submitted_at");
  CREATE INDEX "subsidy_applications_own" ON "subsidy_applications" USING btree ("enterprise_id","created_at" DESC NULLS LAST);
  CREATE INDEX "subsidy_applications_of_round" ON "subsidy_applications" USING btree ("round_id","status");
  CREATE INDEX "policy_rounds_ip_kinds_order_idx" ON "policy_rounds_ip_kinds" USING btree ("order");
  CREATE INDEX "policy_rounds_ip_kinds_parent_idx" ON "policy_rounds_ip_kinds" USING btree ("parent_id");
  CREATE INDEX "policy_rounds_outcomes_order_idx" ON "policy_rounds_outcomes" USING btree ("order");
  CREATE INDEX "policy_rounds_outcomes_parent_idx" ON "policy_rounds_outcomes" USING btree ("parent_id");
  CREATE INDEX "policy_rounds_size_classes_order_idx" ON "policy_rounds_size_classes" USING btree ("order");
  CREATE INDEX "policy_rounds_size_classes_parent_idx" ON "policy_rounds_size_classes" USING btree ("parent_id");
  CREATE INDEX "policy_rounds_materials_order_idx" ON "policy_rounds_materials" USING btree ("_order");
  CREATE INDEX "policy_rounds_materials_parent_id_idx" ON "policy_rounds_materials" USING btree ("_parent_id");
  CREATE INDEX "policy_rounds_announcement_idx" ON "policy_rounds" USING btree ("announcement_id");
  CREATE INDEX "policy_rounds_updated_at_idx" ON "policy_rounds" USING btree ("updated_at");
  CREATE INDEX "policy_rounds_created_at_idx" ON "policy_rounds" USING btree ("created_at");
  CREATE UNIQUE INDEX "banks_name_idx" ON "banks" USING btree ("name");
  CREATE INDEX "banks_updated_at_idx" ON "banks" USING btree ("updated_at");
  CREATE INDEX "banks_created_at_idx" ON "banks" USING btree ("created_at");
  CREATE UNIQUE INDEX "lpr_date_idx" ON "lpr" USING btree ("date");
  CREATE INDEX "lpr_updated_at_idx" ON "lpr" USING btree ("updated_at");
  CREATE INDEX "lpr_created_at_idx" ON "lpr" USING btree ("created_at");
  ALTER TABLE "certificates" ADD CONSTRAINT "certificates_application_id_subsidy_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."subsidy_applications"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "attachments" ADD CONSTRAINT "attachments_bank_id_banks_id_fk" FOREIGN KEY ("bank_id") REFERENCES "public"."banks"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "certificates_application_idx" ON "certificates" USING btree ("application_id");
  CREATE UNIQUE INDEX "certificates_one_form" ON "certificates" USING btree ("application_id") WHERE kind = 'form' and void_at is null;
  CREATE INDEX "users_bank_idx" ON "users" USING btree ("bank_id");
  CREATE INDEX "attachments_bank_idx" ON "attachments" USING btree ("bank_id");
  CREATE INDEX "case_log_bank_id_idx" ON "case_log" USING btree ("bank_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "loans" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "loan_pledges" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "loan_requests" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "repayments" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "subsidy_applications" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "policy_rounds_ip_kinds" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "policy_rounds_outcomes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "policy_rounds_size_classes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "policy_rounds_materials" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "policy_rounds" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "banks" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "lpr" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "loans" CASCADE;
  DROP TABLE "loan_pledges" CASCADE;
  DROP TABLE "loan_requests" CASCADE;
  DROP TABLE "repayments" CASCADE;
  DROP TABLE "subsidy_applications" CASCADE;
  DROP TABLE "policy_rounds_ip_kinds" CASCADE;
  DROP TABLE "policy_rounds_outcomes" CASCADE;
  DROP TABLE "policy_rounds_size_classes" CASCADE;
  DROP TABLE "policy_rounds_materials" CASCADE;
  DROP TABLE "policy_rounds" CASCADE;
  DROP TABLE "banks" CASCADE;
  DROP TABLE "lpr" CASCADE;
  ALTER TABLE "certificates" DROP CONSTRAINT "certificates_application_id_subsidy_applications_id_fk";
  
  ALTER TABLE "users" DROP CONSTRAINT "users_bank_id_banks_id_fk";
  
  ALTER TABLE "attachments" DROP CONSTRAINT "attachments_bank_id_banks_id_fk";
  
  ALTER TABLE "reasons" ALTER COLUMN "case_collection" SET DATA TYPE text;
  DROP TYPE "public"."enum_reasons_case_collection";
  CREATE TYPE "public"."enum_reasons_case_collection" AS ENUM('verifications', 'products', 'product-updates');
  ALTER TABLE "reasons" ALTER COLUMN "case_collection" SET DATA TYPE "public"."enum_reasons_case_collection" USING "case_collection"::"public"."enum_reasons_case_collection";
  DROP INDEX "certificates_application_idx";
  DROP INDEX "certificates_one_form";
  DROP INDEX "users_bank_idx";
  DROP INDEX "attachments_bank_idx";
  DROP INDEX "case_log_bank_id_idx";
  ALTER TABLE "certificates" DROP COLUMN "application_id";
  ALTER TABLE "certificates" DROP COLUMN "content_hash";
  ALTER TABLE "certificates" DROP COLUMN "void_at";
  ALTER TABLE "users" DROP COLUMN "bank_id";
  ALTER TABLE "attachments" DROP COLUMN "bank_id";
  ALTER TABLE "case_log" DROP COLUMN "bank_id";
  DROP TYPE "public"."enum_loans_status";
  DROP TYPE "public"."enum_loan_pledges_kind";
  DROP TYPE "public"."enum_loan_requests_kind";
  DROP TYPE "public"."enum_loan_requests_state";
  DROP TYPE "public"."enum_repayments_status";
  DROP TYPE "public"."enum_subsidy_applications_status";
  DROP TYPE "public"."enum_subsidy_applications_kind";
  DROP TYPE "public"."enum_policy_rounds_ip_kinds";
  DROP TYPE "public"."enum_policy_rounds_outcomes";
  DROP TYPE "public"."enum_policy_rounds_size_classes";
  DROP TYPE "public"."enum_policy_rounds_materials_slot";
  DROP TYPE "public"."enum_policy_rounds_materials_required_when";
  DROP TYPE "public"."enum_policy_rounds_kind";
  DROP TYPE "public"."enum_policy_rounds_basis";
  DROP TYPE "public"."enum_policy_rounds_rate_cap";
  DROP TYPE "public"."enum_policy_rounds_days_of_year";`)
}
