import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { today } from '../../../../../../../../../adapters/clock.ts';
import { formatWan } from '../../../../../../../../../domain/money.ts';
import { lastRefusal } from '../../../../../../../../../queries/portalCases.ts';
import { portalRepayment, type PortalRepayment } from '../../../../../../../../../queries/portalLoans.ts';
import { settings } from '../../../../../../../../(public)/reads.ts';
import { requirePortalUser, type PortalVisit } from '../../../../../../../currentUser.ts';
import { Receipt } from '../../../../../../../kit/Receipt.tsx';
import { Crumbs } from '../../../../../../../shell/Crumbs.tsx';
import { RepaymentEditor } from './RepaymentEditor.tsx';
import styles from '../../../../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '填写还款完成申请' };

type PageProps = { params: Promise<{ id: string; rid: string }>; searchParams: Promise<{ step?: string }> };

/** The repayment while it may be edited; the receipt right after it was handed in; else its page. */
export default async function EditRepaymentPage({ params, searchParams }: PageProps) {
  const [{ id, rid }, { step }] = [await params, await searchParams];
  const visit = await requirePortalUser(`/portal/loans/${id}/repayments/${rid}/edit`);
  const repayment = await portalRepayment(visit.db, visit.actor.enterprise, id, rid);
  if (!repayment) notFound();
  const { status } = repayment.record;
  if (!['draft', 'returned'].includes(status) && step !== 'receipt') redirect(`/portal/loans/${id}/repayments/${rid}`);
  return (
    <>
      <Crumbs above={[{ href: '/portal/loans', label: '质押融资' }, { href: `/portal/loans/${id}`, label: `贷款 ${repayment.loan.reportNumber}` }]} />
      {['draft', 'returned'].includes(status) ? <Editor visit={visit} repayment={repayment} /> : <Submitted repayment={repayment} />}
    </>
  );
}

async function Editor({ visit: { db, actor, user }, repayment }: { visit: PortalVisit; repayment: PortalRepayment }) {
  const { loan, record } = repayment;
  return (
    <div className={styles.page}>
      <h1>还款完成申请</h1>
      <p className={styles.lead}>{`${loan.bankName}，合同 ${loan.contractNumber}，贷款金额 ${formatWan(loan.principalFen)} 万元，${loan.disbursedOn} 放款，${loan.dueOn} 到期，余额 ${formatWan(loan.remainingFen)} 万元。`}</p>
      <RepaymentEditor repayment={repayment} refusal={await lastRefusal(db, 'repayments', record.id, actor.enterprise)} account={user.id} today={today()} />
    </div>
  );
}

async function Submitted({ repayment: { record, loan } }: { repayment: PortalRepayment }) {
  const { hotline, hours } = await settings();
  const next = ['贷款银行核对还款情况和盖章的银行信息表。', '结果以短信和电子邮件通知，也可以随时在本平台查看。', '银行确认后，可以按申报通知申请补贴。银行办理前可以撤回修改。'];
  return (
    <div className={styles.page}>
      <h1>还款完成申请已提交</h1>
      <Receipt id={record.id} matter="还款完成申请" name={`${loan.bankName}，合同 ${loan.contractNumber}`} submittedAt={record.submittedAt ?? ''} next={next} hotline={hotline} hours={hours}>
        <p>
          <a href={`/portal/loans/${loan.id}/repayments/${record.id}`}>查看或撤回这份申请</a>
        </p>
      </Receipt>
    </div>
  );
}
