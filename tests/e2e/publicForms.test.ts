import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';

/** Forms without code in the browser: an editor designs, people answer, the editor reads. */
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const PASSWORD = 'Demo#2026';
const DAY = 86_400_000;

async function people(signIn: 'users' | 'enterprise-users' | null, name = '', options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: appUrl(), locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...options });
  if (signIn) await context.request.post(`/api/${signIn}/login`, { data: signIn === 'users' ? { email: name, password: PASSWORD } : { username: name, password: PASSWORD } });
  return context;
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const OPTIONS = [{ label: '甲' }, { label: '乙' }];
const EVERY_KIND = [
  { blockType: 'message', label: '请如实填写。' },
  { blockType: 'text', label: '称呼', required: true },
  { blockType: 'textarea', label: '意见' },
  { blockType: 'radio', label: '单选题', required: true, options: OPTIONS },
  { blockType: 'select', label: '下拉题', options: OPTIONS },
  { blockType: 'choices', label: '多选题', options: OPTIONS },
  { blockType: 'checkbox', label: '是否回访' },
  { blockType: 'mobile', label: '手机', required: true, whenQuestion: '是否回访', whenAnswer: '是' },
  { blockType: 'number', label: '人数', min: 1, max: 10, unit: '人' },
  { blockType: 'amount', label: '金额' },
  { blockType: 'date', label: '日期' },
  { blockType: 'email', label: '邮箱' },
  { blockType: 'uscc', label: '代码' },
  { blockType: 'region', label: '地区' },
];

describe('a form without code', () => {
  const slug = `e2e-${Date.now()}`;
  let id: string;

  test('an editor designs it, and adds a question on the screen', async () => {
    const context = await people('users', 'editor@demo.test');
    const window = { opensAt: new Date(Date.now() - DAY).toISOString(), closesAt: new Date(Date.now() + DAY).toISOString() };
    const made = await context.request.post('/api/forms', { data: { title: '走一遍的调查', slug, audience: 'public', isReleased: true, ...window, fields: EVERY_KIND } });
    expect(made.status()).toBe(201);
    id = ((await made.json()) as { doc: { id: string } }).doc.id;
    const page = await context.newPage();
    await page.goto(`/admin/collections/forms/${id}`);
    await page.getByRole('button', { name: /添加\s*题目/ }).click();
    await page.getByRole('button', { name: '单行文字' }).click();
    await page.locator('#field-fields__14__label').fill('还有什么');
    await page.getByRole('button', { name: '保存' }).first().click();
    await expect.poll(async () => ((await (await context.request.get(`/api/forms/${id}`)).json()) as { fields: unknown[] }).fields.length).toBe(15);
    await context.close();
  }, 60_000);

  test('a visitor without JavaScript answers wrong, is told where, loses nothing, and answers right', async () => {
    const context = await people(null, '', { javaScriptEnabled: false, viewport: { width: 375, height: 740 } });
    const page = await context.newPage();
    await page.goto(`/forms/${slug}`);
    await page.getByLabel('意见（选填）').fill('𠮷祥如意');
    await page.getByLabel('人数（选填）').fill('11');
    await page.getByRole('group', { name: '是否回访' }).getByLabel('是', { exact: true }).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/returned=1/);
    expect(await page.title()).toContain('填写有误');
    expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual(['请填写称呼。', '请选择单选题。', '请填写手机。', '人数不能超过 10。']);
    expect([page.url().includes('11'), await page.getByLabel('意见（选填）').inputValue(), await page.getByLabel('人数（选填）').inputValue()]).toEqual([false, '𠮷祥如意', '11']);
    await page.getByLabel('称呼').fill('李四');
    await page.getByLabel('人数（选填）').fill('１０');
    await page.getByRole('group', { name: '单选题' }).getByLabel('乙').check();
    await page.getByLabel('手机').fill('139 1234 5678');
    await page.getByRole('button', { name: '提交' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('已收到您的答卷');
    expect(await page.getByRole('main').innerText()).toMatch(/BD\d{8}-[2-9A-Z]{8}/);
    await context.close();
  }, 60_000);

  test('with JavaScript the answer brings its proof of work; every page is accessible', async () => {
    const context = await people(null);
    const page = await context.newPage();
    await page.goto(`/forms/${slug}`);
    await expectAccessible(page);
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/returned=1/, { timeout: 60_000 });
    await expectAccessible(page);
    await page.getByLabel('称呼').fill('王五');
    await page.getByRole('group', { name: '单选题' }).getByLabel('甲').check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/receipt/, { timeout: 60_000 });
    await expectAccessible(page);
    await context.close();
  }, 150_000);

  test('the editor reads the answers in words and takes the spreadsheet away', async () => {
    const context = await people('users', 'editor@demo.test');
    const page = await context.newPage();
    await page.goto(`/admin/form-results/${id}`);
    const text = await page.getByRole('main').innerText();
    expect([text.includes('共收到 2 份答卷'), text.includes('1 份（50%）'), text.includes('13912345678')]).toEqual([true, true, false]);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载全部答卷' }).click()]);
    expect(download.suggestedFilename()).toBe('答卷_走一遍的调查.xlsx');
    await page.locator('tbody th a').last().click();
    await page.waitForURL(/\/form-results\/[^/]+\/[^/?]+/);
    await page.getByText('139').first().waitFor();
    expect(await page.getByRole('main').innerText()).toContain('13912345678');
    await context.close();
  }, 60_000);
});

test('a company answers once, finds its answer in the portal, and is told so the second time; nobody else may', async () => {
  const visitor = await people(null);
  const anonymous = await visitor.newPage();
  await anonymous.goto('/forms/financing-needs-2026');
  expect(await anonymous.getByRole('main').innerText()).toContain('本表由企业填写');
  await visitor.close();
  const context = await people('enterprise-users', 'qiye02');
  const page = await context.newPage();
  await page.goto('/portal/forms');
  await page.getByRole('link', { name: '企业融资需求调查' }).click();
  await page.getByLabel('计划融资金额').fill('５００');
  await page.getByRole('group', { name: '希望的期限' }).getByLabel('一年', { exact: true }).check();
  await page.getByRole('group', { name: '可以质押的知识产权' }).getByLabel('发明专利').check();
  await page.getByLabel('可以质押的件数').fill('3');
  await page.getByLabel('联系人手机').fill('13912345678');
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('link', { name: '查看本单位的答卷' }).click();
  await page.getByRole('link', { name: '企业融资需求调查' }).click();
  await page.getByText('500 万元，即 5,000,000 元').waitFor();
  await expectAccessible(page);
  await page.goto('/forms/financing-needs-2026');
  expect(await page.getByRole('main').innerText()).toContain('您单位已经提交');
  await context.close();
}, 90_000);

test('a bank finds its form in the back office and answers with its own session', async () => {
  const context = await people('users', 'bank@demo.test');
  const page = await context.newPage();
  await page.goto('/admin/open-forms');
  await page.getByRole('link', { name: '银行知识产权质押产品征集' }).click();
  await page.getByLabel('产品名称').fill('知易贷');
  await page.getByLabel('最高年利率').fill('3.85');
  await page.getByLabel('单户最高金额').fill('1000');
  await page.getByRole('group', { name: '是否需要担保' }).getByLabel('否', { exact: true }).check();
  await page.getByRole('button', { name: '提交' }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('已收到您的答卷');
  await context.close();
}, 60_000);
