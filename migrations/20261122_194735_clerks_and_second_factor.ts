import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Invitations of clerks, and the second factor of the back office. Codes and tokens are kept as hashes only, the
 * secret of an authenticator encrypted. No door of the API leads to these tables.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table clerk_invitations (
      id uuid primary key default uuidv7(),
      enterprise_id uuid not null references enterprises (id) on delete cascade,
      invited_by uuid not null,
      mobile text not null,
      email text,
      code_hash text not null unique,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz
    );
    -- A second invitation of the same number takes the place of the first.
    create unique index clerk_invitations_one_open on clerk_invitations (enterprise_id, mobile) where used_at is null and revoked_at is null;

    create table second_factors (
      user_id uuid primary key references users (id) on delete cascade,
      secret text not null,
      -- The last time step a code was taken for: each code is good once.
      last_step bigint not null,
      created_at timestamptz not null default now()
    );
    create table recovery_codes (
      user_id uuid not null references second_factors (user_id) on delete cascade,
      code_hash text not null,
      used_at timestamptz,
      primary key (user_id, code_hash)
    );

    -- Half-way through a sign-in: the password is proven, nothing else; no session yet.
    create table sign_in_steps (
      token_hash text primary key,
      user_id uuid not null references users (id) on delete cascade,
      -- Which password was proven; another one ends the step.
      password_mark text not null,
      -- The secret shown to somebody who is enrolling, until a code confirms it.
      pending_secret text,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index sign_in_steps_user on sign_in_steps (user_id);

    -- Passwords printed by a command: good for one sign-in, at which another is set.
    create table one_time_passwords (
      user_id uuid primary key references users (id) on delete cascade,
      password_mark text not null
    );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table one_time_passwords, sign_in_steps, recovery_codes, second_factors, clerk_invitations;
  `)
}
