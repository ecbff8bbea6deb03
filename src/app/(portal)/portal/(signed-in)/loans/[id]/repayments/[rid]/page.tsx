import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { listActions } from '../../../../../../../../casework/listActions.ts';
import { allFields, allSlots, labelOf } from '../../../../../../../../domain/forms/field.ts';
import { repaymentForm } from '../../../../../../../../domain/forms/repayment.ts';
import { lastRefusal, ownTimeline, type Refusal } from '../../../../../../../../queries/portalCases.ts';
import { portalRepayment, type PortalRepayment } from '../../../../../../../../queries/portalLoans.ts';
import { requirePortalUser } from '../../../../../../currentUser.ts';
import { ActionBar } from '../../../../../../kit/ActionBar.tsx';
import { CaseTimeline } from '../../../../../../kit/CaseTimeline.tsx';
import { CaseSummary } from '../../../../../../kit/Summary.tsx';
import lists from '../../../../../../lists/lists.module.css';
import { statusOf } from '../../../../../../lists/words.ts';
import styles from '../../../../../../products/product.module.css';
import { Crumbs } from '../../../../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '还款完成申请' };

type Props = { params: Promise<{ id: string; rid: string }> };

/** One repayment: where it stands, the bank's remarks, what can be done, everything entered. */
export default async function RepaymentPage({ params }: Props) {
  const { id, rid } = await params;
  const { actor, db } = await requirePortalUser(`/portal/loans/${id}/repayments/${rid}`);
  const repayment = await portalRepayment(db, actor.enterprise, id, rid);
  if (!repayment) notFound();
  const [actions, timeline, refusal] = await Promise.all([listActions(db, 'repayments', rid, actor), ownTimeline(db, 'repayments', rid, actor.enterprise), lastRefusal(db, 'repayments', rid, actor.enterprise)]);
  const { record, files, loan } = repayment;
  return (
    <>
      <Crumbs above={[{ href: '/portal/loans', label: '质押融资' }, { href: `/portal/loans/${id}`, label: `贷款 ${loan.reportNumber}` }]} />
      <div className={styles.page}>
        <h1>还款完成申请</h1>
        <Standing repayment={repayment} refusal={refusal} />
        <ActionBar collection="repayments" id={rid} revision={record.revision} actions={(actions ?? []).filter(({ action }) => action !== 'submit')} />
        <CaseTimeline collection="repayments" entries={timeline} {...(NEXT[record.status] ? { next: NEXT[record.status] ?? '' } : {})} />
        <CaseSummary collection="repayments" values={record.values} files={files} />
      </div>
    </>
  );
}

const NEXT: Record<string, string | undefined> = {
  draft: '填好后提交，由贷款银行确认。',
  submitted: '贷款银行核对还款和盖章的信息表，结果会用短信和邮件通知您。',
  returned: '按银行的意见修改后重新提交。',
};

const SENTENCES: Record<string, string> = {
  draft: '这份申请还没有提交。您可以继续填写，内容会自动保存。',
  submitted: '已经提交，等待银行确认，内容已锁定。银行办理前可以撤回修改。',
  returned: '银行退回了这份申请。请按下列意见修改后重新提交。',
  confirmed: '银行已经确认这次还款。符合申报通知的，可以申请补贴。',
};

function Standing({ repayment: { record, loan }, refusal }: { repayment: PortalRepayment; refusal: Refusal | null }) {
  const { label, tone } = statusOf('repayments', record.status);
  const edit = `/portal/loans/${loan.id}/repayments/${record.id}/edit`;
  const isEditable = record.status === 'draft' || record.status === 'returned';
  return (
    <section className={`${styles.standing} ${styles[tone]}`} aria-labelledby="standing">
      <h2 id="standing">{label}</h2>
      <p>{SENTENCES[record.status]}</p>
      {record.status === 'returned' && refusal && <Remarks edit={edit} refusal={refusal} />}
      {isEditable && (
        <p>
          <Link className={lists.main} href={edit} prefetch={false}>
            {record.status === 'draft' ? '继续填写' : '修改并重新提交'}
          </Link>
        </p>
      )}
      <p>
        {loan.bankName}，合同 {loan.contractNumber}
      </p>
    </section>
  );
}

/** Each remark leads to its field in the form. */
function Remarks({ edit, refusal }: { edit: string; refusal: Refusal }) {
  const items = [...allFields(repaymentForm), ...allSlots(repaymentForm)];
  return (
    <>
      <p>银行的意见：{refusal.reason}</p>
      <ul>
        {refusal.comments.map(({ field, text }) => {
          const item = items.find(({ name }) => name === field);
          return (
            <li key={`${field}${text}`}>
              <Link href={`${edit}?step=repayment#${field}`} prefetch={false}>
                {item ? labelOf(item) : '其他'}
              </Link>
              ：{text}
            </li>
          );
        })}
      </ul>
    </>
  );
}
