import type { Queryable } from '../adapters/database.ts';
import type { LinkedPatent } from '../casework/linkedPatents.ts';
import { valuesOf } from '../casework/rows.ts';
import { updatedProduct } from '../casework/updatedProduct.ts';
import type { Values } from '../domain/forms/field.ts';
import { changesFacts, FACT_FIELDS, productUpdateForm, YEAR_FIELDS } from '../domain/forms/productUpdate.ts';
import { withUses, type SharedPatent } from './caseFile.ts';

type Named = Pick<LinkedPatent, 'number' | 'title' | 'core' | 'upheld' | 'caseNumber'>;

/** What a reviewer sees of an annual update beside its own form. */
export type UpdateFile = {
  year: number;
  product: { id: string; filingNumber: string | null; filingYear: number | null; lastUpdateYear: number | null };
  /** As filed when the update was submitted; as filed now before that. */
  before: { figuresYear: number | null; values: Values; patents: Named[] };
  /** The product as it shall be. */
  after: Values;
  /** Its patents as they shall be, with the other products that rely on each. */
  patents: SharedPatent[];
  changesFacts: boolean;
};

/** Null when there is no such update. Who may see it is the caller's to have checked. */
export async function readUpdateFile(db: Queryable, id: string): Promise<UpdateFile | null> {
  const { rows } = await db.query<Record<string, unknown> & { enterprise_id: string }>('select * from product_updates where id = $1::uuid', [id]);
  const row = rows[0];
  if (!row) return null;
  const values = valuesOf(productUpdateForm, row);
  const { row: product, values: filed, current, proposed } = await updatedProduct(db, { product_id: row.product_id, enterprise_id: row.enterprise_id }, values, row.links, false);
  const live = { figuresYear: numberOf(product.figures_year), values: filed, patents: current };
  const before = ['draft', 'rejected'].includes(String(row.status)) ? live : ((row.before as UpdateFile['before'] | null) ?? live);
  const changes = changesFacts(values);
  const said = [...YEAR_FIELDS, ...(changes ? FACT_FIELDS : [])];
  return {
    year: Number(row.year),
    product: { id: product.id, filingNumber: product.filing_number as string | null, filingYear: numberOf(product.filing_year), lastUpdateYear: numberOf(product.last_update_year) },
    before,
    after: { ...before.values, ...Object.fromEntries(said.map((name) => [name, values[name] ?? null])) },
    patents: await withUses(db, proposed, product.id),
    changesFacts: changes,
  };
}

const numberOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
