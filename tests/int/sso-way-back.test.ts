import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsBed, browser, clerk, clerkBrowser, type AccountsBed } from '../support/accountsBed.ts';
import { leadsTo, ssoSite, whyNot } from '../support/ssoSite.ts';
import { bindAccount as bind, person, travels, vouching } from '../support/vouching.ts';

let bed: AccountsBed;
let site: ReturnType<typeof ssoSite>;
let addressBack: ReturnType<typeof travels>['addressBack'];
let arrive: ReturnType<typeof travels>['arrive'];
beforeAll(async () => {
  bed = await accountsBed();
  site = ssoSite(bed, vouching);
  ({ addressBack, arrive } = travels(site));
});
afterAll(() => bed.close());

describe('the way back', () => {
  it('is good once', async () => {
    const visitor = browser(bed);
    const address = await addressBack(visitor, person());
    const kept = new Map(visitor.cookies);
    expect(await leadsTo(await site.open(visitor, address))).toBe('/portal/sso/complete');
    for (const [name, value] of kept) visitor.cookies.set(name, value);
    expect(whyNot(await leadsTo(await site.open(visitor, address)))).toBe('stale');
  });

  it('of twenty requests at once lets one in', async () => {
    const visitor = browser(bed);
    const address = await addressBack(visitor, person());
    const browsers = Array.from({ length: 20 }, () => ({ ...browser(bed), cookies: new Map(visitor.cookies) }));
    const led = await Promise.all(browsers.map(async (each) => leadsTo(await site.open(each, address))));
    expect(led.filter((to) => to === '/portal/sso/complete')).toHaveLength(1);
  });

  it('of another browser is none, and stays good for the right one', async () => {
    const [visitor, thief] = [browser(bed), browser(bed)];
    const address = await addressBack(visitor, person());
    await addressBack(thief, person());
    expect(whyNot(await leadsTo(await site.open(thief, address)))).toBe('stale');
    expect(await leadsTo(await site.open(visitor, address))).toBe('/portal/sso/complete');
  });

  it('with another cookie under the name of this attempt is none', async () => {
    const visitor = browser(bed);
    const address = await addressBack(visitor, person());
    for (const name of visitor.cookies.keys()) visitor.cookies.set(name, 'x'.repeat(43));
    expect(whyNot(await leadsTo(await site.open(visitor, address)))).toBe('stale');
  });

  it.each(['', 'short', 'ü'.repeat(43), 'a'.repeat(43), "x' or 1=1 --"])('with the state %j is none', async (state) => {
    expect(whyNot(await leadsTo(await site.open(browser(bed), `/portal/sso/callback?state=${encodeURIComponent(state)}`)))).toBe('stale');
  });

  it('is none a quarter of an hour later', async () => {
    const visitor = browser(bed);
    const address = await addressBack(visitor, person());
    await bed.pool.query(`update sso_attempts set expires_at = expires_at - interval '15 minutes'`);
    expect(whyNot(await leadsTo(await site.open(visitor, address)))).toBe('stale');
  });

  it('gone a second time, by the back button, leads whoever is signed in to the portal', async () => {
    const { visitor } = await clerkBrowser(bed);
    expect(await leadsTo(await site.open(visitor, '/portal/sso/callback?state=old'))).toBe('/portal');
  });

  it.each(['https://evil.example/portal', '//evil.example', '/portal/../admin', '/\\evil.example', 'javascript:alert(1)', '/portal/sso/start?kind=person', '/portal" onload="x'])(
    'never leads to %s',
    async (next) => {
      const account = await clerk(bed);
      const [identity, first, second] = [person(), browser(bed), browser(bed)];
      await arrive(first, identity);
      await bind(first, account.username);
      const answer = await site.open(second, await addressBack(second, identity, next));
      expect(new URL((await leadsTo(answer))!, 'http://localhost:3000').href).toMatch(/^http:\/\/localhost:3000\/portal(?:$|%22)/);
      expect(await answer.text()).not.toMatch(/evil|onload="|javascript:/);
    },
  );

  it('keeps neither state nor cookie in the database', async () => {
    const visitor = browser(bed);
    const state = new URL(await site.leave(visitor, 'person')).searchParams.get('state')!;
    const stored = JSON.stringify((await bed.pool.query('select * from sso_attempts')).rows);
    for (const secret of [state, ...visitor.cookies.values()]) expect(stored).not.toContain(secret);
  });

  it('is begun 120 times in 15 minutes from one address and no more', async () => {
    const crowded = ssoSite(bed, vouching, { address: '198.51.100.40' });
    for (let start = 0; start < 120; start++) expect(await crowded.leave(browser(bed), 'person')).toMatch(/^https:\/\/id\.example/);
    expect(whyNot(await crowded.leave(browser(bed), 'person'))).toBe('often');
  });

  it.each(['', 'staff', 'corporate '])('is not begun for the kind %j, nor where single sign-on is off', async (kind) => {
    expect(await site.leave(browser(bed), kind)).toBe('/portal/login');
    expect(await ssoSite(bed, null).leave(browser(bed), 'person')).toBe('/portal/login');
  });
});
