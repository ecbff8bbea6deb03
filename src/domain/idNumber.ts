import { isCivilDate } from './civilDate.ts';
import { failure, success, type Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** Papers a person may prove their identity with; labels in `forms/objection.ts`. */
export type IdKind = 'identityCard' | 'passport' | 'hongKongMacao' | 'taiwan' | 'residence';

/**
 * Reads the number of an identity paper: blanks, hyphens, lower case and full width are taken. The resident identity card is
 * checked whole (GB 11643-1999: date of birth, check character ISO 7064 MOD 11-2); other papers by their shape alone, for
 * their numbering has changed over the years.
 */
export function parseIdNumber(kind: IdKind, text: string): Result<string> {
  const number = toHalfWidth(normaliseInput(text)).replace(/[\s\-‐-―−()]/g, '').toUpperCase();
  if (number === '') return failure('请填写证件号码。');
  if (kind === 'identityCard') return identityCard(number);
  const { shape, reason } = SHAPES[kind];
  return shape.test(number) ? success(number) : failure(reason);
}

const SHAPES: Record<Exclude<IdKind, 'identityCard'>, { shape: RegExp; reason: string }> = {
  passport: { shape: /^[0-9A-Z]{5,15}$/, reason: '护照号码应为 5 至 15 位字母和数字，请对照护照核对。' },
  hongKongMacao: { shape: /^[HM]\d{8}(\d{2})?$/, reason: '通行证号码以 H 或 M 开头，后面是 8 位数字，请对照证件核对。' },
  taiwan: { shape: /^(\d{8}|\d{10}[0-9A-Z]?)$/, reason: '通行证号码应为 8 位数字，请对照证件核对。' },
  residence: { shape: /^([A-Z]{3}\d{12}|9\d{17})$/, reason: '永久居留身份证号码应为 18 位数字，或者 3 位字母加 12 位数字，请对照证件核对。' },
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

function identityCard(number: string): Result<string> {
  if (/^\d{15}$/.test(number)) return failure('这是 15 位的旧号码，请填写现行身份证上 18 位的号码。');
  const characters = [...number];
  if (characters.length !== 18) return failure(`身份证号码应为 18 位，您输入了 ${characters.length} 位，请对照证件核对。`);
  if (!/^[1-9]\d{16}[0-9X]$/.test(number)) return failure('身份证号码应为 17 位数字，最后一位是数字或 X，请对照证件核对。');
  const born = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCivilDate(born) || born < '1850-01-01') return failure('身份证号码第 7 至 14 位不是有效的出生日期，请对照证件核对。');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % 11] === number[17] ? success(number) : failure('身份证号码有误：最后一位与前 17 位不符，请对照证件核对。');
}
