import type pg from 'pg';
import { moveTo, row } from '../policy/recordRows.ts';
import { draftProduct, type Company } from './people.ts';

let serial = 0;
const next = () => (serial += 1);

/** A round of 2026 with one metric; `more` are columns. */
export async function certificationRound(pool: pg.Pool, more: Record<string, unknown> = {}): Promise<string> {
  const id = await row(pool, 'certification_rounds', {
    ...{ title: `2026 年度第 ${next()} 批`, year: 2026, closes_on: '2026-06-30', standard: '标准 A', publicity_days: 10, validity_months: 12 },
    ...more,
  });
  await pool.query(
    `insert into certification_rounds_criteria (_order, _parent_id, id, name, numerator, denominator, factor, unit, direction) values (1, $1, $2, '专利密度', 'patents', 'employees', 100, '件/百人', 'atLeast')`,
    [id, `criterion-${next()}`],
  );
  return id;
}

/** A filed product that qualifies for a round of 2026; `more` are columns. */
export async function filedProduct(pool: pg.Pool, owner: Company, more: Record<string, unknown> = {}): Promise<string> {
  const number = `2026${String(8_000_000 + next()).padStart(7, '0')}`;
  const filed = { status: 'filed', filing_number: number, filed_at: new Date('2026-03-01T00:00:00Z'), submitted_at: new Date('2026-02-01T00:00:00Z'), filing_year: 2026 };
  return moveTo(pool, 'products', await draftProduct(pool, owner), { ...filed, patents_disclosed: true, wants_certification: true, ...more });
}

const HELD = ['certified', 'expired'];

/** A certification in that state, with a product and, unless given, a round of its own. `publicised` ones are in publicity today. */
export async function certification(pool: pg.Pool, owner: Company, status: string, made: { round?: string; product?: string } = {}): Promise<string> {
  const isPublic = !['candidate', 'shortlisted', 'excluded'].includes(status);
  const round = made.round ?? (await certificationRound(pool, isPublic ? { publicised_at: new Date(), publicity_ends_on: '2099-12-31' } : {}));
  const product = made.product ?? (await filedProduct(pool, owner));
  const id = await row(pool, 'certifications', { enterprise_id: owner.id, round_id: round, product_id: product, product_name: '等离子弧切割机', revision: 1, metrics: '[]', metrics_met: 0, metrics_known: 0 });
  const held = HELD.includes(status) ? { number: `RD2026${String(700_000 + next())}`, issued_on: '2026-03-01', valid_until: '2027-03-01' } : {};
  return status === 'candidate' ? id : moveTo(pool, 'certifications', id, { status, ...held });
}

/** An objection in that state against a product of `respondent` in publicity; `more` are columns. */
export async function objection(pool: pg.Pool, respondent: Company, status: string, more: Record<string, unknown> = {}): Promise<string> {
  const certificationId = (more.certification_id as string | undefined) ?? (await certification(pool, respondent, 'publicised'));
  const { rows } = await pool.query<{ product: string }>('select product_id as product from certifications where id = $1', [certificationId]);
  const id = await row(pool, 'objections', {
    ...{ objection_number: `YY2026${String(700_000 + next())}`, product_id: rows[0]!.product, certification_id: certificationId, respondent_id: respondent.id, revision: 1 },
    ...{ objector_kind: 'person', person_name: '异议人甲', id_kind: 'identityCard', id_number: '11010519491231002X', phone: '13700001111', email: 'objector@example.test' },
    ...{ grounds: '["untrue"]', statement: '产品没有使用所列专利。', submitted_at: new Date() },
    ...more,
  });
  return status === 'submitted' ? id : moveTo(pool, 'objections', id, { status });
}
