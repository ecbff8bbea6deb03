import type { Queryable } from '../adapters/database.ts';
import {
  NOTICE_TEMPLATES,
  renderTemplate,
  type NoticeChannel,
  type NoticeTemplate,
  type NoticeTemplateKey,
} from '../domain/noticeTemplates.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { prepared } from '../queries/prepared.ts';

/** One message to one person over one channel. */
export type NewNotice = {
  /** Names the event and the receiver, e.g. `<case log id>:email:<user id>`; the same key is queued once, ever. No personal data. */
  dedupeKey: string;
  channel: NoticeChannel;
  template: NoticeTemplateKey;
  /** Mobile number (11 digits) or e-mail address. */
  recipient: string;
  recipientName?: string | undefined;
  recipientUser?: string | undefined;
  enterprise?: string | undefined;
  caseCollection?: string | undefined;
  caseId?: string | undefined;
  /** At least the placeholders the template declares (`NoticeVariables<K>`); others are not stored. */
  variables: Readonly<Record<string, string>>;
};

type TemplateRecord = { key: string; channel: NoticeChannel; subject: string | null; body: string; enabled: boolean };
type NoticeRow = Record<string, unknown> & { dedupe_key: string };

const COLUMNS = [
  'dedupe_key', 'channel', 'template', 'purpose', 'recipient', 'recipient_name', 'recipient_user', 'enterprise',
  'case_collection', 'case_id', 'subject', 'body', 'variables',
] as const;

// The record type of the table itself gives the column types, whether a status is text or an enum there.
const INSERT = `
  insert into notices (id, ${COLUMNS.join(', ')}, status, attempts, next_attempt_at, created_at, updated_at)
  select uuidv7(), ${COLUMNS.map((column) => `r.${column}`).join(', ')}, 'pending', 0, now(), now(), now()
  from jsonb_populate_recordset(null::notices, $1::jsonb) r
  on conflict (dedupe_key) do nothing
  returning id`;

/**
 * Queues messages inside the transaction that decides the case; nothing leaves the machine here. Both are committed or neither.
 * Texts come from the staff's record, or from the default when there is none or it no longer fits. A template staff
 * switched off is not queued. Returns how many rows are new. Throws when the caller omits a declared value (a bug).
 */
export async function enqueueNotices(tx: Queryable, notices: readonly NewNotice[]): Promise<number> {
  if (notices.length === 0) {
    return 0;
  }
  const records = await templateRecords(tx, notices);
  const rows = notices.flatMap((notice) => noticeRow(notice, records.get(`${notice.template}:${notice.channel}`)));
  // One order for everyone, so that two transactions with the same keys queue up instead of deadlocking.
  rows.sort((a, b) => (a.dedupe_key < b.dedupe_key ? -1 : 1));
  const { rows: inserted } = await prepared<{ id: string }>(tx, INSERT, [JSON.stringify(rows)]);
  return inserted.length;
}

/**
 * Puts a dead or sent message back into the queue, same row, attempts from 0. After a success it goes out under a new
 * idempotency key (see `idempotencyKey`), otherwise a deduplicating gateway would swallow what staff asked for.
 */
export async function resendNotice(tx: Queryable, id: string): Promise<Result<{ id: string }>> {
  const { rows } = await tx.query<{ status: string; template: string }>(
    'select status::text as status, template::text as template from notices where id = $1 for update',
    [id],
  );
  const reason = rows[0] ? whyNotResend(rows[0]) : '没有这条消息。';
  if (reason) {
    return failure(reason);
  }
  await tx.query(
    `update notices set status = 'pending', attempts = 0, next_attempt_at = now(), last_error = null,
       lease_owner = null, lease_until = null, updated_at = now() where id = $1`,
    [id],
  );
  return success({ id });
}

function whyNotResend({ status, template }: { status: string; template: string }): string | null {
  if (status !== 'dead' && status !== 'sent') {
    return '这条消息还在发送队列中，不需要重新发送。';
  }
  const declared: NoticeTemplate | undefined = NOTICE_TEMPLATES[template as NoticeTemplateKey];
  return declared?.purpose === 'code' ? '验证码只能使用一次，不能重新发送；请用户重新获取验证码。' : null;
}

async function templateRecords(tx: Queryable, notices: readonly NewNotice[]): Promise<Map<string, TemplateRecord>> {
  const keys = [...new Set(notices.map((notice) => notice.template))];
  const { rows } = await prepared<TemplateRecord>(
    tx,
    `select key::text as key, channel::text as channel, subject, body, coalesce(enabled, true) as enabled
     from notice_templates where key::text = any($1::text[])`,
    [keys],
  );
  return new Map(rows.map((row) => [`${row.key}:${row.channel}`, row]));
}

/** The row of one message; none when staff switched the template off. */
function noticeRow(notice: NewNotice, record: TemplateRecord | undefined): NoticeRow[] {
  if (record && !record.enabled) {
    return [];
  }
  const declared: NoticeTemplate = NOTICE_TEMPLATES[notice.template];
  const { subject, body } = renderedText(notice, declared, record);
  const kept = Object.entries(notice.variables).filter(([name]) => declared.placeholders.includes(name));
  const row = {
    dedupe_key: notice.dedupeKey,
    channel: notice.channel,
    template: notice.template,
    purpose: declared.purpose,
    recipient: notice.recipient,
    recipient_name: notice.recipientName,
    recipient_user: notice.recipientUser,
    enterprise: notice.enterprise,
    case_collection: notice.caseCollection,
    case_id: notice.caseId,
    subject,
    body,
    variables: Object.fromEntries(kept),
  };
  return [row];
}

function renderedText(notice: NewNotice, declared: NoticeTemplate, record: TemplateRecord | undefined) {
  const standard = notice.channel === 'sms' ? { subject: null, body: declared.sms } : declared.email;
  const own = record && rendered(record, notice.variables);
  const text = own?.ok ? own : rendered(standard, notice.variables);
  if (!text.ok) {
    throw new Error(`Notice ${notice.template}: ${text.reason}`);
  }
  return text.value;
}

function rendered(
  text: { subject: string | null; body: string },
  variables: Readonly<Record<string, string>>,
): Result<{ subject: string | null; body: string }> {
  const body = renderTemplate(text.body, variables);
  const subject = renderTemplate(text.subject ?? '', variables);
  if (!body.ok) {
    return body;
  }
  // A header is one line: a product name with a line break must not end it.
  return subject.ok ? success({ subject: subject.value.replace(/\s+/g, ' ').trim() || null, body: body.value }) : subject;
}
