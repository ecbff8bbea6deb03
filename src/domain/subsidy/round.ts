import { compareDates, type CivilDate } from '../civilDate.ts';
import type { SizeClass } from '../sizeClass.ts';
import type { SubsidyRules } from './rules.ts';

export const SUBSIDY_KINDS = { interest: '利息补贴', fee: '费用补贴' };
export type SubsidyKind = keyof typeof SUBSIDY_KINDS;

export const IP_KINDS = { patent: '专利', trademark: '商标' };
export type IpKind = keyof typeof IP_KINDS;

/** How the loan contract ended, as the bank's form numbers it (spec 4). */
export const CONTRACT_OUTCOMES = { '01': '到期履行完毕', '02': '提前履行完毕', '03': '因违约终止', '04': '仍在履行' };
export type ContractOutcome = keyof typeof CONTRACT_OUTCOMES;

/** A range of days; an end that is not given is open. `excludes…`: the day itself is out. */
export type DayRange = { from?: CivilDate | null; to?: CivilDate | null; excludesFrom?: boolean; excludesTo?: boolean };

/** Which loans a round is for. An empty list sets no condition. */
export type EligibilityRules = {
  /** Always for interest; a fee subsidy may be open to running loans. */
  repaymentConfirmed: boolean;
  disbursed: DayRange;
  repaid: DayRange;
  ipKinds: readonly IpKind[];
  outcomes: readonly ContractOutcome[];
  sizeClasses: readonly SizeClass[];
  /** Codes of regions; a code covers everything below it. */
  regions: readonly string[];
  /** Organisations on the list of the discredited (失信名单), by USCC. */
  discredited: readonly string[];
};

/** A policy round (申报通知) as staff write it: all of it data (spec 4). Amounts in integer fen, days civil dates. */
export type PolicyRound = {
  title: string;
  kind: SubsidyKind;
  /** The window binds the first submission, both days included. */
  opensOn: CivilDate;
  closesOn: CivilDate;
  /** Last day on which a refused application may be handed in again. */
  correctionsUntil: CivilDate;
  /** Last day on which the paper must have come in. */
  paperUntil: CivilDate;
  eligibility: EligibilityRules;
  calculation: SubsidyRules;
  capPerEnterpriseYearFen: number | null;
  budgetFen: number | null;
};

export function isInside(day: CivilDate, { from, to, excludesFrom, excludesTo }: DayRange): boolean {
  const afterStart = !from || (excludesFrom ? compareDates(day, from) > 0 : compareDates(day, from) >= 0);
  const beforeEnd = !to || (excludesTo ? compareDates(day, to) < 0 : compareDates(day, to) <= 0);
  return afterStart && beforeEnd;
}

/** Why a submission comes at the wrong time; null when it comes in time. A refused application follows the later day. */
export function windowProblem({ opensOn, closesOn, correctionsUntil }: Pick<PolicyRound, 'opensOn' | 'closesOn' | 'correctionsUntil'>, today: CivilDate, isFirst: boolean): string | null {
  if (isFirst && today < opensOn) return `本期申报从 ${opensOn} 开始，现在还不能提交。`;
  if (isFirst && today > closesOn) return `本期申报已于 ${closesOn} 截止，不能再提交。`;
  if (!isFirst && today > correctionsUntil) return `本期修改材料的最后一天是 ${correctionsUntil}，现在不能再提交。`;
  return null;
}

/** A range in words: `2024-01-01 至 2024-12-31`, with 不含 where a day is out. */
export function rangeText({ from, to, excludesFrom, excludesTo }: DayRange): string {
  const start = from ? `${from}${excludesFrom ? '（不含当日）' : ''}` : '';
  const end = to ? `${to}${excludesTo ? '（不含当日）' : ''}` : '';
  if (start && end) return `${start} 至 ${end}`;
  if (start) return `${start}${excludesFrom ? '' : ' '}以后`;
  return end ? `${end}${excludesTo ? '' : ' '}以前` : '不限';
}
