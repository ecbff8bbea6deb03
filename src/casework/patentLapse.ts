import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { ALL_PATENTS_GONE } from '../queries/lapsedProducts.ts';
import { tellClerks } from './notify.ts';

/** Two transactions that each lapse another patent of one product must not both find the other one valid. */
const LOCK = 60_602;

/**
 * To be called when facts of patents were changed, in the same transaction: products all of whose patents are now lapsed
 * or transferred are asked about once for each such event, and the request ends when one is valid again (spec 3, "Lapse").
 */
export async function notePatentsChanged(tx: Queryable, patents: readonly string[], at: Date): Promise<void> {
  if (patents.length === 0) return;
  const { rows } = await tx.query<{ id: string }>(
    `select distinct p.id from product_patents l join products p on p.id = l.product_id
     where l.patent_id = any($1::uuid[]) and p.status in ('filed', 'withdrawing')`,
    [patents],
  );
  await noteProducts(tx, rows.map(({ id }) => id), at, 'filed');
}

/**
 * The same for one product whose links were changed, or that returns to the filed ones: its patents may have lapsed while
 * its withdrawal was looked at. `status`: the one it still has in the table.
 */
export async function noteProduct(tx: Queryable, product: string, at: Date, status: 'filed' | 'withdrawing'): Promise<void> {
  await noteProducts(tx, [product], at, status);
}

/** What leaves the filed products has no request any more. */
export async function endLapseRequest(tx: Queryable, product: string, at: Date): Promise<void> {
  await tx.query(`update lapse_requests set ended_at = $2, outcome = 'closed' where product_id = $1::uuid and ended_at is null`, [product, at]);
}

async function noteProducts(tx: Queryable, products: readonly string[], at: Date, status: string): Promise<void> {
  if (products.length === 0) return;
  await tx.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await tx.query(END_VALID, [products, at]);
  const { rows } = await tx.query<Asked>(ASK, [products, at, status]);
  for (const asked of rows) await tell(tx, asked);
}

type Asked = { request: string; product: string; enterprise: string; name: string | null; filingNumber: string };

async function tell(tx: Queryable, { request, product, enterprise, name, filingNumber }: Asked): Promise<void> {
  const variables = { productName: name ?? '', filingNumber, link: `${serverUrl()}/portal/products/${product}` };
  await tellClerks(tx, { enterprise, collection: 'products', caseId: product, template: 'patents-lapsed', variables, event: `lapse:${request}` });
}

const END_VALID = `update lapse_requests q set ended_at = $2, outcome = 'validAgain' from products p
  where p.id = q.product_id and p.id = any($1::uuid[]) and q.ended_at is null and not ${ALL_PATENTS_GONE}`;

const ASK = `with asked as (
    insert into lapse_requests (product_id, asked_at)
    select p.id, $2 from products p where p.id = any($1::uuid[]) and p.status::text = $3 and ${ALL_PATENTS_GONE} order by p.id
    on conflict (product_id) where ended_at is null do nothing
    returning id, product_id
  )
  select asked.id as request, p.id as product, p.enterprise_id as enterprise, p.name, p.filing_number as "filingNumber"
  from asked join products p on p.id = asked.product_id order by p.id`;
