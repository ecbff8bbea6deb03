import type { AccountCollection } from './sessions.ts'

/**
 * Which of two sign-ins in one browser a request means. A page's own address decides; a call from a page
 * carries that page as referrer (our Referrer-Policy is same-origin). Without either: the back office.
 */
export function signInFor(referer: string | null, path: string | null): AccountCollection {
  const own = path && !path.startsWith('/api/') ? path : pathOf(referer)
  if (path?.startsWith('/api/enterprise-users/')) return 'enterprise-users'
  if (path?.startsWith('/api/users/')) return 'users'
  return own?.startsWith('/portal') ? 'enterprise-users' : 'users'
}

function pathOf(referer: string | null): string | null {
  return referer && URL.canParse(referer) ? new URL(referer).pathname : null
}
