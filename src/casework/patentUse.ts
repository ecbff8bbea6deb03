import type { Queryable } from '../adapters/database.ts';
import { statesWhere, type Lifecycle } from '../domain/lifecycle/engine.ts';
import { products } from '../domain/lifecycle/products.ts';

const lifecycle = products as unknown as Lifecycle;
/** A product in one of these states is not its company's to change, nor are the patents it rests on. */
export const LOCKED_STATES: readonly string[] = statesWhere(lifecycle, (state) => !state.editableBy && !state.isFinal);

/** Name of a product that uses the patent in whatever state, or null. The patent is locked, so that no submission begins meanwhile. */
export async function userOf(tx: Queryable, patent: string): Promise<string | null> {
  return productWith(tx, patent, Object.keys(lifecycle.states));
}

/** Name of a product under review or filed that rests on the patent, or whose update under review does; null when there is none. Locks as {@link userOf}. */
export async function reliantOf(tx: Queryable, patent: string): Promise<string | null> {
  const product = await productWith(tx, patent, LOCKED_STATES);
  if (product) return product;
  const { rows } = await tx.query<{ name: string }>(
    `select coalesce(u.name, '未命名') as name from product_updates u join patents p on p.enterprise_id = u.enterprise_id
     where p.id = $1::uuid and u.status = 'submitted' and u.links @> jsonb_build_array(jsonb_build_object('patent', p.id)) limit 1`,
    [patent],
  );
  return rows[0]?.name ?? null;
}

async function productWith(tx: Queryable, patent: string, states: readonly string[]): Promise<string | null> {
  await tx.query('select 1 from patents where id = $1::uuid for update', [patent]);
  const { rows } = await tx.query<{ name: string }>(
    `select coalesce(p.name, '未命名') as name from product_patents l join products p on p.id = l.product_id
     where l.patent_id = $1::uuid and p.status::text = any(string_to_array($2, ',')) limit 1`,
    [patent, states.join(',')],
  );
  return rows[0]?.name ?? null;
}
