import type { CaseContext } from './types.ts';

/** What comes next is anybody's: nobody has the case in hand because they did the step before. */
export const FREE = { taken_by: null, taken_by_name: null, taken_at: null };

/** Who has the case in hand from now on. */
export function inHandsOf({ actor, now }: Pick<CaseContext, 'actor' | 'now'>): Record<keyof typeof FREE, unknown> {
  return { taken_by: actor.id, taken_by_name: actor.name, taken_at: now };
}
