import type { OfferedAction } from '../../casework/listActions.ts';

/** Keys by what a button does, so that each case type has the same ones. */
function keyOf({ look, action }: Pick<OfferedAction, 'look' | 'action'>): string | null {
  if (look === 'primary') return 'A';
  if (look === 'danger') return 'R';
  return action === 'take' || action === 'release' ? 'T' : null;
}

/** The key of each action that may be pressed now, by its name. A key leads to one action, the first that has it. */
export function keysOf(actions: readonly Pick<OfferedAction, 'look' | 'action' | 'allowed'>[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const action of actions.filter(({ allowed }) => allowed)) {
    const key = keyOf(action);
    if (key && ![...keys.values()].includes(key)) keys.set(action.action, key);
  }
  return keys;
}
