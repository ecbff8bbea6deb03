import type { Queryable } from '../adapters/database.ts';
import { productFigures } from '../casework/candidates.ts';
import { OPEN_OBJECTION } from '../casework/openObjections.ts';
import { isUuid } from '../casework/rows.ts';
import type { CertificationStatus } from '../domain/certification/desk.ts';
import { METRIC_SOURCES, type MetricFigures, type MetricResult, type MetricSource } from '../domain/certification/metrics.ts';
import type { CivilDate } from '../domain/civilDate.ts';

/** One certification as the back office reads it. */
export type CertificationFile = {
  id: string;
  status: CertificationStatus;
  revision: number;
  productName: string;
  product: { id: string; filingNumber: string | null; status: string; industry: string; productClass: string };
  enterprise: { id: string; name: string };
  round: { id: string; title: string; year: number; publicityEndsOn: CivilDate | null };
  metrics: MetricResult[];
  number: string | null;
  issuedOn: CivilDate | null;
  validUntil: CivilDate | null;
  endedAt: Date | null;
  reason: string | null;
  objections: number;
  openObjections: number;
  /** What the round's metrics are made of, as it is filed now; money in fen. */
  figures: { source: MetricSource; value: number | null }[];
};

const FILE = `select c.id, c.status::text as status, c.revision::int as revision, coalesce(c.product_name, p.name, '') as "productName",
    jsonb_build_object('id', p.id, 'filingNumber', p.filing_number, 'status', p.status, 'industry', coalesce(i.name, p.industry, ''), 'productClass', coalesce(k.name, p.product_class, '')) as product,
    jsonb_build_object('id', e.id, 'name', coalesce(e.name, '')) as enterprise,
    jsonb_build_object('id', r.id, 'title', r.title, 'year', r.year, 'publicityEndsOn', r.publicity_ends_on) as round,
    coalesce(c.metrics, '[]') as metrics, c.number, c.issued_on as "issuedOn", c.valid_until as "validUntil", c.ended_at as "endedAt", c.reason,
    (select count(*)::int from objections o where o.certification_id = c.id) as objections,
    (select count(*)::int from objections o where o.certification_id = c.id and o.${OPEN_OBJECTION}) as "openObjections"
  from certifications c join products p on p.id = c.product_id join enterprises e on e.id = c.enterprise_id join certification_rounds r on r.id = c.round_id
    left join industries i on i.code = p.industry left join product_classes k on k.code = p.product_class
  where c.id = $1::uuid`;

/** Null when there is none. Who may see it is the caller's to have checked. */
export async function readCertificationFile(db: Queryable, id: string): Promise<CertificationFile | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Omit<CertificationFile, 'figures'>>(FILE, [id]);
  const file = rows[0];
  if (!file) return null;
  const figures = await productFigures(db, file.product.id, file.round.year);
  return { ...file, figures: figures ? await usedFigures(db, file.round.id, figures) : [] };
}

async function usedFigures(db: Queryable, round: string, figures: MetricFigures): Promise<CertificationFile['figures']> {
  const { rows } = await db.query<{ numerator: MetricSource; denominator: MetricSource | null }>('select numerator::text as numerator, denominator::text as denominator from certification_rounds_criteria where _parent_id = $1::uuid', [round]);
  const used = new Set(rows.flatMap(({ numerator, denominator }) => [numerator, denominator]));
  return (Object.keys(METRIC_SOURCES) as MetricSource[]).filter((source) => used.has(source)).map((source) => ({ source, value: figures[source] ?? null }));
}
