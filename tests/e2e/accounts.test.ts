import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';

/** Ways into the portal and the back office, as people go them on a screen and on a phone. */
const PASSWORD = 'Demo#2026';
const CLERK = { username: 'qiye03', mobile: '19900000003', email: 'qiye03@demo.test' };

let browser: Browser;
let staff: Page;
/** What a browser would complain about: addresses of other hosts, and what the policy of the page forbids. */
const strange: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  staff = await open();
  await staff.request.post('/api/users/login', { data: { email: 'staff@demo.test', password: PASSWORD } });
});
afterAll(() => browser?.close());

async function open(width = 1280): Promise<Page> {
  const context = await browser.newContext({ baseURL: appUrl(), locale: 'zh-CN', viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== appUrl()) strange.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) strange.push(message.text());
  });
  return page;
}

/** Colours on their way from one state to the next are looked at again; what stays wrong fails. */
async function isAccessible(page: Page): Promise<void> {
  await expect.poll(() => violations(page), { timeout: 10_000, interval: 500 }).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** The newest code of this kind; staff of a demo read it in the list of notices. */
async function newestCode(kind: string): Promise<string> {
  const answer = await staff.request.get(`/api/notices?where[template][equals]=${kind}&sort=-createdAt&limit=1`);
  const { docs } = (await answer.json()) as { docs: { body: string }[] };
  return /\d{6}/.exec(docs[0]?.body ?? '')?.[0] ?? `no ${kind}`;
}

async function signInByPassword(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名、手机号或邮箱').fill(CLERK.username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

describe('a clerk', () => {
  test('signs in on a phone by SMS code and comes to the page asked for', async () => {
    const phone = await open(320);
    await phone.goto('/portal/account');
    await phone.getByRole('link', { name: '短信验证码登录' }).click();
    await isAccessible(phone);
    await phone.getByLabel('手机号码').fill(CLERK.mobile);
    await phone.getByRole('button', { name: '获取验证码' }).click();
    await phone.getByText('短信已发送').waitFor();
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await phone.getByText('有 1 处需要修改').waitFor();
    await isAccessible(phone);
    await phone.getByLabel('短信验证码', { exact: true }).fill(await newestCode('login-code'));
    await phone.getByRole('button', { name: '登录', exact: true }).click();
    await phone.waitForURL('**/portal/account');
    await isAccessible(phone);
    await phone.context().close();
  });

  test('who mistypes the password tries again with a new proof of work, and sees nothing to press for it', async () => {
    const page = await open();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/login') && request.method() === 'POST') sent.push(String(request.postDataJSON().captcha));
    });
    await page.goto('/portal/login');
    await signInByPassword(page, 'Wrong#2026');
    await page.getByText('账号或密码不正确').waitFor();
    await isAccessible(page);
    await signInByPassword(page);
    await page.waitForURL('**/portal');
    expect(sent).toHaveLength(2);
    expect(new Set(sent).size).toBe(2);
    for (const solution of sent) expect(solution.length).toBeGreaterThan(200);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.context().close();
  });

  test('sees the devices of the account and signs the others out', async () => {
    const [here, there] = [await open(), await open(375)];
    for (const page of [here, there]) {
      await page.goto('/portal/login');
      await signInByPassword(page);
      await page.waitForURL('**/portal');
    }
    await here.goto('/portal/account');
    await here.getByText('本机', { exact: true }).waitFor();
    await isAccessible(here);
    await here.getByRole('button', { name: '退出其他全部设备' }).click();
    await here.getByText(/设备上的登录已退出/).waitFor();
    await expect.poll(() => here.getByRole('button', { name: '退出', exact: true }).count()).toBe(0);
    await there.goto('/portal/account');
    expect(new URL(there.url()).pathname).toBe('/portal/login');
    await Promise.all([here.context().close(), there.context().close()]);
  });

  test('sets a forgotten password anew on a phone with a code from an e-mail, and signs in with it', async () => {
    const phone = await open(320);
    await phone.goto('/portal/login');
    const forgotten = phone.getByRole('link', { name: '忘记密码' });
    // A press while the page is still coming to life may lead nowhere; a person presses again.
    await expect.poll(async () => (phone.url().includes('/portal/forgot') || (await forgotten.click()), phone.url()), { timeout: 20_000, interval: 1_000 }).toContain('/portal/forgot');
    await isAccessible(phone);
    await phone.getByLabel('手机号码或电子邮箱').fill(CLERK.email);
    await phone.getByRole('button', { name: '获取验证码' }).click();
    await phone.getByText('第 2 步，共 2 步').waitFor();
    await phone.getByRole('button', { name: '重设密码' }).click();
    await phone.getByText('有 2 处需要修改').waitFor();
    await isAccessible(phone);
    await phone.getByLabel('验证码', { exact: true }).fill(await newestCode('reset-code'));
    // The same password again: the other journeys sign in with it.
    await phone.getByLabel('新密码', { exact: true }).fill(PASSWORD);
    await phone.getByLabel('再次输入新密码', { exact: true }).fill(PASSWORD);
    await phone.getByRole('button', { name: '重设密码' }).click();
    await phone.getByText('密码已重设').waitFor();
    await signInByPassword(phone);
    await phone.waitForURL('**/portal');
    await phone.context().close();
  });
});

describe('an officer', () => {
  test('signs in with the keyboard alone, hears of a wrong password, and sees the devices of the account', async () => {
    const page = await open();
    await page.goto('/admin/login?redirect=%2Fadmin%2Faccount');
    await page.getByLabel('邮箱').fill('editor@demo.test');
    await page.getByLabel('密码').fill('Wrong#2026');
    await page.keyboard.press('Enter');
    await page.getByText('账号或密码不正确').waitFor();
    await isAccessible(page);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/admin/account');
    await page.getByRole('heading', { name: '登录的设备' }).waitFor();
    await page.getByText('本机', { exact: true }).waitFor();
    await page.context().close();
  });
});

test('every page works within its own policy and asks no other host for anything', () => {
  expect(strange).toEqual([]);
});
