import Link from 'next/link.js';
import { today } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { addDays } from '../../domain/civilDate.ts';
import { dueLoans, waitingRepayments, waitingRequests } from '../../queries/bankQueue.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import { DueRows, RepaymentRows, RequestRows } from '../bank/BankTables.tsx';
import { listHref } from './figures.tsx';
import styles from './home.module.css';

/** Loans due within so many days are shown. */
const SOON_DAYS = 30;
const SHOWN = 5;

/** What a bank has to do today: repayments to confirm, requests to answer, loans soon due; and the ways to enter loans. */
export async function BankHome({ db, bank, now }: { db: Queryable; bank: string; now: Date }) {
  const [repayments, requests, due, isWorking] = await Promise.all([
    waitingRepayments(db, bank, 1, SHOWN),
    waitingRequests(db, bank, SHOWN),
    dueLoans(db, bank, addDays(today(), SOON_DAYS), SHOWN),
    workingCalendar(db),
  ]);
  return (
    <>
      <p className={styles.section}><Link className={styles.button} href="/admin/collections/loans/create" prefetch={false}>录入贷款</Link>　<Link className={styles.button} href="/admin/imports?kind=loans" prefetch={false}>导入贷款</Link></p>
      <section className={styles.section} aria-labelledby="repayments">
        <h2 id="repayments"><Link href="/admin/queue" prefetch={false}>等候确认的还款（{repayments.total}）</Link></h2>
        {repayments.total === 0 ? <p className={styles.nothing}>没有等候确认的还款。单位提交还款完成申请后会出现在这里。</p> : <RepaymentRows rows={repayments.rows} now={now} isWorking={isWorking} />}
      </section>
      <section className={styles.section} aria-labelledby="requests">
        <h2 id="requests"><Link href={listHref('loan-requests', 'state', 'equals', 'open')} prefetch={false}>等候答复的请求（{requests.total}）</Link></h2>
        {requests.total === 0 ? <p className={styles.nothing}>没有等候答复的请求。</p> : <RequestRows rows={requests.rows} now={now} isWorking={isWorking} />}
      </section>
      <section className={styles.section} aria-labelledby="due">
        <h2 id="due"><Link href={listHref('loans', 'status', 'equals', 'active')} prefetch={false}>{SOON_DAYS} 天内到期和已经过期的贷款（{due.total}）</Link></h2>
        {due.total === 0 ? <p className={styles.nothing}>没有即将到期的贷款。</p> : <DueRows rows={due.rows} today={today()} />}
      </section>
    </>
  );
}
