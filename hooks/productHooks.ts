import type { CollectionBeforeChangeHook } from 'payload'
import { contributionIndex } from '../src/domain/contributionIndex.ts'
import { today } from '../src/adapters/clock.ts'

/**
 * The figures belong to the year before the current one. Where the index is computed from spending and cost
 * the server's result counts, not the one a browser sent.
 */
export const computeIndex: CollectionBeforeChangeHook = ({ data }) => {
  const figuresYear = Number(today().slice(0, 4)) - 1
  if (data.contributionMethod !== 'spending') return { ...data, figuresYear }
  const { ipSpending, totalCost, contributionFactor } = data
  if (typeof ipSpending !== 'number' || typeof totalCost !== 'number') return { ...data, figuresYear, contributionIndex: null }
  const result = contributionIndex({ ipSpendingFen: ipSpending, totalCostFen: totalCost, k: contributionFactor ?? 1 })
  return { ...data, figuresYear, contributionIndex: result.ok ? Number(result.value.percent) : null }
}
