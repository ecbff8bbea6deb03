import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { gb18030 } from '../support/importFiles.ts';

/** 数据导入 as staff do it: a file is checked, its bad row is named, the rest is imported, and the table shows it. */
let browser: Browser;
let staff: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  const context = await browser.newContext({ baseURL: appUrl(), locale: 'zh-CN', viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  staff = await context.newPage();
  await staff.goto('/admin/login');
  await staff.locator('input[name=email]').fill('staff@demo.test');
  await staff.locator('input[name=password]').fill('Demo#2026');
  await staff.locator('button[type=submit]').click();
  await staff.waitForURL((url) => !url.pathname.includes('login'));
});
afterAll(() => browser?.close());

async function isAccessible(): Promise<void> {
  const { violations } = await new AxeBuilder({ page: staff }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

async function saved(link: string): Promise<ExcelJS.Workbook> {
  const [download] = await Promise.all([staff.waitForEvent('download'), staff.getByRole('link', { name: link }).click()]);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await readFile(await download.path())) as never);
  return book;
}

const FILE = '2027 年放假安排,,\n日期,安排,节日\n2027-10-01,放假,国庆节\n2027-10-09,补班,国庆节\n2027-13-01,放假,元旦\n';

describe('a table from a file', () => {
  test('the form says what is needed, offers the template and asks for a file that is missing', async () => {
    await staff.goto('/admin/collections/holidays');
    await staff.getByRole('link', { name: '从文件导入' }).click();
    await staff.waitForURL(/\/admin\/imports\?kind=holidays/);
    expect(await staff.getByLabel('导入什么').inputValue()).toBe('holidays');
    expect((await saved('下载“节假日安排”模板')).worksheets[0]?.getRow(1).values).toEqual([undefined, '日期', '安排', '节日']);
    await staff.getByRole('button', { name: '先检查' }).click();
    await staff.getByText('请选择文件。').waitFor();
    await isAccessible();
  });

  test('a check names the bad row and writes nothing; the import takes the rest', async () => {
    await staff.locator('#import-file').setInputFiles({ name: '放假安排.csv', mimeType: 'text/csv', buffer: gb18030(FILE) });
    await staff.getByRole('button', { name: '先检查' }).click();
    await staff.getByText('有 1 行有问题，不会导入；其余 2 行可以导入。', { exact: false }).waitFor({ timeout: 60_000 });
    await isAccessible();
    expect(await staff.getByRole('row', { name: /第 5 行/ }).innerText()).toContain('不是日期');
    expect((await saved('下载问题清单（xlsx）')).worksheets[0]?.getRow(2).getCell(3).value).toBe('日期');
    const before = await (await staff.request.get('/api/holidays?where[date][like]=2027-10')).json();
    expect(before.docs).toEqual([]);
    await staff.getByRole('button', { name: '导入', exact: true }).click();
    await staff.getByText('导入完成；1 行有问题', { exact: false }).waitFor({ timeout: 60_000 });
    const after = await (await staff.request.get('/api/holidays?where[date][like]=2027-10&sort=date')).json();
    expect(after.docs.map(({ date, kind }: { date: string; kind: string }) => [date, kind])).toEqual([['2027-10-01', 'holiday'], ['2027-10-09', 'workday']]);
  });

  test('the list keeps what was imported, by whom and how it ended', async () => {
    await staff.goto('/admin/imports');
    await staff.setViewportSize({ width: 320, height: 800 });
    const row = staff.getByRole('row', { name: /放假安排\.csv/ });
    expect(await row.innerText()).toMatch(/节假日安排[\s\S]*导入完成[\s\S]*管理员甲/);
    expect(await staff.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await isAccessible();
  });
});
