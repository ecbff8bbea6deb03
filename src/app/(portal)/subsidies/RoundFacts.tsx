import { SIZE_CLASSES } from '../../../domain/sizeClass.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, rangeText, SUBSIDY_KINDS, type EligibilityRules } from '../../../domain/subsidy/round.ts';
import type { RoundVersion } from '../../../domain/subsidy/roundRecord.ts';
import styles from './subsidies.module.css';

/** The days of a round, as people need them. */
export function RoundDays({ rules: { kind, opensOn, closesOn, correctionsUntil, paperUntil } }: { rules: RoundVersion }) {
  const facts = [
    ['种类', SUBSIDY_KINDS[kind]],
    ['申报时间', `${opensOn} 至 ${closesOn}`],
    ['退回后最后修改日', correctionsUntil],
    ['纸件截止日', paperUntil],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Which loans the round is for, in words; nothing is said of what it does not restrict. */
export function RoundConditions({ rules: { eligibility, kind } }: { rules: RoundVersion }) {
  const sentences = conditionsOf(eligibility, kind === 'interest' || eligibility.repaymentConfirmed);
  return (
    <ul className={styles.plain}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function conditionsOf({ disbursed, repaid, ipKinds, outcomes, sizeClasses, regions }: EligibilityRules, isConfirmed: boolean): string[] {
  const isRange = (range: EligibilityRules['repaid']) => Boolean(range.from || range.to);
  return [
    isConfirmed ? '还款已经银行确认。' : '仍在履行的贷款也可以申请。',
    ...(isRange(disbursed) ? [`放款日：${rangeText(disbursed)}。`] : []),
    ...(isRange(repaid) ? [`还款日：${rangeText(repaid)}。`] : []),
    ...(ipKinds.length > 0 ? [`以${ipKinds.map((each) => IP_KINDS[each]).join('、')}质押。`] : []),
    ...(outcomes.length > 0 ? [`合同履行情况：${outcomes.map((each) => CONTRACT_OUTCOMES[each]).join('、')}。`] : []),
    ...(sizeClasses.length > 0 ? [`企业规模：${sizeClasses.map((each) => SIZE_CLASSES[each]).join('、')}。`] : []),
    ...(regions.length > 0 ? ['注册地区在本期支持范围内。'] : []),
    '同一笔贷款、同一种补贴只能有一份申请，已经享受过的不能重复享受。',
  ];
}
