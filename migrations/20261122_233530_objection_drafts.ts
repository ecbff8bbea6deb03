import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Objections of the public that are being written: answers and files until they are handed in, or for two hours. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- Only the hash of the key the browser holds; one key may be writing against several products. The answers are sealed with
    -- the secret of the server; once handed in, nothing is left but the receipt, sealed as well.
    create table objection_drafts (
      id uuid primary key default uuidv7(),
      key_hash text not null,
      product_id uuid not null references products (id) on delete cascade,
      sealed text not null,
      is_proven boolean not null default false,
      filed_at timestamptz,
      expires_at timestamptz not null,
      unique (key_hash, product_id)
    );
    create index objection_drafts_age on objection_drafts (expires_at);
    create table objection_draft_files (
      id uuid primary key default uuidv7(),
      draft_id uuid not null references objection_drafts (id) on delete cascade,
      slot text not null,
      original_name text not null,
      format text not null,
      mime_type text not null,
      byte_size integer not null,
      sha256 text not null,
      storage_key text not null,
      created_at timestamptz not null default now()
    );
    create index objection_draft_files_of on objection_draft_files (draft_id, created_at);
    create index objection_draft_files_key on objection_draft_files (storage_key);
    -- One open objection of a number against a product.
    create index objections_of_phone on objections (phone, product_id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index objections_of_phone;
    drop table objection_draft_files;
    drop table objection_drafts;
  `)
}
