import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { findByName, isUnchanged, signInName, type Account } from './accounts.ts';
import { passwordMatches } from './passwords.ts';
import { forget, giveBack, LIMITS, lock, networkOf, takeTry, type Subject } from './rateLimits.ts';
import { NOT_RECOGNISED, tooMany, type Refusal } from './refusal.ts';
import { endSession, startSession, type AccountCollection } from './sessions.ts';

/** The browser that asks. `token` is the session it already holds, if any; a new one replaces it. */
export type Visitor = { address: string; agent: string; token: string | undefined };
export type Credentials = { name: string; password: string };
export type SignedInAs = { ok: true; userId: string; token: string };

/**
 * Signs a person in by password. Limits are taken before the hash is computed; unknown, wrong and disabled give one
 * answer in one time. The session is always a new one, so a token planted beforehand is worth nothing.
 */
export async function signIn(pool: Pool, collection: AccountCollection, credentials: Credentials, visitor: Visitor): Promise<SignedInAs | Refusal> {
  return afterPassword(pool, collection, credentials, visitor, async (account) => {
    const token = await openSession(pool, collection, account, visitor);
    return token ? { ok: true, userId: account.id, token } : null;
  });
}

/**
 * Proves the password and leaves what follows to `admit`: a session at once, or the second factor of the back office.
 * `admit` answers null when the account changed since its password was checked, which reads like a wrong password.
 */
export async function afterPassword<T>(
  pool: Pool,
  collection: AccountCollection,
  credentials: Credentials,
  visitor: Visitor,
  admit: (account: Account) => Promise<T | null>,
): Promise<T | Refusal> {
  const name = signInName(collection, credentials.name);
  const network = networkOf(visitor.address);
  const subject = signInSubject(collection, name.value, network);
  const permit = await takeTry(pool, 'signIn', subject);
  if (!permit.ok) return tooMany('登录失败次数过多', permit.retryAfterSeconds);
  const fromAddress = await takeTry(pool, 'signInFromAddress', network);
  if (!fromAddress.ok) return tooMany('您所在的网络登录失败次数过多', fromAddress.retryAfterSeconds);
  const account = await entrant(await findByName(pool, collection, name), credentials.password);
  const admitted = account && (await admit(account));
  if (!admitted) {
    if (permit.taken >= LIMITS.signIn.points) await lock(pool, 'signIn', subject);
    return NOT_RECOGNISED;
  }
  await Promise.all([forget(pool, 'signIn', subject), giveBack(pool, 'signInFromAddress', network)]);
  return admitted;
}

/** The account itself when the password is right. The hash is computed for nobody and for the disabled as well. */
export async function entrant(account: Account | null, password: string): Promise<Account | null> {
  const matches = await passwordMatches(password, account?.password ?? null);
  return account && matches && !account.isDisabled ? account : null;
}

/** A fresh session for this browser, what it held before ends. Null when the account changed since its password was checked. */
export async function openSession(pool: Pool, collection: AccountCollection, account: Account, visitor: Visitor): Promise<string | null> {
  return inTransaction(pool, (db) => openSessionIn(db, collection, account, visitor));
}

/** {@link openSession} as a part of a transaction that does more. */
export async function openSessionIn(db: Queryable, collection: AccountCollection, account: Account, visitor: Visitor): Promise<string | null> {
  if (!(await isUnchanged(db, collection, account))) return null;
  if (visitor.token) await endSession(db, visitor.token);
  return startSession(db, collection, account.id, visitor.agent);
}

/** What failures to sign in are counted for: a name, in its stored form, tried from one network. */
export function signInSubject(collection: AccountCollection, name: string, network: string): Subject {
  return [`${collection} ${name}`, network];
}
