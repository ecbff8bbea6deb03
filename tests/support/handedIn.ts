import type pg from 'pg';
import { inTransaction } from '../../src/adapters/database.ts';
import { toCivilDate } from '../../src/domain/civilDate.ts';
import { row } from '../policy/recordRows.ts';

let serial = 0;

/** What a person hands in against a product, as the form stores it. */
export const PERSON = {
  ...{ objector_kind: 'person', person_name: '异议人甲', id_kind: 'identityCard', id_number: '11010519491231002X', phone: '13700001111', email: 'objector@example.test' },
  ...{ grounds: '["untrue"]', statement: '产品没有使用所列专利。' },
};

/** An objection against a product in publicity at that instant, under the lock of the product; null when it may not be handed in. */
export function handIn(pool: pg.Pool, product: string, at: Date): Promise<string | null> {
  return inTransaction(pool, async (tx) => {
    await tx.query('select 1 from products where id = $1 for update', [product]);
    const { rows } = await tx.query<{ id: string; respondent: string }>(
      `select c.id, c.enterprise_id as respondent from certifications c join certification_rounds r on r.id = c.round_id
       where c.product_id = $1 and c.status = 'publicised' and r.publicised_at <= $2 and r.publicity_ends_on >= $3`,
      [product, at, toCivilDate(at)],
    );
    if (!rows[0]) return null;
    serial += 1;
    const place = { objection_number: `YY2026${String(100_000 + serial)}`, product_id: product, certification_id: rows[0].id, respondent_id: rows[0].respondent, revision: 1 };
    return row(tx as unknown as pg.Pool, 'objections', { ...place, ...PERSON, submitted_at: at });
  });
}
