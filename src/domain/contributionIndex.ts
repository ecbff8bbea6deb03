import { Decimal } from 'decimal.js';
import { formatWan } from './money.ts';
import { failure, success, type Result } from './result.ts';

/** IP spending on the product and its total cost, both integer fen of the same year. `k` defaults to 1 and may be typed text. */
export type ContributionFacts = { ipSpendingFen: number | null; totalCostFen: number | null; k?: number | string };

/** `percent`: text with two decimals, half up, 0.00–100.00. `formula`: the calculation as the form shows it. */
export type ContributionIndex = { percent: string; formula: string };

/**
 * Patent market contribution index by method (1): IP spending on the product in the year ÷ its total cost × K, in percent.
 * Refuses missing or negative figures, a cost of zero, a K that is not above zero, and a result above 100 %.
 */
export function contributionIndex(facts: ContributionFacts): Result<ContributionIndex> {
  const { ipSpendingFen, totalCostFen } = facts;
  const k = factor(facts.k ?? 1);
  if (!k) return failure('系数 K 应为大于 0 的数字，请修改。');
  if (ipSpendingFen === null) return failure('请填写该产品上年度的知识产权投入，才能计算贡献指数。');
  if (totalCostFen === null) return failure('请填写该产品上年度的总成本，才能计算贡献指数。');
  if (ipSpendingFen < 0) return failure('知识产权投入不能为负数，请修改。');
  if (totalCostFen <= 0) return failure('产品总成本应大于 0，才能计算贡献指数，请修改。');
  const percent = new Decimal(ipSpendingFen).times(k).times(100).dividedBy(totalCostFen);
  if (percent.greaterThan(100)) return failure('计算结果超过 100%，请核对知识产权投入、产品总成本和系数 K。');
  return success(withFormula(ipSpendingFen, totalCostFen, k, percent.toFixed(2, Decimal.ROUND_HALF_UP)));
}

function factor(k: number | string): Decimal | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(String(k).trim())) return undefined;
  const value = new Decimal(String(k).trim());
  return value.greaterThan(0) ? value : undefined;
}

function withFormula(ipSpendingFen: number, totalCostFen: number, k: Decimal, percent: string): ContributionIndex {
  const formula = `知识产权投入 ${formatWan(ipSpendingFen)} 万元 ÷ 产品总成本 ${formatWan(totalCostFen)} 万元 × K（${k.toString()}）= ${percent}%`;
  return { percent, formula };
}
