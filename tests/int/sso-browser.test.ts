import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser as Chromium, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSessionUser, SESSION_COOKIES } from '../../src/accounts/sessions.ts';
import { ownPath } from '../../src/app/(portal)/ownPath.ts';
import { finishSso, startSso, type SsoDesk } from '../../src/endpoints/ssoPages.ts';
import { accountsBed, browser, clerk, type AccountsBed } from '../support/accountsBed.ts';
import { launchBrowser } from '../support/browser.ts';
import { providerFrom } from '../support/ssoSite.ts';
import { startTicketPortal, ticketEnvironment, type TicketPortal } from '../support/ticketPortal.ts';
import { bindAccount } from '../support/vouching.ts';

/** In a real browser, with the identity service on another site: 127.0.0.1 is not localhost. */
let bed: AccountsBed;
let portal: TicketPortal;
let chromium: Chromium;
let http: Server;
let ourUrl: string;
beforeAll(async () => {
  bed = await accountsBed();
  http = createServer((req, res) => void answer(req, res));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  ourUrl = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  portal = await startTicketPortal(ourUrl, 'localhost');
  portal.people.set('p-1', { type: '1', realName: '王五' });
  portal.who.next = 'p-1';
  chromium = await launchBrowser();
});
afterAll(async () => {
  await chromium?.close();
  http?.closeAllConnections();
  await new Promise((resolve) => http?.close(resolve));
  await portal?.close();
  await bed?.close();
});

/** Our addresses of single sign-on; every other page says who is signed in. */
async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', ourUrl);
  const desk: SsoDesk = { pool: bed.pool, provider: providerFrom(ticketEnvironment(portal), 2_000, ourUrl), serverUrl: ourUrl, ownPath };
  const page = { '/portal/sso/start': startSso, '/portal/sso/callback': finishSso }[url.pathname];
  const cookie = req.headers.cookie ?? '';
  const given = page ? await page(new Request(url, { headers: { cookie, 'x-client-address': '10.7.0.1' } }), desk) : await whoIsThere(cookie);
  res.writeHead(given.status, [...given.headers].flat()).end(await given.text());
}

async function whoIsThere(cookie: string): Promise<Response> {
  const token = new RegExp(`${SESSION_COOKIES['enterprise-users']}=([\\w-]+)`).exec(cookie)?.[1];
  const user = token ? await findSessionUser(bed.pool, 'enterprise-users', token) : null;
  return new Response(`<!doctype html><p id="who">${user ? String(user.username) : 'nobody'}</p>`, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

const startAddress = () => `${ourUrl}/portal/sso/start?kind=person&next=${encodeURIComponent('/portal/products')}`;

/** Clicks a link on a page of another site, as somebody on the start page of the city does. */
async function comeFromOutside(context: BrowserContext): Promise<{ at: string; who: string | null; cookies: string[]; referrer: string }> {
  const page = await context.newPage();
  await page.route('http://city.test/**', (route) => route.fulfill({ contentType: 'text/html', body: `<a href="${startAddress()}">go</a>` }));
  await page.goto('http://city.test/');
  await page.click('a');
  await page.waitForSelector('#who');
  const referrer = await page.evaluate('document.referrer');
  return { at: page.url(), who: await page.textContent('#who'), referrer: String(referrer), cookies: (await context.cookies(ourUrl)).map(({ name }) => name).toSorted() };
}

describe('in a browser, somebody who comes from the site of the city', () => {
  it('for the first time is asked for an account', async () => {
    const context = await chromium.newContext();
    const { at, who, cookies } = await comeFromOutside(context);
    expect([at, who]).toEqual([`${ourUrl}/portal/sso/complete`, 'nobody']);
    expect(cookies).toEqual(['portal_sso', 'portal_sso_used']);
    await context.close();
  });

  it('is signed in on the very first page they see, and the ticket is nowhere any more', async () => {
    const account = await clerk(bed);
    const first = await chromium.newContext();
    await comeFromOutside(first);
    const binding = browser(bed);
    for (const { name, value } of await first.cookies(ourUrl)) binding.cookies.set(name, value);
    expect((await bindAccount(binding, account.username)).status).toBe(200);
    await first.close();

    const context = await chromium.newContext();
    const { at, who, cookies, referrer } = await comeFromOutside(context);
    expect([at, who, referrer]).toEqual([`${ourUrl}/portal/products`, account.username, '']);
    expect(cookies).toEqual(['portal_session', 'portal_sso_used']);
    await context.close();
  });

  it('by the back button does not fall out again', async () => {
    const context = await chromium.newContext();
    await comeFromOutside(context);
    const page = context.pages()[0]!;
    await page.goBack();
    await page.waitForSelector('#who, a');
    await page.goForward();
    await page.waitForSelector('#who');
    expect(await page.textContent('#who')).not.toBe('nobody');
    await context.close();
  });
});
