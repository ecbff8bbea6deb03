import type { CaseCollection } from '../domain/lifecycle/index.ts';
import { certificationCases } from './certifications.ts';
import { loanCases } from './loans.ts';
import { objectionCases } from './objections.ts';
import { productCases } from './products.ts';
import { productUpdateCases } from './productUpdates.ts';
import { repaymentCases } from './repayments.ts';
import { subsidyCases } from './subsidies.ts';
import type { CaseType } from './types.ts';
import { verificationCases } from './verifications.ts';

/** How each case type reads its facts and writes its effects. */
export const CASE_TYPES = {
  verifications: verificationCases,
  products: productCases,
  'product-updates': productUpdateCases,
  certifications: certificationCases,
  objections: objectionCases,
  loans: loanCases,
  repayments: repaymentCases,
  'subsidy-applications': subsidyCases,
} as const satisfies Record<CaseCollection, unknown>;

export function caseType(collection: CaseCollection): CaseType {
  return CASE_TYPES[collection] as unknown as CaseType;
}
