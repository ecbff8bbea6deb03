import type { CivilDate } from '../domain/civilDate.ts';
import type { FoundPatent } from '../domain/patentIntake.ts';
import type { Queryable } from './database.ts';

/** A patent as the source knows it. */
export type SourcePatent = FoundPatent;

/** `next` is handed back to read on; null at the end. */
export type SourcePage = { patents: SourcePatent[]; next: string | null };

/** Where patents come from (spec 2, "Patents"). Pages are in the order of the number, so that reading on neither repeats nor skips. */
export type PatentSource = {
  /** Patents one of whose holders bears one of these names, co-owned ones included. */
  byHolder(names: readonly string[], cursor: string | null): Promise<SourcePage>;
  byNumber(number: string): Promise<SourcePatent | null>;
  /** Patents the source changed on that day (Shanghai) or later. */
  changedSince(date: CivilDate, cursor: string | null): Promise<SourcePage>;
};

export const PATENTS_A_PAGE = 500;

/** The default driver: the register that staff load (table `patent_register`). */
export function patentRegister(db: Queryable): PatentSource {
  const page = async (statement: string, values: unknown[]): Promise<SourcePage> => {
    const { rows } = await db.query<SourcePatent>(statement, [...values, PATENTS_A_PAGE]);
    return { patents: rows, next: rows.length === PATENTS_A_PAGE ? (rows.at(-1)?.number ?? null) : null };
  };
  return {
    byHolder: (names, cursor) => page(BY_HOLDER, [names, cursor ?? '']),
    byNumber: async (number) => (await db.query<SourcePatent>(`select ${COLUMNS} from patent_register where number = $1`, [number])).rows[0] ?? null,
    changedSince: (date, cursor) => page(CHANGED_SINCE, [date, cursor ?? '']),
  };
}

const COLUMNS = 'number, title, type::text, holders, legal_status::text as "legalStatus", as_of as "asOf"';

/**
 * `?|` asks for any of the names among the holders and is answered by the GIN index. Materialised, because a limit
 * would tempt the planner to walk the whole register in the order of the numbers.
 */
const BY_HOLDER = `with held as materialized (select * from patent_register where holders ?| $1::text[])
  select ${COLUMNS} from held where number > $2 order by number limit $3`;

const CHANGED_SINCE = `select ${COLUMNS} from patent_register
  where updated_at >= ($1::date::timestamp at time zone 'Asia/Shanghai') and number > $2 order by number limit $3`;
