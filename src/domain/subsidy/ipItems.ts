import { z } from 'zod';
import { hasFourDecimalsAtMost } from '../forms/fieldSchema.ts';
import { cleanLine } from '../forms/cleanText.ts';
import { parsePledgeNumber } from '../loans.ts';
import { failure, success, type Problem, type Result } from '../result.ts';
import { countCodePoints, normaliseInput, toHalfWidth } from '../text.ts';
import { IP_KINDS, type IpKind } from './round.ts';

/** One pledged patent or trade mark as the application lists it; `share`: percent of revenue of the related product. */
export type IpItem = { kind: IpKind; number: string; title: string; product: string | null; share: number | null };
export type IpItemColumn = 'number' | 'title' | 'product' | 'share';

/** What is wrong in one row; `index` counts from 0. */
export type IpItemFault = { index: number; column: IpItemColumn; message: string };

export const MOST_ITEMS = 200;
const line = (label: string, max: number) =>
  z.string(`${label}应为文字。`).transform(cleanLine).refine((text) => countCodePoints(text) <= max, `${label}最多 ${max} 个字，请删减。`);

const lines = { number: line('专利号或注册号', 40), title: line('名称', 200), product: line('相关产品名称', 100).transform((text) => text || null) };
const share = z.number('收入占比应为数字。').min(0, '收入占比不能小于 0。').max(100, '收入占比不能超过 100%。').refine(hasFourDecimalsAtMost, '收入占比最多 4 位小数。').nullable();

/** The list as a draft takes it: rows from the loan's pledges, product and share may still be missing. */
export const ipItemsSchema = z
  .array(
    z
      .object(
        {
          kind: z.enum(Object.keys(IP_KINDS) as [IpKind, ...IpKind[]], '请选择种类。'),
          ...lines,
          product: lines.product.nullable(),
          share,
        },
        '质押清单的格式不对。',
      )
      .transform(withStoredNumber),
    '质押清单的格式不对。',
  )
  .max(MOST_ITEMS, `质押清单最多 ${MOST_ITEMS} 件。`);

/** A number that is one is kept in its stored form; another waits for its fault to be mended. */
function withStoredNumber(item: IpItem): IpItem {
  const parsed = parsePledgeNumber(item.kind, item.number);
  return parsed.ok ? { ...item, number: parsed.value } : item;
}

/** A typed share of revenue, percent: `12.5`, `１２．５％`; 无 is 0, nothing is nothing yet. */
export function readShare(typed: string): Result<number | null> {
  const plain = toHalfWidth(normaliseInput(typed)).replace(/[\s,]/g, '').replace(/%$/, '');
  if (plain === '') return success(null);
  if (plain === '无') return success(0);
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return failure('收入占比应为数字，如 12.5。没有收入的填 0。');
  const parsed = share.safeParse(Number(plain));
  return parsed.success ? success(parsed.data) : failure(parsed.error.issues[0]?.message ?? '');
}

/** What was typed into one cell as its stored value, or the sentence that says what is wrong. */
export function readCell(column: IpItemColumn, typed: string): Result<string | number | null> {
  if (column === 'share') return readShare(typed);
  const parsed = lines[column].safeParse(typed);
  return parsed.success ? success(parsed.data) : failure(parsed.error.issues[0]?.message ?? '');
}

/** Everything that keeps the list from being handed in, row by row (spec 4: no blanks, 无 or 0 where there is none). */
export function ipItemFaults(items: readonly IpItem[]): IpItemFault[] {
  return items.flatMap((item, index) => {
    const fault = (column: IpItemColumn, what: string): IpItemFault => ({ index, column, message: `第 ${index + 1} 件质押${IP_KINDS[item.kind]}：${what}` });
    const number = numberFault(item, items.slice(0, index));
    return [
      ...(number ? [fault('number', number)] : []),
      ...(item.title ? [] : [fault('title', '请填写名称。')]),
      ...(item.product ? [] : [fault('product', '请填写相关产品名称，没有的填“无”。')]),
      ...(item.share === null ? [fault('share', '请填写收入占比，没有的填 0。')] : []),
    ];
  });
}

/** The same as problems of the form; the field names row and column, `ipItems.0.share`. */
export function ipItemProblems(items: readonly IpItem[]): Problem[] {
  if (items.length === 0) return [{ field: 'ipItems', message: '请填写质押的专利或商标。' }];
  return ipItemFaults(items).map(({ index, column, message }) => ({ field: `ipItems.${index}.${column}`, message }));
}

function numberFault({ kind, number }: IpItem, before: readonly IpItem[]): string | null {
  if (!number) return kind === 'patent' ? '请填写专利号。' : '请填写商标注册号。';
  const parsed = parsePledgeNumber(kind, number);
  if (!parsed.ok) return parsed.reason;
  return before.some((item) => item.kind === kind && item.number === number) ? `${number} 填写了两次，请删除一件。` : null;
}
