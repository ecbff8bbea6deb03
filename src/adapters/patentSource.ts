import type { CivilDate } from '../domain/civilDate.ts';
import { holderKeys } from '../domain/holderNames.ts';
import type { FoundPatent } from '../domain/patentIntake.ts';
import type { Queryable } from './database.ts';

/** A patent as the source knows it. */
export type SourcePatent = FoundPatent;

/** `next` is handed back to read on; null at the end. `total` counts all pages together; null when the source does not say. */
export type SourcePage = { patents: SourcePatent[]; next: string | null; total: number | null };

/** Where patents come from (spec 2, "Patents"). Reading on from a page neither repeats nor skips what stood still meanwhile. */
export type PatentSource = {
  /** Patents one of whose holders bears one of these names, co-owned ones included; full and half width are the same. */
  byHolder(names: readonly string[], cursor: string | null): Promise<SourcePage>;
  byNumber(number: string): Promise<SourcePatent | null>;
  /** Several at once, in no order; unknown numbers are left out. */
  byNumbers(numbers: readonly string[]): Promise<SourcePatent[]>;
  /** Patents the source changed on that day (Shanghai) or later. */
  changedSince(date: CivilDate, cursor: string | null): Promise<SourcePage>;
};

export const PATENTS_A_PAGE = 500;

/** The default driver: the register that staff load (table `patent_register`). */
export function patentRegister(db: Queryable): PatentSource {
  return {
    byHolder: async (names, cursor) => pageOf(await db.query<Row>(BY_HOLDER, [holderKeys(names), cursor ?? '', PATENTS_A_PAGE])),
    byNumber: async (number) => (await db.query<SourcePatent>(`select ${COLUMNS} from patent_register where number = $1`, [number])).rows[0] ?? null,
    byNumbers: async (numbers) => (await db.query<SourcePatent>(`select ${COLUMNS} from patent_register where number = any($1::text[])`, [numbers])).rows,
    changedSince: async (date, cursor) => pageOf(await db.query<Row>(CHANGED_SINCE, [date, ...(cursor?.split('|') ?? ['-infinity', '']), PATENTS_A_PAGE])),
  };
}

/** `place` is where the page after this row begins. */
type Row = SourcePatent & { place: string; total: number | null };

function pageOf({ rows }: { rows: Row[] }): SourcePage {
  const patents = rows.map(({ place: _place, total: _total, ...patent }) => patent);
  return { patents, next: rows.length === PATENTS_A_PAGE ? (rows.at(-1)?.place ?? null) : null, total: rows[0]?.total ?? null };
}

const COLUMNS = 'number, title, type::text, holders, legal_status::text as "legalStatus", as_of as "asOf"';

/**
 * `&&` asks for any of the keys among the holders' and is answered by the GIN index. Materialised, because a limit would
 * tempt the planner to walk the whole register in the order of the numbers; all of one holder's are few.
 */
const BY_HOLDER = `with held as materialized (select * from patent_register where holder_keys && $1::text[])
  select ${COLUMNS}, number as place, (select count(*)::int from held) as total from held where number > $2 order by number limit $3`;

/** In the order of an index of its own, whatever the planner knows of a day on which a million rows came. */
const CHANGED_SINCE = `select ${COLUMNS}, updated_at || '|' || number as place, null as total from patent_register
  where updated_at >= ($1::date::timestamp at time zone 'Asia/Shanghai') and (updated_at, number) > ($2::timestamptz, $3) order by updated_at, number limit $4`;
