import { formatWan } from '../money.ts';
import { SIZE_CLASSES } from '../sizeClass.ts';
import { MATERIAL_SLOTS, type MaterialSlot, type RequiredWhen } from './materials.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, rangeText, SUBSIDY_KINDS, type DayRange, type EligibilityRules } from './round.ts';
import type { RoundVersion } from './roundRecord.ts';
import type { RateCap, RatioCase, SubsidyRules } from './rules.ts';

/** The rules of a round under a heading each, a full sentence for every rule; what a round does not restrict is not said. */
export type RoundPart = { key: 'window' | 'conditions' | 'calculation' | 'limits' | 'materials'; heading: string; sentences: string[] };

/** A round in plain words, for companies and for staff who check what they typed. */
export function roundInWords(round: RoundVersion): RoundPart[] {
  return [
    { key: 'window', heading: '什么时候办', sentences: windowSentences(round) },
    { key: 'conditions', heading: '哪些贷款可以申请', sentences: conditionSentences(round) },
    { key: 'calculation', heading: '怎么计算', sentences: calculationSentences(round.calculation) },
    { key: 'limits', heading: '最多补贴多少', sentences: limitSentences(round) },
    { key: 'materials', heading: '要提供什么材料', sentences: materialSentences(round) },
  ];
}

function windowSentences({ opensOn, closesOn, correctionsUntil, paperUntil }: RoundVersion): string[] {
  return [
    `首次提交：${opensOn} 至 ${closesOn}，首尾两天都可以提交。`,
    `审核不通过的，可以修改后再次提交，最后一天是 ${correctionsUntil}。`,
    `在线审核通过后邮寄纸件，应在 ${paperUntil} 以前（含当日）寄到。`,
  ];
}

/** Which loans may be applied for. */
export function conditionSentences({ kind, eligibility }: Pick<RoundVersion, 'kind' | 'eligibility'>): string[] {
  const { disbursed, repaid, ipKinds, outcomes, sizeClasses, regions, discredited }: EligibilityRules = eligibility;
  const listed = (labels: readonly string[]) => labels.join('、');
  return [
    kind === 'interest' || eligibility.repaymentConfirmed ? '贷款已经还款，并经银行确认。' : '仍在履行的贷款也可以申请。',
    ...(isLimited(disbursed) ? [`放款日：${rangeText(disbursed)}。`] : []),
    ...(isLimited(repaid) ? [`还款日：${rangeText(repaid)}。`] : []),
    ...(ipKinds.length > 0 ? [`以${listed(ipKinds.map((each) => IP_KINDS[each]))}质押。`] : []),
    ...(outcomes.length > 0 ? [`合同履行情况：${listed(outcomes.map((each) => CONTRACT_OUTCOMES[each]))}。`] : []),
    ...(sizeClasses.length > 0 ? [`企业规模：${listed(sizeClasses.map((each) => SIZE_CLASSES[each]))}。`] : []),
    ...(regions.length > 0 ? [`单位注册在本期支持的地区，行政区划代码 ${listed(regions)}。`] : []),
    ...(discredited.length > 0 ? ['单位不在失信名单内。'] : []),
    `同一笔贷款只能有一份${SUBSIDY_KINDS[kind]}申请，已经享受过的不能重复享受。`,
  ];
}

const BASIS: Record<SubsidyRules['basis'], string> = {
  interestPaid: '按实际支付的利息计算，以银行确认的还款记录为准。',
  computed: '按规则计算的利息计算，不看实际支付了多少。',
  feesPaid: '按实际支付的担保费、保险费、评估费合计计算，以银行登记的为准。',
};

function calculationSentences(rules: SubsidyRules): string[] {
  const { basis, requestedPercent, approvedPercent, approvedCases, rateCap, longestDays } = rules;
  const isInterest = basis !== 'feesPaid';
  const needsDays = isInterest && (basis === 'computed' || rateCap.kind !== 'none' || longestDays !== null);
  return [
    BASIS[basis],
    ...(isInterest && rateCap.kind !== 'none' ? [rateCapSentence(rateCap)] : []),
    ...(isInterest && longestDays !== null ? [`从放款日起最多补贴 ${longestDays} 天的利息。`] : []),
    ...(needsDays ? [daySentence(rules)] : []),
    `申请金额为其中的 ${requestedPercent}%，四舍五入到分。`,
    ...approvedCases.map(caseSentence),
    `核算金额${approvedCases.length > 0 ? '在其他情况下' : ''}为其中的 ${approvedPercent}%，舍去不足一元的部分，且不高于申请金额。`,
    '实际补贴以最后核定通知的金额为准。',
  ];
}

function rateCapSentence(cap: RateCap): string {
  switch (cap.kind) {
    case 'none':
      return '年利率不设上限。';
    case 'lprAtDisbursement':
      return '年利率高于放款时一年期 LPR 的，按放款时一年期 LPR 计算。';
    case 'lprAtContract':
      return '年利率高于合同起始日一年期 LPR 的，按合同起始日一年期 LPR 计算。';
    case 'lprDecember':
      return '年利率高于还款当年 12 月一年期 LPR 的，按还款当年 12 月一年期 LPR 计算。';
    case 'benchmark':
      return `年利率高于基准利率 ${cap.percent}% 的 ${cap.factor} 倍的，按基准利率的 ${cap.factor} 倍计算。`;
  }
}

function daySentence({ daysOfYear, firstDayCounts, lastDayCounts, settlementDay }: SubsidyRules): string {
  const counts = (does: boolean) => (does ? '计息' : '不计息');
  const settled = settlementDay === null ? '还款时一次结息' : `每月 ${settlementDay} 日结息，逐期四舍五入到分`;
  return `一年按 ${daysOfYear} 天算，放款日${counts(firstDayCounts)}，还款日${counts(lastDayCounts)}，${settled}。`;
}

function caseSentence({ guaranteed, insured, sizeClasses, percent }: RatioCase): string {
  const is = (value: boolean | undefined, what: string) => (value === undefined ? [] : [`${value ? '有' : '没有'}${what}`]);
  const sizes = sizeClasses ? [`${sizeClasses.map((size) => SIZE_CLASSES[size]).join('、')}企业`] : [];
  return `${[...is(guaranteed, '担保'), ...is(insured, '保险'), ...sizes].join('且')}的，核算金额为其中的 ${percent}%。`;
}

function limitSentences({ calculation, capPerEnterpriseYearFen, budgetFen }: RoundVersion): string[] {
  const { capPerLoanFen } = calculation;
  const limits = [
    ...(capPerLoanFen === null ? [] : [`每笔贷款最多补贴 ${formatWan(capPerLoanFen)} 万元。`]),
    ...(capPerEnterpriseYearFen === null ? [] : [`每个单位每年最多补贴 ${formatWan(capPerEnterpriseYearFen)} 万元，按核定当年合计。`]),
    ...(budgetFen === null ? [] : [`本期预算 ${formatWan(budgetFen)} 万元，核定总额不超过预算。`]),
  ];
  return limits.length > 0 ? limits : ['本期没有另设上限。'];
}

const WHEN: Record<RequiredWhen, string> = { always: '必须提供', patentPledged: '质押专利的须提供', guaranteed: '有担保或保险的须提供', renamed: '单位改过名的须提供', never: '可不提供' };
/** What the platform asks for where a round says nothing (`subsidyForm`). */
const BY_DEFAULT: Record<MaterialSlot, RequiredWhen> = { bankForm: 'always', guaranteeForm: 'guaranteed', filingCertificate: 'patentPledged', renameProof: 'renamed', other: 'never' };
const MOST_MEGABYTES = 20;

function materialSentences({ materials }: RoundVersion): string[] {
  const lines = (Object.keys(MATERIAL_SLOTS) as MaterialSlot[]).map((slot) => {
    const rule = materials.find((each) => each.slot === slot);
    const size = rule?.megabytes && rule.megabytes < MOST_MEGABYTES ? `，每个不超过 ${rule.megabytes} MB` : '';
    const attached = slot === 'filingCertificate' ? '；产品已在本平台备案的，系统自动附上' : '';
    return `${rule?.title || MATERIAL_SLOTS[slot]}：${WHEN[rule?.requiredWhen ?? BY_DEFAULT[slot]]}${attached}${size}。`;
  });
  return [...lines, `材料为 PDF、JPG、PNG、rar 或 zip，每个不超过 ${MOST_MEGABYTES} MB。`];
}

function isLimited({ from, to }: DayRange): boolean {
  return Boolean(from || to);
}
