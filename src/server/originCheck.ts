import type { IncomingHttpHeaders } from 'node:http';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const OWN_SITES: readonly string[] = ['same-origin', 'none'];

/**
 * True when a request that changes something was sent by the page of another site. Browsers always name the
 * site of such a request; programs (curl, other services) name none and carry no cookie of a visitor, so a
 * request with neither Origin nor Sec-Fetch-Site is let through.
 * @param allowedOrigins origins of our own pages, without a trailing slash
 */
export function isForeignMutation(method: string, headers: IncomingHttpHeaders, allowedOrigins: readonly string[]): boolean {
  if (SAFE_METHODS.includes(method)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !OWN_SITES.includes(String(site))) return true;
  return headers.origin !== undefined && !allowedOrigins.includes(headers.origin);
}

/** Our own origins: the configured one, and in a demo the loopback address the browser happens to use. */
export function ownOrigins(serverUrl: string, demo: boolean, host: string | undefined): string[] {
  return demo && isLoopback(host) ? [serverUrl, `http://${host}`] : [serverUrl];
}

export function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
}
