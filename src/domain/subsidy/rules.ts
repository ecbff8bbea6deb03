import type { SizeClass } from '../sizeClass.ts';

/** What the subsidy is a share of: the interest the bank confirmed as paid, interest computed from the loan, or fees paid. */
export type Basis = 'interestPaid' | 'computed' | 'feesPaid';

/**
 * The highest annual rate that is subsidised. `lprAtDisbursement`, `lprAtContract` and `lprDecember` (of the year of
 * repayment) look the one-year LPR up; `benchmark` is a rate of the round itself times a factor.
 */
export type RateCap =
  | { kind: 'none' }
  | { kind: 'lprAtDisbursement' | 'lprAtContract' | 'lprDecember' }
  | { kind: 'benchmark'; percent: string; factor: string };

/** A share that depends on the loan or the company; every condition given must hold. */
export type RatioCase = { guaranteed?: boolean; insured?: boolean; sizeClasses?: readonly SizeClass[]; percent: string };

/** How a policy round (申报通知) computes a subsidy (spec 4). Percentages are decimal text, amounts integer fen, null means no limit. */
export type SubsidyRules = {
  basis: Basis;
  /** What the company may request, percent of the basis. */
  requestedPercent: string;
  /** What is approved, percent of the basis; the first case that fits wins. */
  approvedPercent: string;
  approvedCases: readonly RatioCase[];
  rateCap: RateCap;
  daysOfYear: 360 | 365;
  firstDayCounts: boolean;
  lastDayCounts: boolean;
  /** Day of the month on which the bank settles interest, 1–28; null: once, at repayment. */
  settlementDay: number | null;
  /** Longest subsidised period in days from disbursement. */
  longestDays: number | null;
  capPerLoanFen: number | null;
};

export type SubsidyLoan = {
  principalFen: number;
  annualRatePercent: string | number;
  disbursedOn: string;
  dueOn: string;
  /** Day of the loan contract; the day of disbursement where it is not recorded. */
  contractedOn?: string | null;
  guaranteed: boolean;
  insured: boolean;
  sizeClass?: SizeClass | null;
};

/** `repaidOn` null: a running loan, whose fees alone may be subsidised. */
export type SubsidyRepayment = { repaidOn: string | null; interestPaidFen: number; feesPaidFen?: number | null };

/** One quotation of the loan prime rate. */
export type LprQuotation = { date: string; oneYearPercent: string | number };

/** One step of the calculation as people read it; `amountFen` is its result. */
export type SubsidyLine = { label: string; formula: string; amountFen: number };
