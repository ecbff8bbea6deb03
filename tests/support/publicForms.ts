import type pg from 'pg';
import { blockRows } from '../../scripts/demo/formBlocks.ts';
import type { Question } from '../../src/domain/publicForms/definition.ts';

const HOUR = 3_600_000;
let serial = 0;
const next = () => (serial += 1);

async function insert(pool: pg.Pool, table: string, columns: Record<string, unknown>): Promise<string> {
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `insert into ${table} (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
    Object.values(columns),
  );
  return rows[0]!.id;
}

const uuid = async (pool: pg.Pool) => (await pool.query<{ id: string }>('select uuidv7() as id')).rows[0]!.id;

/** One question of text that may be left out. */
export const OPINION: Question[] = [{ kind: 'text', name: 'q1', label: '意见', required: false }];

/** An open form for the public, as the database has it; `columns` say what differs. */
export async function formRow(pool: pg.Pool, { definition = OPINION, ...columns }: Record<string, unknown> & { definition?: readonly Question[] } = {}): Promise<string> {
  const number = next();
  const [opens, closes] = [new Date(Date.now() - HOUR), new Date(Date.now() + HOUR)];
  const row = { title: `调查 ${number}`, slug: `survey-${number}-${Date.now()}`, audience: 'public', is_released: true, opens_at: opens, closes_at: closes };
  const id = await insert(pool, 'forms', { id: await uuid(pool), ...row, ...columns, definition: JSON.stringify(definition) });
  for (const [table, rows] of Object.entries(blockRows(id, definition))) for (const each of rows) await insert(pool, table, each);
  return id;
}

/** An answer to it. */
export async function answerRow(pool: pg.Pool, form: string, columns: Record<string, unknown> = {}): Promise<string> {
  return insert(pool, 'form_submissions', { id: await uuid(pool), form_id: form, number: `BD20260101-${String(next()).padStart(8, '0')}`, submitted_at: new Date(), submission_data: '[]', ...columns });
}
