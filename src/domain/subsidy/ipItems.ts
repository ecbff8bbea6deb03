import { z } from 'zod';
import { hasFourDecimalsAtMost } from '../forms/fieldSchema.ts';
import { cleanLine } from '../forms/cleanText.ts';
import type { Problem } from '../result.ts';
import { countCodePoints } from '../text.ts';
import { IP_KINDS, type IpKind } from './round.ts';

/** One pledged patent or trade mark as the application lists it; `share`: percent of revenue of the related product. */
export type IpItem = { kind: IpKind; number: string; title: string; product: string | null; share: number | null };

const MOST_ITEMS = 200;
const line = (label: string, max: number) =>
  z.string(`${label}应为文字。`).transform(cleanLine).refine((text) => countCodePoints(text) <= max, `${label}最多 ${max} 个字，请删减。`);

/** The list as a draft takes it: rows from the loan's pledges, product and share may still be missing. */
export const ipItemsSchema = z
  .array(
    z.object({
      kind: z.enum(Object.keys(IP_KINDS) as [IpKind, ...IpKind[]], '请选择种类。'),
      number: line('专利号或注册号', 40),
      title: line('名称', 200),
      product: line('相关产品名称', 100).transform((text) => text || null).nullable(),
      share: z.number('收入占比应为数字。').min(0, '收入占比不能小于 0。').max(100, '收入占比不能超过 100%。').refine(hasFourDecimalsAtMost, '收入占比最多 4 位小数。').nullable(),
    }),
    '质押清单的格式不对。',
  )
  .max(MOST_ITEMS, `质押清单最多 ${MOST_ITEMS} 件。`);

/** No blanks (spec 4): where there is no product the company writes 无, where there is no revenue 0. */
export function ipItemProblems(items: readonly IpItem[]): Problem[] {
  if (items.length === 0) return [{ field: 'ipItems', message: '请填写质押的专利或商标。' }];
  return items.flatMap(({ number, product, share }) => {
    const missing = [...(product ? [] : ['相关产品名称（没有的填“无”）']), ...(share === null ? ['收入占比（没有的填 0）'] : [])];
    return missing.length > 0 ? [{ field: 'ipItems', message: `${number}：请填写${missing.join('和')}。` }] : [];
  });
}
