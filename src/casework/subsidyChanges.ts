import { allFields, labelOf, type Field, type Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { formatWan } from '../domain/money.ts';
import { pledgeName } from '../domain/subsidy/comparison.ts';
import type { IpItem } from '../domain/subsidy/ipItems.ts';
import { PRINTED_OF_LOAN, type KnownFacts } from '../domain/subsidy/postAgain.ts';
import { hashOf } from './caseLog.ts';
import type { Change, Snapshot } from './submissions.ts';

/** What a resubmission of an application changed beside its form: the pledged property, and the loan as its bank or staff have it. In words. */
export function subsidyChanges(before: Snapshot, after: Snapshot): Change[] {
  const items = { field: 'ipItems', label: '质押的专利和商标', before: itemsIn(before), after: itemsIn(after) };
  const loan = { field: 'loan', label: '银行登记的贷款信息', ...loanWords(knownIn(before), knownIn(after)) };
  return [items, loan].filter((change) => hashOf(change.before) !== hashOf(change.after));
}

function itemsIn({ extra }: Snapshot): { name: string }[] {
  const items = (extra?.ipItems as IpItem[] | undefined) ?? [];
  return items.map((item) => ({ name: `${pledgeName(item)} ${item.title}（相关产品：${item.product ?? '未填写'}，收入占比：${item.share === null ? '未填写' : `${item.share}%`}）` }));
}

const knownIn = ({ known }: Snapshot): Values | null => (known as KnownFacts | undefined)?.loan ?? null;

function loanWords(before: Values | null, after: Values | null): { before: { name: string }[]; after: { name: string }[] } {
  if (!before || !after) return { before: [], after: [] };
  const changed = allFields(loanForm).filter(({ name }) => PRINTED_OF_LOAN.includes(name) && hashOf(before[name] ?? null) !== hashOf(after[name] ?? null));
  const words = (side: Values) => changed.map((field) => ({ name: `${labelOf(field)}：${inWords(field, side[field.name])}` }));
  return { before: words(before), after: words(after) };
}

function inWords(field: Field, value: unknown): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (field.kind === 'wan') return `${formatWan(Number(value))} 万元`;
  return field.kind === 'percent' ? `${Number(value)}%` : String(value);
}
