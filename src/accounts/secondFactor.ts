import { Secret, TOTP } from 'otpauth';
import type { Pool } from 'pg';
import type { Queryable } from '../adapters/database.ts';
import { RECOVERY_CODES, TOTP_DIGITS, TOTP_SECONDS, TOTP_WINDOW, type FactorProof } from '../domain/secondFactor.ts';
import { forget, LIMITS, lock, takeTry } from './rateLimits.ts';
import { refuse, tooMany, type Refusal } from './refusal.ts';
import { newShortCode } from './shortCodes.ts';
import { keyedHash, seal, unseal } from './vault.ts';

/** `secret` is the server's; `pool` its database. */
export type FactorDesk = { pool: Pool; secret: string };

const ISSUER = '知识产权服务平台';
export const WRONG_FACTOR = refuse(422, '动态验证码不正确或已经用过，请等下一个验证码再输入。', 'totp');
const UNREADABLE = refuse(409, '动态验证码的绑定已失效，请联系平台管理员重设。');

/** A new secret for an authenticator app, 160 bits in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code says to the app. */
export function keyUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step a code belongs to, within the window around now; null when it is none of them. Real time, not the demo's. */
export function stepOf(secret: string, code: string): number | null {
  const totp = totpOf(secret);
  const now = Date.now();
  const delta = totp.validate({ token: code, window: TOTP_WINDOW, timestamp: now });
  return delta === null ? null : totp.counter({ timestamp: now }) + delta;
}

/** Keeps the secret of somebody who has just shown a code of it, and answers fresh recovery codes. Null: somebody else was quicker. */
export async function bindFactor(tx: Queryable, serverSecret: string, userId: string, bound: { secret: string; step: number }): Promise<string[] | null> {
  const { rows } = await tx.query(
    'insert into second_factors (user_id, secret, last_step) values ($1, $2, $3) on conflict (user_id) do nothing returning user_id',
    [userId, seal(serverSecret, userId, bound.secret), bound.step],
  );
  if (rows.length === 0) return null;
  const codes = Array.from({ length: RECOVERY_CODES }, newShortCode);
  await tx.query('insert into recovery_codes (user_id, code_hash) select $1, unnest($2::text[])', [userId, codes.map((code) => keyedHash(serverSecret, userId, code))]);
  return codes;
}

export async function hasFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await db.query('select 1 from second_factors where user_id = $1', [userId])).rows.length > 0;
}

/** Takes the factor away, its recovery codes with it, and whatever was tried against it. */
export async function dropFactor(db: Queryable, userId: string): Promise<void> {
  await db.query('delete from sign_in_steps where user_id = $1', [userId]);
  await db.query('delete from second_factors where user_id = $1', [userId]);
}

export type Proven = { ok: true; /** After a recovery code only. */ recoveryCodesLeft?: number };

/** Proves the second factor. Five wrong codes lock the account's second step for 15 minutes; each code is good once. */
export async function proveFactor({ pool, secret }: FactorDesk, userId: string, proof: FactorProof): Promise<Proven | Refusal> {
  return withTries(pool, userId, () => (proof.kind === 'totp' ? useTotp(pool, secret, userId, proof.value) : useRecoveryCode(pool, secret, userId, proof.value)));
}

/** Runs one try at a second factor under its limit: counted before, forgotten after a success. */
export async function withTries<T extends { ok: true }>(pool: Pool, userId: string, attempt: () => Promise<T | Refusal>): Promise<T | Refusal> {
  const permit = await takeTry(pool, 'totp', userId);
  if (!permit.ok) return tooMany('动态验证码输错次数过多', permit.retryAfterSeconds);
  const outcome = await attempt();
  if (outcome.ok) await forget(pool, 'totp', userId);
  else if (permit.taken >= LIMITS.totp.points) await lock(pool, 'totp', userId);
  return outcome;
}

async function useTotp(db: Queryable, serverSecret: string, userId: string, code: string): Promise<Proven | Refusal> {
  const { rows } = await db.query<{ secret: string }>('select secret from second_factors where user_id = $1', [userId]);
  const secret = rows[0] && unseal(serverSecret, userId, rows[0].secret);
  if (!secret) return UNREADABLE;
  const step = stepOf(secret, code);
  if (step === null) return WRONG_FACTOR;
  // Of two requests with one code one finds the step taken.
  const { rows: taken } = await db.query('update second_factors set last_step = $2 where user_id = $1 and last_step < $2 returning 1', [userId, step]);
  return taken.length > 0 ? { ok: true } : WRONG_FACTOR;
}

async function useRecoveryCode(db: Queryable, serverSecret: string, userId: string, code: string): Promise<Proven | Refusal> {
  const { rows } = await db.query<{ left: number }>(
    `with used as (update recovery_codes set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null returning 1)
     select (select count(*)::int from recovery_codes where user_id = $1 and used_at is null) - 1 as left from used`,
    [userId, keyedHash(serverSecret, userId, code)],
  );
  return rows[0] ? { ok: true, recoveryCodesLeft: rows[0].left } : refuse(422, '恢复码不正确或已经用过，请核对，或换一个。', 'totp');
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: TOTP_DIGITS, period: TOTP_SECONDS });
}
