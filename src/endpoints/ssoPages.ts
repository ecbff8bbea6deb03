import type { Pool } from 'pg';
import { parseCookies } from 'payload';
import { browserCookie, isHttps, sessionCookie } from '../accounts/cookies.ts';
import { networkOf, takeTry } from '../accounts/rateLimits.ts';
import { ABSOLUTE_HOURS, findSessionUser, SESSION_COOKIES } from '../accounts/sessions.ts';
import type { Visitor } from '../accounts/signIn.ts';
import { arrive, type Arrival } from '../accounts/sso.ts';
import { ATTEMPT_MINUTES, attemptCookie, beginAttempt, PENDING_COOKIE, returnFrom, SSO_MARK, type Attempt } from '../accounts/ssoAttempts.ts';
import { CALLBACK_PATH, type IdentityKind, type IdentityProvider } from '../adapters/identity/provider.ts';
import type { SsoProblem } from '../accounts/ssoProblems.ts';

export type SsoDesk = {
  pool: Pool;
  /** Null: single sign-on is off. */
  provider: IdentityProvider | null;
  /** Our own origin, from the configuration. */
  serverUrl: string;
  /** The page of the portal to go on to; anything else becomes the home page. */
  ownPath: (asked: string | null) => string;
};

const SIGN_IN_PAGE = '/portal/login';
const STATE = /^[\w-]{43}$/;
const MINUTES = ATTEMPT_MINUTES * 60;

/** `GET /portal/sso/start?kind=…&next=…`: notes the attempt in this browser and sends it to the provider. */
export async function startSso(request: Request, { pool, provider, ownPath }: SsoDesk): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const kind = asked.get('kind') as IdentityKind;
  if (!provider?.kinds.includes(kind)) return to(SIGN_IN_PAGE);
  const permit = await takeTry(pool, 'ssoFromAddress', networkOf(visitorOf(request).address));
  if (!permit.ok) return problem('often');
  const { state, browser } = await beginAttempt(pool, { kind, next: ownPath(asked.get('next')) });
  const page = await provider.authorizeUrl(state, kind);
  return page.ok ? to(page.value, [keep(attemptCookie(state), browser, MINUTES)]) : problem(page.fault);
}

/**
 * `GET /portal/sso/callback`: the way back from the provider. Only the browser that left comes in, once. Answers with a page
 * that leads on by itself: the first page of the portal is then asked for by our own site, with its cookies, from wherever
 * the person came (trap 12), and what stands in the address of this one stays behind.
 */
export async function finishSso(request: Request, desk: SsoDesk): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  const state = searchParams.get('state') ?? '';
  const attempt = await attemptOf(request, state, desk.pool);
  if (!attempt || !desk.provider) return (await isSignedIn(request, desk.pool)) ? onward(desk.ownPath(null)) : problem('stale');
  const spent = keep(attemptCookie(state), '', 0);
  const identity = await desk.provider.exchange({ url: new URL(CALLBACK_PATH + search, desk.serverUrl), state, kind: attempt.kind });
  if (!identity.ok) return problem(identity.fault, [spent]);
  const arrival = await arrive(desk.pool, identity.value, state, visitorOf(request));
  return answerArrival(arrival, attempt, [spent, keep(SSO_MARK, '1', ABSOLUTE_HOURS * 3_600)]);
}

/** `GET /portal/sso/logout`: on to where a person signs out of the provider; our own session has ended before. */
export async function leaveSso(_request: Request, { provider }: SsoDesk): Promise<Response> {
  return to((await provider?.logoutUrl()) ?? `${SIGN_IN_PAGE}?signedOut=1`, [keep(SSO_MARK, '', 0)]);
}

function answerArrival(arrival: Arrival, { next }: Attempt, cookies: string[]): Response {
  if (arrival.kind === 'disabled') return problem('disabled', cookies);
  if (arrival.kind === 'signedIn') return onward(next, [...cookies, sessionCookie('enterprise-users', arrival.token, isHttps())]);
  return onward('/portal/sso/complete', [...cookies, keep(PENDING_COOKIE, arrival.token, MINUTES)]);
}

async function attemptOf(request: Request, state: string, pool: Pool): Promise<Attempt | null> {
  const browser = STATE.test(state) ? parseCookies(request.headers).get(attemptCookie(state)) : undefined;
  return browser ? returnFrom(pool, state, browser) : null;
}

async function isSignedIn(request: Request, pool: Pool): Promise<boolean> {
  const { token } = visitorOf(request);
  return token !== undefined && (await findSessionUser(pool, 'enterprise-users', token)) !== null;
}

/** The address is set by our own server, which overwrites what was sent. */
function visitorOf({ headers }: Request): Visitor {
  const token = parseCookies(headers).get(SESSION_COOKIES['enterprise-users']);
  return { address: headers.get('x-client-address') ?? 'local', agent: headers.get('user-agent') ?? '', token };
}

const keep = (name: string, value: string, seconds: number) => browserCookie(name, value, seconds, isHttps());
const problem = (why: SsoProblem, cookies: string[] = []) => to(`/portal/sso/problem?why=${why}`, cookies);

function to(location: string, cookies: string[] = []): Response {
  return new Response(null, { status: 303, headers: headersOf(cookies, { Location: location }) });
}

/** No address of this page reaches the next one: the query held the code. `next` is a path of our own, its letters are escaped. */
function onward(next: string, cookies: string[] = []): Response {
  const href = next.replace(/[&"'<>]/g, (letter) => `&#${letter.codePointAt(0)};`);
  const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${href}"><title>正在进入</title><style>body{margin:2rem;font:1rem/1.75 sans-serif}h1{font-size:1.5rem}</style></head>
<body><main><h1>正在进入</h1><p>没有自动打开的，请<a href="${href}">点这里继续</a>。</p></main></body></html>`;
  return new Response(page, { headers: headersOf(cookies, { 'Content-Type': 'text/html; charset=utf-8' }) });
}

function headersOf(cookies: string[], more: Record<string, string>): Headers {
  const headers = new Headers({ 'Cache-Control': 'private, no-store', ...more });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return headers;
}
