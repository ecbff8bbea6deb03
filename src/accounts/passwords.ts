import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export type StoredPassword = { hash: string; salt: string };

/** The form Payload 3.90.2 stores, so that a password set in its admin screens works here and the other way round. */
const PREFIX = 'pbkdf2-sha256-v1:';
const ITERATIONS = 600_000;
const KEY_BYTES = 32;

const derive = promisify(pbkdf2);

/** A fresh salt for every password. About a quarter of a second of one core, off the main thread. */
export async function hashPassword(password: string): Promise<StoredPassword> {
  const salt = randomBytes(32).toString('hex');
  const key = await derive(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
  return { hash: `${PREFIX}${key.toString('hex')}`, salt };
}

/**
 * Whether `password` is the stored one. Without a stored password (unknown account) the same work is done on a hash
 * nobody knows the password of, so that the time of the answer says nothing.
 */
export async function passwordMatches(password: string, stored: StoredPassword | null): Promise<boolean> {
  const { hash, salt } = stored ?? NOBODY;
  const expected = Buffer.from(hash.slice(PREFIX.length), 'hex');
  const key = await derive(password, salt, ITERATIONS, KEY_BYTES, 'sha256');
  return stored !== null && hash.startsWith(PREFIX) && expected.length === key.length && timingSafeEqual(expected, key);
}

const NOBODY: StoredPassword = { hash: `${PREFIX}${randomBytes(KEY_BYTES).toString('hex')}`, salt: randomBytes(32).toString('hex') };
