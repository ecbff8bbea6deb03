import type { Queryable } from '../adapters/database.ts';
import type { PatentFacts } from '../domain/patents.ts';

export type LinkedPatent = PatentFacts & { id: string; title: string; core: boolean; upheld: boolean; caseNumber: string | null };

/** The patents of a product as they stand now, core ones first. */
export async function linkedPatents(db: Queryable, productId: string): Promise<LinkedPatent[]> {
  const { rows } = await db.query<LinkedPatent>(
    `select p.id, p.number, p.title, p.type::text, p.holders, p.legal_status::text as "legalStatus", p.obtained::text,
            coalesce(l.core, false) as core, coalesce(l.upheld_after_invalidation, false) as upheld, l.case_number as "caseNumber"
     from product_patents l join patents p on p.id = l.patent_id
     where l.product_id = $1::uuid order by l.core desc, p.number`,
    [productId],
  );
  return rows;
}

/**
 * Disclosed patents of filed and withdrawing products are public, all others nowhere (spec 3, "Public search").
 * Called whenever a product enters or leaves the public states, inside that transaction.
 */
export async function refreshDisclosure(tx: Queryable, productId: string, isPublic: boolean): Promise<void> {
  await tx.query(
    `update product_patents l set is_public = $2 and coalesce(p.patents_disclosed, false)
     from products p where p.id = l.product_id and l.product_id = $1::uuid`,
    [productId, isPublic],
  );
  await tx.query(
    `update patents t set is_public = exists (select 1 from product_patents l where l.patent_id = t.id and l.is_public)
     where t.id in (select patent_id from product_patents where product_id = $1::uuid)`,
    [productId],
  );
}
