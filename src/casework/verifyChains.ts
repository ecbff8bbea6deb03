import type { Queryable } from '../adapters/database.ts';
import { FIRST, hashOf } from './caseLog.ts';

type Row = Record<string, unknown> & { id: string; hash: string; previous_hash: string };
type LogRow = Row & { case_collection: string; case_id: string; sequence: number };

const PAGE = 5_000;
/** As the row was hashed: milliseconds in UTC, whatever the time zone of the session. */
const AT = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`;

/** Exactly what a row's hash covers, by name: a column a later version adds does not break the chains before it. */
const LOG_PAGE = `select id, hash, case_collection, case_id, sequence::int, enterprise_id, action, from_status, to_status, actor_role, actor_id, actor_name, ${AT},
    revision::int, input, submission_hash, previous_hash
  from case_log where (case_collection, case_id, sequence) > ($1, $2, $3) order by case_collection, case_id, sequence limit ${PAGE}`;

/**
 * Checks the chain of every case: numbering without gaps, each hash equal to its row's content, each row linked to the
 * one before. Reads page by page, so that memory stays flat.
 * @returns the rows that were tampered with, or whose predecessor is gone.
 */
export async function brokenChains(db: Queryable): Promise<{ collection: string; id: string; sequence: number }[]> {
  const broken: { collection: string; id: string; sequence: number }[] = [];
  let last: LogRow | undefined;
  for (;;) {
    const { rows } = await db.query<LogRow>(LOG_PAGE, [last?.case_collection ?? '', last?.case_id ?? '', last?.sequence ?? -1]);
    for (const row of rows) {
      const before: LogRow | undefined = last?.case_id === row.case_id && last.case_collection === row.case_collection ? last : undefined;
      if (!follows(row, before) || row.sequence !== (before?.sequence ?? 0) + 1) broken.push({ collection: row.case_collection, id: row.case_id, sequence: row.sequence });
      last = row;
    }
    if (rows.length < PAGE) return broken;
  }
}

const ACCESS_PAGE = `select id, hash, ${AT}, actor_role, actor_id, actor_name, case_collection, case_id, what, previous_hash
  from access_log where id > $1::uuid order by id limit ${PAGE}`;

/** Checks the one chain of the access log (spec 8). @returns the ids of rows that were tampered with, or follow one that is gone. */
export async function brokenAccesses(db: Queryable): Promise<string[]> {
  const broken: string[] = [];
  let last: Row | undefined;
  for (;;) {
    const { rows } = await db.query<Row>(ACCESS_PAGE, [last?.id ?? '00000000-0000-0000-0000-000000000000']);
    for (const row of rows) {
      if (!follows(row, last)) broken.push(row.id);
      last = row;
    }
    if (rows.length < PAGE) return broken;
  }
}

function follows({ id: _id, hash, ...content }: Row, before: Row | undefined): boolean {
  return hash === hashOf(content) && content.previous_hash === (before?.hash ?? FIRST);
}
