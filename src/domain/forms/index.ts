import { assetReportForm } from './assetReport.ts';
import type { Form } from './field.ts';
import { loanForm } from './loan.ts';
import { productForm } from './product.ts';
import { productUpdateForm } from './productUpdate.ts';
import { repaymentForm } from './repayment.ts';
import { subsidyForm } from './subsidyApplication.ts';
import { verificationForm } from './verification.ts';

/** Every form by the slug of its collection. */
export const FORMS = {
  verifications: verificationForm,
  'asset-reports': assetReportForm,
  products: productForm,
  'product-updates': productUpdateForm,
  loans: loanForm,
  repayments: repaymentForm,
  'subsidy-applications': subsidyForm,
} as const satisfies Record<string, Form>;

export type FormCollection = keyof typeof FORMS;

export function isFormCollection(slug: string): slug is FormCollection {
  return Object.hasOwn(FORMS, slug);
}
