import { hkdfSync, randomInt } from 'node:crypto';
import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Pool } from 'pg';
import { z } from 'zod';
import { takeTry } from './rateLimits.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * Proof of work instead of a puzzle (spec 2, Sign-in): the browser tries numbers until a derived key fits, which takes
 * a phone a few seconds and makes guessing in bulk dear; checking costs the server one HMAC. Nothing leaves the platform.
 */
const ALGORITHM = 'PBKDF2/SHA-256';
const ROUNDS = 2_000;
/** Keys the browser tries, at least and at most. */
const TRIES = [1_500, 3_500] as const;
/** Long enough to fill in a form; the page solves a new one when it is over. */
export const CAPTCHA_MINUTES = 10;

/** `pool`: where used solutions are remembered. `secret`: the server's. `isRequired`: false only in a demo (spec 9). */
export type CaptchaCheck = { pool: Pool; secret: string; isRequired: boolean };

/** A challenge for the widget of the page, signed, so that the server need not remember it. */
export async function newCaptcha(secret: string): Promise<Challenge> {
  return createChallenge({
    algorithm: ALGORITHM,
    cost: ROUNDS,
    counter: randomInt(TRIES[0], TRIES[1]),
    deriveKey,
    expiresAt: new Date(Date.now() + CAPTCHA_MINUTES * 60_000),
    ...keysOf(secret),
  });
}

/**
 * Checks what the widget made of its challenge: base64 of JSON. Null when it holds; a solution serves once. Without one
 * the request is refused where a captcha is required, and let through where not; a wrong one is refused everywhere.
 */
export async function checkCaptcha({ pool, secret, isRequired }: CaptchaCheck, solution: string | undefined): Promise<Refusal | null> {
  if (!solution) return isRequired ? MISSING : null;
  const payload = payloadOf(solution);
  if (!payload) return FAILED;
  const { verified } = await verifySolution({ ...payload, deriveKey, ...keysOf(secret) });
  if (!verified) return FAILED;
  const first = await takeTry(pool, 'captchaSolution', payload.challenge.parameters.nonce);
  return first.ok ? null : FAILED;
}

const MISSING = refuse(422, '请先等安全验证完成，再提交一次。', 'captcha');
const FAILED = refuse(422, '安全验证已失效，请等它重新完成后再提交一次。', 'captcha');

/** Only our own kind of challenge: the signature covers every parameter, but no other algorithm is ever computed here. */
const PAYLOAD = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(ALGORITHM),
      cost: z.literal(ROUNDS),
      nonce: z.string(),
      salt: z.string(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

function payloadOf(solution: string): z.infer<typeof PAYLOAD> | null {
  const text = Buffer.from(solution, 'base64').toString('utf8');
  try {
    return PAYLOAD.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Keys of their own, from which nobody gets back to the secret; two purposes, two keys. */
function keysOf(secret: string): { hmacSignatureSecret: string; hmacKeySignatureSecret: string } {
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `captcha ${use}`, 32)).toString('hex');
  return { hmacSignatureSecret: key('challenge'), hmacKeySignatureSecret: key('solution') };
}
