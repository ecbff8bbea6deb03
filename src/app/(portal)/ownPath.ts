/** Where a person goes after sign-in when nothing else was asked for. */
export const PORTAL_HOME = '/portal';

/**
 * The page of the portal to go on to after sign-in, or the home page. Only paths of the portal itself pass, so that a
 * link from elsewhere cannot send a person who has just typed a password to a foreign site. Query and fragment stay.
 */
export function ownPath(asked: string | null | undefined): string {
  if (!asked || !asked.startsWith(PORTAL_HOME)) return PORTAL_HOME;
  const url = URL.parse(asked, ORIGIN);
  if (url?.origin !== ORIGIN || !/^\/portal(?:\/|$)/.test(url.pathname)) return PORTAL_HOME;
  if (/^\/portal\/(?:login\/?$|register\/?$|forgot\/?$|sso(?:\/|$))/.test(url.pathname)) return PORTAL_HOME;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that leads back to `here`. */
export function signInPath(here: string): string {
  const next = ownPath(here);
  return next === PORTAL_HOME ? '/portal/login' : `/portal/login?next=${encodeURIComponent(next)}`;
}

/** Stands for our own address, which a path is read against. */
const ORIGIN = 'http://portal.invalid';
