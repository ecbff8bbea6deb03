import type { SizeClass } from '../sizeClass.ts';
import { parseUscc } from '../uscc.ts';
import { compareDates } from '../civilDate.ts';
import type { Problem } from '../result.ts';
import type { MaterialRule } from './materials.ts';
import type { ContractOutcome, EligibilityRules, IpKind, PolicyRound, SubsidyKind } from './round.ts';
import type { Basis, RateCap, RatioCase, SubsidyRules } from './rules.ts';

/** A round with its materials, as a version keeps it: what an application is judged by, whatever becomes of the record. */
export type RoundVersion = PolicyRound & { materials: readonly MaterialRule[] };

/** The record staff edit, by the names of its fields; lists may be absent. */
export type RoundRecord = Record<string, unknown>;

/** The rules of a round from its record. Amounts in fen, empty limits null. */
export function roundOf(record: RoundRecord): RoundVersion {
  const text = (name: string) => String(record[name] ?? '');
  return {
    title: text('title'),
    kind: text('kind') as SubsidyKind,
    opensOn: text('opensOn'),
    closesOn: text('closesOn'),
    correctionsUntil: text('correctionsUntil'),
    paperUntil: text('paperUntil'),
    eligibility: eligibilityOf(record),
    calculation: calculationOf(record),
    capPerEnterpriseYearFen: figureOf(record.capPerEnterpriseYear),
    budgetFen: figureOf(record.budget),
    materials: materialsOf(record.materials),
  };
}

function eligibilityOf(record: RoundRecord): EligibilityRules {
  const day = (name: string) => (record[name] ? String(record[name]) : null);
  const range = (name: string) => ({ from: day(`${name}From`), to: day(`${name}To`), excludesFrom: record[`${name}FromExcluded`] === true, excludesTo: record[`${name}ToExcluded`] === true });
  return {
    repaymentConfirmed: record.repaymentConfirmed !== false,
    disbursed: range('disbursed'),
    repaid: range('repaid'),
    ipKinds: listOf<IpKind>(record.ipKinds),
    outcomes: listOf<ContractOutcome>(record.outcomes),
    sizeClasses: listOf<SizeClass>(record.sizeClasses),
    regions: wordsOf(record.regions),
    discredited: wordsOf(record.discredited),
  };
}

function calculationOf(record: RoundRecord): SubsidyRules {
  return {
    basis: String(record.basis ?? '') as Basis,
    requestedPercent: String(record.requestedPercent ?? 0),
    approvedPercent: String(record.approvedPercent ?? 0),
    approvedCases: casesOf(figureOf(record.guaranteedPercent), figureOf(record.insuredPercent)),
    rateCap: rateCapOf(record),
    daysOfYear: String(record.daysOfYear) === '365' ? 365 : 360,
    firstDayCounts: record.firstDayCounts === true,
    lastDayCounts: record.lastDayCounts === true,
    settlementDay: figureOf(record.settlementDay),
    longestDays: figureOf(record.longestDays),
    capPerLoanFen: figureOf(record.capPerLoan),
  };
}

/** What keeps a round from being saved: days out of order, a basis that does not fit its kind, a benchmark without its figures, codes that are none. */
export function roundProblems({ kind, opensOn, closesOn, correctionsUntil, paperUntil, calculation, eligibility }: RoundVersion): Problem[] {
  const ordered: [earlier: string, later: string, field: string, message: string][] = [
    [opensOn, closesOn, 'closesOn', '申报截止日不能早于申报开始日。'],
    [closesOn, correctionsUntil, 'correctionsUntil', '退回后最后修改日不能早于申报截止日。'],
    [closesOn, paperUntil, 'paperUntil', '纸件截止日不能早于申报截止日。'],
    [eligibility.disbursed.from ?? '', eligibility.disbursed.to ?? '9999-12-31', 'disbursedTo', '放款日的范围前后颠倒了。'],
    [eligibility.repaid.from ?? '', eligibility.repaid.to ?? '9999-12-31', 'repaidTo', '还款日的范围前后颠倒了。'],
  ];
  const { rateCap, basis } = calculation;
  const isFee = basis === 'feesPaid';
  return [
    ...ordered.flatMap(([earlier, later, field, message]) => (earlier && compareDates(later, earlier) < 0 ? [{ field, message }] : [])),
    ...((kind === 'fee') === isFee ? [] : [{ field: 'basis', message: kind === 'fee' ? '费用补贴的计算基数应为实际支付的费用。' : '利息补贴的计算基数应为利息。' }]),
    ...(rateCap.kind === 'benchmark' && !(Number(rateCap.percent) > 0 && Number(rateCap.factor) > 0) ? [{ field: 'benchmarkPercent', message: '按基准利率设上限的，请填写基准利率和系数。' }] : []),
    ...eligibility.regions.filter((code) => !/^\d{6}$/.test(code)).map((code) => ({ field: 'regions', message: `“${code}”不是 6 位的行政区划代码。` })),
    ...eligibility.discredited.filter((code) => !parseUscc(code).ok).map((code) => ({ field: 'discredited', message: `失信名单中的“${code}”不是有效的统一社会信用代码。` })),
  ];
}

function figureOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function listOf<T>(value: unknown): T[] {
  return Array.isArray(value) ? (value as T[]) : [];
}

function wordsOf(value: unknown): string[] {
  return String(value ?? '').split(/[\s,，、;；]+/).filter(Boolean);
}

function casesOf(guaranteed: number | null, insured: number | null): RatioCase[] {
  return [
    ...(guaranteed === null ? [] : [{ guaranteed: true, percent: String(guaranteed) }]),
    ...(insured === null ? [] : [{ insured: true, percent: String(insured) }]),
  ];
}

function rateCapOf({ rateCap, benchmarkPercent, benchmarkFactor }: RoundRecord): RateCap {
  if (rateCap === 'benchmark') return { kind: 'benchmark', percent: String(benchmarkPercent ?? 0), factor: String(benchmarkFactor ?? 0) };
  if (rateCap === 'lprAtDisbursement' || rateCap === 'lprAtContract' || rateCap === 'lprDecember') return { kind: rateCap };
  return { kind: 'none' };
}

function materialsOf(value: unknown): MaterialRule[] {
  return listOf<MaterialRule>(value).map(({ slot, title, requiredWhen, megabytes }) => ({ slot, title: title ?? null, requiredWhen, megabytes: megabytes ?? null }));
}
