import { failure, success, type Result } from './result.ts';
import { parseShortCode } from './shortCode.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** RFC 6238 as every authenticator app does it: 6 digits, a new code every 30 seconds, SHA-1. */
export const TOTP_DIGITS = 6;
export const TOTP_SECONDS = 30;
/** How many steps a clock may be off, to either side. */
export const TOTP_WINDOW = 1;
export const RECOVERY_CODES = 8;

export type FactorProof = { kind: 'totp' | 'recovery'; value: string };

/** What a person types at the second step: six digits of the app, or one of their recovery codes, in its stored form. */
export function parseFactorProof(typed: string): Result<FactorProof> {
  const text = toHalfWidth(normaliseInput(typed)).replace(/\s/g, '');
  if (text === '') return failure('请输入动态验证码。');
  if (/^\d{6}$/.test(text)) return success({ kind: 'totp', value: text });
  const recovery = parseShortCode(text);
  return recovery ? success({ kind: 'recovery', value: recovery }) : failure('动态验证码是 6 位数字；没有手机时请输入 10 位的恢复码。');
}
