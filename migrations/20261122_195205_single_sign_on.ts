import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Single sign-on (docs/adr/0008): who at the identity provider is which account here. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    -- A natural person has one account here; a subject that acts for several organisations has one in each of them (uscc).
    create table identity_bindings (
      id uuid primary key default uuidv7(),
      issuer text not null,
      subject text not null,
      uscc text not null default '',
      user_id uuid not null references enterprise_users (id) on delete cascade,
      created_at timestamptz not null default now(),
      last_used_at timestamptz,
      constraint identity_bindings_once unique (issuer, subject, uscc)
    );
    create index identity_bindings_user on identity_bindings (user_id);

    -- The organisation opened for a USCC the provider vouched for, until it is verified: of two sign-ins at once one opens it.
    create table identity_organisations (
      uscc text primary key check (length(uscc) = 18),
      enterprise_id uuid not null unique references enterprises (id) on delete cascade,
      created_at timestamptz not null default now()
    );

    -- One attempt to sign in, from leaving for the provider to the account. Only hashes of what the browser holds.
    create table sso_attempts (
      state_hash text primary key,
      browser_hash text not null,
      kind text not null check (kind in ('corporate', 'person')),
      next text not null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      returned_at timestamptz,
      -- Somebody the provider knows and we do not yet: kept until they have an account, a quarter of an hour at most.
      pending_hash text unique,
      identity jsonb
    );
    create index sso_attempts_age on sso_attempts (expires_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table sso_attempts, identity_organisations, identity_bindings`)
}
