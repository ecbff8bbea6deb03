import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** By hand: tables Payload does not know, and what the database itself refuses (traps 10 and 19, invariants 1, 2, 14). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table auth_sessions (
      token_hash text primary key,
      user_collection text not null check (user_collection in ('users', 'enterprise-users')),
      user_id uuid not null,
      agent text not null default '',
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index auth_sessions_user on auth_sessions (user_collection, user_id);

    create table sms_codes (
      id uuid primary key default uuidv7(),
      purpose text not null,
      mobile text not null,
      code_hash text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      tries int not null default 0,
      used_at timestamptz
    );
    create index sms_codes_latest on sms_codes (mobile, purpose, created_at desc);

    -- The answer to a request is kept with its key: the same request twice has one effect and the same answer (invariant 30).
    create table idempotency_keys (
      actor text not null,
      key text not null,
      request text not null,
      status int,
      answer jsonb,
      created_at timestamptz not null default now(),
      primary key (actor, key)
    );

    -- A counter row, not a sequence: a number is given only by a filing that commits, and never again (invariant 14).
    create table filing_counters (year int primary key, last int not null);

    create table case_log_seals (
      id bigint generated always as identity primary key,
      sealed_at timestamptz not null default now(),
      from_time timestamptz not null,
      to_time timestamptz not null,
      rows_sealed int not null,
      digest text not null,
      previous_digest text not null
    );

    create function refuse_change() returns trigger language plpgsql as $body$
    begin
      raise exception '% is append-only', tg_table_name using errcode = '23514';
    end $body$;

    -- performAction names its action for the transaction; without that name no status moves, whoever asks.
    create function guard_status() returns trigger language plpgsql as $body$
    declare
      acting boolean := coalesce(current_setting('casework.action', true), '') <> '';
    begin
      if acting then return new; end if;
      if tg_op = 'INSERT' and new.status::text <> tg_argv[0] then
        raise exception 'a case begins as %', tg_argv[0] using errcode = '23514', constraint = 'status_by_action';
      end if;
      if tg_op = 'UPDATE' and new.status is distinct from old.status then
        raise exception 'a status moves only by an action' using errcode = '23514', constraint = 'status_by_action';
      end if;
      return new;
    end $body$;

    create trigger case_log_append_only before update or delete on case_log for each row execute function refuse_change();
    create trigger case_log_no_truncate before truncate on case_log for each statement execute function refuse_change();
    create trigger access_log_append_only before update or delete on access_log for each row execute function refuse_change();
    create trigger access_log_no_truncate before truncate on access_log for each statement execute function refuse_change();
    create trigger case_log_seals_append_only before update or delete on case_log_seals for each row execute function refuse_change();
    create trigger case_log_seals_no_truncate before truncate on case_log_seals for each statement execute function refuse_change();
    create trigger verifications_status before insert or update of status on verifications for each row execute function guard_status('draft');
    create trigger products_status before insert or update of status on products for each row execute function guard_status('draft');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger products_status on products;
    drop trigger verifications_status on verifications;
    drop trigger access_log_no_truncate on access_log;
    drop trigger access_log_append_only on access_log;
    drop trigger case_log_no_truncate on case_log;
    drop trigger case_log_append_only on case_log;
    drop table case_log_seals, filing_counters, idempotency_keys, sms_codes, auth_sessions;
    drop function guard_status();
    drop function refuse_change();
  `)
}
