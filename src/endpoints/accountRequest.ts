import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { parseCookies, type PayloadRequest } from 'payload';
import { endedCookie, isHttps, sessionCookie } from '../accounts/cookies.ts';
import { NOT_RECOGNISED, type Refusal } from '../accounts/refusal.ts';
import { findSessionUser, SESSION_COOKIES, sessionEnd, type AccountCollection } from '../accounts/sessions.ts';
import type { SignedInAs, Visitor } from '../accounts/signIn.ts';
import { failure, success, type Result } from '../domain/result.ts';

export function poolOf(req: PayloadRequest): PostgresAdapter['pool'] {
  return (req.payload.db as unknown as PostgresAdapter).pool;
}

/** Who asks, as far as it can be trusted: the address is set by our own server, which overwrites what was sent. */
export function visitorOf(req: PayloadRequest, collection: AccountCollection): Visitor {
  return {
    address: req.headers.get('x-client-address') ?? 'local',
    agent: req.headers.get('user-agent') ?? '',
    token: parseCookies(req.headers).get(SESSION_COOKIES[collection]),
  };
}

/** JSON, or the form of Payload's admin, which puts its JSON into `_payload`. */
export async function bodyOf(req: PayloadRequest): Promise<Result<unknown>> {
  try {
    const isForm = req.headers.get('content-type')?.startsWith('multipart/form-data');
    const text = isForm ? (await req.formData!()).get('_payload') : await req.text!();
    const body: unknown = JSON.parse(String(text));
    return typeof body === 'object' && body !== null ? success(body) : failure(UNREADABLE);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return failure(UNREADABLE);
    throw error;
  }
}

const UNREADABLE = '提交的内容无法识别，请刷新页面后重试。';

export function answerRefusal({ status, problems, retryAfterSeconds }: Refusal): Response {
  const headers: HeadersInit = retryAfterSeconds ? { 'Retry-After': String(retryAfterSeconds) } : {};
  return Response.json({ errors: problems }, { status, headers: { ...NOT_KEPT, ...headers } });
}

/** Signs the browser in: the cookie, and the record as its own person may read it. No token leaves in the body. */
export async function answerSignedIn(
  req: PayloadRequest,
  collection: AccountCollection,
  signedIn: Pick<SignedInAs, 'token'>,
  { status, ...said }: { status: number; message: string; recoveryCodes?: string[]; recoveryCodesLeft?: number },
): Promise<Response> {
  req.user = (await findSessionUser(poolOf(req), collection, signedIn.token)) as never;
  // Disabled in the blink since: the next request would say the same.
  if (!req.user) return answerRefusal(NOT_RECOGNISED);
  const [user, ends] = await Promise.all([ownRecord(req, collection), sessionEnd(poolOf(req), signedIn.token)]);
  const body = { ...said, user, exp: secondsOf(ends), collection };
  return Response.json(body, { status, headers: { ...NOT_KEPT, 'Set-Cookie': sessionCookie(collection, signedIn.token, isHttps()) } });
}

export function answerSignedOut(collection: AccountCollection, status: number, body: object): Response {
  return Response.json(body, { status, headers: { ...NOT_KEPT, 'Set-Cookie': endedCookie(collection, isHttps()) } });
}

/** The signed-in person's record through the access rules, in the shape Payload's admin expects of `/me`. */
export async function ownRecord(req: PayloadRequest, collection: AccountCollection): Promise<object> {
  const record = await req.payload.findByID({ collection, id: req.user!.id, depth: 0, overrideAccess: false, req });
  return { ...record, collection };
}

/** Seconds since 1970, as `exp` of Payload's admin counts. */
export function secondsOf(instant: Date | null): number | undefined {
  return instant ? Math.floor(instant.getTime() / 1_000) : undefined;
}

export const SIGN_IN_AGAIN = '您尚未登录，或登录已过期，请重新登录。';

export const NOT_KEPT = { 'Cache-Control': 'private, no-store' };
