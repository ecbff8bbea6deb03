import { z } from 'zod';
import { checkPassword, checkUsername } from './account.ts';
import { problemsOf } from './forms/schema.ts';
import { parsedText } from './parsedText.ts';
import { parseEmail, parseMobile } from './phone.ts';
import type { Problem, Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** What a person enters to register, checked and in its stored form. */
export type Registration = { username: string; mobile: string; email: string; code: string; password: string };

/** Body of a registration (spec 2): every field by its own rule, two separate consents. */
export const registrationSchema = z.object({
  username: parsedText('请输入用户名。', checkUsername),
  mobile: parsedText('请输入手机号码。', parseMobile),
  email: parsedText('请输入电子邮箱。', parseEmail),
  code: parsedText('请输入短信验证码。', parseCode),
  password: parsedText('请输入密码。', checkPassword),
  passwordConfirmation: z.string('请再次输入密码。').min(1, '请再次输入密码。'),
  agreement: z.literal(true, '请阅读并同意用户协议。'),
  privacy: z.literal(true, '请阅读并同意隐私政策。'),
});

export type RegistrationCheck = { ok: true; value: Registration } | { ok: false; problems: Problem[] };

/** All problems of a registration at once, in the order of the form, or its values in their stored form. */
export function checkRegistration(body: unknown): RegistrationCheck {
  const form = typeof body === 'object' && body !== null ? body : {};
  const parsed = registrationSchema.safeParse(form);
  const problems = [...(parsed.error ? problemsOf(parsed.error) : []), ...mismatch(form)];
  if (!parsed.success || problems.length > 0) return { ok: false, problems: inFormOrder(problems) };
  const { username, mobile, email, code, password } = parsed.data;
  // One stored form: 'Acme01' and 'acme01' would be two people nobody can tell apart. Payload stores it so, too.
  return { ok: true, value: { username: username.toLowerCase(), mobile, email, code, password } };
}

/** Compared whatever else is wrong, so that a person sees every problem at once. */
function mismatch({ password, passwordConfirmation }: { password?: unknown; passwordConfirmation?: unknown }): Problem[] {
  if (!passwordConfirmation || password === passwordConfirmation) return [];
  return [{ field: 'passwordConfirmation', message: '两次输入的密码不一致，请重新输入。' }];
}

function inFormOrder(problems: Problem[]): Problem[] {
  const order = Object.keys(registrationSchema.shape);
  return problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** A code as typed or pasted from an SMS: blanks and full-width digits are mended. Value: 6 digits. */
export function parseCode(typed: string): Result<string> {
  const digits = toHalfWidth(normaliseInput(typed)).replace(/\s/g, '');
  if (digits === '') return { ok: false, reason: '请输入短信验证码。' };
  return /^\d{6}$/.test(digits) ? { ok: true, value: digits } : { ok: false, reason: '验证码是 6 位数字，请核对短信。' };
}
