import type { SsoConfig, TicketSettings } from '../ssoConfig.ts';
import { readIdentity, textAt } from './claims.ts';
import { PROVIDER_TIMEOUT_MS, type DriverOptions } from './oidc.ts';
import { CALLBACK_PATH, fault, SIGNED_OUT_PATH, type IdentityProvider, type IdentityRefusal, type IdentityResult } from './provider.ts';

/** Far more than a token or the facts about one person. */
const LONGEST_ANSWER = 65_536;

/**
 * The ticket style of city portals: login page with a return address, back with a ticket, ticket for a token, token for the
 * facts; JSON by POST. What things are called differs from portal to portal and is configured. The state travels in the
 * return address, which the portal gives back as it was.
 */
export function ticketProvider(config: SsoConfig, settings: TicketSettings, options: DriverOptions): IdentityProvider {
  const { url, names, appId, appSecret } = settings;
  const ask = (path: string, body: Record<string, string>) => post(`${url}${path}`, { [names.appId]: appId, [names.appSecret]: appSecret, ...body }, options);
  return {
    name: config.name,
    kinds: config.kinds,
    authorizeUrl: async (state, kind) => {
      const page = new URL(`${url}${settings.loginPaths[kind]}`);
      page.searchParams.set(names.appId, appId);
      page.searchParams.set(names.returnTo, `${options.serverUrl}${CALLBACK_PATH}?state=${state}`);
      return { ok: true, value: page.href };
    },
    exchange: async (params) => {
      const ticket = params.url.searchParams.get(names.ticket);
      if (!ticket || ticket.length > 4_096) return fault('cancelled');
      const granted = await ask(settings.tokenPath, { [names.ticket]: ticket });
      if (!granted.ok) return granted;
      const token = textAt(granted.value, config.fields.token);
      if (!token) return refused(options, 'no token');
      const told = await ask(settings.userPath, { [names.token]: token });
      return told.ok ? readIdentity(told.value, url, params.kind, config) : told;
    },
    logoutUrl: async () => logoutUrl(settings, options),
  };
}

function logoutUrl({ url, logoutPath, names, appId }: TicketSettings, { serverUrl }: DriverOptions): string | null {
  if (logoutPath === '') return null;
  const page = new URL(`${url}${logoutPath}`);
  page.searchParams.set(names.appId, appId);
  page.searchParams.set(names.returnTo, `${serverUrl}${SIGNED_OUT_PATH}`);
  return page.href;
}

/** Never follows a redirect: the secret goes to the configured address and nowhere else. */
async function post(url: string, body: object, options: DriverOptions): Promise<IdentityResult<unknown>> {
  const signal = AbortSignal.timeout(options.timeoutMs ?? PROVIDER_TIMEOUT_MS);
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual', signal });
    if (answer.status >= 500) return silent(options, `HTTP ${answer.status}`);
    const text = await boundedText(answer);
    if (!answer.ok) return refused(options, `HTTP ${answer.status}`);
    return text === null ? nonsense(options, 'too long') : { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return nonsense(options, 'no JSON');
    if (signal.aborted || error instanceof TypeError) return silent(options, signal.aborted ? 'timeout' : systemWord(error));
    throw error;
  }
}

/** Null when it is longer than it may be; the rest is not read. */
async function boundedText(answer: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > LONGEST_ANSWER) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

type Told = (options: DriverOptions, word: string) => IdentityRefusal;

const told =
  (of: 'down' | 'refused' | 'nonsense'): Told =>
  ({ log }, word) => {
    log.warn({ fault: of, word }, 'identity provider');
    return fault(of);
  };
const silent = told('down');
const refused = told('refused');
const nonsense = told('nonsense');

function systemWord(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : 'connection';
}
