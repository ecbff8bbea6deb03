import { parseCookies } from 'payload';
import type pg from 'pg';
import { isHttps } from '../../accounts/cookies.ts';
import { networkOf, takeTry, type LimitName, type Subject } from '../../accounts/rateLimits.ts';
import { now } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { DRAFT_HOURS, type DraftPlace } from '../../casework/objectionDrafts.ts';
import { sayWait } from '../../domain/codeRules.ts';
import { pathIn, type Language } from '../../domain/language.ts';
import { objectionProduct, type ObjectionProduct, type ObjectionStanding } from '../../queries/objectionProducts.ts';

/**
 * The pages under `/objections` are the only door to an objection: over Payload's REST nobody creates one (spec 10). What they
 * post comes here through route handlers of Next, because files stream and a server action stops at 1 MB. A post of another
 * site is refused by our own server before it gets here (src/server/originCheck.ts).
 */
export type Door = { pool: pg.Pool; secret: string; request: Request };

export const DRAFT_COOKIE = 'objection';

/** Longer than any honest page; a statement that is far too long still comes back to be shortened. */
const LONGEST_FORM = 512 * 1024;

export function languageOf({ request }: Door): Language {
  return request.headers.get('x-language') === 'en' ? 'en' : 'zh';
}

export function queryOf({ request }: Door): URLSearchParams {
  return new URL(request.url, 'http://local').searchParams;
}

/** The product an address names by its filing number, and the draft this browser has of it. Null: no such product. */
export async function placeOf(door: Door): Promise<{ product: ObjectionProduct & { standing: ObjectionStanding }; key: string | undefined } | null> {
  const product = await objectionProduct(door.pool as Queryable, queryOf(door).get('product') ?? '', now());
  return product && { product, key: cookieOf(door.request, DRAFT_COOKIE) };
}

export function draftPlace({ secret }: Door, key: string, product: ObjectionProduct): DraftPlace {
  return { secret, key, product: product.id };
}

export function cookieOf(request: Request, name: string): string | undefined {
  return parseCookies(request.headers).get(name) || undefined;
}

/** The fields of a page; null when it is none of ours or far too long. */
export async function fieldsOf({ request }: Door): Promise<URLSearchParams | null> {
  if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') || !request.body) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > LONGEST_FORM) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** The address of a page of ours; nothing in it but the product. `more` are flags of the page. */
export function pageAddress(door: Door, page: string, filingNumber: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ product: filingNumber, ...more });
  return pathIn(languageOf(door), `/objections/new${page === '' ? '' : `/${page}`}?${query}`);
}

/** 303: the next page is read, however this one was sent. */
export function seeOther(location: string, cookies: readonly string[] = []): Response {
  const answer = new Response(null, { status: 303, headers: { Location: location, 'Cache-Control': 'private, no-store' } });
  for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
  return answer;
}

/** Out of reach of scripts and of everything but these pages, which stand at an address for each language. */
export function pageCookie(name: string, value: string, path: string, seconds: number): string[] {
  const secure = isHttps() ? '; Secure' : '';
  return [path, `/en${path}`].map((each) => `${name}=${value}; Path=${each}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`);
}

export const draftCookie = (key: string): string[] => pageCookie(DRAFT_COOKIE, key, '/objections', DRAFT_HOURS * 3_600);

/** 429 when more comes from one network than people write; null within the limit. Our own server makes a page of it. */
export async function refusePace(door: Door, limit: LimitName, subject?: Subject): Promise<Response | null> {
  const permit = await takeTry(door.pool, limit, subject ?? networkOf(addressOf(door)));
  if (permit.ok) return null;
  return page(429, `操作过于频繁，请 ${sayWait(permit.retryAfterSeconds)}后再试。`, { 'Retry-After': String(permit.retryAfterSeconds) });
}

/** Set by our own server, which overwrites what was sent. */
export function addressOf({ request }: Door): string {
  return request.headers.get('x-client-address') ?? 'local';
}

export const tooLong = (): Response => page(413, '提交的内容过大，请返回上一页缩短后再提交。');

function page(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(sentence, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store', ...headers } });
}
