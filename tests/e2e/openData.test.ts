import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CATEGORIES, measurePage } from '../../scripts/lighthouse/measure.ts';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function visit<T>(path: string, width: number, javaScriptEnabled: boolean, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, locale: 'zh-CN', acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(appUrl() + path);
  return look(page).finally(() => context.close());
}

describe('the page on open data', () => {
  test('gives a visitor without scripts the products of a keyword as a table', () =>
    visit('/open-data', 1280, false, async (page) => {
      await page.getByLabel('产品、企业、型号或备案号').fill('切割');
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载 CSV' }).click()]);
      expect(download.suggestedFilename()).toMatch(/^备案产品-\d{4}-\d\d-\d\d\.csv$/);
      const rows = parse(await readFile(await download.path()), { bom: true, columns: true }) as Record<string, string>[];
      const { total } = (await (await fetch(`${appUrl()}/api/public/products?q=${encodeURIComponent('切割')}`)).json()) as { total: number };
      expect(total).toBeGreaterThan(0);
      expect(rows.length).toBeGreaterThanOrEqual(total); // the search stops counting at a thousand, the table does not
      expect(rows[0]?.备案号).toMatch(/^\d{11}$/);
    }));

  test.each([
    ['/open-data', 1280],
    ['/open-data', 320],
    ['/en/open-data', 375],
  ])('%s is accessible and scrolls nowhere sideways at %i px', (path, width) =>
    visit(path, width, true, async (page) => {
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }));
});

test('Lighthouse finds nothing to mend on the home page; how quick it is, only a quiet machine can tell (npm run lighthouse)', async () => {
  const { scores } = await measurePage(appUrl(), '/', 1);
  for (const category of CATEGORIES.filter((name) => name !== 'performance')) expect(scores[category], category).toBeGreaterThanOrEqual(98);
});
