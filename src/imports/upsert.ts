import type { Queryable } from '../adapters/database.ts';
import type { BatchStore, Counts, ImportRow } from './kind.ts';

/**
 * A table rows go into one by one. `columns`: by the name of the value the column and its type in PostgreSQL; `key` is
 * the value whose column is unique. Names are constants of the code, never of a file.
 */
export type Target = { table: string; key: string; columns: Record<string, { column: string; type: string }> };

/**
 * Rows that are new are inserted, rows that differ replaced; `updated_at` moves only for these, because the daily refresh
 * asks the register what changed. Rows are taken in the order of their keys, so that two writers never wait for each
 * other in a circle. What a file has no column for is left as it is.
 */
export function upsertInto(target: Target): BatchStore['store'] {
  const statements = new Map<string, { write: string; check: string }>();
  return async (tx, rows, mode): Promise<Counts> => {
    if (rows.length === 0) return { added: 0, changed: 0, unchanged: 0 };
    const names = Object.keys(target.columns).filter((name) => rows.some(({ values }) => name in values));
    const known = statements.get(names.join()) ?? statementsFor(target, names);
    statements.set(names.join(), known);
    const sum: Counts = { added: 0, changed: 0, unchanged: 0 };
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      const part = await countsOf(tx, known[mode], rows.slice(from, from + ROWS_A_STATEMENT), target, names);
      for (const key of ['added', 'changed', 'unchanged'] as const) sum[key] += part[key];
    }
    return sum;
  };
}

/** A statement has a limited time, and PostgreSQL plans for few rows. */
const ROWS_A_STATEMENT = 2_000;

async function countsOf(tx: Queryable, statement: string, rows: readonly ImportRow[], target: Target, names: readonly string[]): Promise<Counts> {
  const records = rows.map(({ values }) => Object.fromEntries(names.map((name) => [target.columns[name]?.column, values[name] ?? null])));
  const { rows: counted } = await tx.query<{ added: number; changed: number }>(statement, [JSON.stringify(records)]);
  const { added = 0, changed = 0 } = counted[0] ?? {};
  return { added, changed, unchanged: rows.length - added - changed };
}

function statementsFor({ table, key, columns }: Target, names: readonly string[]): { write: string; check: string } {
  const keyColumn = columns[key]?.column as string;
  const list = names.map((name) => columns[name]?.column as string);
  const others = list.filter((column) => column !== keyColumn);
  const tuple = (of: string) => `(${others.map((column) => `${of}.${column}`).join(', ')})`;
  const given = givenRows(names.map((name) => columns[name] as Target['columns'][string]));
  return {
    // What is stored as given is left out before the insert: on conflict would lock it, which is a write too.
    write: `with ${given}, differing as materialized (
        select given.* from given left join ${table} t on t.${keyColumn} = given.${keyColumn}
        where t.id is null or ${tuple('t')} is distinct from ${tuple('given')}),
      stored as (
        insert into ${table} (id, ${list.join(', ')}, created_at, updated_at)
        select uuidv7(), ${list.join(', ')}, now(), now() from differing order by ${keyColumn}
        on conflict (${keyColumn}) do update set ${others.map((column) => `${column} = excluded.${column}`).join(', ')}, updated_at = now()
          where ${tuple(table)} is distinct from ${tuple('excluded')}
        returning (xmax = 0) as is_new)
      select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as changed from stored`,
    check: `with ${given}
      select count(*) filter (where t.id is null)::int as added,
             count(*) filter (where t.id is not null and ${tuple('t')} is distinct from ${tuple('given')})::int as changed
      from given left join ${table} t on t.${keyColumn} = given.${keyColumn}`,
  };
}

function givenRows(columns: readonly Target['columns'][string][]): string {
  return `given as materialized (
    select ${columns.map(({ column, type }) => `r.${column}::${type} as ${column}`).join(', ')}
    from jsonb_to_recordset($1::jsonb) as r(${columns.map(({ column, type }) => `${column} ${type === 'jsonb' ? 'jsonb' : 'text'}`).join(', ')}))`;
}
