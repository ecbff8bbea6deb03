import { describe, expect, it } from 'vitest';
import { keysOf } from '../../src/admin/desk/keys.ts';
import { lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';

/** Actions of a state by the key a reviewer presses for them; `taken`: in somebody's hands already. */
function keysIn(collection: CaseCollection, state: string, taken: boolean): string {
  const offered = Object.entries(lifecycleOf(collection).actions)
    .filter(([, { by, from }]) => by.includes('reviewer') && from.includes(state))
    .map(([action, { look }]) => ({ action, look, allowed: action !== (taken ? 'take' : 'release') }));
  return [...keysOf(offered)].map(([action, key]) => `${key} ${action}`).join(', ');
}

describe('a reviewer decides by keyboard', () => {
  it.each([
    ['verifications', 'submitted', 'A approve, R reject'],
    ['products', 'submitted', 'A file, R reject'],
    ['products', 'withdrawing', 'A approveWithdrawal, R refuseWithdrawal'],
    ['product-updates', 'submitted', 'A accept, R reject'],
  ] as const)('%s %s: %s, and T to take or put back', (collection, state, keys) => {
    expect([keysIn(collection, state, false), keysIn(collection, state, true)]).toEqual([`${keys}, T take`, `${keys}, T release`]);
  });

  it('of two ways to refuse an application the key leads to the one that can be mended, the final one has none', () => {
    expect(keysIn('subsidy-applications', 'submitted', false)).toBe('A approve, R reject, T take');
  });

  it('what may not be pressed has no key', () => {
    expect([...keysOf([{ action: 'file', look: 'primary', allowed: false }, { action: 'reject', look: 'danger', allowed: true }])]).toEqual([['reject', 'R']]);
  });
});
