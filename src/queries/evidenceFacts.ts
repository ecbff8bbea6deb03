import type { Queryable } from '../adapters/database.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import { productForm } from '../domain/forms/product.ts';
import { changesFacts, FACT_FIELDS, productUpdateForm, YEAR_FIELDS } from '../domain/forms/productUpdate.ts';

export type CompanyFacts = { enterpriseName: string; uscc: string; platformName: string };
/** `year`: of the figures as stored, null before any was entered. `industry`: code and name, '' while none is chosen. */
export type EvidenceFacts = CompanyFacts & { values: Values; year: number | null; industry: string };

const COMPANY = `coalesce(e.name, '') as "enterpriseName", coalesce(e.uscc, '') as uscc, s.platform_name as "platformName"`;

/** A company's own name as its statements carry it; empty before the first verification. */
export async function companyFacts(db: Queryable, enterprise: string): Promise<CompanyFacts | null> {
  const { rows } = await db.query<CompanyFacts>(`select ${COMPANY} from enterprises e cross join (select platform_name from settings limit 1) s where e.id = $1::uuid`, [enterprise]);
  return rows[0] ?? null;
}

/**
 * What the templates of evidence are prefilled with: of a product, or of an annual update, whose figures are then those of
 * its year. Null when it is not the enterprise's.
 */
export async function evidenceFacts(db: Queryable, product: string, enterprise: string): Promise<EvidenceFacts | null> {
  if (!isUuid(product)) return null;
  const { rows } = await db.query<CompanyFacts & { row: Record<string, unknown>; year: number | null; industry: string }>(
    `select ${COMPANY}, to_jsonb(p) as row, p.figures_year::int as year, coalesce(p.industry || ' ' || i.name, p.industry, '') as industry
     from products p join enterprises e on e.id = p.enterprise_id left join industries i on i.code = p.industry
       cross join (select platform_name from settings limit 1) s
     where p.id = $1::uuid and p.enterprise_id = $2::uuid`,
    [product, enterprise],
  );
  if (!rows[0]) return updateEvidence(db, product, enterprise);
  const { row, ...facts } = rows[0];
  return { ...facts, values: valuesOf(productForm, row) };
}

async function updateEvidence(db: Queryable, update: string, enterprise: string): Promise<EvidenceFacts | null> {
  const { rows } = await db.query<{ product: string; year: number; row: Record<string, unknown> }>(
    'select product_id as product, year::int, to_jsonb(u) as row from product_updates u where id = $1::uuid and enterprise_id = $2::uuid',
    [update, enterprise],
  );
  const found = rows[0];
  const facts = found && (await evidenceFacts(db, found.product, enterprise));
  if (!facts) return null;
  const values = valuesOf(productUpdateForm, found.row);
  const said = pick(values, [...YEAR_FIELDS, ...(changesFacts(values) ? FACT_FIELDS : [])]);
  return { ...facts, year: found.year - 1, values: { ...facts.values, ...said } };
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

/** The divisions (大类, two digits) of GB/T 4754, in order. */
export async function industryDivisions(db: Queryable): Promise<{ code: string; name: string }[]> {
  const { rows } = await db.query<{ code: string; name: string }>(`select code, name from industries where code ~ '^[0-9]{2}$' order by code`);
  return rows;
}
