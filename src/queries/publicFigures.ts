import type { Queryable } from '../adapters/database.ts';

/** Numbers for the home page; filed means filed or withdrawing. */
export type PublicFigures = {
  filedProducts: number;
  /** Organisations with at least one filed product. */
  enterprises: number;
  /** Filing years, oldest first, without gaps filled. */
  perYear: { year: number; products: number }[];
  /** Divisions (2 digits) of GB/T 4754 with the most products, largest first, at most 10. */
  topIndustries: { code: string; name: string; products: number }[];
  /** Provinces (6 digits) with the most products, largest first, at most 10; organisations without a place are left out. */
  topRegions: { code: string; name: string; products: number }[];
  /** The last 12 months up to now as Shanghai counts them, `2026-03`, oldest first, empty ones as 0. */
  perMonth: { month: string; products: number }[];
  /** Filed products that are certified now. */
  certified: number;
};

/**
 * Counting a million products takes about a second, so the figures are kept, for 200 times as long as they took: at most
 * half a percent of one core, and practically the present state on a small platform. Never older than 10 minutes plus one
 * computation, which one caller does while the others get the kept ones. A read replica computes nothing unless it has to.
 */
export async function publicFigures(db: Queryable): Promise<PublicFigures> {
  const kept = await keptFigures(db);
  if (kept?.isFresh) return kept.figures;
  return (await renewFigures(db)) ?? kept?.figures ?? computeFigures(db);
}

type Kept = { figures: PublicFigures; isFresh: boolean };

async function keptFigures(db: Queryable): Promise<Kept | undefined> {
  const { rows } = await db.query<Kept>(
    // What an older release kept lacks the newer figures: as good as nothing.
    `select figures, pg_is_in_recovery() or clock_timestamp() < computed_at + least(took_ms * 200, 600000) * interval '1 millisecond' as "isFresh"
     from search.figures where figures ? 'certified'`,
  );
  return rows[0];
}

/** One jsonb value. */
const FIGURES = `
  with groups as materialized (
      select year, substr(industry, 2, 2) as division, left(region, 2) as province, certified, count(*) as products from search.product group by 1, 2, 3, 4),
    years as (select year, sum(products)::int as products from groups group by year),
    divisions as (select division as code, sum(products)::int as products from groups where division <> '' group by division order by 2 desc, 1 limit 10),
    provinces as (select province || '0000' as code, sum(products)::int as products from groups where province <> '' group by province order by 2 desc, 1 limit 10),
    this_month as (select date_trunc('month', now() at time zone 'Asia/Shanghai') as start),
    filings as (
      select date_trunc('month', filed_at at time zone 'Asia/Shanghai') as start, count(*)::int as products from search.product
      where filed_at >= (select start - interval '11 months' from this_month) at time zone 'Asia/Shanghai' group by 1),
    months as (
      select to_char(m.start, 'YYYY-MM') as month, coalesce(f.products, 0) as products
      from this_month t, generate_series(t.start - interval '11 months', t.start, '1 month') as m (start) left join filings f on f.start = m.start)
  select jsonb_build_object(
    'filedProducts', (select coalesce(sum(products), 0) from years),
    'certified', (select coalesce(sum(products), 0) from groups where certified),
    'enterprises', (select count(distinct enterprise_id) from products where status in ('filed', 'withdrawing')),
    'perYear', (select coalesce(jsonb_agg(jsonb_build_object('year', year, 'products', products) order by year), '[]') from years),
    'perMonth', (select jsonb_agg(jsonb_build_object('month', month, 'products', products) order by month) from months),
    'topRegions', (
      select coalesce(jsonb_agg(jsonb_build_object('code', p.code, 'name', coalesce(r.name, p.code), 'products', p.products) order by p.products desc, p.code), '[]')
      from provinces p left join regions r on r.code = p.code),
    'topIndustries', (
      select coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'name', coalesce(i.name, d.code), 'products', d.products) order by d.products desc, d.code), '[]')
      from divisions d left join industries i on i.code = d.code))`;

/** undefined when another caller is at it, or on a replica, which cannot keep them. */
async function renewFigures(db: Queryable): Promise<PublicFigures | undefined> {
  const { rows: states } = await db.query<{ isReplica: boolean }>('select pg_is_in_recovery() as "isReplica"');
  if (states[0]?.isReplica) return undefined;
  const { rows } = await db.query<{ figures: PublicFigures }>(
    `insert into search.figures (only_row, computed_at, took_ms, figures)
     select true, clock_timestamp(), extract(epoch from clock_timestamp() - statement_timestamp()) * 1000, figures
     from (select case when pg_try_advisory_xact_lock(hashtext('search.figures')) then (${FIGURES}) end as figures) computed
     where figures is not null
     on conflict (only_row) do update set computed_at = excluded.computed_at, took_ms = excluded.took_ms, figures = excluded.figures
     returning figures`,
  );
  return rows[0]?.figures;
}

async function computeFigures(db: Queryable): Promise<PublicFigures> {
  const { rows } = await db.query<{ figures: PublicFigures }>(`select (${FIGURES}) as figures`);
  if (!rows[0]) throw new Error('an aggregate without a row');
  return rows[0].figures;
}
