import { civilDay } from '../../(public)/dates.ts';
import { lifecycleOf, type CaseCollection } from '../../../domain/lifecycle/index.ts';
import type { Tone } from '../../tokens.ts';

/** A whole number with thousands separators. */
export function grouped(count: number): string {
  return count.toLocaleString('zh-CN');
}

/** A day of a table, `2026-03-09` in Shanghai; null stays null, for the table to say so. */
export function dayOf(instant: Date | null): string | null {
  return instant && civilDay(instant);
}

/** The word and tone of a status, from the lifecycle that declares it. */
export function statusOf(collection: CaseCollection, status: string): { label: string; tone: Tone } {
  const state = lifecycleOf(collection).states[status];
  if (!state) throw new Error(`no status ${status} in ${collection}`);
  return { label: state.label, tone: state.tone };
}

/** Whether an industry is patent-intensive; unknown until the mapping is loaded, never "no" by default (spec 3). */
export function intensiveWord(intensive: 'yes' | 'no' | null): string {
  if (intensive === null) return '未判定';
  return intensive === 'yes' ? '是' : '否';
}

export const INTENSIVE_OPTIONS = { yes: '是', no: '否', unknown: '未判定' };
