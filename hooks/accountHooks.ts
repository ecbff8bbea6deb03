import type { PostgresAdapter } from '@payloadcms/db-postgres';
import {
  parseCookies,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeValidateHook,
  type CollectionConfig,
  type CollectionMeHook,
  type FieldHook,
  type PayloadRequest,
} from 'payload';
import { checkPassword, checkUsername } from '../src/domain/account.ts';
import { typedEmail } from '../src/domain/withheldEmail.ts';
import { endAllSessions, SESSION_COOKIES, sessionEnd, type AccountCollection } from '../src/accounts/sessions.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/** Changing one's own password without naming the current one is for somebody who has just proven it by signing in. */
const RECENT_SIGN_IN_MS = 10 * 60_000;

/** What both collections of accounts have in common. */
export function accountHooks(collection: AccountCollection): CollectionConfig['hooks'] {
  return {
    beforeValidate: [guardPassword(collection)],
    beforeChange: [noteNewPassword],
    afterChange: [endSessionsOnChange(collection)],
    me: [tellSessionEnd(collection)],
  };
}

/**
 * Passwords set through Payload follow the rules of every password. Staff set those of back-office accounts; a portal
 * password is its person's alone (spec 10: staff disable and unlock).
 */
function guardPassword(collection: AccountCollection): CollectionBeforeValidateHook {
  return ({ data, originalDoc, req }) => {
    if (!data?.password) return data;
    const checked = checkPassword(String(data.password));
    if (!checked.ok) throw new Refused(checked.reason, 422, 'password');
    if (!req.user) return data;
    if (collection === 'enterprise-users') throw new Refused('企业账号的密码只能由本人修改。', 403, 'password');
    if (originalDoc?.id === req.user.id && !signedInRecently(req)) {
      throw new Refused('为保护账号，修改密码前请先退出并重新登录，在十分钟内完成修改。', 403, 'password');
    }
    return data;
  };
}

function signedInRecently({ user }: PayloadRequest): boolean {
  const { signedInAt } = user as unknown as { signedInAt?: string };
  return signedInAt !== undefined && Date.now() - Date.parse(signedInAt) < RECENT_SIGN_IN_MS;
}

/** Payload takes the password out of the data before it tells anybody that the record has changed. */
const noteNewPassword: CollectionBeforeChangeHook = ({ data, originalDoc, req }) => {
  if (data.password && originalDoc) req.context.newPasswordOf = originalDoc.id;
  return data;
};

/**
 * A new password or a disabled account ends every session at once, in the same transaction and after the row is
 * locked by its change, so that no sign-in with the old password slips in between.
 */
function endSessionsOnChange(collection: AccountCollection): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req }) => {
    if (operation !== 'update') return doc;
    const disabled = doc.isDisabled && !previousDoc.isDisabled;
    if (disabled || req.context.newPasswordOf === doc.id) await endAllSessions(await transactionOf(req), collection, doc.id);
    return doc;
  };
}

/** `/me` says when the session ends, so that the admin warns in time and does not sign people out early. */
function tellSessionEnd(collection: AccountCollection): CollectionMeHook {
  return async ({ args: { req }, user }) => {
    const token = parseCookies(req.headers).get(SESSION_COOKIES[collection]) ?? '';
    const ends = await sessionEnd((req.payload.db as unknown as PostgresAdapter).pool, token);
    return { user, exp: Math.floor((ends?.getTime() ?? Date.now()) / 1_000) };
  };
}

/**
 * People see the address they typed. The server's own calls see the stored one, which leads nowhere when the address
 * belongs to somebody else: their mail must not reach that person.
 */
export const showTypedEmail: FieldHook = ({ value, overrideAccess }) => (typeof value === 'string' && !overrideAccess ? typedEmail(value) : value);

export const validUsername = (value: unknown): true | string => {
  const checked = checkUsername(typeof value === 'string' ? value : '');
  return checked.ok || checked.reason;
};
