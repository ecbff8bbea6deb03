import { certifications } from './certifications.ts';
import type { Lifecycle } from './engine.ts';
import { loans } from './loans.ts';
import { objections } from './objections.ts';
import { products } from './products.ts';
import { productUpdates } from './productUpdates.ts';
import { repayments } from './repayments.ts';
import { subsidyApplications } from './subsidyApplications.ts';
import { verifications } from './verifications.ts';

/** Every case type by the slug of its collection: the one list that options, endpoints, buttons and diagrams derive from. */
export const LIFECYCLES = {
  verifications,
  products,
  'product-updates': productUpdates,
  certifications,
  objections,
  loans,
  repayments,
  'subsidy-applications': subsidyApplications,
} as const;

export type CaseCollection = keyof typeof LIFECYCLES;

export function isCaseCollection(slug: string): slug is CaseCollection {
  return Object.hasOwn(LIFECYCLES, slug);
}

/** The declaration of a case type, with its own state and fact names forgotten. */
export function lifecycleOf(slug: CaseCollection): Lifecycle {
  return LIFECYCLES[slug] as unknown as Lifecycle;
}
