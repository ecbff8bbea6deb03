import type { Pool } from 'pg';
import { inTransaction } from '../adapters/database.ts';
import { CODE_MINUTES } from '../domain/codeRules.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import { issueCode, type CodeAddress } from './codes.ts';
import { addressedTo, ownerOf, type Owner } from './owners.ts';
import { networkOf, takeTry } from './rateLimits.ts';
import { tooMany, tooSoon, type Refusal } from './refusal.ts';
import type { Visitor } from './signIn.ts';

/** `secret` is the server's, for the hashes of the codes. */
export type CodeDesk = { pool: Pool; secret: string };

const TEMPLATES = { login: 'login-code', reset: 'reset-code' } as const;

/**
 * Sends the person of a portal account a code to sign in or to set a new password. Whoever asks learns nothing: an
 * address without an account that may be used costs the same, is counted the same, and gets a message, too, which
 * tells its holder that there is nothing to sign in to (spec 2).
 */
export async function sendAccountCode(desk: CodeDesk, purpose: 'login' | 'reset', to: CodeAddress, visitor: Visitor): Promise<{ ok: true } | Refusal> {
  const permit = await takeTry(desk.pool, 'codesFromAddress', networkOf(visitor.address));
  if (!permit.ok) return tooMany('您所在的网络获取验证码次数过多', permit.retryAfterSeconds);
  return inTransaction(desk.pool, async (db) => {
    const found = await ownerOf(db, to.channel === 'sms' ? 'mobile' : 'email', to.value);
    const owner = found?.isDisabled ? undefined : found;
    const issued = await issueCode(db, desk.secret, { purpose, to, worthless: !owner });
    if (!issued.ok) return tooSoon(to.channel, issued.retryAfterSeconds, purpose === 'login' ? 'mobile' : 'name');
    const notice = { dedupeKey: `${TEMPLATES[purpose]}:${issued.id}`, channel: to.channel, recipient: to.value };
    await enqueueNotices(db, [{ ...notice, ...(owner ? codeFor(purpose, owner, issued.code) : NO_ACCOUNT) }]);
    return { ok: true };
  });
}

const NO_ACCOUNT = { template: 'account-missing', variables: {} } as const;

function codeFor(purpose: 'login' | 'reset', owner: Owner, code: string): Pick<NewNotice, 'template' | 'variables' | 'recipientUser'> {
  return { template: TEMPLATES[purpose], variables: { code, minutes: String(CODE_MINUTES) }, ...addressedTo(owner) };
}
