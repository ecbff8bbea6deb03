import type { Queryable } from '../adapters/database.ts';
import type { NoticeTemplateKey } from '../domain/noticeTemplates.ts';
import { lifecycleOf } from '../domain/lifecycle/index.ts';
import { isWithheld } from '../domain/withheldEmail.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import { prepared } from '../queries/prepared.ts';
import type { Trail } from './caseLog.ts';
import type { CaseContext, CaseType } from './types.ts';

export type Recipient = { id: string; username: string; mobile: string | null; email: string | null };

/** An event, mostly of a case, that its enterprise's clerks hear of. `event` names it once and for all: repeated, it is not told again. */
export type Told = { enterprise?: string; collection?: string; caseId?: string; template: NoticeTemplateKey; variables: Record<string, string>; event: string };

/**
 * Writes the messages a move's declaration names (`tells`), one SMS and one e-mail to each active clerk of the
 * enterprise, or to whom the case type names, in the transaction of the move. The worker sends them (trap 5).
 */
export async function notifyEnterprise(type: CaseType, context: CaseContext, written: Record<string, unknown>, trail: Trail): Promise<void> {
  const template = lifecycleOf(type.collection).actions[context.action]?.tells as NoticeTemplateKey | undefined;
  if (!template || type.staysSilent?.(context)) return;
  const variables = await type.noticeVariables(context, written);
  const { id, enterprise_id: enterprise } = context.row;
  const event = `${type.collection}:${id}:${(trail.at(-1)?.sequence ?? 0) + 1}`;
  const told = { collection: type.collection, caseId: id, template, variables, event };
  if (!type.recipients) return tellClerks(context.tx, { ...told, enterprise });
  await tellPeople(context.tx, await type.recipients(context), told);
}

/** One SMS and one e-mail to each of these people. */
export async function tellPeople(tx: Queryable, people: readonly Recipient[], told: Told): Promise<void> {
  await enqueueNotices(tx, people.flatMap((person) => messagesTo(person, told)));
}

/** One SMS and one e-mail to each active clerk of the enterprise, inside the transaction of what they are told. */
export async function tellClerks(tx: Queryable, told: Told & { enterprise: string }): Promise<void> {
  await tellPeople(tx, await clerksOf(tx, told.enterprise), told);
}

async function clerksOf(tx: Queryable, enterprise: string): Promise<Recipient[]> {
  const { rows } = await prepared<Recipient>(
    tx,
    `select id, username, mobile, email from enterprise_users
     where enterprise_id = $1::uuid and not coalesce(is_disabled, false) order by created_at limit 20`,
    [enterprise],
  );
  return rows;
}

/** One SMS and one e-mail, as far as the person can be reached. */
export function messagesTo(person: Recipient, { enterprise, collection, caseId, template, variables, event }: Told): NewNotice[] {
  const common = { template, variables, recipientName: person.username, recipientUser: person.id, enterprise, caseCollection: collection, caseId };
  const sms = person.mobile ? [{ ...common, channel: 'sms' as const, recipient: person.mobile, dedupeKey: `${event}:sms:${person.id}` }] : [];
  const email = person.email && !isWithheld(person.email) ? [{ ...common, channel: 'email' as const, recipient: person.email, dedupeKey: `${event}:email:${person.id}` }] : [];
  return [...sms, ...email];
}
