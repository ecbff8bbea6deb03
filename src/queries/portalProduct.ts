import type { Queryable } from '../adapters/database.ts';
import { linkedPatents, type LinkedPatent } from '../casework/linkedPatents.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import { productForm } from '../domain/forms/product.ts';
import { ownFiles, type OwnFile } from './portalCases.ts';

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
  filingYear: number | null;
  lastUpdateYear: number | null;
  figuresYear: number | null;
  isTaken: boolean;
  intensive: 'yes' | 'no' | null;
  values: Values;
  patents: LinkedPatent[];
  files: OwnFile[];
  verificationCode: string | null;
};

/** The product when it belongs to the enterprise, else null: another's does not exist for it. */
export async function portalProduct(db: Queryable, enterprise: string, id: string): Promise<PortalProduct | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Record<string, unknown>>(
    `select p.*, i.patent_intensive::text as intensive from products p left join industries i on i.code = p.industry
     where p.id = $1::uuid and p.enterprise_id = $2::uuid`,
    [id, enterprise],
  );
  const row = rows[0];
  if (!row) return null;
  const [patents, files, certificate] = await Promise.all([
    linkedPatents(db, id),
    ownFiles(db, 'products', id, enterprise),
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
    filingYear: year(row.filing_year),
    lastUpdateYear: year(row.last_update_year),
    figuresYear: year(row.figures_year),
    isTaken: row.taken_by !== null,
    intensive: row.intensive as Head['intensive'],
  };
}
