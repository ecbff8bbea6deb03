import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export const OIDC_CLIENT = { id: 'ip-platform', secret: 'the secret of a test client, nothing else' };

/** A real OpenID provider on 127.0.0.1 with the people a test puts into it. */
export type OidcService = {
  issuer: string;
  /** Claims by subject. */
  people: Map<string, Record<string, unknown>>;
  /** Who signs in at the next login page; null cancels. */
  who: { next: string | null };
  /** Query of the last authorization request. */
  asked: () => URLSearchParams;
  close: () => Promise<void>;
};

export async function startOidcService(ourUrl: string, authentication: 'client_secret_post' | 'client_secret_basic' = 'client_secret_post'): Promise<OidcService> {
  const http = createServer();
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const people: OidcService['people'] = new Map();
  const who: OidcService['who'] = { next: null };
  let asked = new URLSearchParams();
  const provider: Provider = new Provider(issuer, { ...configuration(ourUrl, people, authentication, () => provider), clientAuthMethods: [authentication] });
  const answer = provider.callback();
  http.on('request', (req: IncomingMessage, res: ServerResponse) => {
    if (req.url?.startsWith('/auth?')) asked = new URL(req.url, issuer).searchParams;
    if (!req.url?.startsWith('/interaction/')) return void answer(req, res);
    const result = who.next === null ? { error: 'access_denied' } : { login: { accountId: who.next } };
    void provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  });
  const close = () => {
    http.closeAllConnections();
    return new Promise<void>((resolve) => http.close(() => resolve()));
  };
  return { issuer, people, who, asked: () => asked, close };
}

function configuration(ourUrl: string, people: OidcService['people'], authentication: string, provider: () => Provider): Configuration {
  return {
    clients: [
      {
        ...{ client_id: OIDC_CLIENT.id, client_secret: OIDC_CLIENT.secret, token_endpoint_auth_method: authentication as 'client_secret_post' },
        redirect_uris: [`${ourUrl}/portal/sso/callback`],
        post_logout_redirect_uris: [`${ourUrl}/portal/login?signedOut=1`],
      },
    ],
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people.get(sub) }) }),
    claims: { profile: ['name', 'phone_number', 'email', 'uscc', 'organisation', 'legal_representative', 'account_type'] },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    pkce: { required: () => true },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // Everybody has agreed before: consent is not what these tests are about.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new (provider().Grant)({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    cookies: { keys: ['a key of the tests'] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  };
}

/** Goes through the login of the provider as a browser does. @returns the address that leads back to us */
export async function throughLogin(service: OidcService, page: string, who: string | null): Promise<string> {
  service.who.next = who;
  const cookies = new Map<string, string>();
  let at = page;
  for (let hop = 0; hop < 10 && new URL(at).origin === service.issuer; hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';', 1)[0]!.split('=', 2);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`the provider stops at ${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(location, at).href;
  }
  return at;
}
