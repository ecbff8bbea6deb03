import { z } from 'zod';
import { parseBarcode } from '../barcode.ts';
import { isCivilDate } from '../civilDate.ts';
import { formatWan, formatYuan } from '../money.ts';
import { parseEmail, parseMobile, parsePhone } from '../phone.ts';
import type { Result } from '../result.ts';
import { countCodePoints, normaliseInput } from '../text.ts';
import { parseUscc } from '../uscc.ts';
import { cleanLine, cleanLines } from './cleanText.ts';
import { isMoney, isNumber, labelOf, type AmountField, type Field } from './field.ts';

/** Largest amount a form takes, in fen: 1,000 亿元. */
const MAX_FEN = 10_000_000_000_000;
/** More than any list of ours offers. */
const MOST_CHOSEN = 300;

/** What a draft takes for one field. Text comes back clean, codes in half width; empty text is no value: null. */
export function fieldSchema(field: Field): z.ZodType {
  const label = labelOf(field);
  switch (field.kind) {
    case 'text':
      return field.isName ? nameSchema(label, field.max) : textSchema(label, field.max, cleanLine);
    case 'longText':
      return textSchema(label, field.max, cleanLines);
    case 'date':
      return dateSchema(label);
    case 'yesNo':
      return z.boolean(`请选择${label}。`);
    case 'choice':
      return choiceSchema(label, field.options).transform(orNull);
    case 'choices':
      return listSchema(label, choiceSchema(label, field.options));
    case 'code':
      return codeSchema(label).transform(orNull);
    case 'codes':
      return listSchema(label, codeSchema(label));
    default:
      return isNumber(field) ? amountSchema(label, field) : parsed(label, PARSERS[field.kind]);
  }
}

const PARSERS = { uscc: parseUscc, mobile: parseMobile, phone: parsePhone, email: parseEmail, barcode: parseBarcode };

function dateSchema(label: string) {
  const isDate = (text: string) => text === '' || isCivilDate(text);
  return z.string(`${label}应为日期。`).refine(isDate, `${label}不是有效的日期，请按“2026-01-31”的样子填写。`).transform(orNull);
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Counting a long text is slow and pointless once it is far beyond its limit: a character has at most two units. */
function textSchema(label: string, max: number, clean: (text: string) => string) {
  const tooLong = `${label}最多 ${max} 个字，请删减。`;
  return z
    .string(`${label}应为文字。`)
    .transform(clean)
    .refine((text) => text.length <= max * 2 && countCodePoints(text) <= max, tooLong)
    .transform(orNull);
}

/**
 * Signs that no name of a person or an organisation has: pictures, and what a page or a spreadsheet would take for a command.
 * Rare characters, private ones included, are names.
 */
const NO_NAME = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[<>=]|^[-+@]/u;

function nameSchema(label: string, max: number) {
  return textSchema(label, max, cleanLine).superRefine((text, context) => {
    const sign = NO_NAME.exec(text ?? '')?.[0];
    if (sign) context.addIssue({ code: 'custom', message: `${label}中不能有“${sign}”，请删去后再填写。` });
  });
}

function parsed(label: string, parse: (text: string) => Result<string>) {
  return z.string(`${label}应为文字。`).transform((text, context) => {
    if (text.trim() === '') return null;
    const result = parse(text);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.reason });
    return z.NEVER;
  });
}

/** What a figure may be at most when its field sets no limit of its own. */
const MOST: Record<AmountField['kind'], number> = { wan: MAX_FEN, yuan: MAX_FEN, integer: 100_000_000, percent: 100, decimal: 1_000_000 };

function amountSchema(label: string, field: AmountField) {
  const { kind, min = 0, max = MOST[kind] } = field;
  const least = limitText(field, min);
  const number = z.number(`${label}应为数字。`).min(min, `${label}不能小于 ${least}。`).max(max, tooMuch(label, field));
  if (isMoney(field)) return number.int(`${label}最多精确到分，即 ${kind === 'wan' ? '6 位小数的万元' : '2 位小数的元'}。`);
  return kind === 'integer' ? number.int(`${label}应为整数。`) : number.refine(hasFourDecimalsAtMost, `${label}最多 4 位小数。`);
}

/** A limit people know is named; the ceiling of an amount is only ever met by a wrong unit. */
function tooMuch(label: string, field: AmountField): string {
  const { kind, max } = field;
  if (kind === 'percent') return `${label}不能超过 ${max ?? MOST.percent}%。`;
  return max === undefined ? `${label}数额过大，请核对单位。` : `${label}不能超过 ${limitText(field, max)}。`;
}

function limitText({ kind }: AmountField, limit: number): string {
  if (kind === 'wan') return `${formatWan(limit)} 万元`;
  return kind === 'yuan' ? `${formatYuan(limit)} 元` : limit.toLocaleString('zh-CN');
}

/** Rates and shares are kept with 4 decimals (spec 1, money). */
export function hasFourDecimalsAtMost(value: number): boolean {
  return Number(value.toFixed(4)) === value;
}

function choiceSchema(label: string, options: Record<string, string>) {
  return z.string(`请选择${label}。`).refine((key) => key === '' || Object.hasOwn(options, key), `请从列出的选项中选择${label}。`);
}

function codeSchema(label: string) {
  return z
    .string(`请选择${label}。`)
    .transform(normaliseInput)
    .refine((code) => /^[0-9A-Za-z.-]{0,20}$/.test(code), `请从列表中选择${label}。`);
}

/** Counted before its items are looked at, each kept once and in the order they came. */
function listSchema(label: string, item: z.ZodType<string, string>) {
  return z
    .array(z.unknown(), `请选择${label}。`)
    .max(MOST_CHOSEN, `${label}最多选 ${MOST_CHOSEN} 项。`)
    .pipe(z.array(item as unknown as z.ZodType<string, unknown>))
    .transform((items) => [...new Set(items)].filter((each) => each !== ''));
}
