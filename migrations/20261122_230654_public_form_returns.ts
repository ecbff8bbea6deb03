import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Forms without code: what was typed into a page that came back with errors, and the order in which answers are read. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- Only the hash of the key the browser holds; the content is sealed with the secret of the server.
    create table form_returns (
      key_hash text primary key,
      sealed text not null,
      expires_at timestamptz not null
    );
    create index form_returns_age on form_returns (expires_at);
    create index form_submissions_in_order on form_submissions (form_id, submitted_at, id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index form_submissions_in_order;
    drop table form_returns;
  `)
}
