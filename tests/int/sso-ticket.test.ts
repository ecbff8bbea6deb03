import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accountsBed, browser, read, type AccountsBed } from '../support/accountsBed.ts';
import { leadsTo, openAccount, OUR_URL, providerFrom, ssoSite, told, whyNot } from '../support/ssoSite.ts';
import { startTicketPortal, TICKET_APP, ticketEnvironment, type TicketPortal, type Trouble } from '../support/ticketPortal.ts';

const HUAWEI = { creditCode: '914403001922038216', corpName: '示例市华为技术有限公司', legalPerson: '赵明', type: '2' };

let bed: AccountsBed;
let portal: TicketPortal;
let site: ReturnType<typeof ssoSite>;
beforeAll(async () => {
  bed = await accountsBed();
  portal = await startTicketPortal(OUR_URL);
  site = ssoSite(bed, providerFrom(ticketEnvironment(portal), 400));
});
afterAll(async () => {
  await portal.close();
  await bed.close();
});
afterEach(() => {
  portal.trouble.is = 'none';
  told.length = 0;
});

/** Leaves, signs in at the portal as `who`, and comes back with the ticket. @returns the address it leads to */
async function wayBack(visitor: ReturnType<typeof browser>, kind: string, who: string, next?: string): Promise<string> {
  portal.who.next = who;
  const answer = await fetch(await site.leave(visitor, kind, next), { redirect: 'manual' });
  return answer.headers.get('location')!;
}

describe('somebody who comes from the city portal', () => {
  it('is sent to the login page of the kind they chose, with the way back', async () => {
    const page = new URL(await site.leave(browser(bed), 'corporate'));
    expect(page.origin + page.pathname).toBe(`${portal.url}/login/legal`);
    expect(page.searchParams.get('appid')).toBe(TICKET_APP.id);
    expect(page.searchParams.get('goto')).toMatch(/^http:\/\/localhost:3000\/portal\/sso\/callback\?state=[\w-]{43}$/);
    expect(page.href).not.toContain(TICKET_APP.secret);
  });

  it('as a company nobody knows yet opens it, with a verification that is begun', async () => {
    portal.people.set('c-1', HUAWEI);
    const visitor = browser(bed);
    const back = await site.open(visitor, await wayBack(visitor, 'corporate', 'c-1', '/portal/products'));
    expect(await leadsTo(back)).toBe('/portal/sso/complete');
    expect(visitor.sessionOf('enterprise-users')).toBeUndefined();
    expect((await openAccount(bed, visitor)).status).toBe(201);
    const { enterprise, isOwner } = (await visitor.me('enterprise-users')) as { enterprise: string; isOwner: boolean };
    expect(isOwner).toBe(true);
    const { rows } = await bed.pool.query('select status, uscc, name, legal_representative from verifications where enterprise_id = $1', [enterprise]);
    expect(rows).toEqual([{ status: 'draft', uscc: HUAWEI.creditCode, name: HUAWEI.corpName, legal_representative: HUAWEI.legalPerson }]);
    // Vouched for, not verified: that is for the reviewer.
    expect((await bed.pool.query('select name, uscc, is_verified from enterprises where id = $1', [enterprise])).rows).toEqual([
      { name: null, uscc: null, is_verified: false },
    ]);
  });

  it('is signed in at once the next time, and led to the page they wanted', async () => {
    const visitor = browser(bed);
    const back = await site.open(visitor, await wayBack(visitor, 'corporate', 'c-1', '/portal/products?tab=filed'));
    expect(back.status).toBe(200);
    expect(await leadsTo(back)).toBe('/portal/products?tab=filed');
    expect(await visitor.me('enterprise-users')).toMatchObject({ isOwner: true });
  });

  it('as a natural person opens an account of their own; name, number and address are only offered', async () => {
    portal.people.set('p-1', { type: '1', realName: '王五', phone: '13900001234', mail: 'wangwu@demo.test' });
    const visitor = browser(bed);
    expect(await leadsTo(await site.open(visitor, await wayBack(visitor, 'person', 'p-1')))).toBe('/portal/sso/complete');
    expect((await openAccount(bed, visitor)).status).toBe(201);
    expect(await visitor.me('enterprise-users')).not.toMatchObject({ mobile: '13900001234' });
    const again = browser(bed);
    expect(await leadsTo(await site.open(again, await wayBack(again, 'person', 'p-1')))).toBe('/portal');
    expect((await again.me('enterprise-users'))!.id).toBe((await visitor.me('enterprise-users'))!.id);
  });
});

describe('nobody comes in', () => {
  const failing = async (who: string, kind = 'corporate') => {
    const visitor = browser(bed);
    const answer = await site.open(visitor, await wayBack(visitor, kind, who));
    expect(visitor.sessionOf('enterprise-users')).toBeUndefined();
    return whyNot(await leadsTo(answer));
  };

  it('with a ticket that is too old', async () => {
    const visitor = browser(bed);
    const back = await wayBack(visitor, 'corporate', 'c-1');
    portal.later(61_000);
    expect(whyNot(await leadsTo(await site.open(visitor, back)))).toBe('refused');
  });

  it('with the ticket of an earlier sign-in', async () => {
    const first = browser(bed);
    const used = await wayBack(first, 'corporate', 'c-1');
    await site.open(first, used);
    const second = browser(bed);
    const fresh = new URL(await wayBack(second, 'corporate', 'c-1'));
    fresh.searchParams.set('ticket', new URL(used).searchParams.get('ticket')!);
    expect(whyNot(await leadsTo(await site.open(second, fresh.href)))).toBe('refused');
  });

  it('when they come back without a ticket: they turned round', async () => {
    const visitor = browser(bed);
    const back = new URL(await wayBack(visitor, 'corporate', 'c-1'));
    back.searchParams.delete('ticket');
    expect(whyNot(await leadsTo(await site.open(visitor, back.href)))).toBe('cancelled');
  });

  it('when our secret is wrong there, and the log says so without naming it', async () => {
    const wrong = ssoSite(bed, providerFrom({ ...ticketEnvironment(portal), SSO_TICKET_APP_SECRET: 'another secret altogether' }));
    const visitor = browser(bed);
    portal.who.next = 'c-1';
    const back = (await fetch(await wrong.leave(visitor, 'corporate'), { redirect: 'manual' })).headers.get('location')!;
    expect(whyNot(await leadsTo(await wrong.open(visitor, back)))).toBe('refused');
    expect(told).toEqual([{ fault: 'refused', word: 'no token' }]);
  });

  it.each<[Trouble, string]>([
    ['slow', 'down'],
    ['broken', 'down'],
    ['html', 'nonsense'],
    ['endless', 'nonsense'],
    ['elsewhere', 'refused'],
    ['empty', 'refused'],
  ])('when the portal answers %s: %s', async (trouble, why) => {
    portal.trouble.is = trouble;
    const before = performance.now();
    expect(await failing('c-1')).toBe(why);
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(JSON.stringify(told)).not.toMatch(/secret|ticket|示例/);
  });

  it('when nobody answers at all', async () => {
    const visitor = browser(bed);
    const back = await wayBack(visitor, 'corporate', 'c-1');
    const gone = ssoSite(bed, providerFrom({ ...ticketEnvironment(portal), SSO_TICKET_URL: 'http://127.0.0.1:9' }));
    expect(whyNot(await leadsTo(await gone.open(visitor, back)))).toBe('down');
  });

  it.each([
    ['with a wrong check character', { ...HUAWEI, creditCode: '914403001922038217' }],
    ['missing', { ...HUAWEI, creditCode: undefined }],
    ['of another kind of value', { ...HUAWEI, creditCode: { is: HUAWEI.creditCode } }],
  ])('as a company whose code is %s', async (_what, person) => {
    portal.people.set('c-bad', person);
    expect(await failing('c-bad')).toBe('uscc');
  });

  it('as the other kind than they chose', async () => {
    portal.people.set('p-2', { type: '1', realName: '李四', creditCode: HUAWEI.creditCode });
    expect(await failing('p-2', 'corporate')).toBe('kind');
    expect(await failing('c-1', 'person')).toBe('kind');
  });
});

describe('the code of a company', () => {
  it('is read as people write it', async () => {
    portal.people.set('c-2', { ...HUAWEI, creditCode: ' 9144 0300-1922 038216 ' });
    const visitor = browser(bed);
    await site.open(visitor, await wayBack(visitor, 'corporate', 'c-2'));
    const opened = await openAccount(bed, visitor);
    expect((await read(opened)).user).toMatchObject({ isOwner: false });
  });
});

describe('signing out there', () => {
  it('is offered with the way back to us', async () => {
    const out = new URL((await site.open(browser(bed), '/portal/sso/logout')).headers.get('location')!);
    expect(out.origin + out.pathname).toBe(`${portal.url}/logout`);
    expect(out.searchParams.get('goto')).toBe(`${OUR_URL}/portal/login?signedOut=1`);
  });

  it('leads to our own page where the portal has no address for it', async () => {
    const without = ssoSite(bed, providerFrom({ ...ticketEnvironment(portal), SSO_TICKET_LOGOUT_PATH: '' }));
    expect((await without.open(browser(bed), '/portal/sso/logout')).headers.get('location')).toBe('/portal/login?signedOut=1');
  });
});
