'use client';

import { codePath } from '../../../domain/codes.ts';
import type { CodeTable, Field } from '../../../domain/forms/field.ts';
import { isEmpty } from '../../../domain/forms/schema.ts';
import { formatWan, formatYuan } from '../../../domain/money.ts';
import { useCodeTable } from './useCodeTable.ts';
import styles from './summary.module.css';

/** A stored value as people read it: both units of an amount, names instead of codes, 未填写 instead of nothing. */
export function ShownValue({ field, value }: { field: Field; value: unknown }) {
  if (isEmpty(value)) return <span className={styles.none}>未填写</span>;
  if (field.kind === 'code' || field.kind === 'codes') return <Codes table={field.table} codes={[value].flat() as string[]} />;
  return <>{plainValue(field, value)}</>;
}

/** Everything that needs no code table. */
export function plainValue(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'wan':
      return `${formatWan(Number(value))} 万元，即 ${formatYuan(Number(value))} 元`;
    case 'yuan':
      return `${formatYuan(Number(value))} 元，即 ${formatWan(Number(value))} 万元`;
    case 'percent':
      return `${String(value)}%`;
    case 'integer':
    case 'decimal':
      return `${Number(value).toLocaleString('zh-CN', { maximumFractionDigits: 4 })}${field.unit ? ` ${field.unit}` : ''}`;
    case 'yesNo':
      return value === true ? '是' : '否';
    case 'choice':
      return field.options[String(value)] ?? String(value);
    case 'choices':
      return (value as string[]).map((key) => field.options[key] ?? key).join('、');
    default:
      return String(value);
  }
}

function Codes({ table, codes }: { table: CodeTable; codes: readonly string[] }) {
  const { entries } = useCodeTable(table);
  if (!entries) return <>{codes.join('、')}</>;
  const names = codes.map((code) => codePath(entries, code));
  return <>{table === 'countries' ? names.join('、') : names.map((name, index) => `${name}（${codes[index]}）`).join('、')}</>;
}
