import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';

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
} as const;

export type LimitName = keyof typeof LIMITS;
export type Permit = { ok: true; taken: number } | { ok: false; retryAfterSeconds: number };

/** Takes one try. Counted before the work it protects, so that a hundred tries at once are still counted one by one. */
export async function takeTry(pool: Pool, limit: LimitName, subject: string): Promise<Permit> {
  try {
    const { consumedPoints } = await limiter(pool, limit).consume(keyOf(subject));
    return { ok: true, taken: consumedPoints };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)) };
  }
}

/** The last try failed: the lock counts from now, and trying again does not prolong it. */
export async function lock(pool: Pool, limit: LimitName, subject: string): Promise<void> {
  await limiter(pool, limit).block(keyOf(subject), LIMITS[limit].seconds);
}

/** After a success the failures before it are forgotten. */
export async function forget(pool: Pool, limit: LimitName, subject: string): Promise<void> {
  await limiter(pool, limit).delete(keyOf(subject));
}

/** A try that was none: a success does not count against its address. */
export async function giveBack(pool: Pool, limit: LimitName, subject: string): Promise<void> {
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
  return new RateLimiterPostgres({ ...table, keyPrefix: limit, points, duration: seconds });
}

/** Names and addresses are personal data; the table needs only to tell them apart. */
function keyOf(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
