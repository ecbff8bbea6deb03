import { ValidationError, type CollectionBeforeChangeHook } from 'payload';
import { contributionIndex } from '../src/domain/contributionIndex.ts';
import { today } from '../src/adapters/clock.ts';
import { findingReasonsSchema } from '../src/domain/forms/findingReasons.ts';

/** The figures of last year, of which the row says which year that was. */
const FIGURES = ['output', 'sales', 'exportValue', 'profit', 'totalCost', 'marketShare', 'ipSpendingTotal', 'ipSpending'];

/**
 * The figures belong to the year before the one in which they were entered. A draft that outlives New Year keeps the year
 * of its figures until they are changed: they do not become those of another year by themselves. Where the index is
 * computed from spending and cost the server's result counts, not the one a browser sent.
 */
export const computeIndex: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const changed = FIGURES.some((name) => (data[name] ?? null) !== (originalDoc?.[name] ?? null));
  const figuresYear = (changed ? null : originalDoc?.figuresYear) ?? Number(today().slice(0, 4)) - 1;
  return { ...withIndex(data), figuresYear };
};

/** The data with the index computed, where it is one that is computed. */
export function withIndex<D extends Record<string, unknown>>(data: D): D {
  if (data.contributionMethod !== 'spending') return data;
  const { ipSpending, totalCost, contributionFactor } = data;
  if (typeof ipSpending !== 'number' || typeof totalCost !== 'number') return { ...data, contributionIndex: null };
  const result = contributionIndex({ ipSpendingFen: ipSpending, totalCostFen: totalCost, k: (contributionFactor as number | null) ?? 1 });
  return { ...data, contributionIndex: result.ok ? Number(result.value.percent) : null };
}

/** Payload takes any JSON; reasons are text by the code of the finding. */
export const checkFindingReasons: CollectionBeforeChangeHook = ({ data, collection, req }) => {
  if (data.findingReasons === undefined || data.findingReasons === null) return data;
  const parsed = findingReasonsSchema.safeParse(data.findingReasons);
  if (parsed.success) return { ...data, findingReasons: parsed.data };
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'findingReasons', message: parsed.error.issues[0]?.message ?? '' }], req });
};
