import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { now } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import type { Actor } from '../../domain/roles.ts';
import { poolOf } from '../../endpoints/http.ts';
import { nextInQueue, queuesFor, QUEUES, QUEUE_PAGE, readQueue, type QueueKey } from '../../queries/queue.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import { filterOf, parametersOf, type QueueParameters } from './queueAddress.ts';
import { QueueFilters } from './QueueFilters.tsx';
import { QueueTable } from './QueueTable.tsx';
import { QueueTabs } from './QueueTabs.tsx';
import styles from './home.module.css';

/** 待办: what waits for a decision, the oldest first. `?next=<queue>&after=<case>` leads on to the next case. */
export async function QueueView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  // Payload lets anybody reach a view of our own: who may is decided here.
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fqueue');
  const actor = requestActor(req);
  const { role } = actor;
  if (role !== 'reviewer' && role !== 'staff') notFound();
  const db = poolOf(req.payload);
  const asked = parametersOf(searchParams ?? {});
  if (asked.type !== 'all' && !queuesFor(role).includes(asked.type)) notFound();
  const finished = asked.next ? await leadOn(db, asked.next, asked.after, actor) : null;
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '待办' }]} />
      <Queue db={db} asked={asked} me={actor.id ?? ''} role={role} finished={finished} />
    </DefaultTemplate>
  );
}

type Asked = { db: Queryable; asked: QueueParameters; me: string; role: 'reviewer' | 'staff'; finished: string | null };

async function Queue({ db, asked, me, role, finished }: Asked) {
  const at = now();
  const filter = filterOf(asked, me, role);
  const { rows, total } = await readQueue(db, asked.type, filter, { now: at, number: asked.page });
  const pages = Math.max(1, Math.ceil(total / QUEUE_PAGE));
  return (
    <main className={styles.page}>
      <h1>待办</h1>
      {finished && <p className={styles.done} role="status">{finished}</p>}
      <QueueTabs db={db} asked={asked} filter={filter} now={at} />
      <QueueFilters asked={asked} />
      <QueueTable rows={rows} total={total} now={at} isWorking={await workingCalendar(db)} me={me} asked={asked} pages={pages} />
    </main>
  );
}

/** Redirects to the next case; the sentence to show when there is none. */
async function leadOn(db: Queryable, key: QueueKey, after: string, actor: Actor): Promise<string> {
  const id = /^[0-9a-f-]{36}$/i.test(after) ? await nextInQueue(db, key, { id: after, reviewer: actor.id ?? '' }) : null;
  if (id) redirect(`/admin/collections/${QUEUES[key].collection}/${id}`);
  return `“${QUEUES[key].label}”中没有其他可以办理的件了。`;
}
