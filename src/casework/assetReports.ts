import type { Queryable } from '../adapters/database.ts';
import { assetReportState, dueAssetYear, type AssetReportState } from '../domain/assetReportDuty.ts';
import { toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import { assetReportForm } from '../domain/forms/assetReport.ts';
import { submitProblems } from '../domain/forms/schema.ts';
import type { Problem } from '../domain/result.ts';
import { prepared } from '../queries/prepared.ts';
import { Refusal } from './refusals.ts';
import { countBySlot, valuesOf, type AttachmentFact } from './rows.ts';
import type { Material } from './types.ts';

type Row = Record<string, unknown> & { id: string };
export type AssetReportStanding = { state: AssetReportState; year: number; problems: Problem[]; report: NonNullable<Material['report']> | null };

const READ = `select (select asset_report_deadline from settings limit 1) as deadline, to_jsonb(r) as report,
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'slot', a.slot, 'name', a.original_name, 'sha256', a.sha256) order by a.created_at, a.id), '[]')
     from attachments a where a.owner_collection = 'asset-reports' and a.owner_id = r.id::text) as files
  from (values (1)) one left join asset_reports r on r.enterprise_id = $1::uuid and r.year = $2`;

/** How the duty to report last year stands for an enterprise; `deadline` is the setting, month-day. */
export async function assetReportStanding(db: Queryable, enterprise: string, now: Date): Promise<AssetReportStanding> {
  const today = toCivilDate(now);
  const year = dueAssetYear(today);
  const { rows } = await prepared<{ deadline?: string; report: Row | null; files: AttachmentFact[] }>(db, READ, [enterprise, year]);
  const found = rows[0]?.report;
  const report = found ? { year, values: valuesOf(assetReportForm, found), files: rows[0]?.files ?? [] } : null;
  const problems = reportProblems(report, year);
  return { state: assetReportState({ today, hasLastYear: problems.length === 0, deadline: rows[0]?.deadline }), year, problems, report };
}

/** What a report lacks; no report lacks everything. Empty: the duty is done. */
export function reportProblems(report: Pick<NonNullable<Material['report']>, 'values' | 'files'> | null, year: number): Problem[] {
  if (!report) return [{ field: 'assetReport', message: `请填写 ${year} 年度资产信息。` }];
  return submitProblems(assetReportForm, report.values, countBySlot(report.files), year);
}

/** Holds the report of the year as it is until the transaction ends: a submission rests on it. */
export async function holdReport(tx: Queryable, enterprise: string, now: Date): Promise<void> {
  await tx.query('select 1 from asset_reports where enterprise_id = $1::uuid and year = $2 for share', [enterprise, dueAssetYear(toCivilDate(now))]);
}

/**
 * Refuses a change of a report that is closed. That of last year stays open to corrections, also after a filing relied on it;
 * earlier ones are what products were compared and filed with. Under review it is closed too: unless it was put off by the
 * tick, it is part of the verification (spec 2), and the reviewer decides on what was submitted. The caller has locked the
 * report, so that a submission at the same moment is either seen here or waits. Products need only that it is there.
 */
export async function refuseClosedReport(tx: Queryable, report: { enterprise: string; year: number }, today: CivilDate): Promise<void> {
  if (report.year !== dueAssetYear(today)) throw new Refusal(409, `${report.year} 年度的资产信息已经不能修改，现在填报的是 ${dueAssetYear(today)} 年度。如需更正，请联系平台。`);
  const { rows } = await tx.query(
    `select 1 from verifications where enterprise_id = $1::uuid and status = 'submitted' and not coalesce(asset_report_deferred, false)
       and extract(year from submitted_at at time zone 'Asia/Shanghai') - 1 = $2 limit 1`,
    [report.enterprise, report.year],
  );
  if (rows.length > 0) throw new Refusal(409, '实名认证正在审核，资产信息是其中一部分，审核结束前不能修改。如需修改，请先撤回认证。');
}
