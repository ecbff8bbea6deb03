import Link from 'next/link';
import type { PortalLoan } from '../../../queries/portalLoans.ts';
import { CreateRecord } from '../kit/CreateRecord.tsx';
import lists from '../lists/lists.module.css';
import styles from './loans.module.css';

/** What can be begun or gone on with for a loan. What cannot is said with its reason. */
export function Starts({ loan: { row } }: { loan: PortalLoan }) {
  const { id, status, openRepayment } = row;
  const edit = `/portal/loans/${id}/repayments/${openRepayment?.id ?? ':id'}/edit`;
  return (
    <section id="actions" aria-labelledby="actions-heading">
      <h2 id="actions-heading">可以办理的事项</h2>
      {openRepayment?.status === 'submitted' && <p>还款完成申请已经提交，等待银行确认。</p>}
      {status !== 'active' && !openRepayment && <p>这笔贷款已经结清或终止，不用再办理还款。</p>}
      <div className={styles.starts}>
        {openRepayment && openRepayment.status !== 'submitted' && (
          <Link className={lists.main} href={edit} prefetch={false}>
            {openRepayment.status === 'draft' ? '继续填写还款完成申请' : '修改退回的还款完成申请'}
          </Link>
        )}
        {!openRepayment && status === 'active' && <CreateRecord collection="repayments" body={{ loan: id }} to={edit} label="还款完成申请" />}
        <Link className={lists.button} href={`/portal/subsidies/new?kind=interest&loan=${id}`} prefetch={false}>
          申请利息补贴
        </Link>
        <Link className={lists.button} href={`/portal/subsidies/new?kind=fee&loan=${id}`} prefetch={false}>
          申请费用补贴
        </Link>
      </div>
    </section>
  );
}
