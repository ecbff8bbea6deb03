/**
 * Condition on a product `p`: it has linked patents, and every one is lapsed or transferred. The same rule as `isGone`
 * and the guard of `confirmLapse` in the domain, for lists.
 */
export const ALL_PATENTS_GONE = `(exists (select 1 from product_patents l where l.product_id = p.id)
  and not exists (select 1 from product_patents l join patents t on t.id = l.patent_id where l.product_id = p.id and t.legal_status = 'valid'))`;
