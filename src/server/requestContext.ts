import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { languageOf, type Language } from '../domain/language.ts';
import { isLoopback } from './originCheck.ts';

export type RequestContext = {
  /** Named on error pages, in headers and in the log, so that a caller on the phone can be helped. */
  traceId: string;
  nonce: string;
  /** Language of the public pages, read from the address. */
  language: Language;
  /** Path without language and query; as sent, still percent-encoded. */
  path: string;
  /** Address of the visitor as far as it can be trusted; for limits, never for the log. */
  clientAddress: string;
};

export type TrustOptions = { serverUrl: string; demo: boolean; trustedProxies: number };

// No 0/O and 1/I: people read this out on the telephone.
const TRACE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const FORWARDING_HEADERS = ['x-real-ip', 'x-forwarded-port', 'x-forwarded-server', 'forwarded', 'x-forwarded-prefix'] as const;

/**
 * Opens a request: gives it a trace id and a nonce, and replaces what a visitor could forge. Afterwards
 * `x-forwarded-for` holds the one trusted address and `host` our own name, so that no code behind can build
 * a link from what was sent. An English address goes on as its Chinese one, with the language beside it.
 */
export function openRequest(req: IncomingMessage, trust: TrustOptions): RequestContext {
  const { language, url } = languageOf(req.url ?? '/');
  req.url = url;
  const [path = '/', query = ''] = url.split(/(?=\?)(.*)/s, 2);
  const context: RequestContext = {
    ...{ traceId: newTraceId(), nonce: randomBytes(16).toString('base64'), language, path },
    clientAddress: clientAddress(req, trust.trustedProxies),
  };
  const own = new URL(trust.serverUrl);
  const host = trust.demo && isLoopback(req.headers.host) ? req.headers.host : own.host;
  for (const name of FORWARDING_HEADERS) delete req.headers[name];
  Object.assign(req.headers, {
    host,
    'x-forwarded-host': host,
    'x-forwarded-proto': own.protocol.slice(0, -1),
    'x-forwarded-for': context.clientAddress,
    'x-request-id': context.traceId,
    // What our own code behind reads: the trusted address for limits, the path to tell two sign-ins apart.
    'x-client-address': context.clientAddress,
    'x-requested-path': path,
    'x-requested-query': query,
    'x-language': language,
  });
  return context;
}

/** Twelve characters in groups of four, e.g. `7KQF-2M9X-HB3T`. */
export function newTraceId(): string {
  const letters = [...randomBytes(12)].map((byte) => TRACE_ALPHABET[byte % TRACE_ALPHABET.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** Each trusted proxy appends the address it saw: the visitor is that many entries from the right. */
function clientAddress(req: IncomingMessage, trustedProxies: number): string {
  const direct = req.socket.remoteAddress ?? '';
  if (trustedProxies === 0) return direct;
  const seen = String(req.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim()).filter(Boolean);
  return seen.at(-trustedProxies) ?? seen[0] ?? direct;
}
