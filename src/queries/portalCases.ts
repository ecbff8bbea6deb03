import type { Queryable } from '../adapters/database.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import type { Form, Values } from '../domain/forms/field.ts';

/** A record of one's own as a page opens it. Instants are ISO texts, UTC. */
export type OwnRecord = { id: string; status: string; revision: number; values: Values; submittedAt: string | null; decidedAt: string | null };
export type OwnFile = { id: string; slot: string; name: string; format: string; bytes: number };
/** `heading`: said instead of the usual words, where the refusal is of another kind. */
export type Refusal = { at: string; reason: string; /** Who refused, where that is no reviewer. */ by?: string; comments: { field: string; text: string }[]; heading?: string };
export type TimelineEntry = { sequence: number; action: string; toStatus: string; actorRole: string; actorName: string; at: string; reason: string | null };

type Row = Record<string, unknown> & { id: string };

/** One case of the enterprise, or null when it is absent or somebody else's. `extra`: names of further columns to hand out, camelCase. */
export async function ownCase(db: Queryable, form: Form, id: string, enterprise: string, extra: Record<string, string> = {}): Promise<OwnRecord | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Row>(`select * from ${tableOf(form)} where id = $1::uuid and enterprise_id = $2::uuid`, [id, enterprise]);
  return rows[0] ? recordOf(form, rows[0], extra) : null;
}

/** The newest real-name verification of the enterprise; earlier ones are closed. */
export async function latestOwnCase(db: Queryable, form: Form, enterprise: string): Promise<OwnRecord | null> {
  const { rows } = await db.query<Row>(`select * from ${tableOf(form)} where enterprise_id = $1::uuid order by created_at desc, id desc limit 1`, [enterprise]);
  return rows[0] ? recordOf(form, rows[0], {}) : null;
}

/** The asset report of one year, or null when nothing has been entered yet. */
export async function ownAssetReport(db: Queryable, form: Form, enterprise: string, year: number): Promise<OwnRecord | null> {
  const { rows } = await db.query<Row>('select * from asset_reports where enterprise_id = $1::uuid and year = $2', [enterprise, year]);
  return rows[0] ? recordOf(form, rows[0], {}) : null;
}

export async function ownFiles(db: Queryable, collection: string, id: string, enterprise: string): Promise<OwnFile[]> {
  const { rows } = await db.query<OwnFile>(
    `select id, slot, original_name as name, format, byte_size::int as bytes from attachments
     where owner_collection = $1 and owner_id = $2 and enterprise_id = $3::uuid order by created_at, id`,
    [collection, id, enterprise],
  );
  return rows;
}

/** Refusals of what came by post (spec 4, Paper review). */
const PAPER_REFUSALS: readonly string[] = ['rejectPaper', 'rejectRevision'];

/** What the reviewer objected to when the case was last refused; null when the last decision was no refusal. */
export async function lastRefusal(db: Queryable, collection: string, id: string, enterprise: string): Promise<Refusal | null> {
  const { rows } = await db.query<{ action: string; at: Date; input: Partial<Refusal> | null }>(
    `select action, at, input from case_log where case_collection = $1 and case_id = $2 and enterprise_id = $3
       and actor_role <> 'enterprise' and from_status <> to_status order by sequence desc limit 1`,
    [collection, id, enterprise],
  );
  const last = rows[0];
  if (!last || !['reject', 'return', ...PAPER_REFUSALS].includes(last.action)) return null;
  const refusal = { at: last.at.toISOString(), reason: last.input?.reason ?? '', comments: last.input?.comments ?? [] };
  if (last.action === 'return') return { ...refusal, heading: '银行退回，请修改后重新提交', by: '银行' };
  return PAPER_REFUSALS.includes(last.action) ? { ...refusal, heading: '纸件复审不通过，请按意见修改后提交' } : refusal;
}

/** Moves of a case, oldest first, as the company may see them: no remarks, no names of reviewers, no taking and releasing. */
export async function ownTimeline(db: Queryable, collection: string, id: string, enterprise: string): Promise<TimelineEntry[]> {
  const { rows } = await db.query<Omit<TimelineEntry, 'at'> & { at: Date }>(
    `select sequence::int, action, to_status as "toStatus", actor_role as "actorRole",
            case when actor_role = 'enterprise' then actor_name else '' end as "actorName", at, input ->> 'reason' as reason
     from case_log where case_collection = $1 and case_id = $2 and enterprise_id = $3 and action not in ('take', 'release') order by sequence`,
    [collection, id, enterprise],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

function tableOf(form: Form): string {
  return form.collection.replaceAll('-', '_');
}

function recordOf(form: Form, row: Row, extra: Record<string, string>): OwnRecord {
  const beside = Object.fromEntries(Object.entries(extra).map(([name, column]) => [name, row[column] ?? null]));
  return {
    id: row.id,
    status: String(row.status ?? ''),
    revision: Number(row.revision),
    values: { ...valuesOf(form, row), ...beside },
    submittedAt: instant(row.submitted_at),
    decidedAt: instant(row.decided_at),
  };
}

function instant(value: unknown): string | null {
  return value instanceof Date ? value.toISOString() : null;
}

/** Month and day until which last year's asset report may be missing, as staff have set it; undefined before they have. */
export async function assetDeadline(db: Queryable): Promise<string | undefined> {
  const { rows } = await db.query<{ deadline: string | null }>('select asset_report_deadline as deadline from settings limit 1');
  return rows[0]?.deadline ?? undefined;
}
