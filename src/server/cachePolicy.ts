/** What a browser may keep of a page to show it again on the way back, asking first; shared caches keep nothing (nonce). */
export const KEEPABLE = 'private, no-cache';

/** Pages without anything personal and without a state that must never be seen stale (verification). */
const KEPT = /^\/(?:$|(?:products|announcements|help|open-data|site-map|accessibility|terms|privacy)(?:\/|$)|objections\/new$)/;
/** Drafts and the way to them, below the kept ones. */
const NOT_KEPT = /^\/announcements\/preview(?:\/|$)/;

/**
 * True for an answer Next marks `no-store` for want of knowing better: a public page read by GET. A form that failed to
 * be sent is found again, filled in, on the way back (spec 8, honest failure).
 * @param path without language and query
 */
export function mayBeKept(method: string | undefined, status: number, path: string, contentType: string): boolean {
  return (method === 'GET' || method === 'HEAD') && status === 200 && contentType.startsWith('text/html') && KEPT.test(path) && !NOT_KEPT.test(path);
}
