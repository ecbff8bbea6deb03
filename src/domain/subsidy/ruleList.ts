import { SIZE_CLASSES } from '../sizeClass.ts';
import { failedRules, type FailedRule, type LoanFacts } from './eligibility.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, rangeText, type EligibilityRules, type SubsidyKind } from './round.ts';

/** One rule of a round as a reviewer reads it: what it asks, and the sentence that says how the loan fails it; null while it holds. */
export type JudgedRule = { rule: FailedRule['rule']; label: string; asked: string; failed: string | null };

const ANY = '不限';

/** Every rule of a round in its order, with whether the loan meets it. `regionName`: the name of a region's code. */
export function judgedRules(rules: EligibilityRules, facts: LoanFacts, kind: SubsidyKind, regionName: (code: string) => string): JudgedRule[] {
  const failed = failedRules(rules, facts, kind);
  return askedOf(rules, kind, regionName).map(([rule, label, asked]) => ({ rule, label, asked, failed: failed.find((each) => each.rule === rule)?.sentence ?? null }));
}

function askedOf(rules: EligibilityRules, kind: SubsidyKind, regionName: (code: string) => string): [FailedRule['rule'], string, string][] {
  const oneOf = <K extends string>(keys: readonly K[], labels: Record<K, string>) => keys.map((key) => labels[key]).join('、') || ANY;
  const isAsked = kind === 'interest' || rules.repaymentConfirmed;
  return [
    ['repaymentConfirmed', '还款', isAsked ? '已经银行确认' : '不要求，仍在还款的也可以申请'],
    ['disbursed', '放款日', rangeText(rules.disbursed)],
    ['repaid', '还款日', rangeText(rules.repaid)],
    ['ipKinds', '质押物', oneOf(rules.ipKinds, IP_KINDS)],
    ['outcomes', '合同履行情况', oneOf(rules.outcomes, CONTRACT_OUTCOMES)],
    ['sizeClasses', '企业规模', oneOf(rules.sizeClasses, SIZE_CLASSES)],
    ['regions', '注册地区', rules.regions.map(regionName).join('、') || ANY],
    ['discredited', '失信名单', rules.discredited.length > 0 ? `不在名单内（名单共 ${rules.discredited.length} 家）` : '本期没有名单'],
    ['live', '重复申请', '没有其他正在办理的同类申请'],
    ['double', '重复享受', '没有获得过同类补贴'],
  ];
}
