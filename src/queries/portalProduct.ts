import type { Queryable } from '../adapters/database.ts';
import { linkedPatents, type LinkedPatent } from '../casework/linkedPatents.ts';
import { attachmentsOf, valuesOf, type AttachmentFact } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import { productForm } from '../domain/forms/product.ts';

/** A product as its own enterprise sees it: everything it entered, and where the case stands. */
export type PortalProduct = {
  id: string;
  revision: number;
  name: string | null;
  status: string;
  filingNumber: string | null;
  submittedAt: Date | null;
  filedAt: Date | null;
  closedAt: Date | null;
  lastUpdateYear: number | null;
  figuresYear: number | null;
  isTaken: boolean;
  values: Values;
  patents: LinkedPatent[];
  files: AttachmentFact[];
  verificationCode: string | null;
};

/** The product when it belongs to the enterprise, else null: another's does not exist for it. */
export async function portalProduct(db: Queryable, enterprise: string, id: string): Promise<PortalProduct | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null;
  const { rows } = await db.query<Record<string, unknown>>('select * from products where id = $1::uuid and enterprise_id = $2::uuid', [id, enterprise]);
  const row = rows[0];
  if (!row) return null;
  const [patents, files, certificate] = await Promise.all([
    linkedPatents(db, id),
    attachmentsOf(db, 'products', id),
    db.query<{ code: string }>(`select code from certificates where product_id = $1::uuid and kind = 'filing'`, [id]),
  ]);
  return { ...headOf(row), id, values: valuesOf(productForm, row), patents, files, verificationCode: certificate.rows[0]?.code ?? null };
}

type Head = Omit<PortalProduct, 'id' | 'values' | 'patents' | 'files' | 'verificationCode'>;

function headOf(row: Record<string, unknown>): Head {
  const year = (value: unknown) => (value === null ? null : Number(value));
  return {
    revision: Number(row.revision),
    name: row.name as string | null,
    status: String(row.status),
    filingNumber: row.filing_number as string | null,
    submittedAt: row.submitted_at as Date | null,
    filedAt: row.filed_at as Date | null,
    closedAt: row.closed_at as Date | null,
    lastUpdateYear: year(row.last_update_year),
    figuresYear: year(row.figures_year),
    isTaken: row.taken_by !== null,
  };
}

/** Names of the codes a product refers to, by code; a code no table holds is left out. */
export async function codeNames(db: Queryable, values: Values): Promise<{ productClass: string | null; industry: string | null; intensive: 'yes' | 'no' | null }> {
  const { rows } = await db.query<{ productClass: string | null; industry: string | null; intensive: 'yes' | 'no' | null }>(
    `select (select name from product_classes where code = $1) as "productClass",
            (select name from industries where code = $2) as industry,
            (select patent_intensive::text from industries where code = $2) as intensive`,
    [values.productClass ?? '', values.industry ?? ''],
  );
  return rows[0]!;
}
