import { failure, success, type Result } from '../../domain/result.ts';
import { toHalfWidth } from '../../domain/text.ts';
import { day, shown } from '../cells.ts';
import type { ImportKind, Value } from '../kind.ts';
import { upsertInto } from '../upsert.ts';

/** Above this no quotation has ever been; such a figure is a slip. */
const HIGHEST = 24;

/** Quotations of the loan prime rate as the National Interbank Funding Center publishes them every month. */
export const lprImport: ImportKind = {
  key: 'lpr',
  label: 'LPR 报价',
  lead: '全国银行间同业拆借中心每月公布的贷款市场报价利率，补贴按它计算利率上限。已有的公布日按文件更新，文件里没有的保留。',
  keyLabel: '公布日',
  keyOf: ({ date }) => String(date),
  columns: [
    { name: 'date', label: '公布日', synonyms: ['日期', '报价日', '公布日期'], required: true, example: '2000-01-20', note: '写成 2026-10-20 的样子。', read: day },
    { name: 'oneYear', label: '一年期（%）', synonyms: ['1年期', '一年期', '1Y', '一年期LPR'], required: true, example: '3', note: '年利率，百分数，最多 4 位小数。', read: rate },
    { name: 'fiveYear', label: '五年期以上（%）', synonyms: ['5年期以上', '五年期以上', '5年期', '五年期', '5Y'], required: true, example: '3.5', note: '年利率，百分数，最多 4 位小数。', read: rate },
  ],
  store: {
    how: 'batches',
    store: upsertInto({
      table: 'lpr',
      key: 'date',
      columns: { date: { column: 'date', type: 'text' }, oneYear: { column: 'one_year', type: 'numeric' }, fiveYear: { column: 'five_year', type: 'numeric' } },
    }),
  },
};

/** A percentage, with or without its sign. */
export function rate(text: string): Result<Value> {
  const plain = toHalfWidth(text).replace(/\s/g, '').replace(/%$/, '');
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(plain)) return failure(`“${shown(text)}”不是百分数，应为数字，最多 4 位小数，如 3.45。`);
  return Number(plain) > HIGHEST ? failure(`“${shown(text)}”过高，请核对；这里填写百分数，如 3.45。`) : success(String(Number(plain)));
}
