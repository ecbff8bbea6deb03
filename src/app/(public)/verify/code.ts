import { normaliseInput, toHalfWidth } from '../../../domain/text.ts';

/** What a person typed or pasted as a verification code or number: no blanks, half width, capitals. */
export function typedCode(text: string): string {
  return normaliseInput(toHalfWidth(text)).replaceAll(/\s/g, '').toUpperCase();
}

/** Codes have 20 characters, filing numbers 11 digits: the sentence for a number of any other shape that nothing is known under, else null. */
export function shapeProblem(code: string): string | null {
  const bare = code.replaceAll('-', '');
  if (/^(?:[0-9A-Z]{20}|\d{11})$/.test(bare)) return null;
  return `查验码是 20 位字母和数字，备案号是 11 位数字（年份加 7 位顺序号）。您输入的有 ${[...bare].length} 位，请对照证明重新输入。`;
}

/** The sentence that refuses an entry before any look-up, or null when it can be looked up. */
export function codeProblem(code: string): string | null {
  if (code === '') return '请输入证明上的查验码或备案号';
  if (code.length > 40 || /[^\p{L}\p{N}-]/u.test(code)) return '查验码和备案号只有字母、数字和短横线，请核对后重新输入';
  return null;
}
