import type { Field, Values } from '../../domain/forms/field.ts';
import { isEmpty } from '../../domain/forms/schema.ts';
import { formatWan, formatYuan } from '../../domain/money.ts';
import { maskEmail, maskPhone } from '../../domain/phone.ts';
import type { CodeNames } from '../../queries/codeNames.ts';

/** A value as a person reads it; `echo` is the same amount in the other unit, or the code behind a name. */
export type FieldText = { text: string; echo?: string } | null;

/** Null when nothing is filled in. Personal data comes out masked. */
export function fieldText(field: Field, values: Values, names: CodeNames): FieldText {
  const value = values[field.name];
  if (isEmpty(value)) return null;
  if (field.personal) return { text: masked(String(value)) };
  switch (field.kind) {
    case 'wan':
      return { text: `${formatWan(Number(value))} 万元`, echo: `${formatYuan(Number(value))} 元` };
    case 'yuan':
      return { text: `${formatYuan(Number(value))} 元`, echo: `${formatWan(Number(value))} 万元` };
    case 'percent':
      return { text: `${Number(value)}%` };
    case 'integer':
    case 'decimal':
      return { text: `${Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 4 })}${field.unit ? ` ${field.unit}` : ''}` };
    case 'yesNo':
      return { text: value === true ? '是' : '否' };
    case 'choice':
      return { text: field.options[String(value)] ?? String(value) };
    case 'choices':
      return { text: listed(value).map((key) => field.options[key] ?? key).join('、') };
    case 'code':
      return { text: names[field.table]?.[String(value)] ?? String(value), echo: String(value) };
    case 'codes':
      return { text: listed(value).map((code) => names[field.table]?.[code] ?? code).join('、') };
    default:
      return { text: String(value) };
  }
}

function masked(value: string): string {
  return value.includes('@') ? maskEmail(value) : maskPhone(value);
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [String(value)];
}
