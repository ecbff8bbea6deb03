import { formatYuan } from '../money.ts';

/** Limits that several applications share, read under lock; null is no limit, amounts in fen. */
export type GrantLimits = { computedFen: number; requestedFen: number; leftForEnterpriseFen: number | null; leftInBudgetFen: number | null };

/**
 * Why an amount may not be granted (spec 4, 6): above what was requested or computed, beyond the company's cap of the year
 * or the budget of the round, or other than the computed amount without a reason. Null when it may.
 */
export function grantProblem(amountFen: number, reason: string, limits: GrantLimits): string | null {
  const { computedFen, requestedFen, leftForEnterpriseFen, leftInBudgetFen } = limits;
  if (amountFen <= 0) return '核定金额应大于 0；不予补贴的，请在审核环节退回。';
  if (amountFen > Math.min(computedFen, requestedFen)) return `核定金额不能高于核算金额 ${formatYuan(Math.min(computedFen, requestedFen))} 元。`;
  if (leftForEnterpriseFen !== null && amountFen > leftForEnterpriseFen) return `这家单位本年度还能核定 ${formatYuan(Math.max(0, leftForEnterpriseFen))} 元，不够这次的金额。`;
  if (leftInBudgetFen !== null && amountFen > leftInBudgetFen) return `本期预算还剩 ${formatYuan(Math.max(0, leftInBudgetFen))} 元，不够这次的金额。`;
  return amountFen !== computedFen && reason.trim() === '' ? '核定金额与核算金额不同，请写明理由。' : null;
}
