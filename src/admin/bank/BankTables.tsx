import Link from 'next/link.js';
import { formatWan } from '../../domain/money.ts';
import { momentText, waitingText, workingDaysBetween, type Calendar } from '../../domain/workingTime.ts';
import type { DueLoan, WaitingRepayment, WaitingRequest } from '../../queries/bankQueue.ts';
import styles from '../home/home.module.css';
import { Tag } from '../Tag.tsx';

/** Waiting longer than this many working days is marked. */
const LONG = 5;
const REQUEST_KINDS = { missing: '缺少我的贷款', wrong: '贷款信息有误' };

function Head({ labels }: { labels: readonly string[] }) {
  return <thead><tr>{labels.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>;
}

type Timed = { now: Date; isWorking: Calendar };

function Age({ since, now, isWorking }: { since: Date } & Timed) {
  const waiting = waitingText(since, now, isWorking);
  return workingDaysBetween(since, now, isWorking) > LONG ? <Tag tone="waiting">{waiting}</Tag> : waiting;
}

/** Repayments to be decided, the oldest first. */
export function RepaymentRows({ rows, now, isWorking }: { rows: readonly WaitingRepayment[] } & Timed) {
  return (
    <table className={styles.table}>
      <Head labels={['单位', '归还本金', '实际还款日', '提交时间', '已等候']} />
      <tbody>
        {rows.map(({ id, enterprise, contractNumber, principalFen, repaidOn, since, times }) => (
          <tr key={id}>
            <th scope="row"><Link href={`/admin/collections/repayments/${id}`} prefetch={false}>{enterprise}</Link><small>合同 {contractNumber}</small></th>
            <td data-label="归还本金">{formatWan(principalFen)} 万元{times > 1 && <> <Tag tone="info">{`第 ${times} 次提交`}</Tag></>}</td>
            <td data-label="实际还款日">{repaidOn}</td>
            <td data-label="提交时间">{momentText(since)}</td>
            <td data-label="已等候"><Age since={since} now={now} isWorking={isWorking} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Requests to be answered, the oldest first. */
export function RequestRows({ rows, now, isWorking }: { rows: readonly WaitingRequest[] } & Timed) {
  return (
    <table className={styles.table}>
      <Head labels={['单位', '事由', '提出时间', '已等候']} />
      <tbody>
        {rows.map(({ id, enterprise, kind, contractNumber, since }) => (
          <tr key={id}>
            <th scope="row"><Link href={`/admin/collections/loan-requests/${id}`} prefetch={false}>{enterprise}</Link>{contractNumber && <small>合同 {contractNumber}</small>}</th>
            <td data-label="事由">{REQUEST_KINDS[kind]}</td>
            <td data-label="提出时间">{momentText(since)}</td>
            <td data-label="已等候"><Age since={since} now={now} isWorking={isWorking} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Running loans soon due, overdue ones first. `today`: civil date. */
export function DueRows({ rows, today }: { rows: readonly DueLoan[]; today: string }) {
  return (
    <table className={styles.table}>
      <Head labels={['单位', '贷款余额', '还款到期日']} />
      <tbody>
        {rows.map(({ id, enterprise, contractNumber, remainingFen, dueOn }) => (
          <tr key={id}>
            <th scope="row"><Link href={`/admin/collections/loans/${id}`} prefetch={false}>{enterprise}</Link><small>合同 {contractNumber}</small></th>
            <td data-label="贷款余额">{formatWan(remainingFen)} 万元</td>
            <td data-label="还款到期日">{dueOn} {dueOn < today && <Tag tone="bad">已过期</Tag>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
