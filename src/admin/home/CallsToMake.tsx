import Link from 'next/link.js';
import type { Queryable } from '../../adapters/database.ts';
import { momentText, waitingText, workingDaysBetween, type Calendar } from '../../domain/workingTime.ts';
import { callsToMake, type CallToMake } from '../../queries/objectionFile.ts';
import { Tag } from '../Tag.tsx';
import styles from './home.module.css';

/** Both sides of an upheld objection are called; until somebody notes how it went, it stays here. */
export async function CallsToMake({ db, now, isWorking }: { db: Queryable; now: Date; isWorking: Calendar }) {
  const { calls, total } = await callsToMake(db);
  if (total === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="calls">
      <h2 id="calls">待电话告知（{total}）</h2>
      <p>异议认定属实的，请电话告知异议人和被异议单位，打开后按“记录电话告知”写明情况。</p>
      <table className={styles.table}>
        <thead><tr>{['异议', '编号', '认定时间', '已等候'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>{calls.map((call) => <Call key={call.id} call={call} now={now} isWorking={isWorking} />)}</tbody>
      </table>
    </section>
  );
}

/** A call that waits longer than this many working days is marked. */
const LONG = 2;

function Call({ call: { id, number, product, respondent, since }, now, isWorking }: { call: CallToMake; now: Date; isWorking: Calendar }) {
  const waiting = waitingText(since, now, isWorking);
  return (
    <tr>
      <th scope="row">
        <Link href={`/admin/collections/objections/${id}`} prefetch={false}>{`对“${product}”的异议`}</Link>
        <small>{respondent}</small>
      </th>
      <td data-label="编号">{number}</td>
      <td data-label="认定时间">{momentText(since)}</td>
      <td data-label="已等候">{workingDaysBetween(since, now, isWorking) > LONG ? <Tag tone="waiting">{waiting}</Tag> : waiting}</td>
    </tr>
  );
}
