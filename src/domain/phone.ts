import { z } from 'zod';
import { failure, success, type Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** Reads a mobile number of the mainland; +86, blanks and hyphens are dropped. Value: 11 digits. */
export function parseMobile(text: string): Result<string> {
  const digits = nationalNumber(text);
  if (digits === '') return failure('请输入手机号码。');
  if (!/^\d+$/.test(digits)) return failure('手机号码只含数字，请修改。');
  if (digits.length !== 11) return failure(`手机号码应为 11 位，您输入了 ${digits.length} 位，请核对。`);
  if (!MOBILE.test(digits)) return failure('这不是内地手机号码，请核对前三位。');
  return success(digits);
}

/** Reads a mobile number or a landline with area code. Value: 11 digits, or `0592-1234567`, with an extension `0592-1234567-801`. */
export function parsePhone(text: string): Result<string> {
  const number = nationalNumber(text);
  if (number === '') return failure('请输入联系电话。');
  if (MOBILE.test(number)) return success(number);
  const landline = LANDLINE.exec(number);
  if (landline) return success(landline.slice(1).filter(Boolean).join('-'));
  if (/^[2-9]\d{6,7}$/.test(number)) return failure('固定电话请加区号，如 0592-1234567。');
  return failure('联系电话应为 11 位手机号码，或带区号的固定电话（如 0592-1234567），请修改。');
}

/** Reads an e-mail address. Value: lower case, so that one mailbox is one text. */
export function parseEmail(text: string): Result<string> {
  const address = toHalfWidth(normaliseInput(text)).toLowerCase();
  if (address === '') return failure('请输入电子邮箱。');
  if (!address.includes('@')) return failure('电子邮箱缺少“@”，请补全，如 name@example.com。');
  if (address.length > 254 || !z.email().safeParse(address).success) return failure('电子邮箱格式不正确，请核对，如 name@example.com。');
  return success(address);
}

/** For lists: `138****5678`, `0592-****567`. What is too short to mask well is hidden whole. */
export function maskPhone(phone: string): string {
  if (MOBILE.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  const landline = /^(0\d{2,3})-(\d{7,8})(?:-\d+)?$/.exec(phone);
  return landline?.[1] && landline[2] ? `${landline[1]}-****${landline[2].slice(-3)}` : HIDDEN;
}

/** For lists: `zh***@example.com`; the mailbox shows at most two characters and never all of them. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return HIDDEN;
  const mailbox = [...email.slice(0, at)];
  return `${mailbox.slice(0, Math.min(2, mailbox.length - 1)).join('')}***${email.slice(at)}`;
}

/** For lists: bank accounts, identity documents. Only the last four characters show, nothing of a text shorter than nine. */
export function maskAccount(account: string): string {
  const bare = [...account.replace(/\s/g, '')];
  return bare.length < 9 ? HIDDEN : `${HIDDEN}${bare.slice(-4).join('')}`;
}

const HIDDEN = '****';
const MOBILE = /^1[3-9]\d{9}$/;
/** Area code of 3 digits (010, 02x) or 4, number of 7 or 8 digits, extension after a hyphen. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})(?:-(\d{1,6}))?$/;

/** Digits without country code and separators; a hyphen stays only before an extension. */
function nationalNumber(text: string): string {
  const compact = toHalfWidth(normaliseInput(text)).replace(/[\s()]/g, '').replace(/[‐-―−]/g, '-');
  const digits = withoutCountryCode(compact.replaceAll('-', ''));
  const extension = EXTENSION.exec(compact);
  if (MOBILE.test(digits) || !extension) return digits;
  const body = compact.slice(0, extension.index).replaceAll('-', '');
  return `${withoutCountryCode(body)}-${extension[1]}`;
}

/** After a whole landline number only, so that 0592-123-4567 is not taken for a number with extension. */
const EXTENSION = /(?<=\d{10,}|\d{2,}-\d{7,})(?:转|#|-)(\d{1,6})$/;

function withoutCountryCode(digits: string): string {
  const match = /^(?:\+|00)86(\d+)$/.exec(digits) ?? /^86(1[3-9]\d{9})$/.exec(digits);
  if (!match?.[1]) return digits;
  return /^(?:1[3-9]\d{9}|0\d+)$/.test(match[1]) ? match[1] : `0${match[1]}`;
}
