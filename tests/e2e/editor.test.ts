import { AxeBuilder } from '@axe-core/playwright';
import sharp from 'sharp';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { BOTH } from '../support/wordClipboard.ts';

/** One working day of an editor: each step goes on where the one before ended. */
const TITLE = `关于编辑的一天的通知${Date.now()}`;
let browser: Browser;
let desk: BrowserContext;
let page: Page;
let id: string;
let slug: string;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await browser.newContext({ baseURL: appUrl(), viewport: { width: 1280, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  page = await desk.newPage();
  expect((await desk.request.post('/api/users/login', { data: { email: 'editor@demo.test', password: 'Demo#2026' } })).status()).toBe(200);
});
afterAll(() => browser?.close());

/** What somebody outside gets. */
const visitor = async (path: string) => {
  const answer = await fetch(appUrl() + path);
  return { status: answer.status, text: await answer.text() };
};
const title = async (path: string) => /<h1[^>]*>([^<]*)/.exec((await visitor(path)).text)?.[1];
const lists = async (path: string) => (await visitor(path)).text.includes(`/announcements/${slug}`);
/** The answer to a save; the form also saves by itself while somebody types. */
const saved = (byItself = false) => page.waitForResponse((answer) => ['PATCH', 'POST'].includes(answer.request().method()) && answer.url().includes('/api/announcements') && answer.url().includes('autosave=true') === byItself && answer.ok());
const press = async (name: string) => {
  const answer = saved();
  await page.getByRole('button', { name, exact: true }).click();
  await answer;
};
const shownState = (words: string) => page.locator('[role=status]').filter({ hasText: words }).first().waitFor();

async function paste(html: string): Promise<void> {
  const text = page.locator('[contenteditable=true]').first();
  await text.click();
  await text.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData('text/html', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
}

describe('an editor', () => {
  test('writes an announcement and pastes its text from Word', async () => {
    await page.goto('/admin/collections/announcements/create');
    await page.waitForURL(/announcements\/[0-9a-f-]{36}/);
    id = /announcements\/([0-9a-f-]{36})/.exec(page.url())![1]!;
    await page.locator('#field-title').fill(TITLE);
    await paste(BOTH);
    await press('保存草稿');
    await expect.poll(() => page.locator('#field-slug').inputValue()).toMatch(/^\d{8}-guan-yu-bian-ji-de-yi-tian-de-tong-zhi/);
    slug = await page.locator('#field-slug').inputValue();
    const { body } = (await (await desk.request.get(`/api/announcements/${id}?draft=true`)).json()) as { body: unknown };
    expect(JSON.stringify(body)).not.toMatch(/mso|font|color:/i);
    expect((await visitor(`/announcements/${slug}`)).status).toBe(404);
  });

  test('is refused a picture without words for those who cannot see it', async () => {
    const drawer = await desk.newPage();
    await drawer.goto('/admin/collections/public-media/create');
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1D4F91' } }).png().toBuffer();
    await drawer.locator('input[type=file]').setInputFiles({ name: '设备.png', mimeType: 'image/png', buffer: picture });
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await drawer.getByText('请填写图片的替代文字').first().waitFor();
    await drawer.locator('#field-alt').fill('一台设备');
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await drawer.waitForURL(/public-media\/[0-9a-f-]{36}/);
    await drawer.close();
  });

  test('sees the page beside the form, and the form’s changes on it', async () => {
    await page.goto(`/admin/collections/announcements/${id}`);
    const preview = page.frameLocator('#live-preview-iframe');
    // The desk remembers whether the preview was open.
    if (!(await page.locator('#live-preview-iframe').isVisible())) await page.locator('#live-preview-toggler').click();
    await preview.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.locator('#field-title').fill(`${TITLE}甲`);
    await preview.getByRole('heading', { level: 1, name: `${TITLE}甲` }).waitFor();
    await page.locator('#live-preview-toggler').click();
    expect((await visitor(`/announcements/preview/${id}`)).status).toBe(404);
  });

  test('schedules it: nobody sees it before its time', async () => {
    await page.goto(`/admin/collections/announcements/${id}`);
    const time = page.locator('#field-publishedAt input');
    await time.fill('2126-12-01 09:00');
    await time.press('Enter');
    await press('定时发布');
    await shownState('将于 2126-12-01 09:00 发布');
    expect((await visitor(`/announcements/${slug}`)).status).toBe(404);
  });

  test('publishes it at once, and it is in the list, the search and the feed', async () => {
    await page.locator('#field-publishedAt .clear-button, #field-publishedAt button').first().click();
    await press('发布');
    await shownState('已发布');
    const article = await visitor(`/announcements/${slug}`);
    expect([article.status, article.text.includes('<ol start="1"><li>提交材料'), /style="[^"]*font|mso/.test(article.text.split('<article')[1]!.split('</article>')[0]!)]).toEqual([200, true, false]);
    for (const path of ['/announcements', `/announcements?q=${encodeURIComponent('编辑的一天')}`, '/announcements/feed.xml', '/sitemap.xml']) expect(await lists(path), path).toBe(true);
  });

  test('changes it as a draft: readers keep the old text until that is published', async () => {
    const answer = saved(true);
    await page.locator('#field-title').fill(`${TITLE}乙`);
    await answer;
    await page.reload();
    await shownState('有修改还没有发布');
    expect(await title(`/announcements/${slug}`)).toBe(`${TITLE}甲`);
    await press('发布');
    expect(await title(`/announcements/${slug}`)).toBe(`${TITLE}乙`);
  });

  test('finds the versions and restores an earlier one', async () => {
    await page.goto(`/admin/collections/announcements/${id}`);
    await page.getByRole('link', { name: /版本/ }).click();
    await page.waitForURL(/versions/);
    await page.locator('.versions table').waitFor();
    expect(await page.locator('.versions').innerText()).not.toMatch(/[A-Za-z]{3}/);
    await page.getByRole('row').filter({ hasText: '以前发布的' }).getByRole('link').first().click();
    await page.getByRole('button', { name: '恢复此版本' }).click();
    const restored = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes('/versions/'));
    await page.locator('dialog[open], .confirmation-modal').getByRole('button', { name: /^(确认|恢复)/ }).first().click();
    expect((await restored).status()).toBe(200);
    expect(await title(`/announcements/${slug}`)).toBe(`${TITLE}甲`);
  });

  test('withdraws it, and it is gone at once', async () => {
    await page.goto(`/admin/collections/announcements/${id}`);
    await page.locator('.doc-controls__popup button, .doc-controls .popup button').first().click();
    const answer = saved();
    await page.getByRole('button', { name: '撤下', exact: true }).click();
    await page.getByRole('button', { name: /^确认/ }).click();
    await answer;
    expect((await visitor(`/announcements/${slug}`)).status).toBe(404);
    expect(await lists('/announcements')).toBe(false);
    await page.reload();
    await shownState('已撤下');
  });
});

test.each([1280, 375])('list and article have no barriers at %i px, in both languages', async (width) => {
  const context = await browser.newContext({ baseURL: appUrl(), viewport: { width, height: 800 }, javaScriptEnabled: true });
  const reader = await context.newPage();
  for (const path of ['/announcements', '/announcements?q=没有这个词', '/announcements/how-to-file', '/en/announcements', '/en/announcements/pledge-template']) {
    await reader.goto(path);
    const { violations } = await new AxeBuilder({ page: reader }).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${path} ${rule} ${nodes[0]?.html}`)).toEqual([]);
    expect(await reader.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true);
  }
  await context.close();
});
