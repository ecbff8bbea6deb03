import { madeUpUscc } from '../../scripts/demo/numbers.ts';
import { createRandom } from '../../scripts/seed/random.ts';
import type { Identity, IdentityProvider } from '../../src/adapters/identity/provider.ts';
import { PASSWORD, type Browser } from './accountsBed.ts';
import { leadsTo, type ssoSite } from './ssoSite.ts';

/** A provider that vouches for whatever stands in the address; how real ones do it is tested with real ones. */
export const vouching: IdentityProvider = {
  name: '统一身份认证平台',
  kinds: ['corporate', 'person'],
  authorizeUrl: async (state, kind) => ({ ok: true, value: `https://id.example/login?state=${state}&kind=${kind}` }),
  exchange: async ({ url }) => ({ ok: true, value: JSON.parse(url.searchParams.get('identity')!) as Identity }),
  logoutUrl: async () => null,
};

const random = createRandom(7);
export const newUscc = () => madeUpUscc('440305', random);
let serial = 0;
export const person = (subject = `p-${++serial}`): Identity => ({ issuer: 'https://id.example', subject, kind: 'person', person: { name: '王五', mobile: null, email: null }, corporate: null });
export const company = (uscc: string, subject = `c-${++serial}`, name = '示例市某公司'): Identity => ({
  ...person(subject),
  kind: 'corporate',
  corporate: { uscc, name, legalRepresentative: '赵明' },
});

/** Ways of a browser through a site whose provider is {@link vouching}. */
export function travels(site: ReturnType<typeof ssoSite>) {
  /** Leaves for the provider. @returns the address that leads back as `identity` */
  const addressBack = async (visitor: Browser, identity: Identity, next?: string) => {
    const state = new URL(await site.leave(visitor, identity.kind, next)).searchParams.get('state')!;
    return `/portal/sso/callback?${new URLSearchParams({ state, identity: JSON.stringify(identity) })}`;
  };
  /** Comes back as `identity`. @returns where that leads */
  const arrive = async (visitor: Browser, identity: Identity, next?: string) => leadsTo(await site.open(visitor, await addressBack(visitor, identity, next)));
  return { addressBack, arrive };
}

export const bindAccount = (visitor: Browser, username: string, password = PASSWORD) => visitor.post('/enterprise-users/sso-bind', { username, password });
