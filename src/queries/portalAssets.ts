import type { Queryable } from '../adapters/database.ts';
import { valuesOf } from '../casework/rows.ts';
import { assetReportForm } from '../domain/forms/assetReport.ts';
import type { Values } from '../domain/forms/field.ts';

/** What an enterprise reported for a year; amounts in fen. */
export type ReportOfYear = { id: string; year: number; values: Values };

/** Every report of the enterprise, the newest first. */
export async function ownReportYears(db: Queryable, enterprise: string): Promise<ReportOfYear[]> {
  const { rows } = await db.query<Record<string, unknown> & { id: string }>('select * from asset_reports where enterprise_id = $1::uuid order by year desc', [enterprise]);
  return rows.map((row) => ({ id: row.id, year: Number(row.year), values: valuesOf(assetReportForm, row) }));
}
