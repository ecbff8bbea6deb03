import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** The status of an annual update moves only by an action, as that of every case (invariant 1). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`create trigger product_updates_status before insert or update of status on product_updates for each row execute function guard_status('draft')`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop trigger product_updates_status on product_updates`)
}
