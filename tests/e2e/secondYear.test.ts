import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { goodFiles } from '../support/corpus.ts';
import { errorAt, formDriver } from '../support/formDriver.ts';
import { unbrokenText } from '../unit/documentsReader.ts';

/** The second year: the clock stands in May of the next one, and what was filed before asks for its yearly duties. */
const PASSWORD = 'Demo#2026';
const YEAR = new Date().getFullYear() + 1;

let app: RunningApp;
let browser: Browser;
let clerk: Page;
let reviewer: Page;
let staff: Page;
let picture: { name: string; mimeType: string; buffer: Buffer };
let updated = { id: '', name: '', filingNumber: '' };

beforeAll(async () => {
  app = await startApp({ CLOCK_NOW: `${YEAR}-05-12T02:00:00Z` });
  browser = await launchBrowser();
  [clerk, reviewer, staff] = [
    await signedIn('enterprise-users', { username: 'qiye01' }),
    await signedIn('users', { email: 'reviewer@demo.test' }),
    await signedIn('users', { email: 'staff@demo.test' }),
  ];
  const png = (await goodFiles()).find(({ format }) => format === 'png');
  picture = { name: '证明.png', mimeType: 'image/png', buffer: png!.bytes };
}, 15 * 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** With E2E_SCREENSHOTS=<folder> a failure leaves what each person saw. */
afterEach(async ({ task }) => {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder || task.result?.state !== 'fail') return;
  for (const [who, page] of Object.entries({ clerk, reviewer })) await page.screenshot({ path: `${folder}/second-${who}.png`, fullPage: true });
});

async function signedIn(collection: string, who: object): Promise<Page> {
  const context = await browser.newContext({ baseURL: app.url, locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  expect((await page.request.post(`/api/${collection}/login`, { data: { ...who, password: PASSWORD } })).status()).toBe(200);
  return page;
}

/** Colours on their way from one state to the next are looked at again; what stays wrong fails. */
async function isAccessible(page: Page): Promise<void> {
  const violations = async () => {
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  };
  await expect.poll(violations, { timeout: 10_000, interval: 500 }).toEqual([]);
}

const records = async <T>(page: Page, address: string) => ((await (await page.request.get(`/api/${address}`)).json()) as { docs: T[] }).docs;

describe('the second year', () => {
  test('1. the year has opened by itself: the company is told, and reads what comes first before it types anything', async () => {
    await clerk.goto('/portal');
    await clerk.getByText(`${YEAR} 年度备案信息更新已开始`).first().waitFor({ timeout: 60_000 });
    await clerk.getByRole('link', { name: `${YEAR} 年度信息更新` }).click();
    await clerk.getByRole('heading', { name: `请先补报 ${YEAR - 1} 年度资产信息` }).waitFor();
    await isAccessible(clerk);
    const [row] = await clerk.locator('tbody tr').filter({ hasText: '开始更新' }).all();
    updated = { ...updated, name: await row!.locator('th').innerText(), filingNumber: await row!.locator('td').first().innerText() };
    await row!.getByRole('link', { name: '开始更新' }).click();
    await clerk.getByText('补报期限已过').waitFor();
    await clerk.getByRole('button', { name: '开始填写' }).click();
    await clerk.waitForURL('**/edit**');
  });

  test('2. last year’s figures stand beside the new ones; without sales there is no update', async () => {
    const form = formDriver(clerk);
    await form.text('output', '5,200');
    await form.text('sales', '0');
    await clerk.getByText('申请撤销备案').first().waitFor();
    await form.text('sales', '５０００');
    expect(await errorAt(clerk, 'sales')).toMatch(/\d{4} 年度：[\d,.]+ 万元.*这次(增加|减少)/);
    for (const [name, value] of [['profit', '600'], ['totalCost', '4000'], ['marketShare', '4'], ['ipSpendingTotal', '500'], ['contributionIndex', '12']] as const) await form.text(name, value);
    await isAccessible(clerk);
    await form.next('产品和专利');
    await form.choose('factsChanged', '有变化，需要修改');
    await expect.poll(() => clerk.locator('[id=introduction]').inputValue()).not.toBe('');
    await form.text('model', 'LG-2027');
    await clerk.getByRole('heading', { name: /更新后关联 \d 件专利/ }).waitFor();
    await isAccessible(clerk);
    await form.next('证明材料');
    await form.upload('economicProof', picture);
    await form.next('核对并提交');
    await clerk.getByText('上一年度资产信息已过补报期限，请先补报，再提交更新。').first().waitFor();
    await clerk.getByText('上面列出的条件都符合以后才能提交。').waitFor();
    await isAccessible(clerk);
  });

  test('3. it reports its assets, and then the update goes out', async () => {
    const form = formDriver(clerk);
    const draft = clerk.url();
    await clerk.goto('/portal/assets');
    await clerk.getByRole('button', { name: '开始填写' }).click();
    for (const [name, value] of [['totalCost', '190000'], ['ipSpending', '6000'], ['netProfit', '20000'], ['productSales', '250000'], ['operatingRevenue', '260000']] as const) await form.text(name, value);
    await form.choose('seal', '单位财务章');
    await form.upload('incomeStatement', picture);
    await clerk.getByRole('button', { name: '保存并检查' }).click();
    await clerk.getByText(`${YEAR - 1} 年度资产信息已填好`).first().waitFor();
    await clerk.goto(draft);
    await clerk.getByRole('button', { name: '提交更新' }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
  });

  test('4. the reviewer sees year beside year and accepts', async () => {
    await reviewer.goto('/admin/queue?type=product-updates');
    await isAccessible(reviewer);
    const [update] = await records<{ id: string; product: string }>(reviewer, 'product-updates?sort=-submittedAt&limit=1&where[status][equals]=submitted');
    updated.id = update!.product;
    await reviewer.goto(`/admin/collections/product-updates/${update!.id}`);
    await reviewer.getByRole('heading', { name: `${YEAR} 年度更新：与备案内容对照` }).waitFor();
    await reviewer.getByRole('columnheader', { name: `${YEAR - 1} 年度` }).waitFor();
    await reviewer.locator('ins', { hasText: 'LG-2027' }).waitFor();
    await isAccessible(reviewer);
    await decide();
    await reviewer.getByText('已更新').first().waitFor();
  });

  test('5. the product carries the year: to its company, on the certificate, to the public', async () => {
    await clerk.goto('/portal/updates?tab=updated');
    await clerk.getByRole('link', { name: updated.name, exact: true }).first().waitFor();
    await clerk.goto(`/portal/products/${updated.id}`);
    await clerk.getByText(`${YEAR} 年`, { exact: true }).first().waitFor();
    const paper = await clerk.request.get(`/api/documents/filing-certificate/${updated.id}`);
    expect(await unbrokenText(await paper.body())).toContain(`最近更新年度${YEAR}`);
    const visitor = await (await browser.newContext({ baseURL: app.url, locale: 'zh-CN' })).newPage();
    await visitor.goto(`/products/${updated.filingNumber}`);
    await visitor.getByText(`${YEAR}年`).first().waitFor();
    await visitor.getByText('LG-2027').first().waitFor();
    await visitor.context().close();
  });

  test('6. all patents of a product have lapsed: the company is asked, confirms, and everybody sees it at once', async () => {
    const product = await lapsedProduct();
    await clerk.goto('/portal/patents');
    await expect.poll(async () => (await clerk.getByRole('button', { name: '从登记数据导入' }).click(), clerk.getByText(/更新 \d+ 件/).isVisible()), { timeout: 30_000, interval: 1_000 }).toBe(true);
    await clerk.goto(`/portal/products/${product.id}`);
    await clerk.getByRole('heading', { name: '关联专利已全部失效或转让，请确认' }).waitFor();
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: '确认失效，撤销备案' }).click();
    await clerk.getByRole('button', { name: '确认失效', exact: true }).click();
    await clerk.getByRole('heading', { name: '已撤销' }).waitFor();
    const answer = await (await fetch(`${app.url}/api/public/verify/${product.filingNumber}`)).json();
    expect(answer).toMatchObject({ number: product.filingNumber, state: 'withdrawn' });
    await clerk.goto(`/verify/${product.filingNumber}`);
    await clerk.getByText(/已撤销/).first().waitFor();
    expect((await clerk.request.get(`/api/documents/filing-certificate/${product.id}`)).status()).toBe(409);
    expect((await records(clerk, `product-updates?where[product][equals]=${product.id}&where[status][not_in]=updated,closed`))).toEqual([]);
  });
});

/** Presses the button of the action bar, as often as it takes for the page to be alive, and confirms. */
async function decide(): Promise<void> {
  const confirm = reviewer.getByRole('button', { name: '确认更新通过' });
  await expect.poll(async () => (await reviewer.getByRole('button', { name: /^更新通过(?!并)/ }).click(), confirm.isVisible()), { timeout: 20_000, interval: 500 }).toBe(true);
  await reviewer.getByLabel('办完后打开下一件').uncheck();
  await confirm.click();
}

/** A filed product of the company, its patents lapsed in the register; an update of it is begun and will end with it. */
async function lapsedProduct(): Promise<{ id: string; filingNumber: string }> {
  const products = await records<{ id: string; filingNumber: string }>(clerk, 'products?where[status][equals]=filed&sort=filedAt&limit=1');
  const product = products[0]!;
  await clerk.request.post('/api/product-updates', { data: { product: product.id } });
  const links = await records<{ patent: string }>(clerk, `product-patents?where[product][equals]=${product.id}`);
  for (const { patent } of links) {
    const { number } = (await (await clerk.request.get(`/api/patents/${patent}`)).json()) as { number: string };
    const [entry] = await records<{ id: string }>(staff, `patent-register?where[number][equals]=${number}`);
    expect((await staff.request.patch(`/api/patent-register/${entry!.id}`, { data: { legalStatus: 'lapsed' } })).status()).toBe(200);
  }
  return product;
}
