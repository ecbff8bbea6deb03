import Link from 'next/link.js';
import type { Queryable } from '../../adapters/database.ts';
import { countQueue, QUEUES, queuesFor, type QueueFilter, type QueueScope } from '../../queries/queue.ts';
import { queueHref, type QueueParameters } from './queueAddress.ts';
import styles from './home.module.css';

/** A tab for each kind of case, each with the number its list will show. */
export async function QueueTabs({ db, asked, filter, now }: { db: Queryable; asked: QueueParameters; filter: QueueFilter; now: Date }) {
  const tabs: [QueueScope, string][] = [['all', '全部'], ...queuesFor(filter.role ?? 'reviewer').map((key): [QueueScope, string] => [key, QUEUES[key].label])];
  const counts = new Map<QueueScope, number>();
  for (const [key] of tabs) counts.set(key, await countQueue(db, key, filter, now));
  return (
    <nav className={styles.tabs} aria-label="业务类型">
      {tabs.map(([key, label]) => (
        <Link key={key} href={queueHref({ ...asked, type: key, page: 1 })} prefetch={false} aria-current={key === asked.type ? 'page' : undefined}>
          {label} <span>{counts.get(key)}</span>
        </Link>
      ))}
    </nav>
  );
}
