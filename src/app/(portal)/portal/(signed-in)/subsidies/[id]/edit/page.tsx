import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { now, today } from '../../../../../../../adapters/clock.ts';
import { civilYear } from '../../../../../../../domain/civilDate.ts';
import { SUBSIDY_KINDS } from '../../../../../../../domain/subsidy/round.ts';
import { lastRefusal } from '../../../../../../../queries/portalCases.ts';
import { portalSubsidy, type PortalSubsidy } from '../../../../../../../queries/portalSubsidies.ts';
import { settings } from '../../../../../../(public)/reads.ts';
import { requirePortalUser, type PortalVisit } from '../../../../../currentUser.ts';
import { Receipt } from '../../../../../kit/Receipt.tsx';
import { Crumbs } from '../../../../../shell/Crumbs.tsx';
import { SubsidyEditor } from './SubsidyEditor.tsx';
import styles from '../../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '填写补贴申请' };

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ step?: string }> };

/** The application while it may be edited; the receipt right after it was handed in; else its page. */
export default async function EditSubsidyPage({ params, searchParams }: PageProps) {
  const [{ id }, { step }] = [await params, await searchParams];
  const visit = await requirePortalUser(`/portal/subsidies/${id}/edit`);
  const subsidy = await portalSubsidy(visit.db, visit.actor.enterprise, id, civilYear(now()));
  if (!subsidy) notFound();
  const { status } = subsidy.record;
  const isEditable = ['draft', 'rejected', 'paperRejected'].includes(status);
  const isReceipt = step === 'receipt' && ['submitted', 'revised'].includes(status);
  if (!isEditable && !isReceipt) redirect(`/portal/subsidies/${id}`);
  return (
    <>
      <Crumbs above={[{ href: '/portal/subsidies', label: '利息和费用补贴' }]} />
      {isReceipt ? <HandedIn subsidy={subsidy} /> : <Editor visit={visit} subsidy={subsidy} />}
    </>
  );
}

async function Editor({ visit: { db, actor, user }, subsidy }: { visit: PortalVisit; subsidy: PortalSubsidy }) {
  const refusal = await lastRefusal(db, 'subsidy-applications', subsidy.record.id, actor.enterprise);
  const { applicationNumber, kind, round } = subsidy;
  return (
    <div className={styles.page}>
      <h1>
        {SUBSIDY_KINDS[kind]}申请{applicationNumber && ` ${applicationNumber}`}
      </h1>
      <p className={styles.lead}>{round.title}</p>
      <SubsidyEditor subsidy={subsidy} refusal={refusal} account={user.id} today={today()} />
    </div>
  );
}

const NEXT = [
  '审核员会核对内容和材料，一般按提交的先后办理。',
  '审核结果以短信和电子邮件通知，也可以随时在本平台查看。',
  '审核通过后，下载申请表盖章，在纸件截止日以前寄送。',
  '审核员开始审核以前，可以撤回修改。',
];
const NEXT_OF_REVISION = ['审核员会核对修改的内容和补充材料。', '结果以短信和电子邮件通知，也可以随时在本平台查看。', '修改通过后，按平台列出的清单补寄纸件。以前下载的申请表已经作废，不要再寄。'];

async function HandedIn({ subsidy: { record, applicationNumber, kind, loan } }: { subsidy: PortalSubsidy }) {
  const { hotline, hours } = await settings();
  const isRevision = record.status === 'revised';
  const matter = `${SUBSIDY_KINDS[kind]}申请`;
  return (
    <div className={styles.page}>
      <h1>{isRevision ? '修改已提交' : `${matter}已提交`}</h1>
      <Receipt id={record.id} number={applicationNumber} matter={matter} name={`${loan.bankName}，合同 ${String(loan.values.contractNumber)}`} submittedAt={record.submittedAt ?? ''} next={isRevision ? NEXT_OF_REVISION : NEXT} hotline={hotline} hours={hours}>
        <p>
          <a href={`/portal/subsidies/${record.id}`}>{isRevision ? '查看这份申请' : '查看或撤回这份申请'}</a>
        </p>
      </Receipt>
    </div>
  );
}
