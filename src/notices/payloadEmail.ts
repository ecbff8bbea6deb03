import { randomUUID } from 'node:crypto';
import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { EmailAdapter, SendEmailOptions } from 'payload';
import type { Queryable } from '../adapters/database.ts';

const INSERT = `
  insert into notices (id, dedupe_key, channel, template, purpose, recipient, subject, body, variables, status, attempts, next_attempt_at, created_at, updated_at)
  select uuidv7(), $1 || address, 'email', 'payload-mail', 'account', address, $3, $4, '{}', 'pending', 0, now(), now(), now()
  from unnest($2::text[]) address`;

/**
 * Payload's own mails go the way of all others: a row in `notices`, sent by the worker with its retries. Payload waits
 * only for the row. Attachments are refused, the outbox carries text.
 */
export function outboxEmail(): EmailAdapter<void> {
  return ({ payload }) => ({
    name: 'outbox',
    defaultFromAddress: 'no-reply@localhost.invalid',
    defaultFromName: '知识产权服务平台',
    sendEmail: (message) => queueMail((payload.db as unknown as PostgresAdapter).pool as Queryable, message),
  });
}

/** Queues one mail per recipient. Throws when there is none, or for attachments. */
export async function queueMail(db: Queryable, message: SendEmailOptions): Promise<void> {
  const recipients = addressesOf(message.to);
  if (recipients.length === 0) throw new Error('a mail needs a recipient');
  if (message.attachments?.length) throw new Error('the outbox carries no attachments');
  const body = message.text ? String(message.text) : textOf(String(message.html ?? ''));
  const subject = (message.subject ?? '').replace(/\s+/g, ' ').trim() || null;
  await db.query(INSERT, [`payload-mail:${randomUUID()}:`, recipients, subject, body]);
}

/** Recipients as nodemailer takes them: a text with commas, an address with a name, or lists of both. */
function addressesOf(to: unknown): string[] {
  if (Array.isArray(to)) return to.flatMap(addressesOf);
  if (typeof to === 'string')
    return to
      .split(',')
      .map((address) => address.trim())
      .filter(Boolean);
  return typeof to === 'object' && to !== null && 'address' in to ? addressesOf(to.address) : [];
}

/** HTML as a mail reader without HTML shows it: a link keeps its address, blocks become lines. */
function textOf(html: string): string {
  const lines = html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, (_, href: string, label: string) => (label.trim() === href ? href : `${label} ${href}`))
    .replace(/<br\s*\/?>|<\/(p|div|h\d|li|tr)>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return lines
    .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };
