import type { ServerResponse } from 'node:http';

/** The open data answer these, and only these, to the pages of any site: nothing there depends on who asks. */
export const OPEN_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

export function isOpenData(path: string): boolean {
  return path.startsWith('/api/public/');
}

/** Refusals carry them as well, or a page of another site could not read why. */
export const OPEN_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Retry-After, Content-Disposition, X-Request-Id',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

const PREFLIGHT = { Allow: OPEN_METHODS.join(', '), 'Access-Control-Allow-Methods': OPEN_METHODS.join(', '), 'Access-Control-Allow-Headers': '*', 'Access-Control-Max-Age': '86400' };

/** What a browser asks before it lets a page of another site send a header of its own. */
export function answerPreflight(res: ServerResponse): void {
  for (const [name, value] of Object.entries(PREFLIGHT)) res.setHeader(name, value);
  res.statusCode = 204;
  res.end();
}
