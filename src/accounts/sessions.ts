import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';

export type AccountCollection = 'users' | 'enterprise-users';

/** Two sign-ins never share a cookie: a member of staff may look at the portal in the same browser (trap 18). */
export const SESSION_COOKIES: Record<AccountCollection, string> = { users: 'backoffice_session', 'enterprise-users': 'portal_session' };

/** Idle 30 minutes, absolute 12 hours (spec 2). Real time, not the clock of the demo. */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;

/** The account on a request. `signedInAt`: ISO instant its session began, for what asks for a recent sign-in. */
export type SessionUser = Record<string, unknown> & { id: string; collection: AccountCollection; signedInAt: string };

/** Opens a session and answers the token for the cookie; the table keeps only its hash. */
export async function startSession(db: Queryable, collection: AccountCollection, userId: string, agent: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query(
    `insert into auth_sessions (token_hash, user_collection, user_id, agent, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
    [tokenHash(token), collection, userId, agent.slice(0, 200), ABSOLUTE_HOURS],
  );
  return token;
}

const USER_QUERIES: Record<AccountCollection, string> = {
  users: `select u.id, u.name, u.email, u.role, u.bank_id as bank from users u where u.id = s.user_id and not coalesce(u.is_disabled, false)`,
  'enterprise-users': `select u.id, u.username, u.email, u.enterprise_id as enterprise, u.is_owner as "isOwner"
    from enterprise_users u where u.id = s.user_id and not coalesce(u.is_disabled, false)`,
};

/**
 * The account behind a cookie, or null when the session is unknown, ended, idle too long, or its account disabled.
 * One statement; the idle mark is renewed at most once a minute so that reading does not write.
 */
export async function findSessionUser(db: Queryable, collection: AccountCollection, token: string): Promise<SessionUser | null> {
  const { rows } = await db.query<{ user: SessionUser; stale: boolean }>(
    `select to_jsonb(account) || jsonb_build_object('signedInAt', s.created_at) as user, s.last_seen_at < now() - interval '1 minute' as stale
     from auth_sessions s cross join lateral (${USER_QUERIES[collection]}) account
     where s.token_hash = $1 and s.user_collection = $2 and s.expires_at > now()
       and s.last_seen_at > now() - make_interval(mins => $3)`,
    [tokenHash(token), collection, IDLE_MINUTES],
  );
  if (!rows[0]) return null;
  if (rows[0].stale) await db.query('update auth_sessions set last_seen_at = now() where token_hash = $1', [tokenHash(token)]);
  return { ...rows[0].user, collection };
}

/**
 * When a session ends if nothing more happens, or null when it has ended. `renew` marks it as used now: a person
 * who answers "stay signed in" is there.
 */
export async function sessionEnd(db: Queryable, token: string, renew = false): Promise<Date | null> {
  const { rows } = await db.query<{ ends: Date }>(
    `update auth_sessions set last_seen_at = case when $3 then now() else last_seen_at end
     where token_hash = $1 and expires_at > now() and last_seen_at > now() - make_interval(mins => $2)
     returning least(expires_at, last_seen_at + make_interval(mins => $2)) as ends`,
    [tokenHash(token), IDLE_MINUTES, renew],
  );
  return rows[0]?.ends ?? null;
}

export async function endSession(db: Queryable, token: string): Promise<void> {
  await db.query('delete from auth_sessions where token_hash = $1', [tokenHash(token)]);
}

/** Sign-out everywhere: after a password change or when an account is disabled. */
export async function endAllSessions(db: Queryable, collection: AccountCollection, userId: string): Promise<void> {
  await db.query('delete from auth_sessions where user_collection = $1 and user_id = $2', [collection, userId]);
}

/** What the table keeps of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
