import type { Queryable } from '../adapters/database.ts';
import { OPEN_OBJECTION } from '../casework/openObjections.ts';
import { isUuid } from '../casework/rows.ts';
import { REACHED, type CertificationStatus, type DeskFilter } from '../domain/certification/desk.ts';
import type { MetricResult } from '../domain/certification/metrics.ts';
import type { CivilDate } from '../domain/civilDate.ts';

export const DESK_PAGE = 50;

export type DeskRound = {
  id: string;
  title: string;
  year: number;
  closesOn: CivilDate;
  standard: string;
  publicityDays: number;
  validityMonths: number;
  announcement: string | null;
  gatheredAt: Date | null;
  publicisedAt: Date | null;
  publicityEndsOn: CivilDate | null;
  /** How many metrics it judges by. */
  metrics: number;
  counts: Partial<Record<CertificationStatus, number>>;
  leftOut: number;
  /** Against its products in publicity. */
  openObjections: number;
};

const ROUNDS = `select r.id, r.title, r.year::int as year, r.closes_on as "closesOn", r.standard, r.publicity_days::int as "publicityDays", r.validity_months::int as "validityMonths",
    r.announcement_id as announcement, r.gathered_at as "gatheredAt", r.publicised_at as "publicisedAt", r.publicity_ends_on as "publicityEndsOn",
    (select count(*)::int from certification_rounds_criteria k where k._parent_id = r.id) as metrics,
    (select coalesce(jsonb_object_agg(s.status, s.count), '{}') from (select status, count(*)::int as count from certifications where round_id = r.id group by status) s) as counts,
    (select count(*)::int from certification_left_out l where l.round_id = r.id) as "leftOut",
    (select count(*)::int from objections o join certifications c on c.id = o.certification_id where c.round_id = r.id and o.${OPEN_OBJECTION}) as "openObjections"
  from certification_rounds r`;

/** Every round, the newest first, with how many products stand where. */
export async function deskRounds(db: Queryable): Promise<DeskRound[]> {
  return (await db.query<DeskRound>(`${ROUNDS} order by r.year desc, r.created_at desc, r.id desc`)).rows;
}

export async function deskRound(db: Queryable, id: string): Promise<DeskRound | null> {
  if (!isUuid(id)) return null;
  return (await db.query<DeskRound>(`${ROUNDS} where r.id = $1::uuid`, [id])).rows[0] ?? null;
}

/** Tables and conditions of a filter; `deskValues` are its parameters $1 to $9. */
export const DESK_FROM = `from certifications c join products p on p.id = c.product_id join enterprises e on e.id = c.enterprise_id
  where c.round_id = $1::uuid and ($2::text is null or c.status::text = $2)
    and ($3::text is null or strpos(lower(c.product_name), lower($3)) > 0 or strpos(lower(e.name), lower($3)) > 0 or p.filing_number = $3)
    and ($4::text is null or starts_with(p.industry, $4)) and ($5::text is null or starts_with(p.product_class, $5)) and ($6::int is null or c.metrics_met >= $6)
    and ($7::text is null or case $7 when 'allMet' then c.metrics_met = jsonb_array_length(c.metrics) when 'missing' then c.metrics_known < jsonb_array_length(c.metrics) else c.metrics_met < c.metrics_known end)
    and ($8::uuid[] is null or c.id = any($8)) and ($9::text[] is null or c.status::text = any($9))`;

/** `ids` instead of a filter: just these, as far as they are in the round. */
export function deskValues(round: string, { status, reached, q, industry, productClass, met, outcome }: DeskFilter, ids: readonly string[] | null = null): unknown[] {
  return [round, status ?? null, q?.trim() || null, industry || null, productClass || null, met ?? null, outcome ?? null, ids, reached ? REACHED[reached].states : null];
}

export type DeskRow = {
  id: string;
  product: string;
  productName: string;
  filingNumber: string | null;
  enterprise: string;
  industry: string;
  status: CertificationStatus;
  metrics: MetricResult[];
  openObjections: number;
  reason: string | null;
  number: string | null;
  validUntil: CivilDate | null;
};

const ROW = `select c.id, p.id as product, coalesce(c.product_name, '') as "productName", p.filing_number as "filingNumber", coalesce(e.name, '') as enterprise,
    coalesce((select i.name from industries i where i.code = p.industry), p.industry, '') as industry, c.status::text as status, coalesce(c.metrics, '[]') as metrics,
    (select count(*)::int from objections o where o.certification_id = c.id and o.${OPEN_OBJECTION}) as "openObjections", c.reason, c.number, c.valid_until as "validUntil"`;

/** One page of a round's products, those that meet most first, and how many the filter finds. */
export async function readDesk(db: Queryable, round: string, filter: DeskFilter, page: number): Promise<{ rows: DeskRow[]; total: number }> {
  const values = deskValues(round, filter);
  const { rows } = await db.query<DeskRow>(`${ROW} ${DESK_FROM} order by c.metrics_met desc nulls last, c.product_name, c.id limit ${DESK_PAGE} offset $10`, [...values, (page - 1) * DESK_PAGE]);
  const { rows: counted } = await db.query<{ total: number }>(`select count(*)::int as total ${DESK_FROM}`, values);
  return { rows, total: counted[0]?.total ?? 0 };
}

export type Facet = { code: string; name: string; count: number };

/** The divisions and main classes a round's products belong to, for the filters; the largest first. */
export async function deskFacets(db: Queryable, round: string): Promise<{ industries: Facet[]; productClasses: Facet[] }> {
  const facet = async (column: string, table: string) => {
    const { rows } = await db.query<Facet>(
      `select f.code, coalesce(t.name, f.code) as name, f.count from (
         select left(p.${column}, 2) as code, count(*)::int as count from certifications c join products p on p.id = c.product_id
         where c.round_id = $1::uuid and coalesce(p.${column}, '') <> '' group by 1) f
       left join ${table} t on t.code = f.code order by f.count desc, f.code limit 100`,
      [round],
    );
    return rows;
  };
  return { industries: await facet('industry', 'industries'), productClasses: await facet('product_class', 'product_classes') };
}
