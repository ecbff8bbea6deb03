import type { Queryable } from '../adapters/database.ts';
import { typedEmail } from '../domain/withheldEmail.ts';

/** A clerk as the company's list shows one. Phone and address only for the main account. */
export type ClerkEntry = { id: string; username: string; mobile: string; email: string; isOwner: boolean; isDisabled: boolean; createdAt: Date; removedAt: Date | null };
export type InvitationEntry = { id: string; mobile: string; email: string | null; expiresAt: Date; isExpired: boolean };

/** All clerks a company has or had: the main account first, then by time, those taken out last. */
export async function listClerks(db: Queryable, enterprise: string): Promise<ClerkEntry[]> {
  const { rows } = await db.query<ClerkEntry>(
    `select id, username, mobile, email, coalesce(is_owner, false) as "isOwner", coalesce(is_disabled, false) as "isDisabled",
       created_at as "createdAt", removed_at as "removedAt"
     from enterprise_users where enterprise_id = $1 order by removed_at nulls first, is_owner desc nulls last, created_at, id`,
    [enterprise],
  );
  return rows.map((row) => ({ ...row, email: typedEmail(row.email) }));
}

/** Invitations nobody has accepted or taken back; those that ran out stay in sight for a month, to be sent again. */
export async function listInvitations(db: Queryable, enterprise: string): Promise<InvitationEntry[]> {
  const { rows } = await db.query<InvitationEntry>(
    `select id, mobile, email, expires_at as "expiresAt", expires_at <= now() as "isExpired" from clerk_invitations
     where enterprise_id = $1 and used_at is null and revoked_at is null and expires_at > now() - interval '30 days' order by created_at desc`,
    [enterprise],
  );
  return rows;
}
