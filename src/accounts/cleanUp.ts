import type { Queryable } from '../adapters/database.ts';
import { IDLE_MINUTES } from './sessions.ts';

export type CleanedUp = { sessions: number; codes: number; limits: number; attempts: number; steps: number; invitations: number };

/**
 * Removes what has ended: sessions, codes older than the longest limit that counts them (a day), counters,
 * attempts to come in by single sign-on, sign-ins given up half-way, and a month after its end an invitation with its
 * mobile number.
 * Nothing depends on it but the size of the tables; several workers may run it at once. Meant for once an hour.
 * @returns how many rows of each went
 */
export async function cleanUpAccounts(db: Queryable): Promise<CleanedUp> {
  const sessions = await db.query(`delete from auth_sessions where expires_at < now() or last_seen_at < now() - make_interval(mins => $1) returning 1`, [
    IDLE_MINUTES,
  ]);
  const codes = await db.query(`delete from sms_codes where created_at < now() - interval '1 day' returning 1`);
  const limits = await db.query('delete from rate_limits where expire < extract(epoch from now()) * 1000 returning 1');
  const attempts = await db.query('delete from sso_attempts where expires_at < now() returning 1');
  const steps = await db.query('delete from sign_in_steps where expires_at < now() returning 1');
  const invitations = await db.query(`delete from clerk_invitations where coalesce(used_at, revoked_at, expires_at) < now() - interval '30 days' returning 1`);
  const [ended, old] = [{ sessions: sessions.rows.length, attempts: attempts.rows.length, steps: steps.rows.length }, { codes: codes.rows.length, limits: limits.rows.length }];
  return { ...ended, ...old, invitations: invitations.rows.length };
}
