import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { isWithheld } from '../domain/withheldEmail.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import type { NoticeTemplateKey } from '../domain/noticeTemplates.ts';
import { actsAsOwner, NOT_OWNER, type Inviter } from './invitations.ts';
import { refuse, type Refusal } from './refusal.ts';
import { endAllSessions } from './sessions.ts';

type Clerk = { id: string; enterprise: string; username: string; mobile: string; email: string; isDisabled: boolean; enterpriseName: string | null };

const NO_CLERK = refuse(404, '没有找到这位经办人。');

/**
 * Takes a clerk out of the company, for good: all sessions end, nobody signs in with the account any more, its mobile
 * number and e-mail address are free for another. The user name stays taken, and cases keep the name of who worked on them.
 */
export async function removeClerk(pool: Pool, owner: Inviter, clerkId: string): Promise<{ ok: true } | Refusal> {
  return inTransaction(pool, async (db) => {
    const clerk = await colleague(db, owner, clerkId);
    if ('ok' in clerk) return clerk;
    const freed = `removed-${randomBytes(6).toString('hex')}`;
    await db.query(
      `update enterprise_users set is_disabled = true, removed_at = now(), mobile = $2, email = $2, hash = null, salt = null, updated_at = now() where id = $1`,
      [clerkId, freed],
    );
    // Whoever the account was bound to at an identity provider may have another one here.
    await db.query('delete from identity_bindings where user_id = $1', [clerkId]);
    await endAllSessions(db, 'enterprise-users', clerkId);
    await tell(db, 'clerk-removed', clerk);
    return { ok: true };
  });
}

/** Stops or lets again a clerk's sign-in. Stopping ends all sessions at once. */
export async function setClerkDisabled(pool: Pool, owner: Inviter, clerkId: string, isDisabled: boolean): Promise<{ ok: true } | Refusal> {
  return inTransaction(pool, async (db) => {
    const clerk = await colleague(db, owner, clerkId);
    if ('ok' in clerk) return clerk;
    await db.query('update enterprise_users set is_disabled = $2, updated_at = now() where id = $1', [clerkId, isDisabled]);
    if (isDisabled) await endAllSessions(db, 'enterprise-users', clerkId);
    return { ok: true };
  });
}

/** Makes another clerk the main account. Of two hand-overs at once one finds that it is not theirs to give any more. */
export async function handOverOwnership(pool: Pool, owner: Inviter, clerkId: string): Promise<{ ok: true } | Refusal> {
  return inTransaction(pool, async (db) => {
    const clerk = await colleague(db, owner, clerkId);
    if ('ok' in clerk) return clerk;
    if (clerk.isDisabled) return refuse(409, '这位经办人的账号已停用，请先恢复，再移交主账号。');
    await db.query('update enterprise_users set is_owner = false, updated_at = now() where id = $1', [owner.id]);
    await db.query('update enterprise_users set is_owner = true, updated_at = now() where id = $1', [clerkId]);
    await tell(db, 'ownership-received', clerk);
    return { ok: true };
  });
}

/** Another clerk of the acting owner's company, locked; or why not. */
async function colleague(db: Queryable, owner: Inviter, clerkId: string): Promise<Clerk | Refusal> {
  if (!(await actsAsOwner(db, owner))) return NOT_OWNER;
  const { rows } = await db.query<Clerk>(
    `select u.id, u.enterprise_id as enterprise, u.username, u.mobile, u.email, coalesce(u.is_disabled, false) as "isDisabled", e.name as "enterpriseName"
     from enterprise_users u join enterprises e on e.id = u.enterprise_id
     where u.id = $1 and u.enterprise_id = $2 and u.id <> $3 and u.removed_at is null for update of u`,
    [clerkId, owner.enterprise, owner.id],
  );
  return rows[0] ?? NO_CLERK;
}

async function tell(db: Queryable, template: NoticeTemplateKey, clerk: Clerk): Promise<void> {
  const about = { template, recipientName: clerk.username, recipientUser: clerk.id, enterprise: clerk.enterprise };
  const variables = { enterpriseName: clerk.enterpriseName ?? '所在单位', username: clerk.username };
  // The time makes the key: a clerk may be given the main account more than once.
  const key = `${template}:${clerk.id}:${Date.now()}`;
  const notices: NewNotice[] = [{ ...about, variables, dedupeKey: `${key}:sms`, channel: 'sms', recipient: clerk.mobile }];
  if (!isWithheld(clerk.email)) notices.push({ ...about, variables, dedupeKey: `${key}:email`, channel: 'email', recipient: clerk.email });
  await enqueueNotices(db, notices);
}
