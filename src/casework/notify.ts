import type { NoticeTemplateKey } from '../domain/noticeTemplates.ts';
import { lifecycleOf } from '../domain/lifecycle/index.ts';
import { isWithheld } from '../domain/withheldEmail.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import { prepared } from '../queries/prepared.ts';
import type { Trail } from './caseLog.ts';
import type { CaseContext, CaseType } from './types.ts';

type Recipient = { id: string; username: string; mobile: string | null; email: string | null };

/**
 * Writes the messages a move's declaration names (`tells`), one SMS and one e-mail to each active clerk of the
 * enterprise, in the transaction of the move. The worker sends them (trap 5).
 */
export async function notifyEnterprise(type: CaseType, context: CaseContext, written: Record<string, unknown>, trail: Trail): Promise<void> {
  const template = lifecycleOf(type.collection).actions[context.action]?.tells as NoticeTemplateKey | undefined;
  if (!template) return;
  const variables = await type.noticeVariables(context, written);
  const event = `${type.collection}:${context.row.id}:${(trail.at(-1)?.sequence ?? 0) + 1}`;
  const recipients = await clerksOf(context);
  await enqueueNotices(context.tx, recipients.flatMap((person) => messagesTo(person, { type, context, template, variables, event })));
}

async function clerksOf({ tx, row }: CaseContext): Promise<Recipient[]> {
  const { rows } = await prepared<Recipient>(
    tx,
    `select id, username, mobile, email from enterprise_users
     where enterprise_id = $1::uuid and not coalesce(is_disabled, false) order by created_at limit 20`,
    [row.enterprise_id],
  );
  return rows;
}

type Message = { type: CaseType; context: CaseContext; template: NoticeTemplateKey; variables: Record<string, string>; event: string };

function messagesTo(person: Recipient, { type, context, template, variables, event }: Message): NewNotice[] {
  const common = {
    template,
    variables,
    recipientName: person.username,
    recipientUser: person.id,
    enterprise: context.row.enterprise_id,
    caseCollection: type.collection,
    caseId: context.row.id,
  };
  const sms = person.mobile ? [{ ...common, channel: 'sms' as const, recipient: person.mobile, dedupeKey: `${event}:sms:${person.id}` }] : [];
  const email = person.email && !isWithheld(person.email) ? [{ ...common, channel: 'email' as const, recipient: person.email, dedupeKey: `${event}:email:${person.id}` }] : [];
  return [...sms, ...email];
}
