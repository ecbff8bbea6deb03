import type { CivilDate } from '../civilDate.ts';
import { SIZE_CLASSES, type SizeClass } from '../sizeClass.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, isInside, rangeText, type ContractOutcome, type EligibilityRules, type IpKind, type SubsidyKind } from './round.ts';

/** What the platform knows of a loan and its company when eligibility is judged. */
export type LoanFacts = {
  disbursedOn: CivilDate;
  /** The latest repayment its bank confirmed; null while there is none. */
  repayment: { repaidOn: CivilDate; outcome: ContractOutcome } | null;
  ipKinds: readonly IpKind[];
  uscc: string;
  sizeClass: SizeClass | null;
  /** Registered region of the company, 6 digits. */
  region: string | null;
  /** Another application for this loan and kind is under way. */
  liveElsewhere: boolean;
  /** This loan has had this kind of subsidy before. */
  grantedBefore: boolean;
};

/** A rule of the round that the loan fails, in words for its company. */
export type FailedRule = { rule: keyof EligibilityRules | 'live' | 'double'; sentence: string };

type Check = (rules: EligibilityRules, facts: LoanFacts, kind: SubsidyKind) => FailedRule | null;

/** Every rule of the round that a loan fails; empty: it may be applied for (spec 4: ineligible ones are shown with the rule). */
export function failedRules(rules: EligibilityRules, facts: LoanFacts, kind: SubsidyKind): FailedRule[] {
  return CHECKS.map((check) => check(rules, facts, kind)).filter((failed) => failed !== null);
}

const fail = (rule: FailedRule['rule'], sentence: string): FailedRule => ({ rule, sentence });

const confirmed: Check = ({ repaymentConfirmed }, { repayment }, kind) => {
  if (repayment || (kind === 'fee' && !repaymentConfirmed)) return null;
  return fail('repaymentConfirmed', '这笔贷款的还款还没有经银行确认。请先提交还款完成申请。');
};

const disbursed: Check = ({ disbursed: range }, { disbursedOn }) =>
  isInside(disbursedOn, range) ? null : fail('disbursed', `放款日 ${disbursedOn} 不在本期范围内（${rangeText(range)}）。`);

const repaid: Check = ({ repaid: range }, { repayment }) => {
  if (!repayment || isInside(repayment.repaidOn, range)) return null;
  return fail('repaid', `还款日 ${repayment.repaidOn} 不在本期范围内（${rangeText(range)}）。`);
};

const ipKinds: Check = ({ ipKinds: wanted }, { ipKinds: pledged }) => {
  if (wanted.length === 0 || wanted.some((kind) => pledged.includes(kind))) return null;
  return fail('ipKinds', `本期只支持以${wanted.map((kind) => IP_KINDS[kind]).join('、')}质押的贷款。`);
};

const outcomes: Check = ({ outcomes: wanted }, { repayment }) => {
  if (wanted.length === 0 || !repayment || wanted.includes(repayment.outcome)) return null;
  return fail('outcomes', `合同履行情况为“${CONTRACT_OUTCOMES[repayment.outcome]}”，本期只支持“${wanted.map((outcome) => CONTRACT_OUTCOMES[outcome]).join('”“')}”。`);
};

const sizes: Check = ({ sizeClasses }, { sizeClass }) => {
  if (sizeClasses.length === 0 || (sizeClass && sizeClasses.includes(sizeClass))) return null;
  return fail('sizeClasses', `本期只支持${sizeClasses.map((size) => SIZE_CLASSES[size]).join('、')}企业。`);
};

const regions: Check = ({ regions: wanted }, { region }) => {
  if (wanted.length === 0 || (region && wanted.some((code) => isWithin(region, code)))) return null;
  return fail('regions', '您单位的注册地区不在本期支持范围内。');
};

const discredited: Check = ({ discredited: list }, { uscc }) => (list.includes(uscc) ? fail('discredited', '您单位在失信名单内，不能申请本期补贴。') : null);

const live: Check = (_rules, { liveElsewhere }, kind) =>
  liveElsewhere ? fail('live', `这笔贷款已有一份${kind === 'fee' ? '费用' : '利息'}补贴申请正在办理，不能重复申请。`) : null;

const double: Check = (_rules, { grantedBefore }) => (grantedBefore ? fail('double', '这笔贷款已经获得过同类补贴，不能重复享受。') : null);

const CHECKS: readonly Check[] = [confirmed, disbursed, repaid, ipKinds, outcomes, sizes, regions, discredited, live, double];

/** A region code ends in zeros where it speaks of everything below: 320000 is the province, 320500 the city. */
function isWithin(region: string, code: string): boolean {
  return region.startsWith(code.replace(/(00)+$/, ''));
}
