import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from './answer.ts';

/** The description changes with the program alone. */
export const KEEP_DESCRIPTION_SECONDS = 3_600;

export function keptFor(seconds: number): string {
  return `public, max-age=${seconds}, must-revalidate`;
}

/** Sends a public JSON answer that may be kept; 304 without a body to whoever already has it. */
export function sendKept(req: IncomingMessage, res: ServerResponse, body: object, seconds: number): void {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = { ETag: etag, 'Cache-Control': keptFor(seconds) };
  if (!isKnown(req.headers['if-none-match'], etag)) return send(req, res, 200, text, { ...headers, 'Content-Type': 'application/json; charset=utf-8' });
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.statusCode = 304;
  res.end();
}

/** A proxy that compressed the answer has made its mark a weak one: the same all the same (RFC 9110, 13.1.2). */
function isKnown(sent: string | undefined, etag: string): boolean {
  return sent?.trim() === '*' || (sent ?? '').split(',').some((mark) => mark.trim().replace(/^W\//, '') === etag);
}
