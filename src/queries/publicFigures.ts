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
    `select figures, pg_is_in_recovery() or clock_timestamp() < computed_at + least(took_ms * 200, 600000) * interval '1 millisecond' as "isFresh"
     from search.figures`,
  );
  return rows[0];
}

/** One jsonb value. */
const FIGURES = `
  with groups as materialized (select year, substr(industry, 2, 2) as division, count(*) as products from search.product group by 1, 2),
    years as (select year, sum(products)::int as products from groups group by year),
    divisions as (select division as code, sum(products)::int as products from groups where division <> '' group by division order by 2 desc, 1 limit 10)
  select jsonb_build_object(
    'filedProducts', (select coalesce(sum(products), 0) from years),
    'enterprises', (select count(distinct enterprise_id) from products where status in ('filed', 'withdrawing')),
    'perYear', (select coalesce(jsonb_agg(jsonb_build_object('year', year, 'products', products) order by year), '[]') from years),
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
