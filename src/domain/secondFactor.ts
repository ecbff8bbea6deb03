import { failure, success, type Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** RFC 6238 as every authenticator app does it: 6 digits, a new code every 30 seconds, SHA-1. */
export const TOTP_DIGITS = 6;
export const TOTP_SECONDS = 30;
/** How many steps a clock may be off, to either side. */
export const TOTP_WINDOW = 1;
export const RECOVERY_CODES = 8;

/** No 0/O, 1/I/L: these codes are read from paper. */
export const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const RECOVERY_LENGTH = 10;

export type FactorProof = { kind: 'totp' | 'recovery'; value: string };

/** What a person types at the second step: six digits of the app, or one of their recovery codes, in its stored form. */
export function parseFactorProof(typed: string): Result<FactorProof> {
  const text = toHalfWidth(normaliseInput(typed)).replace(/[\s-]/g, '').toUpperCase();
  if (text === '') return failure('请输入动态验证码。');
  if (/^\d{6}$/.test(text)) return success({ kind: 'totp', value: text });
  const isRecovery = text.length === RECOVERY_LENGTH && [...text].every((letter) => RECOVERY_ALPHABET.includes(letter));
  return isRecovery ? success({ kind: 'recovery', value: text }) : failure('动态验证码是 6 位数字；没有手机时请输入 10 位的恢复码。');
}

/** Ten random letters and digits from bytes; shown in two groups. */
export function recoveryCode(random: readonly number[]): string {
  return random.slice(0, RECOVERY_LENGTH).map((number) => RECOVERY_ALPHABET[number % RECOVERY_ALPHABET.length]).join('');
}

export function showRecoveryCode(code: string): string {
  return `${code.slice(0, RECOVERY_LENGTH / 2)}-${code.slice(RECOVERY_LENGTH / 2)}`;
}
