import { now as clockNow } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { serverUrl } from '../../adapters/links.ts';
import { civilYear, toCivilDate } from '../../domain/civilDate.ts';
import { updateReminder, type UpdateReminder } from '../../domain/productUpdates.ts';
import { enqueueNotices } from '../../notices/outbox.ts';
import { messagesTo, type Recipient, type Told } from '../notify.ts';
import { inChinese, isNight } from './assetReports.ts';

const BATCH = 500;
const TASK = 'tell of product updates';

type Due = { id: string; count: number; clerks: Recipient[] };
type Telling = { year: number; reminder: UpdateReminder; event: string };

/**
 * Tells the clerks of every enterprise with products to be updated that the year is open, once a year, and reminds them
 * before the date staff may have set (spec 3, "Annual update"). The year opens by itself: what is due is derived, here only
 * the messages are sent. Works once a day; safe to run twice and by several workers, for year, stage and person are in a
 * message's key, and what was missed while nothing ran is made up. `now`: instant of the domain's clock. Answers how many
 * messages are new.
 */
export async function tellOfProductUpdates(tx: Queryable, now = clockNow()): Promise<number> {
  if (isNight(now) || (await isDoneFor(tx, toCivilDate(now)))) return 0;
  const { rows } = await tx.query<{ deadline: string | null }>('select update_deadline as deadline from settings limit 1');
  const reminder = updateReminder(toCivilDate(now), rows[0]?.deadline ?? null);
  const year = civilYear(now);
  const told = reminder ? await tellAll(tx, { year, reminder, event: eventOf(year, reminder) }) : 0;
  await tx.query('insert into task_runs (task, done_until) values ($1, $2) on conflict (task) do update set done_until = excluded.done_until', [TASK, now]);
  return told;
}

async function isDoneFor(tx: Queryable, today: string): Promise<boolean> {
  const { rows } = await tx.query<{ at: Date }>('select done_until as at from task_runs where task = $1', [TASK]);
  return rows[0] !== undefined && toCivilDate(rows[0].at) === today;
}

function eventOf(year: number, reminder: UpdateReminder): string {
  return `product-updates:${year}:${'deadline' in reminder ? `${reminder.deadline}:${reminder.stage}` : reminder.stage}`;
}

async function tellAll(tx: Queryable, telling: Telling): Promise<number> {
  let told = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await tx.query<Due>(NEXT, [after, BATCH, telling.year, telling.event]);
    told += await enqueueNotices(tx, rows.flatMap((enterprise) => messagesFor(enterprise, telling)));
    if (rows.length < BATCH) return told;
    after = rows.at(-1)?.id ?? after;
  }
}

/** The next enterprises in the order of their ids that have products to be updated, with the clerks who have not been told. */
const NEXT = `select e.id, due.count, clerks.list as clerks
  from enterprises e
  cross join lateral (
    select jsonb_agg(jsonb_build_object('id', u.id, 'username', u.username, 'mobile', u.mobile, 'email', u.email)) as list
    from enterprise_users u where u.enterprise_id = e.id and not coalesce(u.is_disabled, false)
      and not exists (select 1 from notices n where n.dedupe_key in ($4 || ':sms:' || u.id, $4 || ':email:' || u.id))) clerks
  cross join lateral (
    select count(*)::int as count from products p
    where p.enterprise_id = e.id and p.status = 'filed' and p.filing_year < $3
      and not exists (select 1 from product_updates u where u.product_id = p.id and u.year = $3 and u.status in ('submitted', 'updated'))) due
  where e.id > $1::uuid and clerks.list is not null and due.count > 0
  order by e.id limit $2`;

function messagesFor({ id, count, clerks }: Due, { year, reminder, event }: Telling) {
  const common = { year: String(year), count: String(count), link: `${serverUrl()}/portal/updates` };
  const told: Told =
    'deadline' in reminder
      ? { enterprise: id, template: 'updates-due', variables: { ...common, deadline: inChinese(reminder.deadline), days: String(reminder.days) }, event }
      : { enterprise: id, template: 'updates-open', variables: common, event };
  return clerks.flatMap((clerk) => messagesTo(clerk, told));
}
