import { Decimal } from 'decimal.js';
import type { AmountField, Field, Form } from '../../../domain/forms/field.ts';
import { isMoney, labelOf } from '../../../domain/forms/field.ts';
import { draftSchema } from '../../../domain/forms/schema.ts';
import { echoWan, echoYuan, fenFromWan, fenFromYuan, formatWan, formatYuan } from '../../../domain/money.ts';
import { failure, success, type Result } from '../../../domain/result.ts';
import { normaliseInput, toHalfWidth } from '../../../domain/text.ts';

const TYPED = ['text', 'longText', 'uscc', 'mobile', 'phone', 'email', 'barcode', 'date', 'wan', 'yuan', 'percent', 'decimal', 'integer'];

/** Fields a person types; the others are chosen from what is offered. */
export function isTyped(field: Field): boolean {
  return TYPED.includes(field.kind);
}

/** A stored value as the text of its input: fen as 万元 with thousands separators, everything else as it is. */
export function textOf(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'wan') return formatWan(Number(value));
  if (field.kind === 'yuan') return formatYuan(Number(value));
  return String(value);
}

/** What was typed as the stored value, or the sentence that says what is wrong. Empty text is no value, never an error. */
export function valueFromText(form: Form, field: Field, text: string): Result<unknown> {
  const typed = normaliseInput(text);
  if (typed === '') return success(null);
  const read = readText(field, typed, text);
  return read.ok ? checkValue(form, field, read.value) : read;
}

/** Judges a value by the field's own schema, the one the server applies. */
export function checkValue(form: Form, field: Field, value: unknown): Result<unknown> {
  const schema = schemasOf(form)[field.name];
  const parsed = schema?.safeParse(value);
  if (!parsed || parsed.success) return success(parsed ? (parsed.data ?? null) : value);
  return failure(parsed.error.issues[0]?.message ?? `${labelOf(field)}填写得不对，请检查。`);
}

/** The amount in the other unit, `= 4,000,000 元` or `= 400 万元`; empty while the text is no amount. */
export function echoOf(field: Field, text: string): string {
  if (!isMoney(field) || text.trim() === '') return '';
  return field.kind === 'wan' ? echoWan(text) : echoYuan(text);
}

/** Equal as stored: lists compare by content, absent equals empty. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function readText(field: Field, typed: string, raw: string): Result<unknown> {
  switch (field.kind) {
    case 'wan':
      return fenFromWan(typed, { allowNegative: (field.min ?? 0) < 0 });
    case 'yuan':
      return fenFromYuan(typed, { allowNegative: (field.min ?? 0) < 0 });
    case 'percent':
    case 'decimal':
    case 'integer':
      return numberFrom(field, typed);
    case 'longText':
      return success(raw);
    default:
      return success(typed);
  }
}

function numberFrom(field: AmountField, typed: string): Result<number> {
  const plain = toHalfWidth(typed).replace(/[\s,]/g, '').replace(/%$/, '').replace(/^[−–—]/, '-');
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return failure(`${labelOf(field)}应为数字，如 ${field.kind === 'integer' ? '120' : '12.5'}。`);
  return success(new Decimal(plain).toNumber());
}

type Shape = ReturnType<typeof draftSchema>['shape'];
const shapes = new WeakMap<Form, Shape>();

function schemasOf(form: Form): Shape {
  const known = shapes.get(form) ?? draftSchema(form).shape;
  shapes.set(form, known);
  return known;
}
