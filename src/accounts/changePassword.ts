import type { Pool } from 'pg';
import { inTransaction } from '../adapters/database.ts';
import { checkPassword } from '../domain/account.ts';
import { findById, isUnchanged, setPassword, type Account } from './accounts.ts';
import { hashPassword } from './passwords.ts';
import { forget, takeTry } from './rateLimits.ts';
import { refuse, tooMany, type Refusal } from './refusal.ts';
import { endAllSessions, startSession, type AccountCollection } from './sessions.ts';
import { entrant, type SignedInAs, type Visitor } from './signIn.ts';

export type PasswordChange = { collection: AccountCollection; userId: string; currentPassword: string; newPassword: string };

/**
 * Changes the password of somebody signed in, who proves the current one. Every session of the account ends with it;
 * this browser gets a new one.
 */
export async function changePassword(pool: Pool, change: PasswordChange, visitor: Visitor): Promise<SignedInAs | Refusal> {
  const { collection, userId, currentPassword, newPassword } = change;
  const weak = problemOf(currentPassword, newPassword);
  if (weak) return refuse(422, weak, 'newPassword');
  const subject = `${collection} ${userId}`;
  const permit = await takeTry(pool, 'passwordChange', subject);
  if (!permit.ok) return tooMany('当前密码输错次数过多', permit.retryAfterSeconds);
  const account = await entrant(await findById(pool, collection, userId), currentPassword);
  const token = account && (await replacePassword(pool, collection, account, newPassword, visitor));
  if (!token) return refuse(422, '当前密码不正确，请重新输入。', 'currentPassword');
  await forget(pool, 'passwordChange', subject);
  return { ok: true, userId, token };
}

async function replacePassword(pool: Pool, collection: AccountCollection, account: Account, newPassword: string, visitor: Visitor): Promise<string | null> {
  const stored = await hashPassword(newPassword);
  return inTransaction(pool, async (db) => {
    if (!(await isUnchanged(db, collection, account))) return null;
    await setPassword(db, collection, account.id, stored);
    await endAllSessions(db, collection, account.id);
    return startSession(db, collection, account.id, visitor.agent);
  });
}

function problemOf(currentPassword: string, newPassword: string): string | null {
  const checked = checkPassword(newPassword);
  if (!checked.ok) return checked.reason;
  return newPassword === currentPassword ? '新密码不能与当前密码相同，请另设一个。' : null;
}
