import type { Metadata } from 'next';
import { now } from '../../../../../adapters/clock.ts';
import { assetReportStanding, type AssetReportStanding } from '../../../../../casework/assetReports.ts';
import { deferrableUntil, type AssetReportState } from '../../../../../domain/assetReportDuty.ts';
import { daysBetween, toCivilDate } from '../../../../../domain/civilDate.ts';
import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { assetDeadline, ownAssetReport, ownFiles } from '../../../../../queries/portalCases.ts';
import { ownReportYears, type ReportOfYear } from '../../../../../queries/portalAssets.ts';
import { requirePortalUser, type PortalVisit } from '../../../currentUser.ts';
import { CreateRecord } from '../../../kit/CreateRecord.tsx';
import { chineseDay } from '../../../kit/moments.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Crumbs } from '../../../shell/Crumbs.tsx';
import { AssetReportEditor } from './AssetReportEditor.tsx';
import { EarlierReport } from './EarlierReport.tsx';
import { ReportYears } from './ReportYears.tsx';
import styles from '../../../kit/editor.module.css';

export const metadata: Metadata = { title: '资产信息' };

/** The asset reports: that of last year with its form, until when it may be missing; earlier ones to read. */
export default async function AssetsPage({ searchParams }: { searchParams: Promise<{ year?: string }> }) {
  const visit = await requirePortalUser('/portal/assets');
  const [standing, reports, { year: asked }] = await Promise.all([
    assetReportStanding(visit.db, visit.actor.enterprise, now()),
    ownReportYears(visit.db, visit.actor.enterprise),
    searchParams,
  ]);
  const earlier = reports.find(({ year }) => String(year) === asked && year !== standing.year);
  return (
    <>
      <Crumbs />
      <div className={styles.page}>
        {earlier ? <Earlier visit={visit} report={earlier} reports={reports} /> : <Due visit={visit} standing={standing} reports={reports} />}
      </div>
      <ReportYears reports={reports} due={standing.year} />
    </>
  );
}

type Part = { visit: PortalVisit; reports: readonly ReportOfYear[] };

async function Due({ visit: { db, actor, user }, standing: { year, state }, reports }: Part & { standing: AssetReportStanding }) {
  const [deadline, record] = await Promise.all([assetDeadline(db), ownAssetReport(db, assetReportForm, actor.enterprise, year)]);
  const files = record ? await ownFiles(db, 'asset-reports', record.id, actor.enterprise) : [];
  const before = reports.find((report) => report.year === year - 1)?.values ?? null;
  return (
    <>
      <h1>{year} 年度资产信息</h1>
      <p className={styles.lead}>每年填报上一年度的资产信息。前五项数据和利润表必须填写。</p>
      <Duty state={state} year={year} deadline={deferrableUntil(toCivilDate(now()), deadline)} />
      {record ? <AssetReportEditor record={record} files={files} year={year} account={user.id} before={before} /> : <CreateRecord collection="asset-reports" label="开始填写" />}
    </>
  );
}

async function Earlier({ visit: { db, actor }, report, reports }: Part & { report: ReportOfYear }) {
  const files = await ownFiles(db, 'asset-reports', report.id, actor.enterprise);
  return (
    <>
      <h1>{report.year} 年度资产信息</h1>
      <p>
        <a href="/portal/assets">返回本年度填报</a>
      </p>
      <EarlierReport report={report} before={reports.find(({ year }) => year === report.year - 1)} files={files} />
    </>
  );
}

function Duty({ state, year, deadline }: { state: AssetReportState; year: number; deadline: string }) {
  if (state === 'present') return <Notice tone="good" heading="已填好">{year} 年度资产信息已经填好。如有更正，可以直接修改。</Notice>;
  if (state === 'overdue') {
    return <Notice tone="bad" heading="已过补报期限">补报期限为 {chineseDay(deadline)}。补报以前，不能提交产品备案和备案信息更新，也不能参加认定。</Notice>;
  }
  const left = daysBetween(toCivilDate(now()), deadline);
  return (
    <Notice tone="waiting" heading={left === 0 ? '今天是最后一天' : `还有 ${left} 天`}>
      请在 {chineseDay(deadline)} 以前填好。逾期未填的，不能提交产品备案和备案信息更新，也不能参加认定。
    </Notice>
  );
}
