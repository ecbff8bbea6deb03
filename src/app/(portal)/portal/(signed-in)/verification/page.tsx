import type { Metadata } from 'next';
import { now } from '../../../../../adapters/clock.ts';
import { assetReportStanding } from '../../../../../casework/assetReports.ts';
import { deferrableUntil } from '../../../../../domain/assetReportDuty.ts';
import { toCivilDate } from '../../../../../domain/civilDate.ts';
import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { verificationForm } from '../../../../../domain/forms/verification.ts';
import { assetDeadline, lastRefusal, latestOwnCase, ownAssetReport, ownFiles, type OwnRecord } from '../../../../../queries/portalCases.ts';
import { approvedProfile } from '../../../../../queries/portalProfile.ts';
import { requirePortalUser, type PortalVisit } from '../../../currentUser.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';
import type { AssetDuty } from './duty.ts';
import { ApprovedProfile } from './ApprovedProfile.tsx';
import { Decided } from './Decided.tsx';
import { StartVerification } from './StartVerification.tsx';
import { VerificationEditor } from './VerificationEditor.tsx';
import styles from '../../../kit/editor.module.css';

export const metadata: Metadata = { title: '实名认证' };

/** Real-name verification in whatever state it is: not begun, being filled in, under review, decided. */
export default async function VerificationPage() {
  const visit = await requirePortalUser('/portal/verification');
  const record = await latestOwnCase(visit.db, verificationForm, visit.actor.enterprise);
  return (
    <>
      <Crumbs />
      <State visit={visit} record={record} />
    </>
  );
}

/** A profile may be approved without a case on this platform, for example when it was taken over from the earlier one. */
async function State({ visit, record }: { visit: PortalVisit; record: OwnRecord | null }) {
  if (!record) {
    const profile = await approvedProfile(visit.db, visit.actor.enterprise);
    return profile ? <ApprovedProfile profile={profile} /> : <StartVerification duty={await dutyOf(visit)} />;
  }
  if (['draft', 'rejected'].includes(record.status)) return <Editor visit={visit} record={record} />;
  return <Decided visit={visit} record={record} />;
}

async function Editor({ visit, record }: { visit: PortalVisit; record: OwnRecord }) {
  const { db, actor, user } = visit;
  const duty = await dutyOf(visit);
  const report = await ownAssetReport(db, assetReportForm, actor.enterprise, duty.year);
  const [files, refusal, reportFiles] = await Promise.all([
    ownFiles(db, 'verifications', record.id, actor.enterprise),
    lastRefusal(db, 'verifications', record.id, actor.enterprise),
    report ? ownFiles(db, 'asset-reports', report.id, actor.enterprise) : [],
  ]);
  return (
    <div className={styles.page}>
      <h1>实名认证</h1>
      <VerificationEditor record={record} files={files} refusal={refusal} report={report} reportFiles={reportFiles} duty={duty} account={user.id} />
    </div>
  );
}

async function dutyOf({ db, actor }: PortalVisit): Promise<AssetDuty> {
  const [{ year, state }, deadline] = await Promise.all([assetReportStanding(db, actor.enterprise, now()), assetDeadline(db)]);
  return { year, state, deadline: deferrableUntil(toCivilDate(now()), deadline) };
}
