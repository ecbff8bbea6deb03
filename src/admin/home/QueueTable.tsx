import Link from 'next/link.js';
import { toCivilDate } from '../../domain/civilDate.ts';
import { momentText, waitingText, workingDaysBetween, type Calendar } from '../../domain/workingTime.ts';
import { QUEUES, type QueueRow } from '../../queries/queue.ts';
import { Tag } from '../Tag.tsx';
import { queueHref, type QueueParameters } from './queueAddress.ts';
import styles from './home.module.css';

type Props = { rows: readonly QueueRow[]; total: number; now: Date; isWorking: Calendar; me: string; asked: QueueParameters; pages: number };

export function QueueTable({ rows, total, now, isWorking, me, asked, pages }: Props) {
  if (total === 0) return <Nothing asked={asked} />;
  return (
    <>
      <table className={styles.table}>
        <caption>共 {total} 件，等候最久的在前</caption>
        <QueueHead />
        <tbody>{rows.map((row) => <Waiting key={`${row.queue}${row.id}`} row={row} now={now} isWorking={isWorking} me={me} />)}</tbody>
      </table>
      {pages > 1 && <Pager asked={asked} pages={pages} />}
    </>
  );
}

const COLUMNS = ['名称', '业务', '提交时间', '已等候', '领取人'];

export function QueueHead() {
  return <thead><tr>{COLUMNS.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>;
}

function Pager({ asked, pages }: { asked: QueueParameters; pages: number }) {
  return (
    <nav className={styles.pager} aria-label="翻页">
      {asked.page > 1 && <Link href={queueHref({ ...asked, page: asked.page - 1 })} prefetch={false}>上一页</Link>}
      <span>第 {asked.page} 页，共 {pages} 页</span>
      {asked.page < pages && <Link href={queueHref({ ...asked, page: asked.page + 1 })} prefetch={false}>下一页</Link>}
    </nav>
  );
}

/** Waiting longer than this many working days is marked: the last bin of the plot on the home page. */
const LONG = 5;

export function Waiting({ row, now, isWorking, me }: { row: QueueRow; now: Date; isWorking: Calendar; me: string }) {
  const { label, collection } = QUEUES[row.queue];
  const waiting = waitingText(row.since, now, isWorking);
  return (
    <tr>
      <th scope="row">
        <Link href={`/admin/collections/${collection}/${row.id}`} prefetch={false}>{row.name || '尚未填写名称'}</Link>
        <small>{row.enterprise}</small>
        {row.deadline && <small>纸件截止 {row.deadline}{row.deadline < toCivilDate(now) && '，已过'}</small>}
      </th>
      <td data-label="业务">{label}{row.times > 1 && <> <Tag tone="info">{`第 ${row.times} 次提交`}</Tag></>}</td>
      <td data-label="提交时间">{momentText(row.since)}</td>
      <td data-label="已等候">{workingDaysBetween(row.since, now, isWorking) > LONG ? <Tag tone="waiting">{waiting}</Tag> : waiting}</td>
      <td data-label="领取人">{row.takenBy === me ? '我' : (row.takenByName ?? '无人领取')}</td>
    </tr>
  );
}

function Nothing({ asked }: { asked: QueueParameters }) {
  const filtered = asked.q !== '' || asked.age !== undefined || asked.taken !== undefined;
  if (!filtered) return <p className={styles.nothing}>没有等候办理的件。企业提交后会出现在这里。</p>;
  return <p className={styles.nothing}>没有符合这些条件的件。<Link href={queueHref({ type: asked.type })} prefetch={false}>清除条件</Link></p>;
}
