import { noticeTemplate, placeholdersOf, renderTemplate, type NoticeTemplate } from '../domain/noticeTemplates.ts';
import type { ClaimedNotice, Scrubbed } from './claim.ts';
import type { NoticeMessage } from './drivers/driver.ts';

const MINUTE_MS = 60_000;

/**
 * The key under which a provider recognises a repeated message: the notice's id, the same for every retry.
 * A deliberate resend after a success is a new message and carries the time of the earlier success as well.
 */
export function idempotencyKey(notice: Pick<ClaimedNotice, 'id' | 'sentAt'>): string {
  return notice.sentAt ? `${notice.id}.${notice.sentAt.getTime()}` : notice.id;
}

/** What the driver gets: parameters in the order in which the text in force (the staff's or the default) uses them. */
export function messageOf(notice: ClaimedNotice): NoticeMessage {
  const text = notice.templateBody ?? defaultText(notice);
  const parameters = placeholdersOf(text).map((name) => ({ name, value: notice.variables[name] ?? '' }));
  const { channel, template, recipient, recipientName, subject, body, providerTemplateCode } = notice;
  return { channel, template, recipient, recipientName, subject, body, providerTemplateCode, parameters };
}

/** A one-time code past its lifetime is not worth sending. */
export function isExpired(notice: ClaimedNotice): boolean {
  const minutes = noticeTemplate(notice.template)?.expiresAfterMinutes;
  return minutes !== undefined && notice.ageMs > minutes * MINUTE_MS;
}

export function isCode(notice: ClaimedNotice): boolean {
  return noticeTemplate(notice.template)?.purpose === 'code';
}

/** The text with its secrets blotted out, for messages that have served; null when the template has none. */
export function scrubbed(notice: ClaimedNotice): Scrubbed {
  const secrets = noticeTemplate(notice.template)?.secrets ?? [];
  if (secrets.length === 0) {
    return null;
  }
  const hidden = Object.fromEntries(secrets.map((name) => [name, '••••••']));
  const variables = { ...notice.variables, ...hidden };
  const text = renderTemplate(defaultText(notice), variables);
  return { body: text.ok ? text.value : '', variables };
}

function defaultText(notice: ClaimedNotice): string {
  const template: NoticeTemplate | undefined = noticeTemplate(notice.template);
  return (notice.channel === 'sms' ? template?.sms : template?.email.body) ?? '';
}
