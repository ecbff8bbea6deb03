import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * By hand: the foreign key would lock the product after its patents, against the order in which actions lock them; two
 * such transactions would wait for each other. Filed products are never deleted.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`alter table lapse_requests drop constraint lapse_requests_product_id_fkey`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`alter table lapse_requests add constraint lapse_requests_product_id_fkey foreign key (product_id) references products (id) on delete cascade`)
}
