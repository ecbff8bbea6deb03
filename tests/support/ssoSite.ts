import { identityProvider } from '../../src/adapters/identity/index.ts';
import type { IdentityProvider } from '../../src/adapters/identity/provider.ts';
import { readSsoConfig } from '../../src/adapters/ssoConfig.ts';
import { ownPath } from '../../src/app/(portal)/ownPath.ts';
import { finishSso, leaveSso, startSso, type SsoDesk } from '../../src/endpoints/ssoPages.ts';
import { browser, codeFor, newMobile, registrationForm, type AccountsBed, type Browser } from './accountsBed.ts';

export const OUR_URL = 'http://localhost:3000';
const PAGES = { start: startSso, callback: finishSso, logout: leaveSso };

/** What the provider's driver told operators. */
export const told: Record<string, unknown>[] = [];

export function providerFrom(environment: Record<string, string>, timeoutMs = 2_000, serverUrl = OUR_URL): IdentityProvider {
  const faults: string[] = [];
  const config = readSsoConfig(environment, true, faults);
  if (!config) throw new Error(faults.join('\n'));
  return identityProvider(config, { serverUrl, secret: 'the secret of the tests', log: { warn: (fields) => told.push(fields) }, timeoutMs });
}

/** The addresses of single sign-on as a browser meets them: cookies go in and come out, redirects are followed by hand. */
export function ssoSite(bed: AccountsBed, provider: IdentityProvider | null, { serverUrl = OUR_URL, address = '10.9.0.1' } = {}) {
  const desk: SsoDesk = { pool: bed.pool, provider, serverUrl, ownPath };
  const open = async (visitor: Browser, path: string) => {
    const url = new URL(path, serverUrl);
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const page = PAGES[url.pathname.split('/').at(-1) as keyof typeof PAGES];
    const answer = await page(new Request(url, { headers: { cookie, 'x-client-address': address } }), desk);
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split('=');
      if (value === '') visitor.cookies.delete(name);
      else visitor.cookies.set(name, value);
    }
    return answer;
  };
  /** Leaves for the provider. @returns its login page */
  const leave = async (visitor: Browser, kind: string, next = '/portal') =>
    (await open(visitor, `/portal/sso/start?${new URLSearchParams({ kind, next })}`)).headers.get('location')!;
  return { open, leave };
}

/** Where an answer leads: by redirect, or by the page that leads on. */
export async function leadsTo(answer: Response): Promise<string | null> {
  return answer.headers.get('location') ?? /http-equiv="refresh" content="0;url=([^"]*)"/.exec(await answer.clone().text())?.[1] ?? null;
}

export const whyNot = (address: string | null) => new URL(address ?? '', OUR_URL).searchParams.get('why');

/** Opens an account for the identity that waits in this browser. */
export async function openAccount(bed: AccountsBed, visitor: Browser, more: Record<string, unknown> = {}) {
  const mobile = newMobile();
  const code = await codeFor(bed, mobile, browser(bed));
  return visitor.post('/enterprise-users/sso-register', registrationForm(mobile, { code, ...more }));
}
