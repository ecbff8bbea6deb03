import type { Queryable } from '../adapters/database.ts';
import type { Actor } from '../domain/roles.ts';
import type { StoreMode } from './kind.ts';
import type { FaultLine } from './workbooks.ts';

export const IMPORT_STATES = { queued: '等候处理', running: '正在处理', checked: '检查完毕', done: '导入完成', failed: '没有完成', cancelled: '已取消' } as const;
export type ImportState = keyof typeof IMPORT_STATES;

/** An import as whoever made it sees it; `bank` is null for those of staff. Times are instants. */
export type ImportRecord = {
  id: string; kind: string; mode: StoreMode; state: ImportState; replaces: boolean;
  fileName: string; bytes: number; requestedBy: string; cancelledBy: string | null; failure: string | null;
  read: number; total: number | null; added: number; changed: number; unchanged: number; removed: number; repeated: number; bad: number;
  bank: string | null; createdAt: Date; startedAt: Date | null; finishedAt: Date | null;
};

export const IMPORTS_PAGE = 20;

const COLUMNS = `id, kind, mode, state, replaces, file_name as "fileName", file_bytes::float8 as bytes, requested_by_name as "requestedBy",
  cancelled_by_name as "cancelledBy", failure, read_rows as read, total_rows as total, added, changed, unchanged, removed, repeated, bad,
  bank_id as bank, created_at as "createdAt", started_at as "startedAt", finished_at as "finishedAt"`;

/** One page of the imports, the newest first, and how many there are; of one bank when it is named. */
export async function listImports(db: Queryable, page: number, bank: string | null = null): Promise<{ imports: ImportRecord[]; total: number }> {
  const { rows } = await db.query<ImportRecord>(`select ${COLUMNS} from imports where $2::uuid is null or bank_id = $2 order by created_at desc, id desc limit ${IMPORTS_PAGE} offset $1`, [(page - 1) * IMPORTS_PAGE, bank]);
  const { rows: counted } = await db.query<{ total: number }>('select count(*)::int as total from imports where $1::uuid is null or bank_id = $1', [bank]);
  return { imports: rows, total: counted[0]?.total ?? 0 };
}

export async function findImport(db: Queryable, id: string): Promise<ImportRecord | null> {
  const { rows } = await db.query<ImportRecord>(`select ${COLUMNS} from imports where id = $1::uuid`, [id]);
  return rows[0] ?? null;
}

/** The faults that were kept, then the remarks, each in the order of the lines. */
export async function listFaults(db: Queryable, id: string, limit: number): Promise<FaultLine[]> {
  const { rows } = await db.query<FaultLine>(
    `select line, column_label as "column", message, is_note as "isNote" from import_faults where import_id = $1::uuid order by is_note, line, id limit $2`,
    [id, limit],
  );
  return rows;
}

/** A bank reads its own imports alone, staff and auditors all. */
export function mayRead(actor: Actor, { bank }: Pick<ImportRecord, 'bank'>): boolean {
  return actor.role === 'bank' ? actor.bank !== undefined && actor.bank === bank : ['staff', 'auditor'].includes(actor.role);
}

/** Whoever made it goes on with it: a bank with its own, staff with those of staff. */
export function mayActOn(actor: Actor, { bank }: Pick<ImportRecord, 'bank'>): boolean {
  return actor.role === 'staff' ? bank === null : actor.role === 'bank' && actor.bank !== undefined && actor.bank === bank;
}
