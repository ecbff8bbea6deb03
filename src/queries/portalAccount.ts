import type { Queryable } from '../adapters/database.ts';
import { IDLE_MINUTES } from '../accounts/sessions.ts';
import { typedEmail } from '../domain/withheldEmail.ts';

/** An account as its own person sees it. `sessions`: browsers in which it is signed in now, this one included. */
export type OwnAccount = { username: string; mobile: string; email: string; createdAt: Date; sessions: number };

export async function ownAccount(db: Queryable, user: string): Promise<OwnAccount> {
  const { rows } = await db.query<OwnAccount>(
    `select username, mobile, email, created_at as "createdAt",
       (select count(*)::int from auth_sessions s where s.user_collection = 'enterprise-users' and s.user_id = u.id
          and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => $2)) as sessions
     from enterprise_users u where id = $1::uuid`,
    [user, IDLE_MINUTES],
  );
  const account = rows[0];
  if (!account) throw new Error('a session without its account');
  return { ...account, email: typedEmail(account.email) };
}
