import { listActions } from '../../../../../casework/listActions.ts';
import { ownFiles, ownTimeline, type OwnRecord } from '../../../../../queries/portalCases.ts';
import type { ApprovedProfile as Profile } from '../../../../../queries/portalProfile.ts';
import { settings } from '../../../../(public)/reads.ts';
import type { PortalVisit } from '../../../currentUser.ts';
import { ActionBar } from '../../../kit/ActionBar.tsx';
import { CaseTimeline } from '../../../kit/CaseTimeline.tsx';
import { chineseMoment } from '../../../kit/moments.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Receipt } from '../../../kit/Receipt.tsx';
import { CaseSummary } from '../../../kit/Summary.tsx';
import { BeginChange } from './BeginChange.tsx';
import { ProfileDifferences } from './ProfileDifferences.tsx';
import styles from '../../../kit/editor.module.css';

const NEXT = ['审核员会核对单位信息和材料，一般按提交的先后办理。', '审核结果以短信和电子邮件通知，也可以随时在本页查看。', '审核期间可以先填写产品备案，认证通过后再提交。'];

const NEXT_OF_CHANGE = ['审核员会核对变更的内容和材料，一般按提交的先后办理。', '审核结果以短信和电子邮件通知，也可以随时在本页查看。', '审核期间不能提交产品备案和备案信息更新；通过以前，原来的信息继续有效。'];

/** A verification, or a change of details, under review or passed: what it says, what happened, what can be done. */
export async function Decided({ visit: { db, actor }, record, profile }: { visit: PortalVisit; record: OwnRecord; profile: Profile | null }) {
  const [files, timeline, actions] = await Promise.all([
    ownFiles(db, 'verifications', record.id, actor.enterprise),
    ownTimeline(db, 'verifications', record.id, actor.enterprise),
    listActions(db, 'verifications', record.id, actor),
  ]);
  const isWaiting = record.status === 'submitted';
  const matter = isWaiting && profile ? '单位信息变更' : '实名认证';
  return (
    <div className={styles.page}>
      <h1>{isWaiting ? `${matter}已提交` : matter}</h1>
      {isWaiting ? <Submitted record={record} isChange={profile !== null} /> : <Approved record={record} />}
      {isWaiting && profile && <ProfileDifferences profile={profile.values} values={record.values} />}
      {!isWaiting && profile && profile.formerNames.length > 0 && <p>曾用名：{profile.formerNames.join('、')}</p>}
      <ActionBar collection="verifications" id={record.id} revision={record.revision} actions={actions ?? []} />
      <CaseTimeline collection="verifications" entries={timeline} {...(isWaiting ? { next: '审核员审核。' } : {})} />
      <CaseSummary collection="verifications" values={record.values} files={files} />
      {!isWaiting && (
        <>
          <h2>单位信息有变化</h2>
          <BeginChange />
        </>
      )}
    </div>
  );
}

async function Submitted({ record, isChange }: { record: OwnRecord; isChange: boolean }) {
  const { hotline, hours } = await settings();
  return <Receipt id={record.id} matter={isChange ? '单位信息变更' : '实名认证'} name={(record.values.name as string | null) ?? null} submittedAt={record.submittedAt ?? ''} next={isChange ? NEXT_OF_CHANGE : NEXT} hotline={hotline} hours={hours} />;
}

function Approved({ record }: { record: OwnRecord }) {
  return (
    <Notice tone="good" heading="已通过">
      <p>
        {record.decidedAt && `${chineseMoment(record.decidedAt)}通过审核。`}现在可以
        <a href="/portal/products/new">备案产品</a>。
      </p>
    </Notice>
  );
}
