import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type pg from 'pg';
import { cache } from 'react';
import { findSessionUser, SESSION_COOKIES } from '../../accounts/sessions.ts';
import type { Actor } from '../../domain/roles.ts';
import { database } from '../database.ts';
import { PORTAL_HOME, signInPath } from './ownPath.ts';

export type PortalUser = { id: string; username: string; email: string; isOwner: boolean; enterprise: string; signedInAt: string };
export type PortalVisit = {
  user: PortalUser;
  /** Role `enterprise`; `enterprise` is always set. */
  actor: Actor & { enterprise: string };
  db: pg.Pool;
};

/**
 * Who is signed in to the portal. Whoever is not goes to the sign-in page, which leads back to `here` (default: the
 * path our server names in `x-requested-path`, else the home page). Every page calls it: a layout is not rendered
 * again on the way from page to page.
 */
export async function requirePortalUser(here?: string): Promise<PortalVisit> {
  const visit = await portalVisit();
  if (visit) return visit;
  redirect(signInPath(here ?? (await headers()).get('x-requested-path') ?? PORTAL_HOME));
}

/** The visit, or null when nobody is signed in. Read once per request. */
export const portalVisit = cache(async (): Promise<PortalVisit | null> => {
  const token = (await cookies()).get(SESSION_COOKIES['enterprise-users'])?.value;
  const found = token ? await findSessionUser(database(), 'enterprise-users', token) : null;
  if (!found) return null;
  const user = found as unknown as PortalUser;
  return { user, db: database(), actor: { role: 'enterprise', id: user.id, name: user.username, enterprise: user.enterprise } };
});
