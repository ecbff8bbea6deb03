import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum__announcements_v_version_category" AS ENUM('notice', 'publicity', 'policy', 'help');
  CREATE TYPE "public"."enum__announcements_v_version_status" AS ENUM('draft', 'published');
  CREATE TABLE "announcements_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"public_media_id" uuid
  );
  
  CREATE TABLE "_announcements_v" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"parent_id" uuid,
  	"version_title" varchar,
  	"version_summary" varchar,
  	"version_body" jsonb,
  	"version_published_at" timestamp(3) with time zone,
  	"version_category" "enum__announcements_v_version_category" DEFAULT 'notice',
  	"version_slug" varchar,
  	"version_withdrawn_at" timestamp(3) with time zone,
  	"version_search_text" varchar,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version__status" "enum__announcements_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean,
  	"autosave" boolean
  );
  
  CREATE TABLE "_announcements_v_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"public_media_id" uuid
  );
  
  CREATE TABLE "public_media" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"original_name" varchar,
  	"storage_key" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  ALTER TYPE "public"."enum_announcements_status" RENAME TO "enum_announcements_status_before";
  CREATE TYPE "public"."enum_announcements_status" AS ENUM('draft', 'published');
  ALTER TABLE "announcements" ALTER COLUMN "title" DROP NOT NULL;
  ALTER TABLE "announcements" ALTER COLUMN "slug" DROP NOT NULL;
  ALTER TABLE "announcements" ALTER COLUMN "category" DROP NOT NULL;
  ALTER TABLE "announcements" ALTER COLUMN "body" DROP NOT NULL;
  ALTER TABLE "announcements" ADD COLUMN "withdrawn_at" timestamp(3) with time zone;
  ALTER TABLE "announcements" ADD COLUMN "search_text" varchar;
  ALTER TABLE "announcements" ADD COLUMN "_status" "enum_announcements_status" DEFAULT 'draft';
  ALTER TABLE "announcements_rels" ADD CONSTRAINT "announcements_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."announcements"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "announcements_rels" ADD CONSTRAINT "announcements_rels_public_media_fk" FOREIGN KEY ("public_media_id") REFERENCES "public"."public_media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_announcements_v" ADD CONSTRAINT "_announcements_v_parent_id_announcements_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."announcements"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_announcements_v_rels" ADD CONSTRAINT "_announcements_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_announcements_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_announcements_v_rels" ADD CONSTRAINT "_announcements_v_rels_public_media_fk" FOREIGN KEY ("public_media_id") REFERENCES "public"."public_media"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "announcements_rels_order_idx" ON "announcements_rels" USING btree ("order");
  CREATE INDEX "announcements_rels_parent_idx" ON "announcements_rels" USING btree ("parent_id");
  CREATE INDEX "announcements_rels_path_idx" ON "announcements_rels" USING btree ("path");
  CREATE INDEX "announcements_rels_public_media_id_idx" ON "announcements_rels" USING btree ("public_media_id");
  CREATE INDEX "_announcements_v_parent_idx" ON "_announcements_v" USING btree ("parent_id");
  CREATE INDEX "_announcements_v_version_version_published_at_idx" ON "_announcements_v" USING btree ("version_published_at");
  CREATE INDEX "_announcements_v_version_version_slug_idx" ON "_announcements_v" USING btree ("version_slug");
  CREATE INDEX "_announcements_v_version_version_updated_at_idx" ON "_announcements_v" USING btree ("version_updated_at");
  CREATE INDEX "_announcements_v_version_version_created_at_idx" ON "_announcements_v" USING btree ("version_created_at");
  CREATE INDEX "_announcements_v_version_version__status_idx" ON "_announcements_v" USING btree ("version__status");
  CREATE INDEX "_announcements_v_created_at_idx" ON "_announcements_v" USING btree ("created_at");
  CREATE INDEX "_announcements_v_updated_at_idx" ON "_announcements_v" USING btree ("updated_at");
  CREATE INDEX "_announcements_v_latest_idx" ON "_announcements_v" USING btree ("latest");
  CREATE INDEX "_announcements_v_autosave_idx" ON "_announcements_v" USING btree ("autosave");
  CREATE INDEX "_announcements_v_rels_order_idx" ON "_announcements_v_rels" USING btree ("order");
  CREATE INDEX "_announcements_v_rels_parent_idx" ON "_announcements_v_rels" USING btree ("parent_id");
  CREATE INDEX "_announcements_v_rels_path_idx" ON "_announcements_v_rels" USING btree ("path");
  CREATE INDEX "_announcements_v_rels_public_media_id_idx" ON "_announcements_v_rels" USING btree ("public_media_id");
  CREATE INDEX "public_media_updated_at_idx" ON "public_media" USING btree ("updated_at");
  CREATE INDEX "public_media_created_at_idx" ON "public_media" USING btree ("created_at");
  CREATE UNIQUE INDEX "public_media_filename_idx" ON "public_media" USING btree ("filename");
  CREATE INDEX "announcements__status_idx" ON "announcements" USING btree ("_status");
  UPDATE "announcements" SET
    "_status" = (case when "status" = 'published' then 'published' else 'draft' end)::"public"."enum_announcements_status",
    "withdrawn_at" = case when "status" = 'withdrawn' then "updated_at" end,
    "published_at" = case when "status" = 'draft' then "published_at" else coalesce("published_at", "created_at") end,
    "search_text" = (select string_agg(piece #>> '{}', ' ') from jsonb_path_query("body", 'strict $.**?(@.type == "text").text') piece);
  INSERT INTO "_announcements_v" ("id", "parent_id", "version_title", "version_summary", "version_body", "version_published_at", "version_category", "version_slug",
    "version_withdrawn_at", "version_search_text", "version_updated_at", "version_created_at", "version__status", "created_at", "updated_at", "latest")
  SELECT uuidv7(), "id", "title", "summary", "body", "published_at", "category"::text::"public"."enum__announcements_v_version_category", "slug",
    "withdrawn_at", "search_text", "updated_at", "created_at", "_status"::text::"public"."enum__announcements_v_version_status", "created_at", "updated_at", true FROM "announcements";
  ALTER TABLE "announcements" DROP COLUMN "status";
  DROP TYPE "public"."enum_announcements_status_before";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
  ALTER TYPE "public"."enum_announcements_status" RENAME TO "enum_announcements_status_since";
  CREATE TYPE "public"."enum_announcements_status" AS ENUM('draft', 'published', 'withdrawn');
  ALTER TABLE "announcements_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_announcements_v" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_announcements_v_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "public_media" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "announcements_rels" CASCADE;
  DROP TABLE "_announcements_v" CASCADE;
  DROP TABLE "_announcements_v_rels" CASCADE;
  DROP TABLE "public_media" CASCADE;
  DROP INDEX "announcements__status_idx";
  ALTER TABLE "announcements" ALTER COLUMN "title" SET NOT NULL;
  ALTER TABLE "announcements" ALTER COLUMN "body" SET NOT NULL;
  ALTER TABLE "announcements" ALTER COLUMN "category" SET NOT NULL;
  ALTER TABLE "announcements" ALTER COLUMN "slug" SET NOT NULL;
  ALTER TABLE "announcements" ADD COLUMN "status" "enum_announcements_status" DEFAULT 'draft' NOT NULL;
  UPDATE "announcements" SET "status" = (case when "_status" = 'published' then 'published' when "withdrawn_at" is not null then 'withdrawn' else 'draft' end)::"public"."enum_announcements_status";
  ALTER TABLE "announcements" DROP COLUMN "withdrawn_at";
  ALTER TABLE "announcements" DROP COLUMN "search_text";
  ALTER TABLE "announcements" DROP COLUMN "_status";
  DROP TYPE "public"."enum_announcements_status_since";
  DROP TYPE "public"."enum__announcements_v_version_category";
  DROP TYPE "public"."enum__announcements_v_version_status";`)
}
