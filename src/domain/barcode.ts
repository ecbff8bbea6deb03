import { failure, success, type Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** Reads a bar code of goods, GTIN-13 or GTIN-8, and verifies its check digit. Value: 13 or 8 digits. Source: GB 12904 / GS1. */
export function parseBarcode(text: string): Result<string> {
  const code = toHalfWidth(normaliseInput(text)).replace(/[\s-]/g, '');
  if (code === '') return failure('请输入条形码。');
  if (!/^\d+$/.test(code)) return failure('条形码只含数字，请核对。');
  if (code.length === 12) return failure('这是 12 位条码，请核对是否漏了一位；如为北美 UPC 码，请在最前面补 0。');
  if (code.length === 14) return failure('这是 14 位箱码，请输入单件商品包装上 13 位或 8 位的条形码。');
  if (code.length !== 13 && code.length !== 8) return failure(`条形码应为 13 位或 8 位，您输入了 ${code.length} 位，请核对。`);
  const expected = checkDigit(code.slice(0, -1));
  if (code.at(-1) !== expected) return failure('条形码校验不通过，请对照包装逐位核对。');
  return success(code);
}

/** Weights 3, 1, 3, 1 … counted from the right, so that both lengths use one rule. */
function checkDigit(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
