import { computeSubsidy, type LprQuotation, type SubsidyLoan, type SubsidyRepayment } from '../subsidy.ts';
import { failedRules, type LoanFacts } from './eligibility.ts';
import type { RoundVersion } from './roundRecord.ts';

/** A loan as far as a round judges it, for an application that is not begun yet. */
export type JudgedFacts = { id: string; forEligibility: LoanFacts; forCalculation: SubsidyLoan; repayment: SubsidyRepayment };

/** `approvedFen` null: not eligible, or not computable; `why`: the first rule it fails, or why nothing can be computed. */
export type Judgement = { isEligible: boolean; approvedFen: number | null; why: string | null };

/** What a version of a round makes of all loans. Amounts in fen; `uncomputable`: eligible, but a quotation is missing. */
export type Totals = { eligible: number; uncomputable: number; requestedFen: number; approvedFen: number };

export type Change = 'enters' | 'leaves' | 'amount';
export type AffectedLoan = { id: string; change: Change; before: Judgement | null; after: Judgement };

/** `before` null for a round that is not saved yet: no loan has been eligible under it. */
export type RoundEffect = { judged: number; before: Totals | null; after: Totals; counts: Record<Change, number>; affected: AffectedLoan[] };

/**
 * What saving a version would do to the loans of today (spec 4: 影响 N 笔贷款): who becomes eligible, who no longer is, whose
 * computed amount changes. `shown`: how many of the affected are told one by one, in the order of the loans.
 */
export function roundEffect(before: RoundVersion | null, after: RoundVersion, loans: readonly JudgedFacts[], lpr: readonly LprQuotation[], shown: number): RoundEffect {
  const totals: { before: Totals; after: Totals } = { before: nothing(), after: nothing() };
  const counts = { enters: 0, leaves: 0, amount: 0 };
  const affected: AffectedLoan[] = [];
  for (const loan of loans) {
    const was = before ? judge(before, loan, lpr, totals.before) : null;
    const is = judge(after, loan, lpr, totals.after);
    const change = changeOf(was, is);
    if (!change) continue;
    counts[change] += 1;
    if (affected.length < shown) affected.push({ id: loan.id, change, before: was, after: is });
  }
  return { judged: loans.length, before: before ? totals.before : null, after: totals.after, counts, affected };
}

const nothing = (): Totals => ({ eligible: 0, uncomputable: 0, requestedFen: 0, approvedFen: 0 });

function judge(rules: RoundVersion, loan: JudgedFacts, lpr: readonly LprQuotation[], totals: Totals): Judgement {
  const [failed] = failedRules(rules.eligibility, loan.forEligibility, rules.kind);
  if (failed) return { isEligible: false, approvedFen: null, why: failed.sentence };
  totals.eligible += 1;
  const computed = computeSubsidy(rules.calculation, loan.forCalculation, loan.repayment, lpr);
  if (!computed.ok) {
    totals.uncomputable += 1;
    return { isEligible: true, approvedFen: null, why: computed.reason };
  }
  totals.requestedFen += computed.requestedFen;
  totals.approvedFen += computed.approvedFen;
  return { isEligible: true, approvedFen: computed.approvedFen, why: null };
}

function changeOf(was: Judgement | null, is: Judgement): Change | null {
  if (is.isEligible && !was?.isEligible) return 'enters';
  if (!is.isEligible) return was?.isEligible ? 'leaves' : null;
  return was?.approvedFen === is.approvedFen ? null : 'amount';
}
