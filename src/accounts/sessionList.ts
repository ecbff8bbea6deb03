import type { Queryable } from '../adapters/database.ts';
import { IDLE_MINUTES, tokenHash, type AccountCollection } from './sessions.ts';

/** A session as its own person sees it. `id` names it and is worth nothing as a token; `agent` is what the browser says of itself. */
export type SessionEntry = { id: string; agent: string; signedInAt: Date; lastSeenAt: Date; isThis: boolean };

/** The living sessions of an account, this browser's first, then the latest used. `token`: the session that asks. */
export async function listSessions(db: Queryable, collection: AccountCollection, userId: string, token = ''): Promise<SessionEntry[]> {
  const { rows } = await db.query<SessionEntry>(
    `select id, agent, created_at as "signedInAt", last_seen_at as "lastSeenAt", token_hash = $4 as "isThis"
     from auth_sessions where user_collection = $1 and user_id = $2::uuid
       and expires_at > now() and last_seen_at > now() - make_interval(mins => $3)
     order by "isThis" desc, last_seen_at desc, created_at desc, id`,
    [collection, userId, IDLE_MINUTES, tokenHash(token)],
  );
  return rows;
}

/** Ends one session of this account, and tells whether there was one of that name. */
export async function endSessionNamed(db: Queryable, collection: AccountCollection, userId: string, id: string): Promise<boolean> {
  const { rows } = await db.query('delete from auth_sessions where user_collection = $1 and user_id = $2::uuid and id::text = $3 returning id', [collection, userId, id]);
  return rows.length > 0;
}

/** Ends every session of this account but the one that asks. @returns how many ended */
export async function endOtherSessions(db: Queryable, collection: AccountCollection, userId: string, token: string): Promise<number> {
  const { rows } = await db.query('delete from auth_sessions where user_collection = $1 and user_id = $2::uuid and token_hash <> $3 returning id', [
    collection,
    userId,
    tokenHash(token),
  ]);
  return rows.length;
}
