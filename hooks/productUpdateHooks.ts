import { ValidationError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload';
import { requestActor } from '../access/actor.ts';
import { today } from '../src/adapters/clock.ts';
import { isUuid, valuesOf } from '../src/casework/rows.ts';
import { productForm } from '../src/domain/forms/product.ts';
import { FACT_FIELDS, TAKEN_OVER, updateLinksSchema, type UpdateLink } from '../src/domain/forms/productUpdate.ts';
import { isEmpty } from '../src/domain/forms/schema.ts';
import { whyNotUpdatable } from '../src/domain/productUpdates.ts';
import { withIndex } from './productHooks.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

type ProductRow = Record<string, unknown> & { id: string; name: string | null; status: string; enterprise_id: string; filing_year: string | null };

/**
 * An update is begun for the present year, of a product of one's own that was filed in an earlier one. The product is
 * locked, so that two clerks at once begin one update and not two (invariant 16), and none begins beside a withdrawal.
 */
export const beginUpdate: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation === 'update') return { ...data, product: originalDoc.product, year: originalDoc.year, name: originalDoc.name };
  const year = req.user ? presentYear() : Number(data.year ?? presentYear());
  const product = await ownProduct(String(data.product), req);
  const why = whyNotUpdatable({ status: product.status, filingYear: Number(product.filing_year), year });
  if (why) throw new Refused(why, 409, 'product');
  const tx = await transactionOf(req);
  const { rows } = await tx.query('select 1 from product_updates where product_id = $1::uuid and year = $2', [product.id, year]);
  if (rows.length > 0) throw new Refused(`这个产品 ${year} 年度的更新已经开始填写，请在“信息更新”中继续。`, 409, 'product');
  const stored = valuesOf(productForm, product);
  const taken = Object.fromEntries(TAKEN_OVER.map((name) => [name, data[name] ?? stored[name]]));
  return { ...data, ...taken, product: product.id, enterprise: product.enterprise_id, year, name: product.name };
};

/**
 * Who says that something has changed goes on from what is filed: its facts and patents are filled in, to be changed.
 * Who says that nothing has changed changes nothing: what was entered before is dropped.
 */
export const fillFacts: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const now = data.factsChanged ?? originalDoc?.factsChanged;
  if (now !== 'changed') return { ...data, links: null };
  if (originalDoc?.factsChanged === 'changed') return data;
  const product = await ownProduct(String(data.product), req);
  const stored = valuesOf(productForm, product);
  const filled = Object.fromEntries(FACT_FIELDS.map((name) => [name, isEmpty(data[name]) ? stored[name] : data[name]]));
  return { ...data, ...filled, links: data.links ?? (await linksOf(product.id, req)) };
};

/** Where the index is computed from spending and cost the server's result counts. */
export const indexOfYear: CollectionBeforeChangeHook = ({ data }) => withIndex(data);

/** Payload takes any JSON; the links are a list in which each patent stands once, and only own patents. */
export const checkLinks: CollectionBeforeChangeHook = async ({ data, collection, req }) => {
  if (data.links === undefined || data.links === null) return data;
  const parsed = updateLinksSchema.safeParse(data.links);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? '';
    throw new ValidationError({ collection: collection.slug, errors: [{ path: 'links', message }], req });
  }
  await refuseForeignPatents(parsed.data, String(data.enterprise), req);
  return { ...data, links: parsed.data };
};

const presentYear = (): number => Number(today().slice(0, 4));

async function ownProduct(id: string, req: PayloadRequest): Promise<ProductRow> {
  const tx = await transactionOf(req);
  const { rows } = isUuid(id) ? await tx.query<ProductRow>('select * from products where id = $1::uuid for update', [id]) : { rows: [] };
  const product = rows[0];
  if (!product || (req.user && product.enterprise_id !== requestActor(req).enterprise)) throw new Refused('没有找到这件产品。', 404, 'product');
  return product;
}

async function linksOf(product: string, req: PayloadRequest): Promise<UpdateLink[]> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<UpdateLink>(
    `select patent_id as patent, coalesce(core, false) as core, coalesce(upheld_after_invalidation, false) as upheld, case_number as "caseNumber"
     from product_patents where product_id = $1::uuid order by created_at, id`,
    [product],
  );
  return rows;
}

async function refuseForeignPatents(links: readonly UpdateLink[], enterprise: string, req: PayloadRequest): Promise<void> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ own: number }>(
    'select count(*)::int as own from patents where enterprise_id = $1::uuid and id = any(string_to_array($2, $3)::uuid[])',
    [enterprise, links.map(({ patent }) => patent).join(','), ','],
  );
  if (rows[0]?.own !== links.length) throw new Refused('您单位的专利中没有这一件，请先在“专利信息”中添加。', 422, 'links');
}
