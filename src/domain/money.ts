import { Decimal } from 'decimal.js';
import { failure, success, type Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** `allowNegative`: for figures that may be a loss, such as net profit. */
export type MoneyOptions = { allowNegative?: boolean };

/** 万元 as typed (`400`, `1,234.56`, full width, with or without the unit) → integer fen; up to 6 decimals, which is one fen. */
export function fenFromWan(text: string, options: MoneyOptions = {}): Result<number> {
  return parseMoney(text, WAN, options);
}

/** 元 as typed → integer fen; up to 2 decimals. */
export function fenFromYuan(text: string, options: MoneyOptions = {}): Result<number> {
  return parseMoney(text, YUAN, options);
}

/** Integer fen → 万元 with thousands separators and no idle zeros (`1,234.56`), without the unit. Throws on what is not integer fen. */
export function formatWan(fen: number): string {
  return formatMoney(fen, WAN);
}

/** Integer fen → 元 with thousands separators; two decimals or none (`4,000,000`, `0.50`), without the unit. Throws on what is not integer fen. */
export function formatYuan(fen: number): string {
  const text = formatMoney(fen, YUAN);
  return /\.\d$/.test(text) ? `${text}0` : text;
}

/** The other unit beside an input in 万元: `400` → `= 4,000,000 元`; empty while the input is not an amount. */
export function echoWan(text: string): string {
  const fen = fenFromWan(text, { allowNegative: true });
  return fen.ok ? `= ${formatYuan(fen.value)} 元` : '';
}

/** The other unit beside an input in 元: `4000000` → `= 400 万元`; empty while the input is not an amount. */
export function echoYuan(text: string): string {
  const fen = fenFromYuan(text, { allowNegative: true });
  return fen.ok ? `= ${formatWan(fen.value)} 万元` : '';
}

/** `decimals`: places after the point down to one fen. */
type Unit = { name: string; decimals: number };

const WAN: Unit = { name: '万元', decimals: 6 };
const YUAN: Unit = { name: '元', decimals: 2 };
/** Enough digits that no typed amount is rounded before it is judged. */
const Exact = Decimal.clone({ precision: 60 });
const PLAIN = /^-?\d+(?:\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

function parseMoney(text: string, unit: Unit, options: MoneyOptions): Result<number> {
  const typed = toHalfWidth(normaliseInput(text)).replace(/\s/g, '').replace(/^[−–—]/, '-');
  if (typed === '') return failure(`请输入金额，单位为${unit.name}。`);
  const [digits = '', unitTyped = ''] = typed.split(/([万亿]?元|[万亿])$/);
  if (unitTyped !== '' && unitTyped !== unit.name) return failure(`此处单位为${unit.name}，请换算后只输入数字。`);
  if (!PLAIN.test(digits) && !GROUPED.test(digits)) return failure(`金额应为数字，如 1234.56，单位为${unit.name}，请修改。`);
  return toFen(new Exact(digits.replaceAll(',', '')), unit, options);
}

function toFen(amount: Decimal, unit: Unit, options: MoneyOptions): Result<number> {
  if (amount.isNegative() && !amount.isZero() && !options.allowNegative) return failure('金额不能为负数，请修改。');
  if (amount.decimalPlaces() > unit.decimals) return failure(`金额最多 ${unit.decimals} 位小数（精确到分），请修改。`);
  const fen = amount.times(new Exact(10).pow(unit.decimals));
  if (fen.abs().greaterThan(Number.MAX_SAFE_INTEGER)) return failure(`金额过大，请核对单位是否为${unit.name}。`);
  return success(fen.isZero() ? 0 : fen.toNumber());
}

function formatMoney(fen: number, unit: Unit): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in whole fen: ${fen}`);
  const amount = new Exact(fen).dividedBy(new Exact(10).pow(unit.decimals));
  const [whole = '0', decimals] = amount.abs().toFixed().split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (fen < 0 ? '-' : '') + (decimals ? `${grouped}.${decimals}` : grouped);
}
