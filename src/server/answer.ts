import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorPage, type SiteSettings } from './errorPage.ts';
import { errorBody } from './errorTexts.ts';
import type { RequestContext } from './requestContext.ts';

const RETRY_AFTER_SECONDS = '5';

/** True when a person will read the answer: not a script's fetch, not Next's own data requests, not our JSON API. */
export function wantsPage(req: IncomingMessage, path: string): boolean {
  const byScript = req.headers.rsc !== undefined || req.headers['next-action'] !== undefined || req.headers['x-requested-with'] !== undefined;
  if (byScript) return false;
  const accepts = req.headers.accept ?? '*/*';
  // A browser that opens an address of the API (a link to a document) names HTML; programs do not.
  return accepts.includes('text/html') || (accepts.includes('*/*') && !isApi(path));
}

/** Addresses that answer in JSON: the API and the probes. */
export function isApi(path: string): boolean {
  return path.startsWith('/api/') || path === '/livez' || path === '/readyz' || path === '/metrics';
}

/** Writes a JSON answer; a HEAD request gets the headers alone. */
export function sendJson(req: IncomingMessage, res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  send(req, res, status, JSON.stringify(body), { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private, no-store', ...headers });
}

/** Writes text of any kind; a HEAD request gets the headers alone. */
export function send(req: IncomingMessage, res: ServerResponse, status: number, body: string, headers: Record<string, string>): void {
  res.statusCode = status;
  res.statusMessage = '';
  for (const [name, value] of Object.entries({ ...headers, 'Content-Length': String(Buffer.byteLength(body)) })) res.setHeader(name, value);
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Refuses a request in the form its sender can read: a page in the visitor's language for a page load, JSON for everything else. */
export function sendError(req: IncomingMessage, res: ServerResponse, context: RequestContext, settings: SiteSettings, status: number, message?: string): void {
  const headers: Record<string, string> = { 'Cache-Control': 'private, no-store', ...(status === 503 ? { 'Retry-After': RETRY_AFTER_SECONDS } : {}) };
  if (!wantsPage(req, context.path)) return sendJson(req, res, status, errorBody(status, message), headers);
  const { traceId, path, language } = context;
  const page = errorPage({ ...{ status, traceId, settings, path, language, method: req.method ?? 'GET' }, ...(message ? { message } : {}) });
  send(req, res, status, page, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
}
