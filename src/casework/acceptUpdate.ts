import type { Queryable } from '../adapters/database.ts';
import { productForm } from '../domain/forms/product.ts';
import { changesFacts, FACT_FIELDS, PICTURE_SLOTS, productUpdateForm, YEAR_FIELDS } from '../domain/forms/productUpdate.ts';
import type { Values } from '../domain/forms/field.ts';
import { prepared } from '../queries/prepared.ts';
import { linkedPatents, refreshDisclosure, type LinkedPatent } from './linkedPatents.ts';
import { noteProduct } from './patentLapse.ts';
import type { UpdateFacts } from './productUpdates.ts';
import { attachmentsOf, columnOf, valuesOf } from './rows.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { CaseContext, CaseRow } from './types.ts';

/** What was filed when the update was submitted, so that what it changed can be seen after the product has changed. */
export async function keepProductBefore({ facts: { product } }: CaseContext<UpdateFacts>): Promise<Record<string, unknown>> {
  const patents = product.current.map(({ number, title, core, upheld, caseNumber }) => ({ number, title, core, upheld, caseNumber }));
  const before = { figuresYear: yearOf(product.row.figures_year), lastUpdateYear: yearOf(product.row.last_update_year), values: product.values, patents };
  return { before: JSON.stringify(before) };
}

/**
 * Writes the product (spec 6): figures of the year and its year of last update always; facts, patents and pictures where
 * the company changed them; then the hash of what is filed now. The product is locked and stays in its state.
 */
export async function acceptUpdate({ tx, row, now, facts }: CaseContext<UpdateFacts>): Promise<Record<string, unknown>> {
  const { product } = facts;
  const values = valuesOf(productUpdateForm, row);
  const changes = changesFacts(values);
  const fields = pick(values, [...YEAR_FIELDS, ...(changes ? FACT_FIELDS : [])]);
  const reasons = changes ? { finding_reasons: { ...asObject(product.row.finding_reasons), ...asObject(row.finding_reasons) } } : {};
  const years = { figures_year: Number(row.year) - 1, last_update_year: Number(row.year) };
  await updateProduct(tx, product.row.id, { ...columnsOf(fields), ...reasons, ...years, revision: Number(product.row.revision) + 1, updated_at: now });
  if (changes) {
    // Patents that leave the product leave the public with the links as they were; then the new ones enter.
    await refreshDisclosure(tx, product.row.id, false);
    await replaceLinks(tx, product.row, product.proposed);
    await replacePictures(tx, row.id, product.row.id, now);
    await refreshDisclosure(tx, product.row.id, true);
    await noteProduct(tx, product.row.id, now, 'filed');
  }
  await sealContent(tx, product.row.id);
  return {};
}

async function updateProduct(tx: Queryable, id: string, columns: Record<string, unknown>): Promise<void> {
  const names = Object.keys(columns);
  const values = names.map((name) => (isJson(columns[name]) ? JSON.stringify(columns[name]) : columns[name]));
  await prepared(tx, `update products set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1::uuid`, [id, ...values]);
}

async function replaceLinks(tx: Queryable, product: CaseRow, patents: readonly LinkedPatent[]): Promise<void> {
  const list = patents.map(({ id, core, upheld, caseNumber }) => ({ id, core, upheld, case_number: caseNumber }));
  await prepared(tx, 'delete from product_patents where product_id = $1::uuid and not (patent_id = any($2::uuid[]))', [product.id, list.map(({ id }) => id)]);
  await prepared(
    tx,
    `insert into product_patents (id, enterprise_id, product_id, patent_id, core, upheld_after_invalidation, case_number, is_public, created_at, updated_at)
     select uuidv7(), $2::uuid, $1::uuid, n.id, n.core, n.upheld, n.case_number, false, now(), now()
     from jsonb_to_recordset($3::jsonb) as n (id uuid, core boolean, upheld boolean, case_number text)
     on conflict (product_id, patent_id) do update
       set core = excluded.core, upheld_after_invalidation = excluded.upheld_after_invalidation, case_number = excluded.case_number, updated_at = now()`,
    [product.id, product.enterprise_id, JSON.stringify(list)],
  );
}

/** A slot with new pictures gives up its old ones; the stored files are shared, the update keeps its own rows. */
async function replacePictures(tx: Queryable, update: string, product: string, now: Date): Promise<void> {
  await prepared(
    tx,
    `delete from attachments where owner_collection = 'products' and owner_id = $2 and slot = any($3::text[])
       and slot in (select slot from attachments where owner_collection = 'product-updates' and owner_id = $1)`,
    [update, product, PICTURE_SLOTS],
  );
  await prepared(
    tx,
    `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key, uploaded_by, created_at, updated_at)
     select uuidv7(), enterprise_id, 'products', $2, slot, original_name, format, mime_type, byte_size, sha256, storage_key, uploaded_by, $4, $4
     from attachments where owner_collection = 'product-updates' and owner_id = $1 and slot = any($3::text[]) order by created_at, id`,
    [update, product, PICTURE_SLOTS, now],
  );
}

/** The hash of what is filed follows the update (invariant 7: it changes along an edge and never otherwise). */
async function sealContent(tx: Queryable, id: string): Promise<void> {
  const { rows } = await prepared<{ row: CaseRow }>(tx, 'select to_jsonb(p) as row from products p where id = $1::uuid', [id]);
  const row = rows[0]?.row;
  if (!row) throw new Error(`no product ${id}`);
  const material = { files: await attachmentsOf(tx, 'products', id), patents: await linkedPatents(tx, id) };
  await prepared(tx, 'update products set snapshot_hash = $2 where id = $1::uuid', [id, contentHash(snapshotOf(productForm, row, material))]);
}

function columnsOf(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name), value]));
}

function pick(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

const isJson = (value: unknown): boolean => typeof value === 'object' && value !== null && !(value instanceof Date);
const asObject = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {});
const yearOf = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
