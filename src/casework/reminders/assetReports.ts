import { now as clockNow } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { serverUrl } from '../../adapters/links.ts';
import { assetReminderStage, daysLeft, deferrableUntil, dueAssetYear } from '../../domain/assetReportDuty.ts';
import { formatInstant, toCivilDate, type CivilDate } from '../../domain/civilDate.ts';
import { assetReportForm } from '../../domain/forms/assetReport.ts';
import { enqueueNotices } from '../../notices/outbox.ts';
import { reportProblems } from '../assetReports.ts';
import { messagesTo, type Recipient, type Told } from '../notify.ts';
import { valuesOf, type AttachmentFact } from '../rows.ts';

/** Enterprises read at a time: the work is done in batches however many there are. */
const BATCH = 500;

type Lacking = { id: string; name: string; report: Record<string, unknown> | null; files: AttachmentFact[]; clerks: Recipient[] };
type Reminder = { year: number; deadline: CivilDate; days: number; event: string };

/**
 * Reminds every active clerk of the verified enterprises whose report of last year is missing or incomplete, 30, 7 and 1
 * day(s) before the deadline (spec 2). Due once an hour; safe to run twice and by several workers, for a message bears year,
 * deadline, stage and person in its key. After a time without workers the stage in force is sent, an overtaken one is not.
 * `now`: instant of the domain's clock. Answers how many messages are new.
 */
export async function remindOfAssetReports(tx: Queryable, now = clockNow()): Promise<number> {
  if (isNight(now)) return 0;
  const today = toCivilDate(now);
  const { rows } = await tx.query<{ deadline: string | null }>('select asset_report_deadline as deadline from settings limit 1');
  const setting = rows[0]?.deadline ?? undefined;
  const stage = assetReminderStage(today, setting);
  if (stage === null) return 0;
  const deadline = deferrableUntil(today, setting);
  const year = dueAssetYear(today);
  return remindAll(tx, { year, deadline, days: daysLeft(today, setting), event: `asset-report:${year}:${deadline}:${stage}` });
}

async function remindAll(tx: Queryable, reminder: Reminder): Promise<number> {
  let told = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await tx.query<Lacking>(NEXT, [after, BATCH, reminder.year, reminder.event]);
    const lacking = rows.filter(({ report, files }) => reportProblems(report && { values: valuesOf(assetReportForm, report), files }, reminder.year).length > 0);
    told += await enqueueNotices(tx, lacking.flatMap((enterprise) => messagesFor(enterprise, reminder)));
    if (rows.length < BATCH) return told;
    after = rows.at(-1)?.id ?? after;
  }
}

/** The next verified enterprises in the order of their ids with those clerks who have not been told of this stage, their report and its files. */
const NEXT = `select e.id, e.name, to_jsonb(r) as report, clerks.list as clerks,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'slot', a.slot, 'name', a.original_name, 'sha256', a.sha256))
      from attachments a where a.owner_collection = 'asset-reports' and a.owner_id = r.id::text), '[]') as files
  from enterprises e
  cross join lateral (
    select jsonb_agg(jsonb_build_object('id', u.id, 'username', u.username, 'mobile', u.mobile, 'email', u.email)) as list
    from enterprise_users u where u.enterprise_id = e.id and not coalesce(u.is_disabled, false)
      and not exists (select 1 from notices n where n.dedupe_key in ($4 || ':sms:' || u.id, $4 || ':email:' || u.id))) clerks
  left join asset_reports r on r.enterprise_id = e.id and r.year = $3
  where e.is_verified and e.id > $1::uuid and clerks.list is not null
  order by e.id limit $2`;

/** No telephone rings at night: reminders go out from 8 to 21 o'clock in Shanghai. */
export function isNight(now: Date): boolean {
  const hour = Number(formatInstant(now).slice(11, 13));
  return hour < 8 || hour >= 21;
}

function messagesFor({ id, name, clerks }: Lacking, { year, deadline, days, event }: Reminder) {
  const variables = { enterpriseName: name, year: String(year), deadline: inChinese(deadline), days: String(days), link: `${serverUrl()}/portal/assets` };
  const told: Told = { enterprise: id, template: 'asset-report-reminder', variables, event };
  return clerks.flatMap((clerk) => messagesTo(clerk, told));
}

export function inChinese(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}
