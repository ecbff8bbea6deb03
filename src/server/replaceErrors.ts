import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { isApi, sendError, sendJson, wantsPage } from './answer.ts';
import { KEEPABLE, mayBeKept } from './cachePolicy.ts';
import type { DatabaseHealth } from './databaseHealth.ts';
import type { SiteSettings } from './errorPage.ts';
import { isErrorBody } from './errorTexts.ts';
import type { RequestContext } from './requestContext.ts';

export type ReplaceOptions = { context: RequestContext; settings: () => SiteSettings; health: DatabaseHealth };

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse;
type Write = (chunk?: unknown, ...rest: unknown[]) => boolean;
type End = (...parts: unknown[]) => ServerResponse;

/** Headers that describe the body we throw away. */
const BODY_HEADERS: readonly string[] = ['content-encoding', 'content-length', 'content-type', 'transfer-encoding', 'etag', 'last-modified', 'content-disposition', 'link', 'accept-ranges'];
/** The server holds back at most this much of an answer it may replace; error bodies are small. */
const LONGEST_KEPT_BODY = 1_000_000;

/**
 * Holds back what Next answers with a status ≥ 400 and sends our own page or JSON in its place: a page that
 * calls notFound() or throws sends an empty body which only JavaScript fills. A failure while the database is
 * away becomes 503. When the database goes away before anything was sent, the request is answered at once.
 */
export function replaceErrors(req: IncomingMessage, res: ServerResponse, options: ReplaceOptions): void {
  const original = { writeHead: res.writeHead.bind(res) as WriteHead, write: res.write.bind(res) as Write, end: res.end.bind(res) as End };
  const held: Buffer[] = [];
  let state: 'open' | 'passing' | 'held' | 'answered' = 'open';

  const decide = (status: number) => {
    if (state !== 'open') return;
    state = isToBeReplaced(req, res, status, options.context) ? 'held' : 'passing';
    if (!res.headersSent && mayBeKept(req.method, status, options.context.path, String(res.getHeader('content-type') ?? ''))) res.setHeader('Cache-Control', KEEPABLE);
  };
  const answer = (write: () => void) => {
    state = 'answered';
    Object.assign(res, original);
    for (const name of res.getHeaderNames()) if (describesBody(name)) res.removeHeader(name);
    write();
    Object.assign(res, { writeHead: () => res, write: () => true, end: () => res }); // what Next still sends is dropped
  };
  const finish = async () => {
    const status = await honestStatus(res.statusCode, options.health);
    const body = isApi(options.context.path) ? parsed(held, String(res.getHeader('content-encoding') ?? '')) : undefined;
    if (state === 'held' && !res.destroyed) answer(() => sendReplacement(req, res, status, body, options));
  };
  const unsubscribe = options.health.onDown(() => {
    if (state === 'open' && !res.headersSent) answer(() => sendError(req, res, options.context, options.settings(), 503));
  });
  res.once('close', unsubscribe);

  Object.assign(res, {
    writeHead(status: number, ...rest: unknown[]) {
      applyHeaders(res, rest);
      dropClientHints(res, options.context.path);
      decide(status);
      res.statusCode = status;
      return state === 'held' ? res : original.writeHead(status, ...rest);
    },
    write(chunk?: unknown, ...rest: unknown[]) {
      decide(res.statusCode);
      return state === 'held' ? keep(held, chunk, rest[0]) : original.write(chunk, ...rest);
    },
    end(...parts: unknown[]) {
      decide(res.statusCode);
      if (state !== 'held') return original.end(...parts);
      keep(held, parts[0], parts[1]);
      void finish();
      return res;
    },
  });
}

/** Pages for people and our JSON shape for the API; data requests of Next and files pass as they are. */
function isToBeReplaced(req: IncomingMessage, res: ServerResponse, status: number, { path }: RequestContext): boolean {
  if (status < 400 || path.startsWith('/_next/')) return false;
  return isApi(path) || wantsPage(req, path) || String(res.getHeader('content-type') ?? '').startsWith('text/html');
}

function sendReplacement(req: IncomingMessage, res: ServerResponse, status: number, body: unknown, { context, settings }: ReplaceOptions): void {
  const said = isErrorBody(body) ? body : undefined;
  if (said && !wantsPage(req, context.path)) return sendJson(req, res, status, said);
  sendError(req, res, context, settings(), status, said?.errors[0]?.message);
}

/** What failed while the database is away is no fault of the program: say "try again" instead. */
async function honestStatus(status: number, health: DatabaseHealth): Promise<number> {
  return status >= 500 && !(await health.check()) ? 503 : status;
}

function describesBody(header: string): boolean {
  return BODY_HEADERS.includes(header) || header.startsWith('x-nextjs-');
}

/** Payload asks for the visitor's colour scheme on every page, which costs a first visit a second round trip. */
function dropClientHints(res: ServerResponse, path: string): void {
  if (path.startsWith('/admin')) return;
  res.removeHeader('Accept-CH');
  res.removeHeader('Critical-CH');
}

function applyHeaders(res: ServerResponse, rest: unknown[]): void {
  const headers = rest.find((part): part is OutgoingHttpHeaders => typeof part === 'object' && part !== null && !Array.isArray(part));
  const type = headers && Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (type !== undefined) res.setHeader('Content-Type', type);
}

function keep(held: Buffer[], chunk: unknown, encoding: unknown): true {
  const total = held.reduce((sum, part) => sum + part.length, 0);
  if (total > LONGEST_KEPT_BODY) return true;
  if (typeof chunk === 'string') held.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
  else if (chunk instanceof Uint8Array) held.push(Buffer.from(chunk));
  return true;
}

/** The JSON that was held back; `undefined` when it is none (an empty body, a page, cut off). */
function parsed(held: Buffer[], encoding: string): unknown {
  try {
    return JSON.parse(unpacked(Buffer.concat(held), encoding).toString('utf8'));
  } catch {
    return undefined;
  }
}

function unpacked(body: Buffer, encoding: string): Buffer {
  if (encoding === 'gzip') return gunzipSync(body);
  if (encoding === 'br') return brotliDecompressSync(body);
  if (encoding === 'deflate') return inflateSync(body);
  return encoding === 'zstd' ? zstdDecompressSync(body) : body;
}
