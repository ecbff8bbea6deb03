import type { Queryable } from '../adapters/database.ts';
import { assetReportState, dueAssetYear, type AssetReportState } from '../domain/assetReportDuty.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { assetReportForm } from '../domain/forms/assetReport.ts';
import { submitProblems } from '../domain/forms/schema.ts';
import type { Problem } from '../domain/result.ts';
import { attachmentsOf, countBySlot, valuesOf } from './rows.ts';

/** How the duty to report last year stands for an enterprise; `deadline` is the setting, month-day. */
export async function assetReportStanding(
  db: Queryable,
  enterprise: string,
  now: Date,
): Promise<{ state: AssetReportState; year: number; problems: Problem[] }> {
  const today = toCivilDate(now);
  const year = dueAssetYear(today);
  const problems = await reportProblems(db, enterprise, year);
  const { rows } = await db.query<{ deadline: string }>('select asset_report_deadline as deadline from settings limit 1');
  return { state: assetReportState({ today, hasLastYear: problems.length === 0, deadline: rows[0]?.deadline }), year, problems };
}

async function reportProblems(db: Queryable, enterprise: string, year: number): Promise<Problem[]> {
  const { rows } = await db.query<Record<string, unknown> & { id: string }>(
    'select * from asset_reports where enterprise_id = $1::uuid and year = $2',
    [enterprise, year],
  );
  const report = rows[0];
  if (!report) return [{ field: 'assetReport', message: `请填写 ${year} 年度资产信息。` }];
  const files = await attachmentsOf(db, 'asset-reports', report.id);
  return submitProblems(assetReportForm, valuesOf(assetReportForm, report), countBySlot(files), year);
}
