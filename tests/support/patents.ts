import type pg from 'pg';

let serial = 0;

/** A number with its check character, a fresh one at each call. */
export function freshNumber(): string {
  serial += 1;
  const body = `20191${String(serial).padStart(7, '0')}`;
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5][index]!, 0);
  return body + (sum % 11 === 10 ? 'X' : String(sum % 11));
}

/** Enters a patent into the register staff load; answers its number. */
export async function registered(pool: pg.Pool, holders: string[], overrides: { number?: string; status?: string; title?: string } = {}): Promise<string> {
  const number = overrides.number ?? freshNumber();
  await pool.query(
    `insert into patent_register (id, number, title, type, holders, legal_status, as_of, created_at, updated_at)
     values (uuidv7(), $1, $2, 'invention', $3, $4::enum_patent_register_legal_status, '2026-01-05', now(), now())`,
    [number, overrides.title ?? '一种测试装置', JSON.stringify(holders), overrides.status ?? 'valid'],
  );
  return number;
}

/** Many of one holder at once. */
export async function manyRegistered(pool: pg.Pool, holder: string, count: number): Promise<void> {
  await pool.query(
    `insert into patent_register (id, number, title, type, holders, legal_status) select uuidv7(), n, '批量', 'invention', $2::jsonb, 'valid' from unnest($1::text[]) n`,
    [Array.from({ length: count }, freshNumber), JSON.stringify([holder])],
  );
}

/** What the register says of a patent changes, at this instant unless told otherwise. */
export async function registerSays(pool: pg.Pool, number: string, status: 'valid' | 'lapsed' | 'transferred', at = new Date()): Promise<void> {
  await pool.query(`update patent_register set legal_status = $2::enum_patent_register_legal_status, as_of = '2026-11-01', updated_at = $3 where number = $1`, [number, status, at]);
}
