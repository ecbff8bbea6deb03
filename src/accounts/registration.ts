import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { CODE_MINUTES } from '../domain/codeRules.ts';
import type { Registration } from '../domain/registration.ts';
import { withholdEmail } from '../domain/withheldEmail.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import type { CodeDesk } from './accountCodes.ts';
import { findByName } from './accounts.ts';
import { issueCode, proveCode, useCode } from './codes.ts';
import { addressedTo, ownerOf, type Owner } from './owners.ts';
import { hashPassword, type StoredPassword } from './passwords.ts';
import { networkOf, takeTry } from './rateLimits.ts';
import { refuse, tooMany, tooSoon, WRONG_CODE, type Refusal } from './refusal.ts';
import { endSession, startSession } from './sessions.ts';
import { entrant, openSession, type SignedInAs, type Visitor } from './signIn.ts';

/** Versions of the two texts a person consented to. */
export type Consent = { agreementVersion: string; privacyVersion: string };

/** Where a new account belongs; both run in the transaction that opens it, while no other registration does. */
export type Placement = {
  /** The organisation to join, or null to open one. A refusal ends the registration before anything is written. */
  enterprise: (db: Queryable) => Promise<string | null | Refusal>;
  settle: (db: Queryable, account: NewAccount) => Promise<void>;
};
export type NewAccount = { userId: string; enterprise: string };

const ORGANISATION_OF_ITS_OWN: Placement = { enterprise: async () => null, settle: async () => undefined };

const TAKEN_NAME = refuse(422, '该用户名已被使用，请换一个。', 'username');
const JUST_REGISTERED = refuse(409, '该手机号刚刚完成注册，请直接登录。');

/**
 * Sends a registration code, or tells the owner of a number that has an account. Whoever asks sees neither: same
 * answer, same rows written, same limits (spec 2).
 */
export async function sendRegistrationCode({ pool, secret }: CodeDesk, mobile: string, visitor: Visitor): Promise<{ ok: true } | Refusal> {
  const permit = await takeTry(pool, 'codesFromAddress', networkOf(visitor.address));
  if (!permit.ok) return tooMany('您所在的网络获取验证码次数过多', permit.retryAfterSeconds);
  return inTransaction(pool, async (db) => {
    const owner = await ownerOf(db, 'mobile', mobile);
    const issued = await issueCode(db, secret, { purpose: 'registration', to: { channel: 'sms', value: mobile }, worthless: owner !== undefined });
    if (!issued.ok) return tooSoon('sms', issued.retryAfterSeconds, 'mobile');
    const notice = { dedupeKey: `registration-code:${issued.id}`, channel: 'sms', recipient: mobile } as const;
    const code = { template: 'registration-code', variables: { code: issued.code, minutes: String(CODE_MINUTES) } } as const;
    await enqueueNotices(db, [{ ...notice, ...(owner ? accountExists(owner) : code) }]);
    return { ok: true };
  });
}

/**
 * Opens an account and its organisation, and signs in. Nothing is said about a user name, and no hash is computed,
 * before the phone is proven. A taken e-mail address is not told at all (see withheldEmail).
 */
export async function register(
  desk: CodeDesk,
  registration: Registration,
  consent: Consent,
  visitor: Visitor,
  placement = ORGANISATION_OF_ITS_OWN,
): Promise<SignedInAs | Refusal> {
  const { pool, secret } = desk;
  const permit = await takeTry(pool, 'registrationsFromAddress', networkOf(visitor.address));
  if (!permit.ok) return tooMany('您所在的网络注册次数过多', permit.retryAfterSeconds);
  const codeId = await proveCode(pool, secret, 'registration', { channel: 'sms', value: registration.mobile }, registration.code);
  if (!codeId) return WRONG_CODE;
  const owner = await ownerOf(pool, 'username', registration.username);
  if (owner && owner.mobile !== registration.mobile) return TAKEN_NAME;
  const password = await hashPassword(registration.password);
  const opened = await inTransaction(pool, (db) => openAccount(db, { ...registration, ...consent }, password, codeId, visitor, placement));
  return opened ?? signInAgain(pool, registration, visitor);
}

/** Registrations take turns: between looking for a name and writing it nobody else may. Null when the code is spent already. */
async function openAccount(
  db: Queryable,
  person: Registration & Consent,
  password: StoredPassword,
  codeId: string,
  visitor: Visitor,
  placement: Placement,
): Promise<SignedInAs | Refusal | null> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('registration', 0))`);
  if (await ownerOf(db, 'mobile', person.mobile)) return null;
  if (await ownerOf(db, 'username', person.username)) return TAKEN_NAME;
  const enterprise = await placement.enterprise(db);
  if (enterprise !== null && typeof enterprise === 'object') return enterprise;
  if (!(await useCode(db, codeId))) return null;
  const emailOwner = await ownerOf(db, 'email', person.email);
  const email = emailOwner ? withholdEmail(person.email, randomBytes(6).toString('hex')) : person.email;
  const account = await insertAccount(db, { ...person, email }, password, enterprise);
  if (emailOwner) {
    const notice = { dedupeKey: `registration-email:${account.userId}`, channel: 'email', recipient: person.email } as const;
    await enqueueNotices(db, [{ ...notice, ...accountExists(emailOwner) }]);
  }
  await placement.settle(db, account);
  if (visitor.token) await endSession(db, visitor.token);
  return { ok: true, userId: account.userId, token: await startSession(db, 'enterprise-users', account.userId, visitor.agent) };
}

/** The second of two clicks: the phone was proven, so with the same name and password it is the same person. */
async function signInAgain(pool: Pool, { mobile, username, password }: Registration, visitor: Visitor): Promise<SignedInAs | Refusal> {
  const owner = await ownerOf(pool, 'mobile', mobile);
  const found = owner?.username === username ? await findByName(pool, 'enterprise-users', { kind: 'mobile', value: mobile }) : null;
  const account = await entrant(found, password);
  const token = account && (await openSession(pool, 'enterprise-users', account, visitor));
  return token ? { ok: true, userId: account.id, token } : JUST_REGISTERED;
}

function accountExists(owner: Owner): Pick<NewNotice, 'template' | 'variables' | 'recipientUser'> {
  return { template: 'account-exists', variables: {}, ...addressedTo(owner) };
}

/** The first account of an organisation is its owner. */
async function insertAccount(db: Queryable, person: Registration & Consent, { hash, salt }: StoredPassword, enterprise: string | null): Promise<NewAccount> {
  const { username, mobile, email, agreementVersion, privacyVersion } = person;
  const { rows } = await db.query<NewAccount>(
    `with opened as (insert into enterprises (id) select uuidv7() where $8::uuid is null returning id)
     insert into enterprise_users (id, enterprise_id, is_owner, is_disabled, username, mobile, email, hash, salt, agreement_version, privacy_version, agreed_at)
     select uuidv7(), coalesce($8::uuid, (select id from opened)), $8::uuid is null, false, $1, $2, $3, $4, $5, $6, $7, now()
     returning id as "userId", enterprise_id as enterprise`,
    [username, mobile, email, hash, salt, agreementVersion, privacyVersion, enterprise],
  );
  return rows[0]!;
}
