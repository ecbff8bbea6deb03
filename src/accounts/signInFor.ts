import type { AccountCollection } from './sessions.ts';

/** Calls about a sign-in itself. Records of the same collections are read by people of both. */
const ABOUT_A_SIGN_IN = /^\/api\/(users|enterprise-users)\/(?:login|logout|me|refresh-token|change-password|register|registration-code|login-code|login-by-code|reset-code|reset-password|sso-register|sso-bind|sso-unbind|sessions(?:\/[^/]+)?)\/?$/;

/**
 * Which of two sign-ins in one browser a request means. A page's own address decides; a call from a page
 * carries that page as referrer (our Referrer-Policy is same-origin). Without either: the back office.
 */
export function signInFor(referer: string | null, path: string | null): AccountCollection {
  const named = ABOUT_A_SIGN_IN.exec(path ?? '')?.[1];
  if (named) return named as AccountCollection;
  const page = path && !path.startsWith('/api/') ? path : pathOf(referer);
  return page === '/portal' || page?.startsWith('/portal/') ? 'enterprise-users' : 'users';
}

function pathOf(referer: string | null): string | null {
  return referer && URL.canParse(referer) ? new URL(referer).pathname : null;
}
