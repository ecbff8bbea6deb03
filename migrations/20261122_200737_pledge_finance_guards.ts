import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** By hand: versions of policy rounds (never changed once written), running numbers, and states that move by actions alone. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table policy_round_versions (
      round_id uuid not null,
      version int not null,
      rules jsonb not null,
      written_by text not null default '',
      created_at timestamptz not null default now(),
      primary key (round_id, version)
    );
    create trigger policy_round_versions_kept before update or delete on policy_round_versions for each row execute function refuse_change();
    create trigger policy_round_versions_no_truncate before truncate on policy_round_versions for each statement execute function refuse_change();

    create table counters (series text not null, year int not null, last int not null, primary key (series, year));

    create trigger loans_status before insert or update of status on loans for each row execute function guard_status('active');
    create trigger repayments_status before insert or update of status on repayments for each row execute function guard_status('draft');
    create trigger subsidy_applications_status before insert or update of status on subsidy_applications for each row execute function guard_status('draft');
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger subsidy_applications_status on subsidy_applications;
    drop trigger repayments_status on repayments;
    drop trigger loans_status on loans;
    drop table counters, policy_round_versions;
  `)
}
