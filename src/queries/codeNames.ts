import type { Queryable } from '../adapters/database.ts';
import { COUNTRIES, CUSTOMS_TERRITORIES } from '../domain/codes.ts';
import { allFields, type Form, type Values } from '../domain/forms/field.ts';

/** Names by table and code, the way down from the top included: `制造业 / 专用设备制造业`. */
export type CodeNames = Record<string, Record<string, string>>;

const TABLES: Record<string, string> = { industries: 'industries', regions: 'regions', 'product-classes': 'product_classes' };
/** Rows that only fill a level of the statistics; nobody calls a place by them. */
const FILLERS = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

/** The names of every code the given values of a form hold. */
export async function codeNames(db: Queryable, form: Form, ...records: Values[]): Promise<CodeNames> {
  const names: CodeNames = { countries: Object.fromEntries([...COUNTRIES, ...CUSTOMS_TERRITORIES].map(({ code, name }) => [code, name])) };
  for (const [table, sql] of Object.entries(TABLES)) {
    const codes = codesOf(form, table, records);
    if (codes.length > 0) names[table] = await pathsOf(db, sql, codes);
  }
  return names;
}

function codesOf(form: Form, table: string, records: readonly Values[]): string[] {
  const fields = allFields(form).filter((field) => (field.kind === 'code' || field.kind === 'codes') && field.table === table);
  return [...new Set(records.flatMap((values) => fields.flatMap(({ name }) => values[name] ?? []) as string[]))];
}

async function pathsOf(db: Queryable, table: string, codes: string[]): Promise<Record<string, string>> {
  const { rows } = await db.query<{ leaf: string; path: string }>(
    `with recursive way as (
       select code as leaf, code, name, parent, level from ${table} where code = any($1)
       union all select way.leaf, t.code, t.name, t.parent, t.level from ${table} t join way on t.code = way.parent
     )
     select leaf, string_agg(name, ' / ' order by level) as path from way where code = leaf or name <> all($2) group by leaf`,
    [codes, FILLERS],
  );
  return Object.fromEntries(rows.map(({ leaf, path }) => [leaf, path]));
}
