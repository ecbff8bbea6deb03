import type { Queryable } from '../adapters/database.ts';
import { COUNTRIES, CUSTOMS_TERRITORIES, type CodeEntry } from '../domain/codes.ts';
import type { CodeTable } from '../domain/forms/field.ts';
import { withInitials } from '../domain/pinyinInitials.ts';

/** `patentIntensive`: only industries have it, null while the mapping has not been loaded (未判定). */
export type TableEntry = CodeEntry & { patentIntensive?: 'yes' | 'no' | null };

const COLUMNS = 'code, name, level::int as level, parent, section, initials';

/** Each statement is a constant, so that no name from outside reaches the database. */
const READ: Record<Exclude<CodeTable, 'countries'>, string> = {
  industries: `select ${COLUMNS}, patent_intensive::text as "patentIntensive" from industries order by code`,
  regions: `select ${COLUMNS} from regions order by code`,
  'product-classes': `select ${COLUMNS} from product_classes order by code`,
};

export const CODE_TABLES: readonly string[] = [...Object.keys(READ), 'countries'] satisfies string[];

export function isCodeTable(name: string): name is CodeTable {
  return CODE_TABLES.includes(name);
}

/** A whole code table in the order of its codes, every row with pinyin initials, for the class search in the browser. */
export async function readCodeTable(db: Queryable, table: CodeTable): Promise<TableEntry[]> {
  if (table === 'countries') return destinations();
  const { rows } = await db.query<TableEntry & { initials: string | null; section: string | null }>(READ[table]);
  return withInitials(rows.map(({ initials, section, ...row }) => ({ ...row, ...(section ? { section } : {}), ...(initials ? { initials } : {}) })));
}

/** Customs territories of China first: they are where most exporters begin. */
function destinations(): TableEntry[] {
  const entries = [...CUSTOMS_TERRITORIES, ...COUNTRIES].map(({ code, name }) => ({ code, name, level: 1, parent: null }));
  return withInitials(entries);
}
