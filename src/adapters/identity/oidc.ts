import { createHmac } from 'node:crypto';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  fetchUserInfo,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import type { OidcSettings, SsoConfig } from '../ssoConfig.ts';
import { readIdentity } from './claims.ts';
import { CALLBACK_PATH, fault, SIGNED_OUT_PATH, type IdentityFault, type IdentityKind, type IdentityLog, type IdentityProvider, type IdentityRefusal, type Return } from './provider.ts';

export type DriverOptions = {
  /** Our own origin, without a trailing slash. */
  serverUrl: string;
  /** The server's own, for values derived from a state. */
  secret: string;
  log: IdentityLog;
  /** Milliseconds without an answer after which the provider counts as down. */
  timeoutMs?: number;
};

export const PROVIDER_TIMEOUT_MS = 8_000;
/** Addresses and keys of a provider change rarely, but they do. */
const DISCOVERED_FOR_MS = 600_000;

/** OpenID Connect: authorization code with PKCE, state and nonce; addresses and keys by discovery. */
export function oidcProvider(config: SsoConfig, settings: OidcSettings, options: DriverOptions): IdentityProvider {
  const discovered = keepDiscovery(settings, options);
  const guarded = guard(options.log);
  return {
    name: config.name,
    kinds: config.kinds,
    authorizeUrl: (state, kind) => guarded(async () => ({ ok: true, value: await authorizeUrl(await discovered(), settings, options, state, kind) })),
    exchange: (params) =>
      guarded(async () => readIdentity(await claimsOf(await discovered(), options, params), settings.issuer, params.kind, config)),
    logoutUrl: async () => {
      const found = await guarded(async () => ({ ok: true, value: await discovered() }));
      return found.ok ? endSessionUrl(found.value, options) : null;
    },
  };
}

async function authorizeUrl(server: Configuration, settings: OidcSettings, options: DriverOptions, state: string, kind: IdentityKind): Promise<string> {
  const parameters = new URLSearchParams(settings.parameters[kind]);
  const ours = {
    redirect_uri: `${options.serverUrl}${CALLBACK_PATH}`,
    scope: settings.scope,
    state,
    nonce: derived(options.secret, 'nonce', state),
    code_challenge: await calculatePKCECodeChallenge(derived(options.secret, 'verifier', state)),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(ours)) parameters.set(name, value);
  return buildAuthorizationUrl(server, parameters).href;
}

/** Claims of the ID token, completed by those of the userinfo endpoint where there is one; the subject of both is the same. */
async function claimsOf(server: Configuration, { secret }: DriverOptions, { url, state }: Return): Promise<object> {
  const checks = { expectedState: state, expectedNonce: derived(secret, 'nonce', state), pkceCodeVerifier: derived(secret, 'verifier', state) };
  const tokens = await authorizationCodeGrant(server, url, { ...checks, idTokenExpected: true });
  const claims = tokens.claims()!;
  if (!server.serverMetadata().userinfo_endpoint) return claims;
  return { ...(await fetchUserInfo(server, tokens.access_token, claims.sub)), ...claims };
}

function endSessionUrl(server: Configuration, { serverUrl }: DriverOptions): string | null {
  if (!server.serverMetadata().end_session_endpoint) return null;
  return buildEndSessionUrl(server, { post_logout_redirect_uri: `${serverUrl}${SIGNED_OUT_PATH}` }).href;
}

/**
 * Nonce and PKCE verifier belong to one state and leave the server only as they must: nothing is to be kept between leaving
 * and coming back, and whoever sees the state cannot compute them. 43 characters, as RFC 7636 asks at least.
 */
function derived(secret: string, use: 'nonce' | 'verifier', state: string): string {
  return createHmac('sha256', secret).update(`sso-${use}\n${state}`).digest('base64url');
}

function keepDiscovery({ issuer, clientId, clientSecret }: OidcSettings, { timeoutMs = PROVIDER_TIMEOUT_MS }: DriverOptions): () => Promise<Configuration> {
  let kept: { at: number; server: Promise<Configuration> } | undefined;
  return () => {
    if (kept && performance.now() - kept.at < DISCOVERED_FOR_MS) return kept.server;
    // The configuration refused plain http where it is not a demo.
    const execute = issuer.startsWith('http:') ? [allowInsecureRequests] : [];
    const server = discovery(new URL(issuer), clientId, undefined, clientAuthentication(clientSecret), { timeout: timeoutMs / 1_000, execute });
    const found = { at: performance.now(), server };
    kept = found;
    server.catch(() => {
      if (kept === found) kept = undefined;
    });
    return server;
  };
}

/** In the header, as every provider must take it, unless it names the form as well, which leaves no room for differences of encoding. */
function clientAuthentication(secret: string): ClientAuth {
  const [form, header] = [ClientSecretPost(secret), ClientSecretBasic(secret)];
  return (server, ...request) => {
    const takesForm = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
    return (takesForm ? form : header)(server, ...request);
  };
}

function guard(log: IdentityLog) {
  return async <T>(work: () => Promise<T>): Promise<T | IdentityRefusal> => {
    try {
      return await work();
    } catch (error) {
      const found = faultOf(error);
      if (!found) throw error;
      if (found !== 'cancelled') log.warn({ fault: found, word: wordOf(error) }, 'identity provider');
      return fault(found);
    }
  };
}

/** What an error of the client says about the provider; null for one that says nothing about it, a bug of ours. */
function faultOf(error: unknown): IdentityFault | null {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : 'refused';
  if (error instanceof ResponseBodyError) return error.status >= 500 ? 'down' : 'refused';
  if (error instanceof WWWAuthenticateChallengeError) return 'refused';
  if (error instanceof ClientError) return isSilence(error) ? 'down' : 'nonsense';
  // `fetch` says so when nobody answers.
  return error instanceof TypeError && error.message === 'fetch failed' ? 'down' : null;
}

/** Too late, or an answer ≥ 500 of what stands in front of the provider. */
function isSilence({ code, cause }: ClientError): boolean {
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT' || (cause instanceof Response && cause.status >= 500);
}

/** Error codes alone: messages and descriptions of a provider may name a person. */
function wordOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: string };
  return typeof code === 'string' ? code : (name ?? 'unknown');
}
