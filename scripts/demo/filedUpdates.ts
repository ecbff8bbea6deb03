import { logRecord } from '../../src/casework/caseLog.ts';
import { civilYear } from '../../src/domain/civilDate.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { createRandom, type Random } from '../seed/random.ts';
import { uuidAt, type Row } from './bulk.ts';

/** Of a hundred products filed in an earlier year, how many are updated already. */
const UPDATED = { thisYear: 72, lastYear: 80 };
const DAY = 86_400_000;
const FIGURES = ['output', 'sales', 'profit', 'total_cost', 'ip_spending_total'];
const KEPT = ['market_share', 'contribution_method', 'contribution_index', 'is_exported', 'wants_certification'];

type Cast = { reviewers: readonly Actor[]; now: Date };

/**
 * Accepted annual updates of products filed in earlier years, this year's and last year's, with their logs. The products
 * get the years these updates wrote; who is left has still to update.
 */
export function makeFiledUpdates(products: readonly Row[], cast: Cast): { product_updates: Row[]; case_log: Row[] } {
  const random = createRandom(20_270_101);
  const made: { product_updates: Row[]; case_log: Row[] } = { product_updates: [], case_log: [] };
  const year = civilYear(cast.now);
  for (const product of products) {
    const filed = Number(product.filing_year);
    if (filed < year - 1 && random.chance(UPDATED.lastYear)) addUpdate(made, product, { random, cast, year: year - 1, scale: 0.86 });
    if (filed < year && random.chance(UPDATED.thisYear)) addUpdate(made, product, { random, cast, year, scale: 1 });
  }
  return made;
}

type Making = { random: Random; cast: Cast; year: number; scale: number };

function addUpdate(made: { product_updates: Row[]; case_log: Row[] }, product: Row, { random, cast, year, scale }: Making): void {
  const submittedAt = new Date(Date.parse(`${year}-01-06T09:00:00+08:00`) + random.below(150) * DAY + random.below(8) * 3_600_000);
  const decidedAt = new Date(submittedAt.getTime() + (1 + random.below(9)) * DAY);
  if (decidedAt > cast.now) return;
  const id = uuidAt(submittedAt);
  const figuresOf = (by: number) => Object.fromEntries(FIGURES.map((name) => [name, Math.round((Number(product[name]) * by) / 10_000) * 10_000]));
  made.product_updates.push({
    id, status: 'updated', revision: 3, enterprise_id: product.enterprise_id, product_id: product.id, year, name: product.name, submitted_at: submittedAt, decided_at: decidedAt,
    facts_changed: 'unchanged', ...figuresOf(scale), ...Object.fromEntries(KEPT.map((name) => [name, product[name]])),
    before: { figuresYear: year - 2, lastUpdateYear: product.last_update_year ?? null, values: valuesOf(figuresOf(scale * 0.88)), patents: [] },
    created_at: submittedAt, updated_at: decidedAt,
  });
  Object.assign(product, { figures_year: year - 1, last_update_year: year });
  made.case_log.push(...logOf({ id, enterprise_id: String(product.enterprise_id) }, random.pick(cast.reviewers), submittedAt, decidedAt));
}

/** As the form names them. */
function valuesOf(figures: Row): Row {
  return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name.replace(/_(\w)/g, (_line, letter: string) => letter.toUpperCase()), value]));
}

function logOf(row: { id: string; enterprise_id: string }, reviewer: Actor, submittedAt: Date, decidedAt: Date): Row[] {
  const base = { type: { collection: 'product-updates' as const }, input: {}, submissionHash: null };
  const clerk: Actor = { role: 'enterprise', id: null, name: '企业经办人' };
  const first = logRecord({ ...base, row: { ...row, status: 'draft' }, action: 'submit', actor: clerk, at: submittedAt, to: 'submitted', revision: 2, trail: [] });
  const trail = [{ sequence: 1, action: 'submit', actor_id: null, actor_role: 'enterprise', actor_name: clerk.name, at: submittedAt, hash: first.hash, submission_hash: null }];
  const second = logRecord({ ...base, row: { ...row, status: 'submitted' }, action: 'accept', actor: reviewer, at: decidedAt, to: 'updated', revision: 3, trail });
  return [{ id: uuidAt(submittedAt), ...first }, { id: uuidAt(decidedAt), ...second }];
}
