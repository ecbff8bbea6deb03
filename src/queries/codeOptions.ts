import type { Queryable } from '../adapters/database.ts';

export type CodeOption = { code: string; name: string; level: number };

/** Tables of codes that the search filters by; each a constant, so that no name from outside reaches the statement. */
const TABLES = {
  regions: { table: 'regions', narrower: 2 },
  industries: { table: 'industries', narrower: 2 },
} as const;

export type CodeTable = keyof typeof TABLES;

/**
 * The top rows of a code table (provinces, sections) and, below the one chosen, its next level (cities, divisions), in
 * the order of a list. `chosen` may itself be of the second level. A code the table does not hold gives the top rows.
 */
export async function codeOptions(db: Queryable, table: CodeTable, chosen: string): Promise<CodeOption[]> {
  const { table: name, narrower } = TABLES[table];
  const { rows } = await db.query<CodeOption>(
    `with open as (select case when level = 1 then code else parent end as code from ${name} where code = $1 and level <= ${narrower})
     select code, name, level::int as level from ${name}
     where level = 1 or (level = ${narrower} and parent = (select code from open))
     order by case when level = 1 then code else parent end, level, code`,
    [chosen],
  );
  return rows;
}
