import type { Queryable } from '../adapters/database.ts';
import { COUNTRIES, CUSTOMS_TERRITORIES } from '../domain/codes.ts';
import { allFields, labelOf, type CodeTable, type Field, type Form, type Values } from '../domain/forms/field.ts';
import { isEmpty, withoutHidden } from '../domain/forms/schema.ts';
import type { Problem } from '../domain/result.ts';
import { prepared } from '../queries/prepared.ts';

/** One code as its table has it; `isLeaf`: nothing below it. */
export type KnownCode = { code: string; name: string; section: string | null; isLeaf: boolean };
export type KnownCodes = Record<CodeTable, ReadonlyMap<string, KnownCode>>;

type Stored = KnownCode & { table: Exclude<CodeTable, 'countries'> };
type CodeField = Extract<Field, { kind: 'code' | 'codes' }>;

const TABLES = { industries: 'industries', regions: 'regions', 'product-classes': 'product_classes' } as const;

const DESTINATIONS = new Map([...COUNTRIES, ...CUSTOMS_TERRITORIES].map(({ code, name }) => [code, { code, name, section: null, isLeaf: true }]));

/** What the code tables say of every code a form holds; a code they do not hold is missing. */
export async function knownCodes(db: Queryable, form: Form, values: Values): Promise<KnownCodes> {
  const asked = codeFields(form).flatMap(({ table, name }) => (table === 'countries' ? [] : codesIn(values[name]).map((code) => ({ table, code }))));
  const { rows } = asked.length === 0 ? { rows: [] } : await prepared<Stored>(db, asked.map(oneCode).join(' union all '), asked.map(({ code }) => code));
  const of = (table: CodeTable) => new Map(rows.filter((row) => row.table === table).map((row) => [row.code, row]));
  return { industries: of('industries'), regions: of('regions'), 'product-classes': of('product-classes'), countries: DESTINATIONS };
}

/** A scalar for each code lets PostgreSQL keep one plan; `exists` would have it hash the whole table, one row below is enough to know. */
function oneCode({ table }: { table: keyof typeof TABLES }, index: number): string {
  const source = TABLES[table];
  return `select '${table}' as "table", t.code, t.name, t.section, coalesce((select false from ${source} below where below.parent = t.code limit 1), true) as "isLeaf"
    from ${source} t where t.code = $${index + 1}`;
}

/** Codes nobody can have chosen from the lists: not in the table (any more), or not of its last level where that is asked for. */
export function codeProblems(form: Form, values: Values, known: KnownCodes): Problem[] {
  const shown = withoutHidden(form, values);
  return codeFields(form).flatMap((field) => {
    const found = codesIn(shown[field.name]).map((code) => known[field.table].get(code));
    if (found.includes(undefined)) return [{ field: field.name, message: `${labelOf(field)}不在现行的分类表中，请重新选择。` }];
    const isBroad = field.leafOnly && found.some((code) => !code?.isLeaf);
    return isBroad ? [{ field: field.name, message: `${labelOf(field)}请选到最末一级。` }] : [];
  });
}

function codeFields(form: Form): CodeField[] {
  return allFields(form).filter((field): field is CodeField => field.kind === 'code' || field.kind === 'codes');
}

function codesIn(value: unknown): string[] {
  return isEmpty(value) ? [] : [value].flat().map(String);
}
