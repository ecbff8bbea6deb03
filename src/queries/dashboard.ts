import type { Queryable } from '../adapters/database.ts';
import { ANNOUNCEMENT_STATES } from '../domain/announcements.ts';
import { lifecycleOf, type CaseCollection } from '../domain/lifecycle/index.ts';
import { AGES, countQueue, QUEUES, queuesFor, readQueue, type AgeKey, type QueueKey, type QueueRow } from './queue.ts';

/** A number that leads to the list of exactly those records. */
export type Figure = { key: string; label: string; count: number };

export type QueueFigures = { key: QueueKey; label: string; count: number; oldest: Date | null }[];

/** What a reviewer sees first: what is in their own hands, and what waits, by kind and by age. */
export async function reviewerFigures(db: Queryable, reviewer: string, now: Date): Promise<{ mine: QueueRow[]; mineTotal: number; queues: QueueFigures; ages: (Figure & { key: AgeKey })[] }> {
  const mine = await readQueue(db, 'all', { taken: { by: reviewer } }, { now, size: 8 });
  return { mine: mine.rows, mineTotal: mine.total, queues: await queueFigures(db, now, 'reviewer'), ages: await ageFigures(db, now, 'reviewer') };
}

export async function queueFigures(db: Queryable, now: Date, role: 'reviewer' | 'staff' = 'staff'): Promise<QueueFigures> {
  const figures: QueueFigures = [];
  for (const key of queuesFor(role)) {
    const { rows, total } = await readQueue(db, key, {}, { now, size: 1 });
    figures.push({ key, label: QUEUES[key].label, count: total, oldest: rows[0]?.since ?? null });
  }
  return figures;
}

export async function ageFigures(db: Queryable, now: Date, role: 'reviewer' | 'staff' = 'staff'): Promise<(Figure & { key: AgeKey })[]> {
  const figures: (Figure & { key: AgeKey })[] = [];
  for (const key of Object.keys(AGES) as AgeKey[]) figures.push({ key, label: AGES[key].label, count: await countQueue(db, 'all', { role, age: key }, now) });
  return figures;
}

/** Cases of one type in each state of its lifecycle, in its order. */
export async function casesByState(db: Queryable, collection: CaseCollection): Promise<Figure[]> {
  const { rows } = await db.query<{ status: string; count: number }>(`select status::text as status, count(*)::int as count from ${collection.replaceAll('-', '_')} group by status`);
  return withLabels(rows, Object.entries(lifecycleOf(collection).states).map(([key, { label }]) => [key, label]));
}

export const NOTICE_STATES: [key: string, label: string][] = [['pending', '待发送'], ['sending', '发送中'], ['sent', '已发送'], ['dead', '发送失败']];

export async function noticesByState(db: Queryable): Promise<Figure[]> {
  const { rows } = await db.query<{ status: string; count: number }>('select status::text as status, count(*)::int as count from notices group by status');
  return withLabels(rows, NOTICE_STATES);
}


export type RecentAnnouncement = { id: string; title: string; status: string; updatedAt: Date };

/** For editors: how many announcements stand where, and those last worked on. */
export async function announcementFigures(db: Queryable, now: Date): Promise<{ states: Figure[]; recent: RecentAnnouncement[] }> {
  const { rows } = await db.query<{ status: string; count: number }>(`select ${ANNOUNCEMENT_STATE} as status, count(*)::int as count from announcements a where ${HAS_TITLE} group by 1`, [now]);
  const { rows: recent } = await db.query<RecentAnnouncement>(
    `select a.id, coalesce(v.version_title, a.title, '未命名') as title, ${ANNOUNCEMENT_STATE} as status, coalesce(v.updated_at, a.updated_at) as "updatedAt"
     from announcements a left join _announcements_v v on v.parent_id = a.id and v.latest where ${HAS_TITLE} order by coalesce(v.updated_at, a.updated_at) desc, a.id desc limit 6`,
    [now],
  );
  return { states: withLabels(rows, Object.entries(ANNOUNCEMENT_STATES)), recent };
}

/** Opening the empty form makes a record; without a title it is no announcement yet. */
const HAS_TITLE = `(a.title is not null or exists (select 1 from _announcements_v t where t.parent_id = a.id and t.latest and t.version_title is not null))`;
/** `announcementState` (src/domain/announcements.ts) in SQL, at the instant $1. */
const ANNOUNCEMENT_STATE = `case when a._status = 'draft' then (case when a.withdrawn_at is null then 'draft' else 'withdrawn' end) when a.published_at > $1 then 'scheduled' else 'published' end`;

/** For auditors: rows of the logs since an instant. */
export async function logFigures(db: Queryable, since: Date): Promise<Figure[]> {
  const { rows } = await db.query<{ cases: number; reads: number; dead: number }>(
    `select (select count(*)::int from case_log where at >= $1) as cases, (select count(*)::int from access_log where at >= $1) as reads,
            (select count(*)::int from notices where status = 'dead') as dead`,
    [since],
  );
  const found = rows[0] ?? { cases: 0, reads: 0, dead: 0 };
  return [
    { key: 'case-log', label: '办理记录', count: found.cases },
    { key: 'access-log', label: '查阅记录', count: found.reads },
    { key: 'notices', label: '发送失败的通知', count: found.dead },
  ];
}

function withLabels(rows: readonly { status: string; count: number }[], labels: readonly (readonly [string, string])[]): Figure[] {
  const counts = new Map(rows.map(({ status, count }) => [status, count]));
  return labels.map(([key, label]) => ({ key, label, count: counts.get(key) ?? 0 }));
}
