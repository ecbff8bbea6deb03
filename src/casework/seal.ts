import { createHash } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';

const BEGINNING = 'begin';
/** Rows younger than this may still belong to a transaction under way; the next seal takes them. */
const SETTLING = '2 minutes';

/**
 * Seals what the case log gained since the last seal: one digest over the rows' hashes in order, chained to the seal
 * before. A row removed or replaced together with its whole chain still breaks its seal (spec 6).
 * @returns how many rows were sealed.
 */
export async function sealCaseLog(tx: Queryable): Promise<number> {
  const { rows: seals } = await tx.query<{ until: Date; digest: string }>('select to_time as until, digest from case_log_seals order by id desc limit 1');
  const from = seals[0]?.until ?? new Date(0);
  const { rows: bounds } = await tx.query<{ until: Date }>(`select now() - interval '${SETTLING}' as until`);
  const until = bounds[0]?.until ?? from;
  const hashes = await hashesBetween(tx, from, until);
  if (hashes.length === 0) return 0;
  const previous = seals[0]?.digest ?? BEGINNING;
  await tx.query(
    'insert into case_log_seals (from_time, to_time, rows_sealed, digest, previous_digest) values ($1, $2, $3, $4, $5)',
    [from, until, hashes.length, digestOf(previous, hashes), previous],
  );
  return hashes.length;
}

/** Seals whose rows are no longer what was sealed, by id. */
export async function brokenSeals(db: Queryable): Promise<number[]> {
  const { rows } = await db.query<{ id: string; from_time: Date; to_time: Date; digest: string; previous_digest: string }>(
    'select id, from_time, to_time, digest, previous_digest from case_log_seals order by id',
  );
  const broken: number[] = [];
  let previous = BEGINNING;
  for (const seal of rows) {
    const hashes = await hashesBetween(db, seal.from_time, seal.to_time);
    if (seal.previous_digest !== previous || seal.digest !== digestOf(previous, hashes)) broken.push(Number(seal.id));
    previous = seal.digest;
  }
  return broken;
}

/** By the time the row was written (its UUID), not by the demo's clock; a range of ids is read by the index, however long the log. */
async function hashesBetween(db: Queryable, from: Date, until: Date): Promise<string[]> {
  const { rows } = await db.query<{ hash: string }>('select hash from case_log where id >= $1::uuid and id < $2::uuid order by id', [firstIdAfter(from), firstIdAfter(until)]);
  return rows.map(({ hash }) => hash);
}

/** The smallest UUID of version 7 of the millisecond after an instant: its first 48 bits are the time. */
function firstIdAfter(instant: Date): string {
  const time = (instant.getTime() + 1).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}

function digestOf(previous: string, hashes: readonly string[]): string {
  return createHash('sha256').update([previous, ...hashes].join('\n')).digest('hex');
}
