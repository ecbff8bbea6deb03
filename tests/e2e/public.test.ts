import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { pageWeight } from '../support/pageWeight.ts';

const PHONE = { width: 375, height: 740 };
const NARROWEST = { width: 320, height: 640 };
const DESKTOP = { width: 1280, height: 800 };
const SCRIPTS_KB = 145;
const STYLES_KB = 10;

let browser: Browser;
/** Addresses of one filed product, one announcement. */
let filingNumber: string;
let announcement: string;

beforeAll(async () => {
  browser = await launchBrowser();
  await visit('/products?year=2025', async (page) => {
    filingNumber = (await page.locator('ol li span').first().innerText()).trim();
  });
  await visit('/announcements', async (page) => {
    announcement = (await page.locator('main li h2 a').first().getAttribute('href')) ?? '';
  });
});
afterAll(() => browser?.close());

/** Every kind of public page, in each state a visitor can bring about. */
const pages = (): Record<string, string> => ({
  'home page': '/',
  'all products': '/products',
  'second page of the products': '/products?page=2',
  'filtered products': '/products?region=440000&year=2026',
  'a search without a hit': '/products?q=%E9%BE%98%E9%BE%98%E9%BE%98',
  'a product': `/products/${filingNumber}`,
  'all announcements': '/announcements',
  'announcements of one category': '/announcements?category=policy',
  'an announcement': announcement,
  verification: '/verify',
  'verification of nothing': '/verify?code=',
  'verification of something else': '/verify?code=%3Cb%3E',
  'a valid certificate': `/verify/${filingNumber}`,
  'an unknown certificate': '/verify/NOSUCHCODE0000000000',
  'a page that does not exist': '/products/0000000000',
});

describe('a visitor whose browser runs no scripts', () => {
  test('finds a product by one character and opens its page', () =>
    visit('/', async (page) => {
      await page.getByLabel('产品、企业、型号或备案号').fill('机');
      await page.getByRole('button', { name: '查询' }).click();
      expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(/^共 [\d,]+ 件$|^1,000 件以上$/);
      expect(await page.locator('mark').first().innerText()).toBe('机');
      const name = await page.locator('ol h3 a').first().innerText();
      await page.locator('ol h3 a').first().click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
    }));

  test('finds it by its filing number typed in full width', () =>
    visit(`/products?q=${encodeURIComponent(filingNumber.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))}`, async (page) => {
      expect(await page.locator('ol h3 a').first().getAttribute('href')).toBe(`/products/${filingNumber}`);
    }));

  test('shares the address of a filtered search, which shows the same filters', () =>
    visit('/products', async (page) => {
      await page.getByText('按行业、地区、年份筛选').click();
      await page.getByLabel('所在地区').selectOption({ label: '广东省' });
      await page.getByRole('button', { name: '按条件查询' }).click();
      await page.goto(page.url());
      expect(await page.getByLabel('所在地区').inputValue()).toBe('440000');
      expect(await page.getByLabel('所在地区').locator('option').allInnerTexts()).toContain('　深圳市');
      expect(await page.locator('ol li').filter({ hasNotText: '广东省' }).count()).toBe(0);
    }));

  test('turns pages without meeting a product twice', () =>
    visit('/products', async (page) => {
      const first = await page.locator('ol h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      await page.getByRole('link', { name: '下一页' }).click();
      const second = await page.locator('ol h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
    }));

  test('is told what to do when nothing was found', () =>
    visit('/products?q=龘龘龘&year=2026', async (page) => {
      expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe('没有找到与“龘龘龘”有关的备案产品');
      await page.getByRole('link', { name: '查看全部备案产品' }).click();
      expect(await page.locator('ol li').count()).toBeGreaterThan(0);
    }));

  test('learns from the verification page that a certificate is valid', () =>
    visit('/verify', async (page) => {
      await page.getByLabel('查验码或备案号').fill(` ${filingNumber.slice(0, 4)} ${filingNumber.slice(4)} `);
      await page.getByRole('button', { name: '查验' }).click();
      await page.waitForURL(`**/verify/${filingNumber}`);
      expect(await page.title()).toMatch(/^有效：/);
    }));

  test('learns that a certificate was never issued', () =>
    visit('/verify/NOSUCHCODE0000000000', async (page) => {
      expect(await page.locator('main').innerText()).toContain('查无此证');
    }));

  test('reads the same sentence in the error summary and at the field', () =>
    visit('/verify?code=', async (page) => {
      const sentence = '请输入证明上的查验码或备案号';
      expect(await page.getByRole('link', { name: sentence }).getAttribute('href')).toBe('#code');
      expect(await page.locator('#code-error').innerText()).toContain(sentence);
      expect(await page.title()).toMatch(/^填写有误/);
    }));

  test('reads an announcement whose only h1 is its title', () =>
    visit(announcement, async (page) => {
      expect(await page.locator('h1').count()).toBe(1);
      expect((await page.locator('article').innerText()).length).toBeGreaterThan(40);
    }));

  test('sees whom to call on every page', () =>
    visit('/', async (page) => {
      expect(await page.getByRole('contentinfo').innerText()).toMatch(/主办单位[\s\S]*服务热线[\s\S]*服务时间/);
    }));
});

test('whoever meets no mouse reaches the text with two keys', () =>
  visit('/products', async (page) => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
  }));

test('axe finds nothing on any public page, on a phone and on a desk', async () => {
  for (const viewport of [PHONE, DESKTOP]) {
    await inContext({ viewport }, async (page) => {
      for (const [what, address] of Object.entries(pages())) {
        await page.goto(appUrl() + address);
        await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${what}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }
});

test('no page scrolls sideways on the narrowest phone', () =>
  inContext({ viewport: NARROWEST }, async (page) => {
    for (const [what, address] of Object.entries(pages())) {
      await page.goto(appUrl() + address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), what).toBe(NARROWEST.width);
    }
  }));

test('every page has Chinese as its language, one h1, and a title of its own', () =>
  inContext({}, async (page) => {
    for (const [what, address] of Object.entries(pages())) {
      await page.goto(appUrl() + address);
      expect(await page.locator('html').getAttribute('lang'), what).toBe('zh-CN');
      expect(await page.locator('h1').count(), what).toBe(1);
      expect(await page.title(), what).toMatch(/^.{2,} - .{2,}$/);
    }
  }));

test(`no page loads more than ${SCRIPTS_KB} KB of scripts and ${STYLES_KB} KB of styles`, async () => {
  for (const [what, address] of Object.entries(pages())) {
    const { scriptBytes, styleBytes } = await pageWeight(appUrl() + address);
    expect(scriptBytes, what).toBeLessThanOrEqual(SCRIPTS_KB * 1024);
    expect(styleBytes, what).toBeLessThanOrEqual(STYLES_KB * 1024);
  }
});

/** A visit without JavaScript. */
function visit(address: string, look: (page: Page) => Promise<void>): Promise<void> {
  return inContext({ javaScriptEnabled: false }, async (page) => {
    await page.goto(appUrl() + address);
    await look(page);
  });
}

async function inContext(options: Parameters<Browser['newContext']>[0], work: (page: Page) => Promise<void>): Promise<void> {
  const context: BrowserContext = await browser.newContext({ locale: 'zh-CN', viewport: DESKTOP, ...options });
  try {
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}
