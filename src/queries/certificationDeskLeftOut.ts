import type { Queryable } from '../adapters/database.ts';
import { LEFT_OUT, type LeftOutReason } from '../domain/certification/candidates.ts';
import { DESK_PAGE } from './certificationDesk.ts';

export type LeftOutRow = { product: string; productName: string; filingNumber: string | null; enterprise: string; reasons: LeftOutReason[] };
export type ReasonCount = { key: LeftOutReason; label: string; count: number };

/** How many products each reason keeps out of a round; one with two reasons counts under both. In the order of the rules. */
export async function leftOutByReason(db: Queryable, round: string): Promise<ReasonCount[]> {
  const { rows } = await db.query<{ reason: string; count: number }>(
    'select reason, count(*)::int as count from certification_left_out l, unnest(l.reasons) reason where l.round_id = $1::uuid group by reason',
    [round],
  );
  const counts = new Map(rows.map(({ reason, count }) => [reason, count]));
  return Object.entries(LEFT_OUT).map(([key, label]) => ({ key: key as LeftOutReason, label, count: counts.get(key) ?? 0 }));
}

export type LeftOutFilter = { reason?: LeftOutReason | undefined; q?: string | undefined };

/** One page of the products left out of a round, by name, and how many the filter finds. */
export async function readLeftOut(db: Queryable, round: string, { reason, q }: LeftOutFilter, page: number): Promise<{ rows: LeftOutRow[]; total: number }> {
  const from = `from certification_left_out l join products p on p.id = l.product_id join enterprises e on e.id = p.enterprise_id
    where l.round_id = $1::uuid and ($2::text is null or l.reasons @> array[$2]) and ($3::text is null or strpos(lower(p.name), lower($3)) > 0 or strpos(lower(e.name), lower($3)) > 0 or p.filing_number = $3)`;
  const values = [round, reason ?? null, q?.trim() || null];
  const { rows } = await db.query<LeftOutRow>(
    `select p.id as product, coalesce(p.name, '') as "productName", p.filing_number as "filingNumber", coalesce(e.name, '') as enterprise, l.reasons ${from} order by p.name, p.id limit ${DESK_PAGE} offset $4`,
    [...values, (page - 1) * DESK_PAGE],
  );
  const { rows: counted } = await db.query<{ total: number }>(`select count(*)::int as total ${from}`, values);
  return { rows, total: counted[0]?.total ?? 0 };
}
