import { now as clockNow } from '../adapters/clock.ts';
import type { Queryable } from '../adapters/database.ts';
import { toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import type { CaseCollection } from '../domain/lifecycle/index.ts';
import { isWeekday, waitingSinceBefore, type Calendar } from '../domain/workingTime.ts';
import { workingCalendar } from './workingCalendar.ts';

/**
 * What waits for a decision, by kind. `collection` is where its page is. `apart`: waits for the post or for time to pass, not
 * for us, and is not counted with the others. `staffOnly`: reviewers cannot decide it.
 */
export const QUEUES: Record<QueueKey, Queue> = {
  verifications: { label: '实名认证', collection: 'verifications', status: 'submitted' },
  products: { label: '产品备案', collection: 'products', status: 'submitted' },
  withdrawals: { label: '撤销备案', collection: 'products', status: 'withdrawing' },
  'product-updates': { label: '信息更新', collection: 'product-updates', status: 'submitted' },
  subsidies: { label: '补贴申请', collection: 'subsidy-applications', status: 'submitted' },
  revisions: { label: '补贴修改', collection: 'subsidy-applications', status: 'revised' },
  grants: { label: '等候核定', collection: 'subsidy-applications', status: 'paperAccepted', staffOnly: true },
  paper: { label: '等候纸件', collection: 'subsidy-applications', status: 'approved', apart: true },
  overdue: { label: '纸件逾期', collection: 'subsidy-applications', status: 'overdue', apart: true, staffOnly: true },
  objections: { label: '异议受理', collection: 'objections', status: 'submitted' },
  findings: { label: '异议认定', collection: 'objections', status: 'accepted', staffOnly: true },
};

export type QueueKey = 'verifications' | 'products' | 'withdrawals' | 'product-updates' | 'subsidies' | 'revisions' | 'grants' | 'paper' | 'overdue' | 'objections' | 'findings';
export type QueueScope = QueueKey | 'all';
type Queue = { label: string; collection: CaseCollection; status: string; apart?: boolean; staffOnly?: boolean };

/** The queues somebody of the back office works on, in their order. */
export function queuesFor(role: 'reviewer' | 'staff'): QueueKey[] {
  return (Object.keys(QUEUES) as QueueKey[]).filter((key) => role === 'staff' || !QUEUES[key].staffOnly);
}

/** The queue a case of that type and state waits in; null when it waits for nobody. What waits for paper past its deadline is `overdue`. */
export function queueKeyOf(collection: string, status: string): QueueKey | null {
  const found = Object.entries(QUEUES).find(([, queue]) => queue.collection === collection && queue.status === status);
  return (found?.[0] as QueueKey | undefined) ?? null;
}

/** `from` to `to` working days of waiting; null is open. The bins of the plot and the filter of the list. */
export const AGES = {
  today: { label: '不到 1 个工作日', from: 0, to: 0 },
  days: { label: '1–2 个工作日', from: 1, to: 2 },
  week: { label: '3–5 个工作日', from: 3, to: 5 },
  longer: { label: '超过 5 个工作日', from: 6, to: null },
} as const;

export type AgeKey = keyof typeof AGES;

/** `taken`: in nobody's hands, or in those of the account with this id. `role`: whose work 全部 is; a reviewer's unless said. */
export type QueueFilter = { role?: 'reviewer' | 'staff'; q?: string; age?: AgeKey | undefined; taken?: 'nobody' | { by: string } | undefined };

export type QueueRow = {
  id: string;
  queue: QueueKey;
  name: string;
  enterprise: string;
  /** How often it has been submitted; more than once means there are changes to look at. */
  times: number;
  since: Date;
  takenBy: string | null;
  takenByName: string | null;
  /** Last day on which the paper must come in; of applications that wait for it. */
  deadline: CivilDate | null;
};

export const QUEUE_PAGE = 20;

/** One page of what waits, the oldest first, and how many there are under the same conditions. */
export async function readQueue(db: Queryable, scope: QueueScope, filter: QueueFilter, page: { now: Date; number?: number; size?: number }): Promise<{ rows: QueueRow[]; total: number }> {
  const { where, values } = await conditions(db, filter, page.now);
  const size = page.size ?? QUEUE_PAGE;
  const offset = ((page.number ?? 1) - 1) * size;
  const [{ rows }, total] = [
    await db.query<QueueRow>(
      `select id, queue, name, enterprise, since, taken_by as "takenBy", taken_by_name as "takenByName", deadline,
              (select count(*)::int from submissions s where s.case_collection = w.collection and s.case_id = w.id::text) as times
       from (${sourceOf(scope, filter, page.now)}) w where ${where} order by since, id limit ${size} offset ${offset}`,
      values,
    ),
    await countQueue(db, scope, filter, page.now),
  ];
  return { rows, total };
}

export async function countQueue(db: Queryable, scope: QueueScope, filter: QueueFilter, now: Date): Promise<number> {
  const { where, values } = await conditions(db, filter, now);
  const { rows } = await db.query<{ count: number }>(`select count(*)::int as count from (${sourceOf(scope, filter, now)}) w where ${where}`, values);
  return rows[0]?.count ?? 0;
}

/**
 * The case a reviewer should open after this one: the one that came in next, in the same queue, in nobody else's hands;
 * the oldest when this one is decided or the last. Null when nothing is left.
 */
export async function nextInQueue(db: Queryable, key: QueueKey, after: { id: string; reviewer: string }, now = clockNow()): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>(
    `with waiting as (${sourceOf(key, {}, now)}), here as (select since from waiting where id = $1::uuid)
     select id from waiting where id <> $1::uuid and (taken_by is null or taken_by = $2)
     order by coalesce((since, id) < ((select since from here), $1::uuid), false), since, id limit 1`,
    [after.id, after.reviewer],
  );
  return rows[0]?.id ?? null;
}

const COLUMNS = `c.id, coalesce(c.name, '') as name, c.taken_by, c.taken_by_name, null::text as deadline`;

/** The deadline of the version of the round an application was made under; civil dates compare as text. */
const PAPER_UNTIL = `(select v.rules ->> 'paperUntil' from policy_round_versions v where v.round_id = c.round_id and v.version = c.round_version)`;

/** What a withdrawal waits since is the request, which the case log keeps; the submission was long before. */
const SOURCES: Record<QueueKey, string | ((today: CivilDate) => string)> = {
  verifications: `select 'verifications' as queue, 'verifications' as collection, ${COLUMNS}, coalesce(c.uscc, '') as enterprise, c.submitted_at as since
    from verifications c where c.status = 'submitted'`,
  products: `select 'products' as queue, 'products' as collection, ${COLUMNS}, coalesce(e.name, '') as enterprise, c.submitted_at as since
    from products c left join enterprises e on e.id = c.enterprise_id where c.status = 'submitted'`,
  withdrawals: `select 'withdrawals' as queue, 'products' as collection, ${COLUMNS}, coalesce(e.name, '') as enterprise,
      coalesce((select max(l.at) from case_log l where l.case_collection = 'products' and l.case_id = c.id::text and l.action = 'requestWithdrawal'), c.updated_at) as since
    from products c left join enterprises e on e.id = c.enterprise_id where c.status = 'withdrawing'`,
  'product-updates': `select 'product-updates' as queue, 'product-updates' as collection, ${COLUMNS}, coalesce(e.name, '') as enterprise, c.submitted_at as since
    from product_updates c left join enterprises e on e.id = c.enterprise_id where c.status = 'submitted'`,
  subsidies: subsidySource('subsidies', `c.status = 'submitted'`),
  revisions: subsidySource('revisions', `c.status = 'revised'`),
  grants: subsidySource('grants', `c.status = 'paperAccepted'`, 'c.decided_at'),
  paper: subsidySource('paper', `c.status = 'approved'`, 'c.decided_at'),
  overdue: (today) => subsidySource('overdue', `c.status in ('approved', 'paperRejected') and ${PAPER_UNTIL} < '${today}'`, 'c.decided_at'),
  objections: objectionSource('objections', `c.status = 'submitted'`, 'c.submitted_at'),
  // Since it was accepted.
  findings: objectionSource('findings', `c.status = 'accepted'`, 'c.decided_at'),
};

/** Objections are named by their number and the product, and stand beside the challenged company: never by who objected. */
function objectionSource(queue: QueueKey, where: string, since: string): string {
  return `select '${queue}' as queue, 'objections' as collection, c.id, coalesce(c.objection_number, '') || ' ' || coalesce(p.name, '') as name,
      c.taken_by, c.taken_by_name, null::text as deadline, coalesce(e.name, '') as enterprise, coalesce(${since}, c.created_at) as since
    from objections c join products p on p.id = c.product_id left join enterprises e on e.id = c.respondent_id where ${where}`;
}

/** Applications are named by their number and kind, not by who applies. */
function subsidySource(queue: QueueKey, where: string, since = 'c.submitted_at'): string {
  const deadline = QUEUES[queue].apart ? PAPER_UNTIL : 'null::text';
  return `select '${queue}' as queue, 'subsidy-applications' as collection, c.id,
      coalesce(c.application_number, '') || case c.kind::text when 'fee' then ' 费用补贴' else ' 利息补贴' end as name,
      c.taken_by, c.taken_by_name, ${deadline} as deadline, coalesce(e.name, '') as enterprise, coalesce(${since}, c.updated_at) as since
    from subsidy_applications c left join enterprises e on e.id = c.enterprise_id where ${where}`;
}

function sourceOf(scope: QueueScope, { role = 'reviewer' }: QueueFilter, now: Date): string {
  const today = toCivilDate(now);
  const text = (key: QueueKey) => textOf(SOURCES[key], today);
  return scope === 'all' ? queuesFor(role).filter((key) => !QUEUES[key].apart).map(text).join(' union all ') : text(scope);
}

function textOf(source: string | ((today: CivilDate) => string), today: CivilDate): string {
  return typeof source === 'string' ? source : source(today);
}

async function conditions(db: Queryable, { q, age, taken }: QueueFilter, now: Date): Promise<{ where: string; values: unknown[] }> {
  const values: unknown[] = [];
  const bound = (value: unknown) => `$${values.push(value)}`;
  const parts: string[] = ['true'];
  const words = q?.trim().split(/\s+/).filter(Boolean).slice(0, 5) ?? [];
  for (const word of words) parts.push(`(name || ' ' || enterprise) ilike ${bound(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}`);
  const isWorking: Calendar = age ? await workingCalendar(db) : isWeekday;
  if (age && AGES[age].from > 0) parts.push(`since < ${bound(waitingSinceBefore(now, AGES[age].from, isWorking))}`);
  if (age && AGES[age].to !== null) parts.push(`since >= ${bound(waitingSinceBefore(now, AGES[age].to + 1, isWorking))}`);
  if (taken === 'nobody') parts.push('taken_by is null');
  else if (taken) parts.push(`taken_by = ${bound(taken.by)}`);
  return { where: parts.join(' and '), values };
}
