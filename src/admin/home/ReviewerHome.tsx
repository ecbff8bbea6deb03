import Link from 'next/link.js';
import type { Queryable } from '../../adapters/database.ts';
import { waitedText, type Calendar } from '../../domain/workingTime.ts';
import { reviewerFigures, type QueueFigures } from '../../queries/dashboard.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import { Bars, Figures } from './figures.tsx';
import { queueHref } from './queueAddress.ts';
import { QueueHead, Waiting } from './QueueTable.tsx';
import styles from './home.module.css';

export async function ReviewerHome({ db, me, now }: { db: Queryable; me: string; now: Date }) {
  const { mine, mineTotal, queues, ages } = await reviewerFigures(db, me, now);
  const isWorking = await workingCalendar(db);
  return (
    <>
      <section className={styles.section} aria-labelledby="queues">
        <h2 id="queues">等候办理</h2>
        <Figures figures={queueDoors(queues, now, isWorking)} />
      </section>
      <section className={styles.section} aria-labelledby="mine">
        <h2 id="mine"><Link href={queueHref({ taken: 'me' })} prefetch={false}>我领取的（{mineTotal}）</Link></h2>
        {mine.length === 0 ? (
          <p className={styles.nothing}>您手头没有件。打开一件后按“领取”，其他审核员就知道您在办。</p>
        ) : (
          <table className={styles.table}>
            <QueueHead />
            <tbody>{mine.map((row) => <Waiting key={row.id} row={row} now={now} isWorking={isWorking} me={me} />)}</tbody>
          </table>
        )}
      </section>
      <Bars id="ages" title="已等候多久" figures={ages.map((each) => ({ ...each, href: queueHref({ age: each.key }) }))} />
    </>
  );
}

export function queueDoors(queues: QueueFigures, now: Date, isWorking: Calendar) {
  return queues.map(({ key, label, count, oldest }) => ({ key, label, count, href: queueHref({ type: key }), note: oldest ? `最久的${waitedText(oldest, now, isWorking)}` : undefined }));
}
