import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Queryable } from '../adapters/database.ts';

/**
 * How often a thing may be tried, shared by all processes (table `rate_limits`). A sign-in name is counted together
 * with the address it is tried from: whoever guesses at it elsewhere locks only that address, never its owner.
 */
export const LIMITS = {
  /** 5 failures lock for 15 minutes (spec 2). Subject: collection, name and address. */
  signIn: { points: 5, seconds: 900 },
  /** One office behind one address may hold many people who mistype. */
  signInFromAddress: { points: 60, seconds: 900 },
  /** Subject: the account; only somebody already signed in gets here. */
  passwordChange: { points: 5, seconds: 900 },
  codesFromAddress: { points: 30, seconds: 3_600 },
  registrationsFromAddress: { points: 60, seconds: 3_600 },
  passwordResetsFromAddress: { points: 60, seconds: 3_600 },
  /** A solved captcha counts once. Subject: its nonce; longer than a challenge lives (captcha.ts). */
  captchaSolution: { points: 1, seconds: 1_800 },
  /** Leaving for the identity provider; an office behind one address begins its day. */
  ssoFromAddress: { points: 120, seconds: 900 },
  /** Second factor: 5 wrong codes lock for 15 minutes. Subject: the account; only who knows its password gets here. */
  totp: { points: 5, seconds: 900 },
  /** Invitations of clerks. Subject: the enterprise; the invited number, whoever invites it. */
  invitationsOfEnterprise: { points: 20, seconds: 86_400 },
  invitationsOfNumber: { points: 5, seconds: 86_400 },
  /** Invitation codes tried: a person types one. */
  invitationsFromAddress: { points: 60, seconds: 3_600 },
  /** Decisions and uploads of one account: far above what hands can do, far below what a script can (spec 9, 429). */
  actions: { points: 120, seconds: 60 },
  uploads: { points: 60, seconds: 60 },
  /** Subject: the enterprise. A register behind HTTP may be paid for by the question. */
  registryLookups: { points: 20, seconds: 3_600 },
  /** Likewise of a register of bar codes. Subject: the enterprise. */
  barcodeLookups: { points: 60, seconds: 3_600 },
  /** Answers to forms (spec 5). Subject: the account; the address with a proof of work, and without one (no JavaScript). */
  formAnswersOfAccount: { points: 60, seconds: 3_600 },
  formAnswersProven: { points: 120, seconds: 3_600 },
  formAnswersUnproven: { points: 20, seconds: 3_600 },
  /** Objections of the public (spec 5). Subject: the address, but for those of a number and of one look-up. */
  objectionsFromAddress: { points: 20, seconds: 3_600 },
  objectionsOfNumber: { points: 10, seconds: 86_400 },
  objectionDraftsFromAddress: { points: 60, seconds: 3_600 },
  objectionFilesFromAddress: { points: 120, seconds: 3_600 },
  objectionLookUpsFromAddress: { points: 30, seconds: 900 },
} as const;

export type LimitName = keyof typeof LIMITS;
/** Whom a limit counts. Of several parts, the first may be forgotten together with whatever follows it. */
export type Subject = string | readonly string[];
export type Permit = { ok: true; taken: number } | { ok: false; retryAfterSeconds: number };

/** Takes one try. Counted before the work it protects, so that a hundred tries at once are still counted one by one. */
export async function takeTry(pool: Pool, limit: LimitName, subject: Subject): Promise<Permit> {
  try {
    const { consumedPoints } = await limiter(pool, limit).consume(keyOf(subject));
    return { ok: true, taken: consumedPoints };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)) };
  }
}

/** The last try failed: the lock counts from now, and trying again does not prolong it. */
export async function lock(pool: Pool, limit: LimitName, subject: Subject): Promise<void> {
  await limiter(pool, limit).block(keyOf(subject), LIMITS[limit].seconds);
}

/** After a success the failures before it are forgotten. */
export async function forget(pool: Pool, limit: LimitName, subject: Subject): Promise<void> {
  await limiter(pool, limit).delete(keyOf(subject));
}

/** Staff unlock an account: all that is counted under this first part, from whatever address it was tried. */
export async function forgetAll(db: Queryable, limit: LimitName, first: string): Promise<void> {
  // A digest holds _ , which would stand for any character in a pattern.
  await db.query('delete from rate_limits where starts_with(key, $1)', [`${limit}:${keyOf(first)}.`]);
}

/** The same for one subject, with the fate of a transaction. */
export async function forgetOne(db: Queryable, limit: LimitName, subject: Subject): Promise<void> {
  await db.query('delete from rate_limits where key = $1', [`${limit}:${keyOf(subject)}`]);
}

/** A try that was none: a success does not count against its address. */
export async function giveBack(pool: Pool, limit: LimitName, subject: Subject): Promise<void> {
  await limiter(pool, limit).reward(keyOf(subject));
}

/** One visitor's addresses as one: an IPv6 connection owns a whole /64, IPv4 in IPv6 clothing is IPv4. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const missing = 8 - groups(head).length - groups(tail ?? '').length;
  const filled = tail === undefined ? groups(head) : [...groups(head), ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail)];
  return `${filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}

/** Limits nothing forgets or gives back, so that what this process remembers stays true. */
const IN_MEMORY: readonly LimitName[] = ['actions', 'uploads'];

const limiters = new WeakMap<Pool, Map<LimitName, RateLimiterPostgres>>();

function limiter(pool: Pool, limit: LimitName): RateLimiterPostgres {
  const known = limiters.get(pool) ?? new Map<LimitName, RateLimiterPostgres>();
  limiters.set(pool, known);
  const made = known.get(limit) ?? makeLimiter(pool, limit);
  known.set(limit, made);
  return made;
}

/** The table is the migration's: the library neither makes it nor sweeps it (see cleanUpAccounts). */
function makeLimiter(pool: Pool, limit: LimitName): RateLimiterPostgres {
  const { points, seconds } = LIMITS[limit];
  const table = { storeClient: pool, storeType: 'pool', tableName: 'rate_limits', tableCreated: true, clearExpiredByTimeout: false };
  // Once a limit is used up this process refuses from memory: who runs against it costs the database nothing.
  const refuseFromMemory = IN_MEMORY.includes(limit) ? { inMemoryBlockOnConsumed: points + 1 } : {};
  return new RateLimiterPostgres({ ...table, ...refuseFromMemory, keyPrefix: limit, points, duration: seconds });
}

/** Names and addresses are personal data; the table needs only to tell them apart. */
function keyOf(subject: Subject): string {
  return [subject].flat().map((part) => createHash('sha256').update(part).digest('base64url')).join('.');
}
