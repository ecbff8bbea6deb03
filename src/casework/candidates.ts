import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { leftOutReasons, type LeftOutReason, type RoundDates } from '../domain/certification/candidates.ts';
import { judgeMetrics, type Benchmark, type Metric, type MetricFigures, type MetricResult } from '../domain/certification/metrics.ts';
import { assetReportForm } from '../domain/forms/assetReport.ts';
import { reportProblems } from './assetReports.ts';
import { Refusal } from './refusals.ts';
import { isUuid, valuesOf, type AttachmentFact } from './rows.ts';

/** Products read, judged and written in one go; each in a transaction of its own. */
const BATCH = 1_000;

const BEGUN = '本批次已经公示，不能再归集候选产品。';

export type Gathered = { candidates: number; leftOut: number };
type Round = RoundDates & { id: string; metrics: Metric[]; benchmarks: Benchmark[] };
type Report = { values: Record<string, unknown>; complete: boolean };

/**
 * Goes through every filed product of the platform: those that qualify become candidates of the round with their metrics, the
 * others are noted with each reason (spec 5). May be run again until the publicity: metrics of candidates are computed anew, a candidate
 * that no longer qualifies is left out, nobody who is further on is touched. Answers what the round then has. Throws `Refusal` 404, 409.
 */
export async function gatherCandidates(pool: pg.Pool, round: string, now: Date): Promise<Gathered> {
  const rules = await readRound(pool, round);
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after; ) {
    const products: ProductRow[] = await readProducts(pool, after, rules.year);
    const reports = await readReports(pool, products, rules.year - 1);
    const judged = products.map((product) => judge(product, reports.get(product.enterprise), rules));
    await inTransaction(pool, (tx) => write(tx as Queryable, rules.id, judged, now));
    after = products.length === BATCH ? (products.at(-1)?.id ?? null) : null;
  }
  return inTransaction(pool, (tx) => finish(tx as Queryable, rules.id, now));
}

/** What ended meanwhile is no longer left out: it is no product of the platform. */
async function finish(tx: Queryable, round: string, now: Date): Promise<Gathered> {
  await holdRound(tx, round);
  await tx.query(`delete from certification_left_out l using products p where l.round_id = $1::uuid and p.id = l.product_id and p.status not in ('filed', 'withdrawing')`, [round]);
  const { rows } = await tx.query<Gathered>(
    `select (select count(*)::int from certifications where round_id = $1::uuid and status = 'candidate') as candidates,
       (select count(*)::int from certification_left_out where round_id = $1::uuid) as "leftOut"`,
    [round],
  );
  await tx.query('update certification_rounds set gathered_at = $2 where id = $1::uuid', [round, now]);
  return rows[0] ?? { candidates: 0, leftOut: 0 };
}

/** Two gatherings follow one another, and none goes on once the publicity has begun. Decisions on single products need not wait. */
async function holdRound(tx: Queryable, round: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('gather candidates'), hashtext($1))`, [round]);
  const { rows } = await tx.query<{ begun: boolean }>('select publicised_at is not null as begun from certification_rounds where id = $1::uuid for share', [round]);
  if (rows[0]?.begun) throw new Refusal(409, BEGUN);
}

async function readRound(db: Queryable, id: string): Promise<Round> {
  const { rows } = isUuid(id)
    ? await db.query<RoundDates & { standard: string; begun: boolean }>('select year::int as year, closes_on as "closesOn", standard, publicised_at is not null as begun from certification_rounds where id = $1::uuid', [id])
    : { rows: [] };
  const round = rows[0];
  if (!round) throw new Refusal(404, '没有找到这个认定批次。');
  if (round.begun) throw new Refusal(409, BEGUN);
  const metrics = await db.query<Metric>(
    'select name, numerator::text as numerator, denominator::text as denominator, factor::float8 as factor, unit, direction::text as direction from certification_rounds_criteria where _parent_id = $1::uuid order by _order',
    [id],
  );
  const benchmarks = await db.query<Benchmark>('select metric, product_class as "productClass", value from benchmarks where standard = $1', [round.standard]);
  return { id, year: round.year, closesOn: round.closesOn, metrics: metrics.rows, benchmarks: benchmarks.rows };
}

type ProductRow = {
  id: string;
  name: string;
  enterprise: string;
  status: string;
  productClass: string;
  wantsCertification: boolean;
  patentsDisclosed: boolean;
  filingYear: number;
  submittedAt: Date | null;
  updateSubmittedAt: Date | null;
} & Pick<MetricFigures, 'sales' | 'output' | 'profit' | 'exportValue' | 'totalCost' | 'marketShare' | 'contributionIndex' | 'patents' | 'corePatents' | 'inventions'>;

async function readProducts(db: Queryable, after: string, year: number): Promise<ProductRow[]> {
  const { rows } = await db.query<ProductRow>(`${PRODUCTS} where p.id > $1::uuid and p.status in ('filed', 'withdrawing') order by p.id limit ${BATCH}`, [after, year]);
  return rows;
}

/** The figures the metrics of one product are made of, as they are now, whatever became of it. `year`: of the round. */
export async function productFigures(db: Queryable, product: string, year: number): Promise<MetricFigures | null> {
  const { rows } = await db.query<ProductRow>(`${PRODUCTS} where p.id = $1::uuid`, [product, year]);
  const found = rows[0];
  if (!found) return null;
  return figuresOf(found, (await readReports(db, [found], year - 1)).get(found.enterprise));
}

/** $2: the year of the round. */
const PRODUCTS = `select p.id, coalesce(p.name, '') as name, p.enterprise_id as enterprise, p.status::text as status, coalesce(p.product_class, '') as "productClass",
       coalesce(p.wants_certification, false) as "wantsCertification", coalesce(p.patents_disclosed, false) as "patentsDisclosed", p.filing_year::int as "filingYear",
       p.submitted_at as "submittedAt", u.submitted_at as "updateSubmittedAt", p.sales::float8 as sales, p.output::float8 as output, p.profit::float8 as profit,
       p.export_value::float8 as "exportValue", p.total_cost::float8 as "totalCost", p.market_share::float8 as "marketShare", p.contribution_index::float8 as "contributionIndex",
       l.patents, l.core as "corePatents", l.inventions
     from products p left join product_updates u on u.product_id = p.id and u.year = $2 and u.status = 'updated',
       lateral (select count(*)::int as patents, count(*) filter (where l.core)::int as core, count(*) filter (where t.type = 'invention')::int as inventions
         from product_patents l join patents t on t.id = l.patent_id where l.product_id = p.id) l`;

/** The reports on a year of the products' enterprises, each with whether it is complete. */
async function readReports(db: Queryable, products: readonly ProductRow[], year: number): Promise<Map<string, Report>> {
  const { rows } = await db.query<{ enterprise: string; report: Record<string, unknown>; files: AttachmentFact[] }>(
    `select r.enterprise_id as enterprise, to_jsonb(r) as report, (select coalesce(jsonb_agg(jsonb_build_object('slot', a.slot)), '[]') from attachments a
       where a.owner_collection = 'asset-reports' and a.owner_id = r.id::text) as files
     from asset_reports r where r.enterprise_id = any($1::uuid[]) and r.year = $2`,
    [[...new Set(products.map(({ enterprise }) => enterprise))], year],
  );
  return new Map(
    rows.map(({ enterprise, report, files }) => {
      const values = valuesOf(assetReportForm, report);
      return [enterprise, { values, complete: reportProblems({ values, files }, year).length === 0 }];
    }),
  );
}

type Judged = { product: ProductRow; reasons: LeftOutReason[]; metrics: MetricResult[] };

function judge(product: ProductRow, report: Report | undefined, round: Round): Judged {
  const reasons = leftOutReasons({ ...product, hasAssetReport: report?.complete ?? false }, round);
  if (reasons.length > 0) return { product, reasons, metrics: [] };
  return { product, reasons, metrics: judgeMetrics(round.metrics, figuresOf(product, report), product.productClass, round.benchmarks) };
}

function figuresOf(product: ProductRow, report: Report | undefined): MetricFigures {
  const own = (name: string) => (report?.values[name] as number | null | undefined) ?? null;
  return { ...product, employees: own('employees'), operatingRevenue: own('operatingRevenue'), productSales: own('productSales'), ipSpending: own('ipSpending') };
}

async function write(tx: Queryable, round: string, judged: readonly Judged[], now: Date): Promise<void> {
  await holdRound(tx, round);
  const [out, candidates] = [judged.filter(({ reasons }) => reasons.length > 0), judged.filter(({ reasons }) => reasons.length === 0)];
  await leaveOut(tx, round, out, judged.map(({ product }) => product.id));
  await tx.query(
    `insert into certifications as old (id, round_id, product_id, enterprise_id, product_name, status, revision, metrics, metrics_met, metrics_known, created_at, updated_at)
     select uuidv7(), $1::uuid, c.product, c.enterprise, c.name, 'candidate', 1, c.metrics, c.met, c.known, $3, $3
     from jsonb_to_recordset($2::jsonb) as c(product uuid, enterprise uuid, name text, metrics jsonb, met int, known int)
     on conflict (round_id, product_id) do update set metrics = excluded.metrics, metrics_met = excluded.metrics_met, metrics_known = excluded.metrics_known, product_name = excluded.product_name
     where old.status = 'candidate'`,
    [round, JSON.stringify(candidates.map(candidateRow)), now],
  );
}

/** A product somebody has decided on in this round keeps that decision; only candidates are taken out again, about whom nothing was ever logged. */
async function leaveOut(tx: Queryable, round: string, out: readonly Judged[], seen: readonly string[]): Promise<void> {
  await tx.query('delete from certification_left_out where round_id = $1::uuid and product_id = any($2::uuid[])', [round, seen]);
  await tx.query(`delete from certifications where round_id = $1::uuid and product_id = any($2::uuid[]) and status = 'candidate'`, [round, out.map(({ product }) => product.id)]);
  await tx.query(
    `insert into certification_left_out (round_id, product_id, reasons) select $1::uuid, o.product, o.reasons from jsonb_to_recordset($2::jsonb) as o(product uuid, reasons text[])
     where not exists (select 1 from certifications c where c.round_id = $1::uuid and c.product_id = o.product)`,
    [round, JSON.stringify(out.map(({ product, reasons }) => ({ product: product.id, reasons })))],
  );
}

function candidateRow({ product: { id, enterprise, name }, metrics }: Judged) {
  return { product: id, enterprise, name, metrics, met: metrics.filter(({ meets }) => meets === true).length, known: metrics.filter(({ meets }) => meets !== null).length };
}
