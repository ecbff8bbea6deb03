import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountsBed, browser, type AccountsBed, type Browser } from '../support/accountsBed.ts';
import { OIDC_CLIENT, startOidcService, throughLogin, type OidcService } from '../support/oidcService.ts';
import { leadsTo, openAccount, OUR_URL, providerFrom, ssoSite, told, whyNot } from '../support/ssoSite.ts';

const CLAIMS = { name: '钱进', uscc: '91440300192181490G', organisation: '示例市万科企业股份有限公司', legal_representative: '孙立', account_type: 'legal' };

let bed: AccountsBed;
let service: OidcService;
let site: ReturnType<typeof ssoSite>;
const environment = (more: Record<string, string> = {}) => ({
  ...{ SSO_DRIVER: 'oidc', SSO_OIDC_ISSUER: service.issuer, SSO_OIDC_CLIENT_ID: OIDC_CLIENT.id, SSO_OIDC_CLIENT_SECRET: OIDC_CLIENT.secret },
  ...{ SSO_OIDC_CORPORATE_PARAMETERS: 'login_hint=legal&scope=everything', SSO_FIELDS: 'kind=account_type', SSO_KIND_VALUES: 'corporate=legal,person=natural' },
  ...more,
});
beforeAll(async () => {
  bed = await accountsBed();
  service = await startOidcService(OUR_URL);
  service.people.set('legal-1', CLAIMS);
  site = ssoSite(bed, providerFrom(environment()));
});
afterAll(async () => {
  await service.close();
  await bed.close();
});
afterEach(() => {
  told.length = 0;
});

const wayBack = async (visitor: Browser, kind: string, who: string | null, next?: string, from = site) => throughLogin(service, await from.leave(visitor, kind, next), who);

describe('somebody who comes from an OpenID provider', () => {
  it('is asked for there with PKCE, state and nonce, and nothing configured replaces ours', async () => {
    const page = new URL(await site.leave(browser(bed), 'corporate'));
    expect(page.origin).toBe(service.issuer);
    const asked = Object.fromEntries(page.searchParams);
    expect(asked).toMatchObject({ response_type: 'code', client_id: OIDC_CLIENT.id, scope: 'openid profile', code_challenge_method: 'S256', login_hint: 'legal' });
    expect(asked.redirect_uri).toBe(`${OUR_URL}/portal/sso/callback`);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name], name).toMatch(/^[\w-]{43}$/);
    expect(new Set([asked.state, asked.nonce, asked.code_challenge]).size).toBe(3);
  });

  it('opens an account the first time and is signed in the second', async () => {
    const [first, second] = [browser(bed), browser(bed)];
    expect(await leadsTo(await site.open(first, await wayBack(first, 'corporate', 'legal-1')))).toBe('/portal/sso/complete');
    expect((await openAccount(bed, first)).status).toBe(201);
    expect(await leadsTo(await site.open(second, await wayBack(second, 'corporate', 'legal-1', '/portal/patents')))).toBe('/portal/patents');
    const [mine, again] = [await first.me('enterprise-users'), await second.me('enterprise-users')];
    expect(again!.id).toBe(mine!.id);
    const { rows } = await bed.pool.query('select name, uscc, legal_representative from verifications where enterprise_id = $1', [mine!.enterprise]);
    expect(rows).toEqual([{ name: CLAIMS.organisation, uscc: CLAIMS.uscc, legal_representative: CLAIMS.legal_representative }]);
  });

  it('comes in as well where the provider takes our secret in a header alone', async () => {
    const other = await startOidcService(OUR_URL, 'client_secret_basic');
    other.people.set('natural-9', { name: '郑重', account_type: 'natural' });
    const there = ssoSite(bed, providerFrom(environment({ SSO_OIDC_ISSUER: other.issuer })));
    const visitor = browser(bed);
    const address = await throughLogin(other, await there.leave(visitor, 'person'), 'natural-9');
    expect(await leadsTo(await there.open(visitor, address))).toBe('/portal/sso/complete');
    await other.close();
  });

  it('is known by the subject alone: a changed name changes nothing', async () => {
    service.people.set('legal-1', { ...CLAIMS, name: '另一人', organisation: '改了名的公司' });
    const visitor = browser(bed);
    expect(await leadsTo(await site.open(visitor, await wayBack(visitor, 'corporate', 'legal-1')))).toBe('/portal');
    service.people.set('legal-1', CLAIMS);
  });

  it('with two tabs open comes in by both', async () => {
    const visitor = browser(bed);
    const [one, two] = [await wayBack(visitor, 'corporate', 'legal-1', '/portal/patents'), await wayBack(visitor, 'corporate', 'legal-1', '/portal/products')];
    expect(await leadsTo(await site.open(visitor, two))).toBe('/portal/products');
    expect(await leadsTo(await site.open(visitor, one))).toBe('/portal/patents');
  });
});

describe('nobody comes in', () => {
  const refusedWith = async (visitor: Browser, address: string, from = site) => {
    const answer = await from.open(visitor, address);
    expect(visitor.sessionOf('enterprise-users')).toBeUndefined();
    return whyNot(await leadsTo(answer));
  };

  it('who turned round at the provider', async () => {
    const visitor = browser(bed);
    expect(await refusedWith(visitor, await wayBack(visitor, 'corporate', null))).toBe('cancelled');
    expect(told).toEqual([]);
  });

  it('with the code of another sign-in', async () => {
    const [victim, thief] = [browser(bed), browser(bed)];
    const stolen = new URL(await wayBack(victim, 'corporate', 'legal-1')).searchParams.get('code')!;
    const address = new URL(await wayBack(thief, 'corporate', 'legal-1'));
    address.searchParams.set('code', stolen);
    expect(await refusedWith(thief, address.href)).toBe('refused');
  });

  it('with an answer that names another provider', async () => {
    const visitor = browser(bed);
    const address = new URL(await wayBack(visitor, 'corporate', 'legal-1'));
    address.searchParams.set('iss', 'https://evil.example');
    expect(await refusedWith(visitor, address.href)).toBe('nonsense');
  });

  it('when our secret is wrong there', async () => {
    const wrong = ssoSite(bed, providerFrom(environment({ SSO_OIDC_CLIENT_SECRET: 'another secret altogether' })));
    const visitor = browser(bed);
    expect(await refusedWith(visitor, await wayBack(visitor, 'corporate', 'legal-1', '/portal', wrong), wrong)).toBe('refused');
    expect(JSON.stringify(told)).not.toMatch(/secret|钱进|code=/);
  });

  it('as a company without a code, or as the other kind', async () => {
    service.people.set('legal-2', { ...CLAIMS, uscc: '91440300192181490X' });
    service.people.set('natural-1', { name: '周吴', account_type: 'natural', uscc: CLAIMS.uscc });
    const [one, two] = [browser(bed), browser(bed)];
    expect(await refusedWith(one, await wayBack(one, 'corporate', 'legal-2'))).toBe('uscc');
    expect(await refusedWith(two, await wayBack(two, 'corporate', 'natural-1'))).toBe('kind');
  });

  it('with the account of an organisation as a natural person of the same subject', async () => {
    const both = ssoSite(bed, providerFrom(environment({ SSO_FIELDS: '', SSO_KIND_VALUES: '' })));
    const visitor = browser(bed);
    const answer = await both.open(visitor, await wayBack(visitor, 'person', 'legal-1', '/portal', both));
    expect(await leadsTo(answer)).toBe('/portal/sso/complete');
  });

  it('while the provider is away: they are told before they leave, and every attempt asks it anew', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    const slow = ssoSite(bed, providerFrom(environment({ SSO_OIDC_ISSUER: `http://127.0.0.1:${port}` }), 300));
    const before = performance.now();
    expect(whyNot(await slow.leave(browser(bed), 'corporate'))).toBe('down');
    expect(performance.now() - before).toBeLessThan(2_000);
    gone.closeAllConnections();
    await new Promise((resolve) => gone.close(resolve));
    expect(whyNot(await slow.leave(browser(bed), 'corporate'))).toBe('down');
    const back = createServer((_req, res) => res.setHeader('content-type', 'text/html').end('<title>维护</title>'));
    await new Promise<void>((resolve) => back.listen(port, '127.0.0.1', resolve));
    expect(whyNot(await slow.leave(browser(bed), 'corporate'))).toBe('nonsense');
    await new Promise((resolve) => back.close(resolve));
  });
});

describe('signing out there', () => {
  it('is offered at the address the provider names, and leads back to us', async () => {
    const answer = await site.open(browser(bed), '/portal/sso/logout');
    const out = new URL(answer.headers.get('location')!);
    expect(out.origin + out.pathname).toBe(`${service.issuer}/session/end`);
    expect(Object.fromEntries(out.searchParams)).toEqual({ client_id: OIDC_CLIENT.id, post_logout_redirect_uri: `${OUR_URL}/portal/login?signedOut=1` });
    expect((await fetch(out)).status).toBe(200);
  });
});
