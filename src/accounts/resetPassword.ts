import { inTransaction, type Queryable } from '../adapters/database.ts';
import { isWithheld } from '../domain/withheldEmail.ts';
import { enqueueNotices } from '../notices/outbox.ts';
import type { CodeDesk } from './accountCodes.ts';
import { setPassword } from './accounts.ts';
import { proveCode, useCode, type CodeAddress } from './codes.ts';
import { addressedTo, ownerOf, type Owner } from './owners.ts';
import { hashPassword, type StoredPassword } from './passwords.ts';
import { forget, giveBack, networkOf, takeTry } from './rateLimits.ts';
import { tooMany, WRONG_CODE, type Refusal } from './refusal.ts';
import { endAllSessions } from './sessions.ts';
import { signInSubject, type Visitor } from './signIn.ts';

/** `password` has passed the rules for passwords. */
export type PasswordReset = { to: CodeAddress; code: string; password: string };

/**
 * Sets a forgotten password of a portal account, proven by a code. Every session of the account ends and nobody is
 * signed in by it; the other address of the account is told, so that a stolen phone or mailbox is noticed. No hash is
 * computed before the code is proven.
 */
export async function resetPassword(desk: CodeDesk, { to, code, password }: PasswordReset, visitor: Visitor): Promise<{ ok: true } | Refusal> {
  const { pool, secret } = desk;
  const network = networkOf(visitor.address);
  const permit = await takeTry(pool, 'passwordResetsFromAddress', network);
  if (!permit.ok) return tooMany('您所在的网络重设密码次数过多', permit.retryAfterSeconds);
  const codeId = await proveCode(pool, secret, 'reset', to, code);
  const owner = codeId ? await ownerOf(pool, to.channel === 'sms' ? 'mobile' : 'email', to.value) : undefined;
  if (!codeId || !owner || owner.isDisabled) return WRONG_CODE;
  const stored = await hashPassword(password);
  const done = await inTransaction(pool, (db) => replace(db, codeId, owner, stored, to));
  if (!done) return WRONG_CODE;
  await Promise.all([giveBack(pool, 'passwordResetsFromAddress', network), unlockHere(desk, owner, network)]);
  return { ok: true };
}

async function replace(db: Queryable, codeId: string, owner: Owner, stored: StoredPassword, provenBy: CodeAddress): Promise<boolean> {
  if (!(await useCode(db, codeId))) return false;
  await setPassword(db, 'enterprise-users', owner.id, stored);
  await endAllSessions(db, 'enterprise-users', owner.id);
  await tellOtherAddress(db, codeId, owner, provenBy);
  return true;
}

async function tellOtherAddress(db: Queryable, codeId: string, owner: Owner, provenBy: CodeAddress): Promise<void> {
  if (provenBy.channel === 'sms' && isWithheld(owner.email)) return;
  const other = provenBy.channel === 'sms' ? ({ channel: 'email', recipient: owner.email } as const) : ({ channel: 'sms', recipient: owner.mobile } as const);
  await enqueueNotices(db, [{ dedupeKey: `password-reset:${codeId}`, template: 'password-reset', variables: {}, ...other, ...addressedTo(owner) }]);
}

/** Who mistyped the old password five times, and therefore set a new one, need not wait for the lock to end. */
async function unlockHere({ pool }: CodeDesk, { username, mobile, email }: Owner, network: string): Promise<void> {
  await Promise.all([username, mobile, email].map((name) => forget(pool, 'signIn', signInSubject('enterprise-users', name, network))));
}
