import { inTransaction } from '../adapters/database.ts';
import { findByName, type Account } from './accounts.ts';
import type { CodeDesk } from './accountCodes.ts';
import { proveCode, useCode } from './codes.ts';
import { giveBack, networkOf, takeTry } from './rateLimits.ts';
import { tooMany, WRONG_CODE, type Refusal } from './refusal.ts';
import { openSessionIn, type SignedInAs, type Visitor } from './signIn.ts';

/**
 * Signs the person of a portal account in by a code sent to the mobile number of the account. A number without an
 * account, a disabled account and a wrong code are one answer. The code is spent together with the session it opens.
 */
export async function signInByCode(desk: CodeDesk, mobile: string, code: string, visitor: Visitor): Promise<SignedInAs | Refusal> {
  const network = networkOf(visitor.address);
  const permit = await takeTry(desk.pool, 'signInFromAddress', network);
  if (!permit.ok) return tooMany('您所在的网络登录失败次数过多', permit.retryAfterSeconds);
  const codeId = await proveCode(desk.pool, desk.secret, 'login', { channel: 'sms', value: mobile }, code);
  const account = codeId ? await findByName(desk.pool, 'enterprise-users', { kind: 'mobile', value: mobile }) : null;
  const token = codeId && account && !account.isDisabled ? await spend(desk, codeId, account, visitor) : null;
  if (!account || !token) return WRONG_CODE;
  await giveBack(desk.pool, 'signInFromAddress', network);
  return { ok: true, userId: account.id, token };
}

function spend({ pool }: CodeDesk, codeId: string, account: Account, visitor: Visitor): Promise<string | null> {
  return inTransaction(pool, async (db) => ((await useCode(db, codeId)) ? openSessionIn(db, 'enterprise-users', account, visitor) : null));
}
