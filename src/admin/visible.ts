import type { BackOfficeRole } from '../domain/roles.ts';

/**
 * What a role has no use for is neither in its navigation nor reachable as a screen. Rights are decided elsewhere
 * (`access`); this only keeps the desk tidy. Somebody without a role sees nothing.
 */
export function hiddenFor(...roles: BackOfficeRole[]): (args: { user: unknown }) => boolean {
  return ({ user }) => {
    const { role } = (user ?? {}) as { role?: BackOfficeRole };
    return !role || roles.includes(role);
  };
}
