import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import type { Account } from './accounts.ts';

/** How long somebody may take between the password and the second factor, enrolment included. */
export const STEP_MINUTES = 10;

/** A sign-in whose password is proven. Lets nobody do anything but finish it. */
export type SignInStep = { account: Account; email: string; tokenHash: string; passwordMark: string; pendingSecret: string | null; mustChangePassword: boolean };

/** Opens the second half of a sign-in and answers the token for the browser; the table keeps only its hash. */
export async function openStep(db: Queryable, account: Account): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.query('insert into sign_in_steps (token_hash, user_id, password_mark, expires_at) values ($1, $2, $3, now() + make_interval(mins => $4))', [
    hashOf(token),
    account.id,
    markOf(account.password?.hash ?? ''),
    STEP_MINUTES,
  ]);
  return token;
}

/** The step behind a token; null when it is over: too late, used, account disabled, or its password is another one by now. */
export async function findStep(db: Queryable, token: string | undefined): Promise<SignInStep | null> {
  const { rows } = await db.query<StepRow>(
    `select s.token_hash, s.password_mark, s.pending_secret, u.id, u.email, u.hash, u.salt,
       exists (select 1 from one_time_passwords p where p.user_id = u.id and p.password_mark = s.password_mark) as must_change
     from sign_in_steps s join users u on u.id = s.user_id
     where s.token_hash = $1 and s.expires_at > now() and not coalesce(u.is_disabled, false)`,
    [hashOf(token ?? '')],
  );
  const row = rows[0];
  return row && row.password_mark === markOf(row.hash) ? stepOf(row) : null;
}

export async function setPendingSecret(db: Queryable, { tokenHash }: SignInStep, sealed: string): Promise<void> {
  await db.query('update sign_in_steps set pending_secret = $2 where token_hash = $1', [tokenHash, sealed]);
}

/** Ends a step. False when somebody else was quicker. */
export async function closeStep(db: Queryable, { tokenHash }: SignInStep): Promise<boolean> {
  return (await db.query('delete from sign_in_steps where token_hash = $1 returning 1', [tokenHash])).rows.length > 0;
}

/** Marks the account's present password as good for one sign-in, at which another is set. */
export async function markOneTime(db: Queryable, userId: string, passwordHash: string): Promise<void> {
  await db.query('insert into one_time_passwords (user_id, password_mark) values ($1, $2)', [userId, markOf(passwordHash)]);
}

/** Whether the password just proven must be replaced. Any other password ends the duty by itself. */
export async function isOneTime(db: Queryable, { id, password }: Account): Promise<boolean> {
  const { rows } = await db.query('select 1 from one_time_passwords where user_id = $1 and password_mark = $2', [id, markOf(password?.hash ?? '')]);
  return rows.length > 0;
}

type StepRow = { token_hash: string; password_mark: string; pending_secret: string | null; id: string; email: string; hash: string; salt: string; must_change: boolean };

function stepOf({ token_hash: tokenHash, password_mark: passwordMark, pending_secret: pendingSecret, must_change, id, email, hash, salt }: StepRow): SignInStep {
  return { tokenHash, passwordMark, pendingSecret, email, mustChangePassword: must_change, account: { id, isDisabled: false, password: { hash, salt } } };
}

/** Tells passwords apart without keeping another copy of their hash. */
function markOf(passwordHash: string): string {
  return hashOf(passwordHash);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
