import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Queryable } from '../adapters/database.ts';
import { seal, unseal } from './vault.ts';

/**
 * What somebody typed into a form that was sent back to them, until the page has shown it again: never in the address, and
 * too long for a cookie. The browser holds a key, the row only its hash and what the server's secret opens.
 */
export const RETURN_COOKIE = 'form_return';
export const RETURN_MINUTES = 60;

const RETURNED = z.object({
  form: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  token: z.string(),
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
  refusal: z.string().nullable(),
});
/** `token` is that of the page: mended and sent again it is still the same answer. */
export type Returned = z.infer<typeof RETURNED>;

/** Keeps it and answers the key for the cookie. */
export async function keepReturn(db: Queryable, secret: string, returned: Returned): Promise<string> {
  const key = randomBytes(24).toString('base64url');
  const hash = hashOf(key);
  await db.query(`insert into form_returns (key_hash, sealed, expires_at) values ($1, $2, now() + make_interval(mins => $3))`, [hash, seal(secret, hash, JSON.stringify(returned)), RETURN_MINUTES]);
  return key;
}

/** What was kept for this form; null when there is nothing, or it is over. */
export async function readReturn(db: Queryable, secret: string, key: string | undefined, form: string): Promise<Returned | null> {
  if (!key) return null;
  const hash = hashOf(key);
  const { rows } = await db.query<{ sealed: string }>('select sealed from form_returns where key_hash = $1 and expires_at > now()', [hash]);
  const text = rows[0] ? unseal(secret, hash, rows[0].sealed) : null;
  const returned = text === null ? null : RETURNED.parse(JSON.parse(text));
  return returned?.form === form ? returned : null;
}

/** Removes what nobody came back for. @returns how many rows went */
export async function forgetReturns(db: Queryable): Promise<number> {
  const { rows } = await db.query('delete from form_returns where expires_at < now() returning 1');
  return rows.length;
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
