import type { Captcha } from '../../captcha/useCaptcha.ts';
import { postProven, type AccountAnswer } from './postAccount.ts';

/** A code that is on its way: to whom, what was said about it, and when the next one may be asked for. */
export type SentCode = { name: string; message: string; nextInSeconds: number };

/** Asks for a code to set a new password, by SMS or by e-mail as `name` is a number or an address. */
export function askForResetCode(captcha: Captcha, name: string): Promise<AccountAnswer> {
  return postProven(captcha, 'reset-code', { name });
}
