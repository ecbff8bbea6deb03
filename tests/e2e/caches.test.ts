import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';

const PASSWORD = 'Demo#2026';
const HTML = { accept: 'text/html' };
let browser: Browser;
let company: BrowserContext;
let staff: BrowserContext;

beforeAll(async () => {
  browser = await launchBrowser();
  [company, staff] = [await browser.newContext(), await browser.newContext()];
  expect((await company.request.post(`${appUrl()}/api/enterprise-users/login`, { data: { username: 'qiye01', password: PASSWORD } })).status()).toBe(200);
  expect((await staff.request.post(`${appUrl()}/api/users/login`, { data: { email: 'staff@demo.test', password: PASSWORD } })).status()).toBe(200);
});
afterAll(() => browser?.close());

/** What the answer says of caches, whatever its status. */
async function caches(path: string, who?: BrowserContext): Promise<string> {
  const answer = who
    ? await who.request.get(appUrl() + path, { headers: HTML, maxRedirects: 0 })
    : new Map(await fetch(appUrl() + path, { headers: HTML, redirect: 'manual' }).then(({ headers }) => [...headers]));
  return (answer instanceof Map ? answer.get('cache-control') : answer.headers()['cache-control']) ?? '';
}

/** A document of a company, as its own list links to it. */
async function documentOf(who: BrowserContext): Promise<string> {
  const products = (await (await who.request.get(`${appUrl()}/api/products?limit=1&where[status][equals]=filed`)).json()) as { docs: { id: string }[] };
  return `/api/documents/filing-certificate/${products.docs[0]?.id}`;
}

describe('no cache keeps', () => {
  test('what a company sees: its pages, its records, its documents', async () => {
    const paths = ['/portal', '/portal/products', '/portal/account', '/api/products', '/api/enterprise-users/me', await documentOf(company)];
    for (const path of paths) expect(await caches(path, company), path).toMatch(/^private,.*no-store/);
  });

  test('what staff see: the desk, lists and records', async () => {
    for (const path of ['/admin', '/admin/collections/products', '/api/products', '/api/users/me']) expect(await caches(path, staff), path).toMatch(/^private,.*no-store/);
  });

  test('what strangers are refused', async () => {
    for (const path of ['/portal', '/portal/login', '/admin/login', '/api/notices', '/api/documents/filing-certificate/1', '/products/0000000000', '/en/portal']) {
      expect(await caches(path), path).toMatch(/^private,.*no-store/);
    }
  });

  test('the state of a certificate or of an objection, which must be the one of now', async () => {
    for (const path of ['/verify/NOSUCHCODE0000000000', '/en/verify/NOSUCHCODE0000000000', '/objections/status']) expect(await caches(path), path).toMatch(/no-store/);
  });
});

describe('a browser keeps', () => {
  test('public pages for the way back, asking each time, and no other cache does', async () => {
    for (const path of ['/', '/products', '/announcements', '/help', '/en', '/en/products?page=2']) expect(await caches(path), path).toBe('private, no-cache');
  });

  test('the files of a release for ever', async () => {
    const html = await (await fetch(appUrl(), { headers: HTML })).text();
    const files = [...html.matchAll(/"(\/_next\/static\/[^"]+\.(?:css|js))"/g)].map(([, file]) => file as string);
    expect(files.length).toBeGreaterThan(1);
    for (const file of new Set(files)) expect(await caches(file), file).toMatch(/public.*immutable/);
  });
});
