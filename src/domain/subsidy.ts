import { Decimal } from 'decimal.js';
import { addDays, compareDates, type CivilDate } from './civilDate.ts';
import { formatYuan } from './money.ts';
import { failure, success, type Result } from './result.ts';
import { interestPeriods, sumFen } from './subsidy/interest.ts';
import { lprOfDecember, lprOn } from './subsidy/lpr.ts';
import type { LprQuotation, RatioCase, SubsidyLine, SubsidyLoan, SubsidyRepayment, SubsidyRules } from './subsidy/rules.ts';

export type { LprQuotation, SubsidyLine, SubsidyLoan, SubsidyRepayment, SubsidyRules } from './subsidy/rules.ts';

export type Subsidy = { ok: true; requestedFen: number; approvedFen: number; lines: SubsidyLine[] };

/**
 * What a policy round grants for a loan (spec 4, 申报通知): basis, capped by rate and period; the requested share half up
 * to the fen; the approved share down to the yuan, never above the requested one nor the cap of a loan. Every
 * intermediate figure is a line. Refuses dates out of order, amounts that are none, and a rate cap without a quotation.
 * Caps over several loans and the budget of the round are the grant's business (`src/casework`).
 */
export function computeSubsidy(rules: SubsidyRules, loan: SubsidyLoan, repayment: SubsidyRepayment, lpr: readonly LprQuotation[]): Subsidy | { ok: false; reason: string } {
  const problem = problemOf(rules, loan, repayment);
  if (problem) return { ok: false, reason: problem };
  const basis = rules.basis === 'feesPaid' ? feeBasis(repayment) : interestBasis(rules, loan, repayment, lpr);
  if (!basis.ok) return basis;
  const eligibleFen = basis.value.at(-1)!.amountFen;
  const requested = requestedLine(rules, eligibleFen);
  const approved = approvedLines(rules, loan, eligibleFen, requested.amountFen);
  return { ok: true, requestedFen: requested.amountFen, approvedFen: approved.at(-1)!.amountFen, lines: [...basis.value, requested, ...approved] };
}

function problemOf({ basis }: SubsidyRules, loan: SubsidyLoan, { repaidOn, interestPaidFen, feesPaidFen }: SubsidyRepayment): string | null {
  const amounts = [loan.principalFen, interestPaidFen, feesPaidFen ?? 0];
  if (!amounts.every((fen) => Number.isSafeInteger(fen) && fen >= 0)) return '贷款或还款金额有误，无法计算。';
  if (basis === 'feesPaid') return (feesPaidFen ?? null) === null ? '没有登记已支付的费用，无法计算。' : null;
  if (repaidOn === null) return '贷款尚未还清，无法计算利息补贴。';
  return compareDates(repaidOn, loan.disbursedOn) < 0 ? '还款日早于放款日，无法计算。请核对后再试。' : null;
}

function feeBasis({ feesPaidFen }: SubsidyRepayment): Result<SubsidyLine[]> {
  return success([{ label: '已支付的费用', formula: '担保费、保险费、评估费等合计', amountFen: feesPaidFen ?? 0 }]);
}

/** The interest that counts, last line: paid or computed, at most what the capped rate yields over the longest period. */
function interestBasis(rules: SubsidyRules, loan: SubsidyLoan, repayment: SubsidyRepayment, lpr: readonly LprQuotation[]): Result<SubsidyLine[]> {
  const cap = cappedRate(rules, loan, repayment.repaidOn!, lpr);
  if (!cap.ok) return cap;
  const until = lastSubsidisedDay(rules, loan.disbursedOn, repayment.repaidOn!);
  const rate = Decimal.min(cap.value?.percent ?? loan.annualRatePercent, loan.annualRatePercent);
  const paid: SubsidyLine = { label: '实际支付的利息', formula: '银行确认的还款记录', amountFen: repayment.interestPaidFen };
  if (rules.basis !== 'computed' && cap.value === null && until === repayment.repaidOn) return success([paid]);
  const computed = computedLine(rules, loan, { rate, until, why: cap.value?.why ?? null });
  if (rules.basis === 'computed') return success([computed]);
  const amountFen = Math.min(paid.amountFen, computed.amountFen);
  return success([paid, computed, { label: '计入补贴的利息', formula: '以上两项中较低的一项', amountFen }]);
}

function computedLine(rules: SubsidyRules, loan: SubsidyLoan, { rate, until, why }: { rate: Decimal; until: CivilDate; why: string | null }): SubsidyLine {
  const periods = interestPeriods(loan.disbursedOn, until, { ...rules, principalFen: loan.principalFen, annualPercent: rate });
  const days = sumFen(periods.map((period) => period.days));
  const settled = rules.settlementDay === null ? '' : `，每月 ${rules.settlementDay} 日结息，逐期四舍五入到分`;
  const capped = why ? `（${why}）` : '';
  return {
    label: '按规则计算的利息',
    formula: `本金 ${formatYuan(loan.principalFen)} 元 × 年利率 ${rate.toFixed()}%${capped} × ${days} 天 ÷ ${rules.daysOfYear}${settled}`,
    amountFen: sumFen(periods.map(({ interestFen }) => interestFen)),
  };
}

type CappedRate = { percent: Decimal; why: string } | null;

function cappedRate({ rateCap }: SubsidyRules, loan: SubsidyLoan, repaidOn: CivilDate, lpr: readonly LprQuotation[]): Result<CappedRate> {
  if (rateCap.kind === 'none') return success(null);
  if (rateCap.kind === 'benchmark') return success({ percent: new Decimal(rateCap.percent).times(rateCap.factor), why: `不超过基准利率 ${rateCap.percent}% × ${rateCap.factor}` });
  const december = rateCap.kind === 'lprDecember';
  const day = rateCap.kind === 'lprAtContract' ? (loan.contractedOn ?? loan.disbursedOn) : loan.disbursedOn;
  const found = december ? lprOfDecember(Number(repaidOn.slice(0, 4)), lpr) : lprOn(day, lpr);
  if (!found.ok) return failure(found.reason);
  const { oneYearPercent, date } = found.value;
  return success({ percent: new Decimal(oneYearPercent), why: `不超过 ${date} 的一年期 LPR ${oneYearPercent}%` });
}

function lastSubsidisedDay({ longestDays }: SubsidyRules, from: CivilDate, to: CivilDate): CivilDate {
  if (longestDays === null) return to;
  const last = addDays(from, longestDays);
  return compareDates(last, to) < 0 ? last : to;
}

function requestedLine({ requestedPercent }: SubsidyRules, eligibleFen: number): SubsidyLine {
  const amountFen = share(eligibleFen, requestedPercent).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  return { label: '申请补贴金额', formula: `${formatYuan(eligibleFen)} 元 × ${requestedPercent}%，四舍五入到分`, amountFen };
}

/** The approved share down to the yuan; a further line only where a limit lowers it. The last line is what is approved. */
function approvedLines(rules: SubsidyRules, loan: SubsidyLoan, eligibleFen: number, requestedFen: number): SubsidyLine[] {
  const percent = rules.approvedCases.find((each) => fits(each, loan))?.percent ?? rules.approvedPercent;
  const amountFen = toWholeYuan(share(eligibleFen, percent));
  const lines: SubsidyLine[] = [{ label: '核算补贴金额', formula: `${formatYuan(eligibleFen)} 元 × ${percent}%，舍去不足一元的部分`, amountFen }];
  const limits: [fen: number | null, why: string][] = [
    [requestedFen, '不超过申请补贴金额'],
    [rules.capPerLoanFen, '不超过单笔贷款补贴上限'],
  ];
  for (const [fen, why] of limits) {
    if (fen === null || fen >= lines.at(-1)!.amountFen) continue;
    lines.push({ label: why, formula: `${formatYuan(fen)} 元，舍去不足一元的部分`, amountFen: toWholeYuan(new Decimal(fen)) });
  }
  return lines;
}

function fits({ guaranteed, insured, sizeClasses }: RatioCase, loan: SubsidyLoan): boolean {
  if (guaranteed !== undefined && guaranteed !== loan.guaranteed) return false;
  if (insured !== undefined && insured !== loan.insured) return false;
  return sizeClasses === undefined || (loan.sizeClass ? sizeClasses.includes(loan.sizeClass) : false);
}

const share = (fen: number, percent: string): Decimal => new Decimal(fen).times(percent).dividedBy(100);

function toWholeYuan(fen: Decimal): number {
  return fen.dividedBy(100).floor().times(100).toNumber();
}
