import type { Values } from '../forms/field.ts';
import { formatWan } from '../money.ts';

/** Something in an asset report that is worth a second look. Advice alone: nothing is refused for it. */
export type Advice = { field: string; message: string };

const figure = (values: Values, name: string): number | null => (typeof values[name] === 'number' ? (values[name] as number) : null);
const wan = (fen: number) => `${formatWan(fen)} 万元`;

/** Product sales may exceed revenue a little, when tax is in one of them. */
const SALES_OVER_REVENUE = 1.2;
/** 5,000 万元 a head, in fen: beyond it figures were mostly typed in 元. */
const REVENUE_A_HEAD = 5_000_000_000;
/** Three times as much, or a third. */
const SWING = 3;
/** Swings of small sums say nothing: 100 万元, in fen. */
const WORTH_A_WORD = 100_000_000;

/** Parts that should not be larger than their whole. */
const PARTS: [part: string, label: string, whole: string, wholeLabel: string][] = [
  ['ipSpending', '知识产权经费支出', 'totalCost', '总成本'],
  ['netProfit', '净利润', 'operatingRevenue', '营业收入'],
  ['fixedAssets', '固定资产', 'totalAssets', '资产总额'],
  ['patentAssets', '专利资产', 'totalAssets', '资产总额'],
];

const COMPARED: Record<string, string> = {
  totalCost: '总成本', ipSpending: '知识产权经费支出', netProfit: '净利润', productSales: '产品销售总额', operatingRevenue: '营业收入',
  fixedAssets: '固定资产', totalOutput: '总产值', totalAssets: '资产总额', patentAssets: '专利资产',
};

/** What does not fit together in a report, or with that of the year before (null when there is none). Amounts are integer fen. */
export function reportAdvice(values: Values, before: Values | null): Advice[] {
  const disagreements = [...salesOverRevenue(values), ...partsOverWhole(values), ...revenueAHead(values)];
  const told = new Set(disagreements.map(({ field }) => field));
  return [...disagreements, ...(before ? swings(values, before).filter(({ field }) => !told.has(field)) : [])];
}

function salesOverRevenue(values: Values): Advice[] {
  const [sales, revenue] = [figure(values, 'productSales'), figure(values, 'operatingRevenue')];
  if (sales === null || revenue === null || sales <= revenue * SALES_OVER_REVENUE) return [];
  return [{ field: 'productSales', message: `产品销售总额 ${wan(sales)}，明显高于营业收入 ${wan(revenue)}，请核对两项的口径（是否含税）和单位。` }];
}

function partsOverWhole(values: Values): Advice[] {
  return PARTS.flatMap(([part, label, whole, wholeLabel]) => {
    const [some, all] = [figure(values, part), figure(values, whole)];
    return some === null || all === null || some <= all ? [] : [{ field: part, message: `${label} ${wan(some)}，高于${wholeLabel} ${wan(all)}，请核对。` }];
  });
}

function revenueAHead(values: Values): Advice[] {
  const [revenue, employees] = [figure(values, 'operatingRevenue'), figure(values, 'employees')];
  if (revenue === null || !employees || revenue / employees <= REVENUE_A_HEAD) return [];
  return [{ field: 'operatingRevenue', message: `按从业人数 ${employees.toLocaleString('zh-CN')} 人计算，人均营业收入约 ${wan(Math.round(revenue / employees / 1_000_000) * 1_000_000)}，请核对是否把“元”当作“万元”填写。` }];
}

function swings(values: Values, before: Values): Advice[] {
  return Object.entries(COMPARED).flatMap(([field, label]) => {
    const [now, then] = [figure(values, field), figure(before, field)];
    if (now === null || then === null || now <= 0 || then <= 0 || Math.max(now, then) < WORTH_A_WORD) return [];
    if (now < then * SWING && then < now * SWING) return [];
    return [{ field, message: `${label}由上一份的 ${wan(then)} 变为 ${wan(now)}（${changeInPercent(now, then)}），变化较大，请核对数字和单位。` }];
  });
}

/** `+12.5%`, `-8%`; null when there is nothing to compare with, or the base is not above zero: a percentage of a loss says nothing. */
export function changeInPercent(now: number | null, then: number | null): string | null {
  if (now === null || then === null || then <= 0) return null;
  const percent = Math.round(((now - then) / then) * 1_000) / 10;
  return `${percent > 0 ? '+' : ''}${percent.toLocaleString('zh-CN', { maximumFractionDigits: 1 })}%`;
}
