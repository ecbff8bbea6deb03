import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NEWCOMER } from '../../scripts/demo/newcomer.ts';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { goodFiles } from '../support/corpus.ts';
import { formDriver } from '../support/formDriver.ts';

/** The first year of a company: from its registration to a filed product and its certificate, one step after the other, as the people of the platform do them. */
const PASSWORD = 'Demo#2026';
const CLERK = { username: `chuangxin${Date.now() % 100_000}`, mobile: `1991${String(Date.now() % 10_000_000).padStart(7, '0')}`, email: `clerk${Date.now()}@example.test` };
const PRODUCT = '光纤激光切割头𠮷';

let browser: Browser;
let clerk: Page;
let reviewer: Page;
let staff: Page;
let bmp: { name: string; mimeType: string; buffer: Buffer };
let filingNumber = '';

beforeAll(async () => {
  browser = await launchBrowser();
  [clerk, reviewer, staff] = await Promise.all([open(), open(), open()]);
  const picture = (await goodFiles()).find(({ format }) => format === 'bmp');
  bmp = { name: '扫描件㛃.bmp', mimeType: 'image/bmp', buffer: picture!.bytes };
});
afterAll(() => browser?.close());

/** With E2E_SCREENSHOTS=<folder> a failure leaves what each person saw. */
afterEach(async ({ task }) => {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder || task.result?.state !== 'fail') return;
  for (const [who, page] of Object.entries({ clerk, reviewer })) await page.screenshot({ path: `${folder}/${who}.png`, fullPage: true });
});

async function open(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: appUrl(), locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

async function signInToBackOffice(page: Page, email: string): Promise<void> {
  await page.goto('/admin/login');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('login'));
}

/** Colours on their way from one state to the next are looked at again; what stays wrong fails. */
async function isAccessible(page: Page): Promise<void> {
  await expect.poll(() => violations(page), { timeout: 10_000, interval: 500 }).toEqual([]);
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Newest message of the demo to this address; staff read it in the notices list. */
async function latestNotice(recipient: string, text: RegExp): Promise<string> {
  for (let tries = 0; tries < 40; tries += 1) {
    const answer = await staff.request.get(`/api/notices?where[enterprise][exists]=true&sort=-createdAt&limit=50`);
    const all = await staff.request.get(`/api/notices?sort=-createdAt&limit=20`);
    const docs = [...((await all.json()).docs ?? []), ...((await answer.json()).docs ?? [])] as { body: string; recipient: string; status: string }[];
    const found = docs.find(({ body, recipient: to }) => text.test(body) && (to === recipient || to.endsWith(recipient.slice(-4)) || recipient.includes('@')));
    if (found) return found.body;
    await staff.waitForTimeout(500);
  }
  throw new Error(`no notice like ${text} for ${recipient}`);
}

describe('the first year', () => {
  test('1. a company registers with an SMS code and sees its task list', async () => {
    await signInToBackOffice(staff, 'staff@demo.test');
    await clerk.goto('/portal/register');
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: '注册', exact: true }).click();
    await clerk.getByText('请输入用户名').first().waitFor();
    await isAccessible(clerk);
    await clerk.getByLabel('用户名').fill(CLERK.username);
    await clerk.getByLabel('手机号码').fill(CLERK.mobile);
    await clerk.getByLabel('电子邮箱').fill(CLERK.email);
    await clerk.locator('[name=password]').fill(PASSWORD);
    await clerk.locator('[name=passwordConfirmation]').fill(PASSWORD);
    await clerk.getByRole('button', { name: /获取验证码|发送验证码/ }).click();
    const message = await latestNotice(CLERK.mobile, /注册验证码/);
    await clerk.getByLabel('短信验证码').fill(/\d{6}/.exec(message)![0]);
    for (const box of await clerk.getByRole('checkbox').all()) await box.check();
    await clerk.getByRole('button', { name: '注册', exact: true }).click();
    await clerk.waitForURL('**/portal');
    await clerk.getByRole('link', { name: /实名认证/ }).first().waitFor();
    await isAccessible(clerk);
  });

  test('2a. it fills in its verification with an asset report; everything typed is saved', async () => {
    const form = formDriver(clerk);
    await clerk.goto('/portal/verification');
    await clerk.getByLabel('不具有法人资格的分支机构').check();
    await clerk.getByText('您的单位不能办理实名认证').waitFor();
    await clerk.getByLabel('具有法人资格，生产或销售产品（提供服务）').check();
    await clerk.getByRole('button', { name: '开始填写' }).click();
    await form.choose('organisationType', '企业');
    await form.text('uscc', '91320505MA1NEW88X0');
    await clerk.getByText(/校验/).first().waitFor();
    await form.text('uscc', NEWCOMER.uscc);
    await form.text('name', NEWCOMER.name);
    await form.code('registeredRegion', '虎丘');
    await form.text('registeredAddress', '科技城昆仑山路 ９９ 号');
    await form.yesNo('officeSameAsRegistered', true);
    await form.text('registeredCapital', '400');
    await clerk.getByText(/4,000,000 元/).first().waitFor();
    await form.code('industry', 'jsqgjhj');
    await form.choose('enterpriseType', '民营企业');
    await form.choose('sizeClass', '小型');
    await form.saved();
    await clerk.reload();
    expect(await clerk.locator('[id=name]').inputValue()).toBe(NEWCOMER.name);
    await form.next('法定代表人和联系人');
    await form.text('legalRepresentative', '𠮷文');
    await form.text('legalRepresentativePhone', '０５１２－６８０００００１');
    await form.text('contact', '李敏');
    await form.text('contactPhone', CLERK.mobile);
    await form.text('contactEmail', CLERK.email);
    await form.next('证明材料');
    await form.upload('licence', bmp);
    await form.upload('pledge', bmp);
    await form.next('资产信息');
    await clerk.getByRole('button', { name: /填写/ }).first().click();
    for (const [name, value] of [['totalCost', '3000'], ['ipSpending', '120'], ['netProfit', '-15'], ['productSales', '4000'], ['operatingRevenue', '4200']] as const) await form.text(name, value);
    await form.choose('seal', '单位财务章');
    await form.upload('incomeStatement', bmp);
    await isAccessible(clerk);
    await form.next('核对并提交');
    await clerk.getByRole('button', { name: /^提交/ }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
    await isAccessible(clerk);
  });

  test('2b. the reviewer rejects it with a reason and a comment at a field; the company mends exactly that', async () => {
    await signInToBackOffice(reviewer, 'reviewer@demo.test');
    await openCase('verifications', NEWCOMER.name);
    await isAccessible(reviewer);
    await reviewer.getByRole('button', { name: '对“单位名称”写意见' }).click();
    await reviewer.getByLabel('对“单位名称”的意见').fill('请与营业执照核对单位名称。');
    await reviewer.getByRole('button', { name: /^不通过/ }).click();
    await reviewer.getByLabel('理由（申请单位会看到）').fill('单位名称与证照不一致。');
    await reviewer.getByLabel('办完后打开下一件').uncheck();
    await reviewer.getByRole('button', { name: '确认不通过' }).click();
    await reviewer.getByText('未通过').first().waitFor();
    expect(await latestNotice(CLERK.mobile, /实名认证未通过/)).toContain('未通过');
    await clerk.goto('/portal/verification');
    await clerk.getByText('请与营业执照核对单位名称。').first().waitFor();
    await clerk.getByRole('link', { name: /单位名称/ }).first().click();
    await clerk.waitForFunction(() => document.activeElement?.id === 'name');
    const form = formDriver(clerk);
    await form.text('registeredAddress', '科技城昆仑山路 99 号 2 幢');
    await form.saved();
    await clerk.goto('/portal/verification?step=check');
    await clerk.getByRole('button', { name: /^提交|重新提交/ }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
  });

  test('2c. the reviewer sees what changed and approves', async () => {
    await openCase('verifications', NEWCOMER.name);
    await reviewer.getByText('科技城昆仑山路 99 号 2 幢').first().waitFor();
    await decide(/^通过(?!并)/, '确认通过');
    await reviewer.getByText('已通过').first().waitFor();
  });

  test('3. it imports its patents and is told what is wrong with pasted numbers', async () => {
    await clerk.goto('/portal/patents');
    // It began by itself when the verification was approved.
    await clerk.getByText(/新导入 6 件/).waitFor();
    await clerk.getByRole('button', { name: /导入/ }).first().click();
    await clerk.getByText(/原有 6 件没有变化/).waitFor();
    await isAccessible(clerk);
    await clerk.goto('/portal/patents/add');
    await clerk.getByRole('textbox').first().fill('200410009048.6\nCN201234567U');
    await clerk.getByRole('button', { name: /核对|检查/ }).first().click();
    await clerk.getByText(/校验位/).first().waitFor();
    await clerk.getByText(/公开号|公告号/).first().waitFor();
    await isAccessible(clerk);
  });

  test('4. it files a product in three steps; what is missing is listed and a click leads there', async () => {
    const form = formDriver(clerk);
    await clerk.goto('/portal/products/new');
    await clerk.getByRole('button', { name: /开始填写|开始|填写/ }).first().click();
    await clerk.waitForURL('**/edit**');
    await form.text('name', '一种激光切割头');
    await clerk.getByText(/一种/).first().waitFor();
    await form.text('name', PRODUCT);
    await form.text('model', 'LCH-3000');
    await form.code('productClass', '3403');
    await form.code('industry', 'jsqgjhj');
    await clerk.getByText(/未判定/).first().waitFor();
    await form.text('introduction', '由准直镜、聚焦镜和喷嘴组成，用于金属板材的激光切割。');
    await clerk.locator('fieldset', { has: clerk.locator('[id=purposes]') }).getByLabel('享受财政、税收或产业政策').check();
    await form.yesNo('isMainProduct', true);
    await form.yesNo('wantsCertification', true);
    await form.yesNo('isExported', false);
    for (const [name, value] of [['output', '4100'], ['sales', '４０００'], ['profit', '500'], ['totalCost', '3000'], ['marketShare', '3.5'], ['ipSpendingTotal', '300']] as const) await form.text(name, value);
    await form.choose('contributionMethod', '知识产权经费支出 ÷ 总成本 × 系数');
    await form.text('ipSpending', '120');
    await form.text('contributionFactor', '1');
    await form.upload('mainPicture', bmp);
    await form.saved();
    await isAccessible(clerk);
    await form.next('关联专利');
    await form.yesNo('patentsDisclosed', true);
    await clerk.getByRole('checkbox', { name: '选择 一种激光切割头的焦点补偿方法' }).check();
    await clerk.getByRole('button', { name: '关联所选 1 件专利' }).click();
    await clerk.getByRole('button', { name: /不再关联/ }).first().waitFor();
    await isAccessible(clerk);
    await form.next('证明材料');
    await clerk.getByRole('link', { name: /核对并提交/ }).first().click();
    await clerk.getByRole('heading', { name: '核对并提交' }).waitFor();
    await clerk.getByRole('link', { name: /经济数据证明/ }).first().click();
    await form.upload('economicProof', bmp);
    await clerk.getByRole('button', { name: /返回核对|下一步：核对/ }).click();
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: /^提交/ }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
  });

  test('5. the reviewer files it; the company is told, its record is locked, the certificate downloads', async () => {
    await openCase('products', PRODUCT);
    await decide(/^备案通过(?!并)/, '确认备案通过');
    await reviewer.getByText('已备案').first().waitFor();
    const message = await latestNotice(CLERK.mobile, new RegExp(`${PRODUCT}.*备案号`));
    filingNumber = /\d{11}/.exec(message)![0];
    const id = await productId();
    expect((await clerk.request.patch(`/api/products/${id}`, { data: { model: 'X' } })).status()).toBe(409);
    const paper = await clerk.request.get(`/api/documents/filing-certificate/${id}`);
    expect(paper.headers()['content-type']).toBe('application/pdf');
    expect((await paper.body()).subarray(0, 5).toString()).toBe('%PDF-');
    await clerk.goto('/portal/certificates');
    await clerk.getByText(filingNumber).first().waitFor();
    await isAccessible(clerk);
  });

  test('6. anyone finds it by any part of it and in any width, and the code on the paper tells its state', async () => {
    const visitor = await open();
    for (const keyword of ['𠮷', '激光切割头𠮷', '新锐激光科技', filingNumber, 'ＬＣＨ-3000', 'lch-3000']) {
      await visitor.goto(`/products?q=${encodeURIComponent(keyword)}`);
      await visitor.getByRole('link', { name: PRODUCT }).first().waitFor();
    }
    await visitor.goto(`/products/${filingNumber}`);
    await visitor.getByRole('heading', { level: 1, name: PRODUCT }).waitFor();
    await visitor.goto(`/verify/${filingNumber}`);
    await visitor.getByText(/有效/).first().waitFor();
    await isAccessible(visitor);
    await visitor.context().close();
  });
});

/** Presses a button of the action bar, as often as it takes for the page to be alive, and confirms. */
async function decide(button: RegExp, confirmation: string): Promise<void> {
  const confirm = reviewer.getByRole('button', { name: confirmation });
  await expect.poll(async () => (await reviewer.getByRole('button', { name: button }).click(), confirm.isVisible()), { timeout: 20_000, interval: 500 }).toBe(true);
  await reviewer.getByLabel('办完后打开下一件').uncheck();
  await confirm.click();
}

async function productId(): Promise<string> {
  const { docs } = await (await clerk.request.get('/api/products?limit=1')).json();
  return docs[0].id;
}

/** Through the list of submitted cases, as the reviewer finds it. */
async function openCase(collection: 'verifications' | 'products', name: string): Promise<void> {
  const query = `where[name][equals]=${encodeURIComponent(name)}&where[status][equals]=submitted&sort=-createdAt&limit=1`;
  const { docs } = await (await reviewer.request.get(`/api/${collection}?${query}`)).json();
  expect(docs).toHaveLength(1);
  await reviewer.goto(`/admin/collections/${collection}/${docs[0].id}`);
  await reviewer.getByRole('heading', { name: new RegExp(name) }).first().waitFor();
}
