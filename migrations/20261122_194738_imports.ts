import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Files that staff import in the background. `read_rows` is the place to go on from after a kill: it moves in the
 * transaction that writes the rows. `mode` is what is being done or was done last: a check writes nothing.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table imports (
      id uuid primary key default uuidv7(),
      kind text not null,
      mode text not null check (mode in ('check', 'write')),
      state text not null default 'queued' check (state in ('queued', 'running', 'checked', 'done', 'failed', 'cancelled')),
      replaces boolean not null default false,
      file_key text,
      file_name text not null,
      file_format text not null check (file_format in ('xlsx', 'csv')),
      file_bytes bigint not null,
      requested_by text not null,
      requested_by_name text not null,
      cancelled_by_name text,
      failure text,
      read_rows integer not null default 0,
      total_rows integer,
      added integer not null default 0,
      changed integer not null default 0,
      unchanged integer not null default 0,
      removed integer not null default 0,
      repeated integer not null default 0,
      bad integer not null default 0,
      notes integer not null default 0,
      attempts integer not null default 0,
      lease_owner text,
      lease_until timestamptz,
      created_at timestamptz not null default now(),
      started_at timestamptz,
      finished_at timestamptz,
      check (state <> 'running' or lease_owner is not null)
    );
    create index imports_newest on imports (created_at desc, id desc);
    create index imports_due on imports (created_at) where state in ('queued', 'running');
    create index imports_file on imports (file_key) where file_key is not null;

    create table import_faults (
      id bigint generated always as identity primary key,
      import_id uuid not null references imports (id) on delete cascade,
      line integer not null,
      column_label text,
      message text not null,
      is_note boolean not null default false
    );
    create index import_faults_of on import_faults (import_id, is_note, line, id);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table import_faults;
    drop table imports;
  `)
}
