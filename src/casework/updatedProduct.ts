import type { Queryable } from '../adapters/database.ts';
import type { Values } from '../domain/forms/field.ts';
import { productForm } from '../domain/forms/product.ts';
import { changesFacts, updateLinksOf, type UpdateLink } from '../domain/forms/productUpdate.ts';
import { prepared } from '../queries/prepared.ts';
import { linkedPatents, OWN_FACTS, withProof, type LinkedPatent, type ReadPatent } from './linkedPatents.ts';
import { valuesOf } from './rows.ts';
import type { CaseRow } from './types.ts';

/** The product of an update as it is filed, and its patents as they shall be. */
export type UpdatedProduct = {
  row: CaseRow;
  values: Values;
  /** Linked now. */
  current: LinkedPatent[];
  /** Linked once the update is accepted: the same unless it changes them. */
  proposed: LinkedPatent[];
  /** Patents the update names that its company no longer has. */
  missing: number;
};

/** Reads the product beside an update; with `lock` what its patents are stays so until the transaction ends. */
export async function updatedProduct(db: Queryable, update: { product_id: unknown; enterprise_id: string }, values: Values, links: unknown, lock: boolean): Promise<UpdatedProduct> {
  const { rows } = await prepared<{ row: CaseRow }>(db, 'select to_jsonb(p) as row from products p where id = $1::uuid', [update.product_id]);
  const row = rows[0]?.row;
  if (!row) throw new Error(`no product ${String(update.product_id)}`);
  const current = await linkedPatents(db, row.id, lock);
  const changed = changesFacts(values) ? updateLinksOf(links) : null;
  const proposed = changed ? await namedPatents(db, changed, update.enterprise_id, lock) : current;
  return { row, values: valuesOf(productForm, row), current, proposed, missing: changed ? changed.length - proposed.length : 0 };
}

/** In the order of their ids, as {@link linkedPatents}, so that nobody waits for each other. */
const READ = `select ${OWN_FACTS}
  from patents p where p.enterprise_id = $1::uuid and p.id = any($2::uuid[]) order by p.id`;

async function namedPatents(db: Queryable, links: readonly UpdateLink[], enterprise: string, lock: boolean): Promise<LinkedPatent[]> {
  const { rows } = await prepared<ReadPatent>(db, lock ? `${READ} for no key update of p` : READ, [enterprise, links.map(({ patent }) => patent)]);
  const named = rows.flatMap((facts) => {
    const link = links.find(({ patent }) => patent === facts.id);
    return link ? [{ ...withProof(facts), core: link.core, upheld: link.upheld, caseNumber: link.caseNumber }] : [];
  });
  return named.toSorted((a, b) => Number(b.core) - Number(a.core) || (a.number < b.number ? -1 : 1));
}
