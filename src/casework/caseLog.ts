import { createHash } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import type { ActionInput, CommonFacts } from '../domain/lifecycle/engine.ts';
import type { Actor } from '../domain/roles.ts';
import { prepared } from '../queries/prepared.ts';
import type { CaseRow, CaseType } from './types.ts';

/** The case's log so far, oldest first; a case has a handful of rows. */
export type Trail = { sequence: number; action: string; actor_id: string | null; actor_role: string; actor_name: string; at: Date; hash: string; submission_hash: string | null }[];

export type LogEntry = {
  type: Pick<CaseType, 'collection'>;
  row: Pick<CaseRow, 'id' | 'status' | 'enterprise_id'> & { bank_id?: unknown };
  action: string;
  actor: Actor;
  at: Date;
  to: string;
  revision: number;
  input: ActionInput;
  submissionHash: string | null;
  trail: Trail;
};

/** What the first row of a chain names as the hash before it. */
export const FIRST = 'begin';

/** A submission is kept as a snapshot: the first one, after a refusal, and what is handed in again after a paper review. */
export function isSubmission(action: string): boolean {
  return action === 'submit' || action === 'revise';
}

export async function readTrail(tx: Queryable, collection: string, id: string): Promise<Trail> {
  const { rows } = await prepared<Trail[number]>(
    tx,
    `select sequence::int, action, actor_id, actor_role, actor_name, at, hash, submission_hash from case_log
     where case_collection = $1 and case_id = $2 order by sequence`,
    [collection, id],
  );
  return rows;
}

export function commonFacts(row: CaseRow, trail: Trail): CommonFacts {
  const takenBy = row.taken_by ? { id: String(row.taken_by), name: String(row.taken_by_name ?? '') } : null;
  const submissionHash = trail.findLast(({ action }) => isSubmission(action))?.submission_hash ?? null;
  return { takenBy, submissionHash, doneBy: Object.fromEntries(trail.map(({ action, actor_id }) => [action, actor_id ?? undefined])) };
}

/** Moves the case and writes the one row a move leaves, in one statement: neither is ever there without the other. */
export async function writeMove(tx: Queryable, table: string, columns: Record<string, unknown>, entry: LogEntry): Promise<void> {
  const names = Object.keys(columns);
  const sets = names.map((name, index) => `${name} = $${index + 2}`).join(', ');
  // Whose bank it is stands beside the record, not in its hash: an access rule needs a column (trap 13).
  const log = insertOf('case_log', { ...logRecord(entry), bank_id: entry.row.bank_id ?? null }, names.length + 1);
  await prepared(tx, `with moved as (update ${table} set ${sets} where id = $1::uuid) ${log.text}`, [entry.row.id, ...names.map((name) => columns[name]), ...log.values]);
}

/** The row of a move. Its hash covers the row and the hash before it, so a changed row breaks the chain. */
export function logRecord({ type, row, action, actor, at, to, revision, input, submissionHash, trail }: LogEntry) {
  const previous = trail.at(-1);
  const record = {
    case_collection: type.collection,
    case_id: row.id,
    sequence: (previous?.sequence ?? 0) + 1,
    enterprise_id: row.enterprise_id ?? null,
    action,
    from_status: row.status,
    to_status: to,
    actor_role: actor.role,
    actor_id: actor.id,
    actor_name: actor.name,
    at: at.toISOString(),
    revision,
    input,
    submission_hash: submissionHash,
    previous_hash: previous?.hash ?? FIRST,
  };
  return { ...record, hash: hashOf(record) };
}

/** SHA-256 over the record with its keys in order, so that the database's own key order does not matter. */
export function hashOf(record: unknown): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`;
}

export async function insertRecord(tx: Queryable, table: string, record: Record<string, unknown>): Promise<void> {
  const { text, values } = insertOf(table, record, 0);
  await prepared(tx, text, values);
}

/** `taken`: how many parameters the statement around it has already. */
function insertOf(table: string, record: Record<string, unknown>, taken: number): { text: string; values: unknown[] } {
  const names = Object.keys(record);
  const values = names.map((name) => (isJson(record[name]) ? JSON.stringify(record[name]) : record[name]));
  return { text: `insert into ${table} (id, ${names.join(', ')}) values (uuidv7(), ${names.map((_, index) => `$${index + 1 + taken}`).join(', ')})`, values };
}

function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}
