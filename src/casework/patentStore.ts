import type { Queryable } from '../adapters/database.ts';
import type { SourcePatent } from '../adapters/patentSource.ts';
import type { Obtained } from '../domain/patents.ts';
import { notePatentsChanged } from './patentLapse.ts';

/** How patents come into an enterprise's list. `at`: instant of the domain's clock. */
export type Intake = { enterprise: string; source: 'auto' | 'manual'; obtained: Obtained; at: Date };

/**
 * Writes what a source says into the list of an enterprise, inside the caller's transaction. Patents that are there get
 * the source's present facts and keep how they were obtained; those that do not differ are left alone.
 */
export async function storePatents(tx: Queryable, patents: readonly SourcePatent[], { enterprise, source, obtained, at }: Intake): Promise<{ added: number; updated: number }> {
  if (patents.length === 0) return { added: 0, updated: 0 };
  const { rows } = await tx.query<{ id: string; isNew: boolean }>(UPSERT, [enterprise, JSON.stringify(patents), source, obtained]);
  const changed = rows.filter(({ isNew }) => !isNew).map(({ id }) => id);
  await notePatentsChanged(tx, changed, at);
  return { added: rows.length - changed.length, updated: changed.length };
}

/**
 * Brings the patents of all enterprises up to what the source says, inside the caller's transaction, and gives verified
 * enterprises those new under their names. What a company declared because the register did not know it is replaced.
 */
export async function refreshStored(tx: Queryable, patents: readonly SourcePatent[], at: Date): Promise<{ added: number; updated: number }> {
  if (patents.length === 0) return { added: 0, updated: 0 };
  const records = JSON.stringify(patents);
  const changed = (await tx.query<{ id: string }>(REFRESH, [records])).rows.map(({ id }) => id);
  const added = (await tx.query<{ id: string }>(ADOPT, [records])).rows.length;
  await notePatentsChanged(tx, changed, at);
  return { added, updated: changed.length };
}

const records = (parameter: string) =>
  `jsonb_to_recordset(${parameter}::jsonb) as r(number text, title text, type text, holders jsonb, "legalStatus" text, "asOf" text)`;

const COLUMNS = '(id, enterprise_id, number, title, type, holders, legal_status, as_of, obtained, source, is_public, is_declared)';
const FACTS = 'r.number, r.title, r.type::enum_patents_type, r.holders, r."legalStatus"::enum_patents_legal_status, r."asOf"';

/**
 * A row that was there and is as the source says is left alone and not returned; `xmax = 0` is a new row. Rows that are
 * there are locked first and in the order of their ids, as submissions do: the two wait for each other, never both.
 */
const UPSERT = `with r as materialized (select * from ${records('$2')}),
  held as materialized (
    select p.id from patents p join r on r.number = p.number where p.enterprise_id = $1::uuid order by p.id for no key update of p
  )
  insert into patents ${COLUMNS}
  select uuidv7(), $1::uuid, ${FACTS}, $4::enum_patents_obtained, $3::enum_patents_source, false, false
  from r where (select count(*) from held) >= 0
  on conflict (enterprise_id, number) do update
    set title = excluded.title, holders = excluded.holders, legal_status = excluded.legal_status, as_of = excluded.as_of, is_declared = false, updated_at = now()
    where (patents.title, patents.holders, patents.legal_status, patents.as_of, coalesce(patents.is_declared, false))
      is distinct from (excluded.title, excluded.holders, excluded.legal_status, excluded.as_of, false)
  returning id, (xmax = 0) as "isNew"`;

const REFRESH = `with held as materialized (
    select p.id, r.title, r.holders, r."legalStatus", r."asOf" from patents p join ${records('$1')} on r.number = p.number
    where (p.title, p.holders, p.legal_status::text, p.as_of, coalesce(p.is_declared, false)) is distinct from (r.title, r.holders, r."legalStatus", r."asOf", false)
    order by p.id for no key update of p
  )
  update patents p
  set title = held.title, holders = held.holders, legal_status = held."legalStatus"::enum_patents_legal_status, as_of = held."asOf", is_declared = false, updated_at = now()
  from held where p.id = held.id
  returning p.id`;

/** The few enterprises a page concerns are found first, by the index on their names. */
const ADOPT = `with r as materialized (select *, holder_keys(holders) as keys from ${records('$1')}),
  e as materialized (
    select id, name_keys from enterprises where is_verified and name_keys && (select coalesce(array_agg(distinct key), '{}') from r, unnest(r.keys) key)
  )
  insert into patents ${COLUMNS}
  select uuidv7(), e.id, ${FACTS}, 'original', 'auto', false, false from r join e on e.name_keys && r.keys
  on conflict (enterprise_id, number) do nothing returning id`;
