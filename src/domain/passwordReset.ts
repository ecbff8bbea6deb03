import { z } from 'zod';
import { checkPassword } from './account.ts';
import { parsedText } from './parsedText.ts';
import { parseEmail, parseMobile } from './phone.ts';
import { parseCode } from './registration.ts';
import { failure, success, type Result } from './result.ts';
import { normaliseInput } from './text.ts';
import { isWithheld } from './withheldEmail.ts';

/** Where a code to set a new password goes: what the person typed decides between SMS and e-mail. */
export type Contact = { channel: 'sms' | 'email'; value: string };

/**
 * Reads the mobile number or the e-mail address of an account. A user name will not do: a stranger who knows it would
 * learn from the answer, or make us send messages to, a number they do not know.
 */
export function parseContact(typed: string): Result<Contact> {
  const text = normaliseInput(typed);
  if (text === '') return failure('请输入注册时填写的手机号码或电子邮箱。');
  if (/[@＠]/.test(text)) return emailContact(text);
  if (/\p{L}/u.test(text)) return failure('请输入手机号码或电子邮箱，这里不能用用户名。');
  const mobile = parseMobile(text);
  return mobile.ok ? success({ channel: 'sms', value: mobile.value }) : mobile;
}

/** The body that sets a new password with a code. */
export const passwordResetSchema = z.object({
  name: parsedText('请输入注册时填写的手机号码或电子邮箱。', parseContact),
  code: parsedText('请输入验证码。', parseSentCode),
  password: parsedText('请输入新密码。', (text) => (text === '' ? failure('请输入新密码。') : checkPassword(text))),
});

/** A code that came by SMS or by e-mail. Value: 6 digits. */
export function parseSentCode(typed: string): Result<string> {
  const code = parseCode(typed);
  if (code.ok) return code;
  return failure(typed.trim() === '' ? '请输入验证码。' : '验证码是 6 位数字，请核对收到的短信或邮件。');
}

/** The stored text of a withheld address belongs to nobody. */
function emailContact(text: string): Result<Contact> {
  const email = parseEmail(text);
  if (!email.ok) return email;
  return isWithheld(email.value) ? failure('电子邮箱格式不正确，请核对，如 name@example.com。') : success({ channel: 'email', value: email.value });
}
