import { isCivilDate } from '../domain/civilDate.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { countCodePoints, normaliseInput, toHalfWidth } from '../domain/text.ts';
import type { Value } from './kind.ts';

/** What spreadsheet programs write where a value got lost. */
const CELL_ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!)$/;
const SCIENTIFIC = /^\d(\.\d+)?E\+\d{2,}$/i;
/** `="0012"` keeps leading zeros in a CSV file that is opened in a spreadsheet program. */
const QUOTED_TEXT = /^="([^"]*)"$/;
const UNSEEN = /[\p{Cc}\u2028\u2029]/gu;

/** What nothing needs doing to: most cells of most files. */
const PLAIN = /^[!-<>-~\u4E00-\u9FFF、。；（）“”]+$/;

/** The text of a cell: no control or invisible characters, no blanks at the ends, well-formed. A formula's text stays text. */
export function cellText(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  const unwrapped = raw.trim().replace(QUOTED_TEXT, '$1');
  return normaliseInput(unwrapped.toWellFormed().replace(/[\t\r\n]+/g, '\n').replace(UNSEEN, (character) => (character === '\n' ? '\n' : ''))).trim();
}

/** What keeps a cell from being read whatever its column: values that were lost before the file reached us. */
export function lostValue(text: string): string | null {
  if (CELL_ERROR.test(text)) return `单元格里是错误值“${text}”，请改成实际内容。`;
  if (SCIENTIFIC.test(text)) return `单元格里是科学计数“${text}”，原来的号码已不完整。请把这一列设为“文本”格式后重新填写。`;
  if (text.includes('\uFFFD')) return '有无法识别的字符。请把文件另存为 UTF-8 编码的 CSV 或 xlsx 后重新上传。';
  return null;
}

/** Prose of at most `most` characters; line breaks become blanks. */
export function prose(most: number): (text: string) => Result<Value> {
  return (text) => {
    const line = text.replace(/\s*\n\s*/g, ' ');
    const length = countCodePoints(line);
    return length > most ? failure(`最多 ${most} 个字，这里有 ${length} 个。`) : success(line);
  };
}

const DATE = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ]?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;

/** A day in the usual ways to write it: 2026-06-30, 2026/6/30, 2026.6.30, 20260630, 2026年6月30日; a time behind it is dropped. */
export function day(text: string): Result<Value> {
  const [, year, month, dayOfMonth, month2, day2] = DATE.exec(toHalfWidth(text).replace(/\s*([年月日./-])\s*/g, '$1')) ?? [];
  const date = `${year}-${(month ?? month2 ?? '').padStart(2, '0')}-${(dayOfMonth ?? day2 ?? '').padStart(2, '0')}`;
  if (!isCivilDate(date)) return failure(`“${shown(text)}”不是日期，请写成 2026-06-30 的样子。`);
  return Number(year) < 1949 || Number(year) > 2100 ? failure(`日期“${date}”不在 1949 至 2100 年之间，请核对。`) : success(date);
}

/** One of some words; `synonyms` by the stored value, the first being the one the template uses. */
export function oneOf(words: Readonly<Record<string, readonly string[]>>): (text: string) => Result<Value> {
  const known = new Map(Object.entries(words).flatMap(([value, synonyms]) => synonyms.map((word) => [foldedLabel(word), value])));
  const expected = Object.values(words).map(([first]) => `“${first}”`).join('、');
  for (const [value, synonyms] of Object.entries(words)) for (const word of synonyms) known.set(word, value);
  return (text) => {
    const value = known.get(text) ?? known.get(foldedLabel(text));
    return value === undefined ? failure(`“${shown(text)}”不认识，应为${expected}。`) : success(value);
  };
}

/** Labels and words compared without blanks, width, case and marks that people put around them. */
export function foldedLabel(text: string): string {
  return toHalfWidth(text).toLowerCase().replace(/[\s*:;"'“”‘’()（）\[\]【】<>《》_/.,，、。-]/g, '');
}

/** A value quoted in a sentence must not flood it. */
export function shown(text: string): string {
  const characters = [...text];
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : text;
}
