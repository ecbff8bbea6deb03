import type pg from 'pg';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { publiciseRound } from '../../src/casework/certificationRounds.ts';
import { Refusal } from '../../src/casework/refusals.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { isWeekday } from '../../src/domain/workingTime.ts';
import { officer, type Company } from './people.ts';

export const shanghai = (text: string) => new Date(`${text}+08:00`);

/** What the triggers of the search do in well under the time of a statement. */
const AT_ONCE = 500;

/** Filed products that qualify for a round of 2026, as many as asked; `more` are columns as SQL, of the nth product `n`. */
export async function manyProducts(pool: pg.Pool, owner: Company, count: number, more: Record<string, string> = {}): Promise<void> {
  const columns: Record<string, string> = {
    ...{ enterprise_id: `'${owner.id}'`, status: `'filed'`, revision: '1', name: `'产品' || n`, model: `'M' || n`, product_class: `'3403'`, industry: `'3424'`, introduction: `'介绍'`, filing_year: '2026' },
    ...{ sales: '400000000', output: '500000000', profit: 'n * 1000', total_cost: '300000000', patents_disclosed: 'true', wants_certification: 'true', figures_year: '2025' },
    ...{ submitted_at: `'2026-02-01T00:00:00Z'`, filed_at: `'2026-03-01T00:00:00Z'`, filing_number: `'2026' || lpad((6000000 + n)::text, 7, '0')` },
    ...more,
  };
  await inTransaction(pool, async (tx) => {
    await tx.query(`select set_config('casework.action', 'test', true)`);
    for (let from = 1; from <= count; from += AT_ONCE) {
      await tx.query(`insert into products (id, ${Object.keys(columns).join(', ')}) select uuidv7(), ${Object.values(columns).join(', ')} from generate_series($1::int, $2::int) n`, [from, Math.min(count, from + AT_ONCE - 1)]);
    }
  });
}

/** All candidates of a round straight to a state, past the desk. */
export async function moveAll(pool: pg.Pool, round: string, status: string, more = ''): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await tx.query(`select set_config('casework.action', 'test', true)`);
    await tx.query(`update certifications set status = $2::enum_certifications_status ${more} where round_id = $1`, [round, status]);
  });
}

/** How many certifications of a round stand where. */
export async function standing(pool: pg.Pool, round: string): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ status: string; count: number }>('select status::text, count(*)::int as count from certifications where round_id = $1 group by status', [round]);
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

/** The publicity of a round without an announcement of its own to release; answers the refusal as a value. */
export async function publicise(pool: pg.Pool, round: string, now: Date, actor: Actor = officer('staff', '管理员甲')): Promise<{ moved: number; endsOn: string } | Refusal> {
  return inTransaction(pool, (tx) => publiciseRound(tx as Queryable, { round, actor, now, isWorking: isWeekday })).catch((error: unknown) => {
    if (error instanceof Refusal) return error;
    throw error;
  });
}
