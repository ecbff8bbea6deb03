import { formatWan, formatYuan } from '../../../domain/money.ts';

/** The amount in 元, with its unit; null stays null, for a table to say so. */
export function yuan(fen: number | null): string | null {
  return fen === null ? null : `${formatYuan(fen)} 元`;
}

export function wan(fen: number): string {
  return `${formatWan(fen)} 万元`;
}

/** Said wherever an amount stands that is not granted yet (spec 4, 7). */
export const ONLY_NOTICE_COUNTS = '以最后核定通知的金额为准。';

/** Where a company tells the bank that what it entered of a loan is wrong. */
export function wrongLoanHref(loan: string): string {
  return `/portal/loans/${loan}#explanation`;
}
