import { normaliseInput, toHalfWidth } from '../../../domain/text.ts';

/** What a person typed or pasted as a verification code or number: no blanks, half width, capitals. */
export function typedCode(text: string): string {
  return normaliseInput(toHalfWidth(text)).replaceAll(/\s/g, '').toUpperCase();
}

/** The sentence that refuses an entry before any look-up, or null when it can be looked up. */
export function codeProblem(code: string): string | null {
  if (code === '') return '请输入证书上的查验码或备案号';
  if (code.length > 40 || /[^\p{L}\p{N}-]/u.test(code)) return '查验码和备案号只有字母、数字和短横线，请核对后重新输入';
  return null;
}
