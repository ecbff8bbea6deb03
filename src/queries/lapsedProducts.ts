import type { Queryable } from '../adapters/database.ts';

/**
 * Condition on a product `p`: it has linked patents, and every one is lapsed or transferred. The same rule as `isGone`
 * and the guard of `confirmLapse` in the domain, for lists.
 */
export const ALL_PATENTS_GONE = `(exists (select 1 from product_patents l where l.product_id = p.id)
  and not exists (select 1 from product_patents l join patents t on t.id = l.patent_id where l.product_id = p.id and t.legal_status = 'valid'))`;

export type LapsedProduct = { id: string; name: string | null; filingNumber: string };

/** Filed products of an enterprise whose lapse it is asked to confirm, at most `most`. */
export async function lapsedProducts(db: Queryable, enterprise: string, most: number): Promise<LapsedProduct[]> {
  const { rows } = await db.query<LapsedProduct>(
    `select p.id, p.name, p.filing_number as "filingNumber" from products p
     where p.enterprise_id = $1::uuid and p.status = 'filed' and ${ALL_PATENTS_GONE} order by p.filing_number limit ${most}`,
    [enterprise],
  );
  return rows;
}
