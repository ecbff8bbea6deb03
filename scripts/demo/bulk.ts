import { randomBytes } from 'node:crypto';
import type { Queryable } from '../../src/adapters/database.ts';

export type Row = Record<string, unknown>;

/** Inserts rows of one shape in statements of up to 1,000; columns not named get their defaults. */
export async function bulkInsert(db: Queryable, table: string, rows: readonly Row[]): Promise<void> {
  if (!rows[0]) return;
  const columns = Object.keys(rows[0]).join(', ');
  for (let from = 0; from < rows.length; from += 1_000) {
    await db.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
      JSON.stringify(rows.slice(from, from + 1_000)),
    ]);
  }
}

/** A version 7 UUID for an instant: rows made together sort by time, as the database's own do. */
export function uuidAt(instant: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(instant.getTime(), 0, 6);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
