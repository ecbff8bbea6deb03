import type pg from 'pg';

type Pool = pg.Pool;

export async function row(pool: Pool, table: string, columns: Record<string, unknown>): Promise<string> {
  const names = Object.keys(columns);
  const marks = names.map((_, index) => `$${index + 1}`);
  const { rows } = await pool.query<{ id: string }>(
    `insert into ${table} (id${names.map((name) => `, ${name}`).join('')}) values (uuidv7()${marks.map((mark) => `, ${mark}`).join('')}) returning id`,
    Object.values(columns),
  );
  return rows[0]!.id;
}

/** A status outside an action: what the database allows nobody but this bed, in a transaction of its own. */
export async function moveTo(pool: Pool, table: string, id: string, columns: Record<string, unknown>): Promise<string> {
  const client = await pool.connect();
  try {
    const names = Object.keys(columns);
    await client.query('begin');
    await client.query(`select set_config('casework.action', 'test', true)`);
    await client.query(`update ${table} set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [
      id,
      ...Object.values(columns),
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
  return id;
}
