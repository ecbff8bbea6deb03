import { failure, success, type Result } from './result.ts';
import { countCodePoints, normaliseInput } from './text.ts';

/** A user name of the portal: 4–20 letters, digits or Chinese characters, nothing else, and not to be mistaken for a mobile number. */
export function checkUsername(text: string): Result<string> {
  const name = normaliseInput(text);
  if (name === '') return failure('请输入用户名。');
  const length = countCodePoints(name);
  if (length < 4 || length > 20) return failure(`用户名应为 4 至 20 个字符，您输入了 ${length} 个，请修改。`);
  if (!/^[A-Za-z0-9\p{Script=Han}]+$/u.test(name)) return failure('用户名只能由字母、数字和汉字组成，请去掉空格和其他符号。');
  if (/^(?:0{0,2}86)?1\d{10}$/.test(name)) return failure('用户名不能是手机号码的样式，请换一个。');
  return success(name);
}

/**
 * A password: 8–18 visible characters of the keyboard with digits, letters and a special character; upper and lower case differ.
 * Taken as typed: nothing is trimmed or converted.
 */
export function checkPassword(text: string): Result<string> {
  if (text === '') return failure('请输入密码。');
  const length = countCodePoints(text);
  if (length < 8 || length > 18) return failure(`密码应为 8 至 18 个字符，您输入了 ${length} 个，请修改。`);
  if (!/^[\x21-\x7E]+$/.test(text)) return failure('密码只能使用英文字母、数字和英文符号，不能有空格、汉字或全角字符。');
  const missing = PASSWORD_PARTS.filter(({ pattern }) => !pattern.test(text)).map(({ name }) => name);
  if (missing.length > 0) return failure(`密码还缺少${missing.join('、')}，请补充。`);
  return success(text);
}

const PASSWORD_PARTS = [
  { name: '数字', pattern: /[0-9]/ },
  { name: '字母', pattern: /[A-Za-z]/ },
  { name: '特殊字符（如 # @ !）', pattern: /[^A-Za-z0-9]/ },
];
