import { failure } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** `value`: 18 characters, upper case. `warning`: accepted, but the registering authority is unknown to the table. */
export type UsccResult = { ok: true; value: string; warning?: string } | { ok: false; reason: string };

/**
 * Reads a unified social credit code (统一社会信用代码). Accepts blanks, hyphens, lower case and full width;
 * verifies both check characters. O and I are never turned into 0 and 1 silently: the sentence suggests it.
 * Source: GB 32100-2015 (character 18) and GB 11714-1997 (characters 9–17).
 */
export function parseUscc(text: string): UsccResult {
  const code = toHalfWidth(normaliseInput(text)).replace(/[\s\-‐-―−]/g, '').toUpperCase();
  const reason = shapeProblem(code) ?? checkProblem(code);
  if (reason) return failure(reason);
  if (AUTHORITIES.includes(code.charAt(0))) return { ok: true, value: code };
  return { ok: true, value: code, warning: `首位“${code.charAt(0)}”不是常见的登记管理部门代码，请对照证照核对。` };
}

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
/** First characters of the 2015 standard (1 5 9 Y) and of its later amendments. */
const AUTHORITIES = '123456789ANY';
/** Letters the alphabet leaves out because they are mistaken for these digits. */
const LOOKALIKES: Record<string, string> = { O: '0', I: '1', Z: '2', S: '5', V: 'U' };

function shapeProblem(code: string): string | undefined {
  if (code === '') return '请输入统一社会信用代码。';
  if (/^\d{15}$/.test(code)) return '这是 15 位的旧注册号，请输入证照上 18 位的统一社会信用代码。';
  const characters = [...code];
  if (characters.length !== 18) return `统一社会信用代码应为 18 位，您输入了 ${characters.length} 位，请对照证照补全或删去多余的字符。`;
  const position = characters.findIndex((character) => !ALPHABET.includes(character));
  if (position >= 0) return alphabetProblem(characters[position] ?? '', position + 1);
  if (!/^\d{6}$/.test(code.slice(2, 8))) return '统一社会信用代码第 3 至 8 位是行政区划码，应全部为数字，请对照证照核对。';
  return undefined;
}

function alphabetProblem(character: string, position: number): string {
  const lookalike = LOOKALIKES[character];
  if (!lookalike) return `第 ${position} 位“${character}”不能用于统一社会信用代码，请只输入数字和大写字母。`;
  const kind = lookalike === 'U' ? '字母' : '数字';
  return `第 ${position} 位是字母“${character}”，统一社会信用代码不使用该字母，请核对是否应为${kind}“${lookalike}”。`;
}

function checkProblem(code: string): string | undefined {
  if (code.charAt(16) !== organisationCheck(code.slice(8, 16))) {
    return '统一社会信用代码第 9 至 17 位（组织机构代码部分）校验不通过，请对照证照逐位核对。';
  }
  if (code.charAt(17) !== finalCheck(code)) return '统一社会信用代码校验不通过，请对照证照逐位核对。';
  return undefined;
}

/** GB 11714: digits count as themselves, A=10 … Z=35; 10 is written X and 11 is written 0. */
function organisationCheck(body: string): string {
  const rest = 11 - (weightedSum(body, ORGANISATION_WEIGHTS, (character) => parseInt(character, 36)) % 11);
  if (rest === 10) return 'X';
  return rest === 11 ? '0' : String(rest);
}

function finalCheck(code: string): string {
  const sum = weightedSum(code, WEIGHTS, (character) => ALPHABET.indexOf(character));
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function weightedSum(text: string, weights: number[], valueOf: (character: string) => number): number {
  return weights.reduce((sum, weight, index) => sum + weight * valueOf(text.charAt(index)), 0);
}
