import type { Metadata } from 'next';
import { now } from '../../../../../adapters/clock.ts';
import { assetReportStanding } from '../../../../../casework/assetReports.ts';
import { deferrableUntil } from '../../../../../domain/assetReportDuty.ts';
import { toCivilDate } from '../../../../../domain/civilDate.ts';
import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { verificationForm } from '../../../../../domain/forms/verification.ts';
import { assetDeadline, lastRefusal, latestOwnCase, ownAssetReport, ownFiles, type OwnRecord } from '../../../../../queries/portalCases.ts';
import { approvedProfile, type ApprovedProfile as Profile } from '../../../../../queries/portalProfile.ts';
import { requirePortalUser, type PortalVisit } from '../../../currentUser.ts';
import { DiscardDraft } from '../../../kit/DiscardDraft.tsx';
import { Crumbs } from '../../../shell/Crumbs.tsx';
import type { AssetDuty } from './duty.ts';
import { ApprovedProfile } from './ApprovedProfile.tsx';
import { BeginChange } from './BeginChange.tsx';
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
  const profile = await approvedProfile(visit.db, visit.actor.enterprise);
  if (!record) {
    return profile ? <ApprovedProfile profile={profile} change={<BeginChange />} /> : <StartVerification duty={await dutyOf(visit)} />;
  }
  if (['draft', 'rejected'].includes(record.status)) return <Editor visit={visit} record={record} profile={profile} />;
  return <Decided visit={visit} record={record} profile={profile} />;
}

async function Editor({ visit, record, profile }: { visit: PortalVisit; record: OwnRecord; profile: Profile | null }) {
  const { db, actor, user } = visit;
  const duty = await dutyOf(visit);
  const report = await ownAssetReport(db, assetReportForm, actor.enterprise, duty.year);
  const [files, refusal, reportFiles, before] = await Promise.all([
    ownFiles(db, 'verifications', record.id, actor.enterprise),
    lastRefusal(db, 'verifications', record.id, actor.enterprise),
    report ? ownFiles(db, 'asset-reports', report.id, actor.enterprise) : [],
    ownAssetReport(db, assetReportForm, actor.enterprise, duty.year - 1),
  ]);
  const editor = { record, files, refusal, report, reportFiles, duty, account: user.id, profile: profile?.values ?? null, reportBefore: before?.values ?? null };
  return (
    <div className={styles.page}>
      <h1>{profile ? '变更单位信息' : '实名认证'}</h1>
      {profile && <AboutChange record={record} />}
      <VerificationEditor {...editor} />
    </div>
  );
}

/** What a change is, and the way out while it has never been submitted. */
function AboutChange({ record: { id, submittedAt } }: { record: OwnRecord }) {
  return (
    <>
      <p>已填好目前通过审核的信息，请修改有变化的内容；证照换发的，请上传新的证照。审核期间不能提交产品备案和备案信息更新；通过以前，原来的信息继续有效。</p>
      {submittedAt === null && <DiscardDraft collection="verifications" id={id} what="这份变更" to="/portal/verification" />}
    </>
  );
}

async function dutyOf({ db, actor }: PortalVisit): Promise<AssetDuty> {
  const [{ year, state }, deadline] = await Promise.all([assetReportStanding(db, actor.enterprise, now()), assetDeadline(db)]);
  return { year, state, deadline: deferrableUntil(toCivilDate(now()), deadline) };
}
