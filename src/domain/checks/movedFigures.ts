import type { Values } from '../forms/field.ts';
import { movement, share } from '../productUpdates.ts';
import type { Conflict } from './conflicts.ts';

/** From this share on a reviewer looks twice: the FAQ asks that figures agree with the proof, and a slip of the unit is a hundredfold. */
const NOTABLE = 0.5;
const WATCHED: Record<string, string> = { output: '产值', sales: '销售额', profit: '利润', totalCost: '总成本', marketShare: '市场占有率' };

/** Figures of a product that moved by half or more since `year`, the year of those before. */
export function movedFigures(before: Values, after: Values, year: number | null): Conflict[] {
  return Object.entries(WATCHED).flatMap(([field, label]) => {
    const moved = share(before[field], after[field]);
    if (moved === null || Math.abs(moved) < NOTABLE) return [];
    const since = year === null ? '上次填报的' : ` ${year} 年度`;
    return [{ field, tone: 'waiting', message: `${label}比${since}${movement(before[field], after[field])}，请对照证明材料核对。` }];
  });
}
