import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import type { Identity, IdentityKind } from '../adapters/identity/provider.ts';

/** How long a person may take at the provider, and after that until they have an account. */
export const ATTEMPT_MINUTES = 15;

/** Tells the browser of an attempt, one cookie for each, so that two tabs do not disturb each other. */
export const attemptCookie = (state: string): string => `portal_sso_${state.slice(0, 8)}`;
/** The identity the provider confirmed and no account is bound to yet. */
export const PENDING_COOKIE = 'portal_sso';
/** Says only that this browser came from the provider; no secret. */
export const SSO_MARK = 'portal_sso_used';

export type Attempt = { kind: IdentityKind; next: string };

/** Notes an attempt. `state` travels through the provider, `browser` stays in a cookie; the table keeps their hashes. */
export async function beginAttempt(db: Queryable, { kind, next }: Attempt): Promise<{ state: string; browser: string }> {
  const [state, browser] = [newToken(), newToken()];
  await db.query(
    `insert into sso_attempts (state_hash, browser_hash, kind, next, expires_at) values ($1, $2, $3, $4, now() + make_interval(mins => $5))`,
    [hashOf(state), hashOf(browser), kind, next, ATTEMPT_MINUTES],
  );
  return { state, browser };
}

/**
 * The attempt a browser comes back from, once. Null when the state is unknown, used, too old or another browser's; a
 * stranger who learned the state does not use it up.
 */
export async function returnFrom(db: Queryable, state: string, browser: string): Promise<Attempt | null> {
  const { rows } = await db.query<Attempt>(
    `update sso_attempts set returned_at = now()
     where state_hash = $1 and browser_hash = $2 and returned_at is null and expires_at > now() returning kind, next`,
    [hashOf(state), hashOf(browser)],
  );
  return rows[0] ?? null;
}

/** Keeps who came back until they have an account. @returns the token for the browser, another one than before */
export async function keepPending(db: Queryable, state: string, identity: Identity): Promise<string> {
  const token = newToken();
  await db.query(
    `update sso_attempts set pending_hash = $2, identity = $3, expires_at = now() + make_interval(mins => $4) where state_hash = $1`,
    [hashOf(state), hashOf(token), JSON.stringify(identity), ATTEMPT_MINUTES],
  );
  return token;
}

export type Pending = { identity: Identity; next: string };

/** Who is waiting for an account, or null when that is over. */
export async function pendingIdentity(db: Queryable, token: string | undefined): Promise<Pending | null> {
  if (!token) return null;
  const { rows } = await db.query<Pending>(PENDING, [hashOf(token)]);
  return rows[0] ?? null;
}

/** The same in the transaction that gives the account: of two requests the second waits, and finds nothing. */
export async function lockPending(tx: Queryable, token: string | undefined): Promise<Pending | null> {
  if (!token) return null;
  const { rows } = await tx.query<Pending>(`${PENDING} for update`, [hashOf(token)]);
  return rows[0] ?? null;
}

export async function dropPending(tx: Queryable, token: string): Promise<void> {
  await tx.query('delete from sso_attempts where pending_hash = $1', [hashOf(token)]);
}

const PENDING = 'select identity, next from sso_attempts where pending_hash = $1 and expires_at > now()';

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
