import AxeBuilder from '@axe-core/playwright';
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
let filingNumber: string;

beforeAll(async () => {
  browser = await launchBrowser();
  await visit('/en/products?year=2025', async (page) => {
    filingNumber = (await page.locator('ol li').getByText(/^\d{11}$/).first().innerText()).trim();
  });
});
afterAll(() => browser?.close());

/** Every kind of page this file looks at, by its Chinese address. */
const paths = (): string[] => [
  '/', '/products', '/products?page=2', '/products?region=440000&year=2026', '/products?q=%E9%BE%98%E9%BE%98%E9%BE%98&year=2026', '/products?region=44', `/products/${filingNumber}`,
  '/help', '/help?q=%E5%90%8D%E7%A7%B0', '/help?q=%E9%BE%98%E9%BE%98', '/site-map', '/accessibility', '/terms', '/privacy',
];
const english = () => paths().map((path) => (path === '/' ? '/en' : `/en${path}`));
/** Chinese pages tests/e2e/public.test.ts does not look at. */
const newInChinese = () => paths().filter((path) => !/^\/(products|$)/.test(path));

describe('a visitor who reads English, in a browser without scripts,', () => {
  test('searches, opens a product and stays in English', () =>
    visit('/en', async (page) => {
      await page.getByLabel('Product, company, model or filing number').fill(filingNumber);
      await page.getByRole('button', { name: 'Search' }).click();
      expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe('1 product');
      await page.locator('ol h3 a').first().click();
      expect(new URL(page.url()).pathname).toBe(`/en/products/${filingNumber}`);
      expect(await page.locator('dt').first().innerText()).toBe('Filing number');
    }));

  test('finds the same search in the other language by one link, and back', () =>
    visit('/en/products?q=%E6%9C%BA&page=2', async (page) => {
      await page.getByRole('link', { name: '中文' }).click();
      expect(page.url()).toBe(`${appUrl()}/products?q=%E6%9C%BA&page=2`);
      await page.getByRole('link', { name: 'English' }).click();
      expect(page.url()).toBe(`${appUrl()}/en/products?q=%E6%9C%BA&page=2`);
    }));

  test('turns pages and filters without leaving English', () =>
    visit('/en/products', async (page) => {
      await page.getByRole('link', { name: 'Next page' }).click();
      await page.getByText('Filter by industry, place or year').click();
      await page.getByLabel('Year of filing').selectOption('2025');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      expect(new URL(page.url()).pathname).toBe('/en/products');
    }));

  test('is told in English that a page does not exist, whom to call and which number to give', () =>
    visit('/en/products/0000000000', async (page) => {
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Page not found');
      expect(await page.locator('dl').innerText()).toMatch(/Hotline[\s\S]*Opening hours[\s\S]*[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/);
    }));

  test('does not find the portal, the back office or the API under /en', async () => {
    for (const path of ['/en/portal', '/en/admin', '/en/api/public/products', '/en/livez', '/en/en/products']) {
      expect((await fetch(appUrl() + path)).status, path).toBe(404);
    }
  });
});

describe('search engines', () => {
  test('learn the one address of each page and its counterpart in the other language', () =>
    visit('/en/products?page=2&q=x', async (page) => {
      const links = await page.locator('head link[rel="canonical"], head link[hreflang]').evaluateAll((all) => all.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
      const site = new URL(String(links[0]?.[1])).origin;
      expect(links).toEqual([
        [null, `${site}/en/products?page=2`],
        ['zh-CN', `${site}/products?page=2`],
        ['en', `${site}/en/products?page=2`],
        ['x-default', `${site}/products?page=2`],
      ]);
    }));
});

describe('help', () => {
  test('answers a question where it is asked, and shows the answer at once', () =>
    visit('/help', async (page) => {
      await page.getByLabel('在帮助中查找').fill('名称');
      await page.getByRole('button', { name: '查找' }).click();
      expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toMatch(/^与“名称”有关的帮助：\d+ 篇$/);
      expect(await page.locator('main details').first().getAttribute('open')).not.toBeNull();
    }));

  test('says what to do when there is no answer', () =>
    visit('/help?q=龘龘龘', async (page) => {
      expect(await page.locator('main').innerText()).toMatch(/没有找到与“龘龘龘”有关的帮助.*拨打服务热线/);
    }));
});

test('axe finds nothing on any page in English, nor on the new ones in Chinese', async () => {
  for (const viewport of [PHONE, DESKTOP]) {
    await inContext({ viewport }, async (page) => {
      for (const address of [...english(), ...newInChinese()]) {
        await page.goto(appUrl() + address);
        await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${address}: ${id} ${nodes[0]?.html}`)).toEqual([]);
      }
    });
  }
});

test('every page in English says so, has one h1, and no Chinese that is not marked as such', () =>
  inContext({}, async (page) => {
    for (const address of english()) {
      await page.goto(appUrl() + address);
      expect(await page.locator('html').getAttribute('lang'), address).toBe('en');
      expect(await page.locator('h1').count(), address).toBe(1);
      // The visitor's own words are said back as they were typed.
      const typed = new URL(page.url()).searchParams.get('q') ?? '龘';
      expect((await unmarkedChinese(page)).filter((text) => !text.includes(typed)), address).toEqual([]);
    }
  }));

test('no page scrolls sideways on the narrowest phone, nor at twice the text size', async () => {
  await inContext({ viewport: NARROWEST }, async (page) => {
    for (const address of [...english(), ...newInChinese()]) {
      await page.goto(appUrl() + address);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(NARROWEST.width);
    }
  });
  await inContext({ viewport: { width: 640, height: 800 } }, async (page) => {
    for (const address of [...english(), ...paths()]) {
      await page.goto(appUrl() + address);
      await page.addStyleTag({ content: 'html { font-size: 200% }' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(640);
    }
  });
});

test('on paper a page keeps its content and the name of the platform, and loses what only a screen can use', () =>
  inContext({}, async (page) => {
    for (const address of ['/', `/products/${filingNumber}`, '/help', '/en']) {
      await page.goto(appUrl() + address);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('nav:visible, search:visible, button:visible').count(), address).toBe(0);
      expect(await page.locator('main h1, main h2').filter({ visible: true }).count(), address).toBeGreaterThan(0);
      expect(await page.getByRole('banner').innerText(), address).toMatch(/知识产权服务平台/);
      expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString(), address).toBe('%PDF-');
    }
  }));

test(`no page in English, nor a new one, loads more than ${SCRIPTS_KB} KB of scripts and ${STYLES_KB} KB of styles`, async () => {
  for (const address of [...english(), ...newInChinese()]) {
    const { scriptBytes, styleBytes } = await pageWeight(appUrl() + address);
    expect(scriptBytes, address).toBeLessThanOrEqual(SCRIPTS_KB * 1024);
    expect(styleBytes, address).toBeLessThanOrEqual(STYLES_KB * 1024);
  }
});

/** Texts with Chinese characters that a screen reader would read out in English. */
function unmarkedChinese(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || parent.closest('script, style') || !/\p{Script=Han}/u.test(node.textContent ?? '')) continue;
      if (parent.closest('[lang]')?.getAttribute('lang') === 'en') found.push(node.textContent ?? '');
    }
    return found;
  });
}

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
