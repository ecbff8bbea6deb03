import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { goodFiles } from '../support/corpus.ts';

/** Objections of the public in the browser: without scripts by SMS, with scripts by a proof of work. */
let browser: Browser;
let staff: BrowserContext;
let numbers: string[];
let png: Buffer;
let pdf: Buffer;
beforeAll(async () => {
  browser = await launchBrowser();
  const files = await goodFiles();
  png = files.find(({ format }) => format === 'png')!.bytes;
  pdf = files.find(({ format }) => format === 'pdf')!.bytes;
  staff = await people({});
  await staff.request.post('/api/users/login', { data: { email: 'staff@demo.test', password: 'Demo#2026' } });
  const list = await (await staff.request.get('/objections/new')).text();
  numbers = [...new Set([...list.matchAll(/objections\/new\?product=(\d+)/g)].map(([, number]) => number!))];
});
afterAll(() => browser?.close());

/** Numbers of this run: one has at most one open objection against a product. */
const RUN = String(Date.now()).slice(-7);
const mobileOf = (person: number) => `138${RUN}${person}`;

const people = (options: BrowserContextOptions) => browser.newContext({ baseURL: appUrl(), locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...options });

const read = async <T>(path: string) => (await (await staff.request.get(path)).json()) as T;

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const problems = (page: Page) => page.getByRole('alert').getByRole('link').allInnerTexts();
const next = (page: Page) => page.getByRole('button', { name: '保存并继续' }).click();
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });

/** The newest code sent to a number, as staff of a demo see it. */
async function codeFor(mobile: string): Promise<string> {
  const answer = await staff.request.get(`/api/notices?where[template][equals]=objection-code&where[recipient][equals]=${mobile}&sort=-createdAt&limit=1&depth=0`);
  const { docs } = (await answer.json()) as { docs: { body?: string }[] };
  return /\d{6}/.exec(docs[0]?.body ?? '')?.[0] ?? '';
}

async function fillPerson(page: Page, number: string, mobile: string): Promise<void> {
  await page.goto(`/objections/new?product=${number}`);
  await page.getByLabel('个人').check();
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.getByLabel('姓名').fill('欧阳𠮷');
  await page.getByLabel('居民身份证', { exact: true }).check();
  await page.getByLabel('证件号码').fill('11010519491231002x');
  await page.getByLabel('手机号码').fill(mobile);
  await page.getByLabel('电子邮箱').fill('wo@example.test');
  await next(page);
  await page.getByLabel('身份证件').setInputFiles(file('正面.png', png));
  await next(page);
  await page.getByLabel('备案或者认定的内容不真实').check();
  await page.getByLabel('具体说明').fill('该产品没有使用所列专利。');
  await next(page);
}

describe('a person without JavaScript', () => {
  const mobile = mobileOf(1);
  let context: BrowserContext;
  let page: Page;
  let number: string;
  let code: string;
  beforeAll(async () => {
    context = await people({ javaScriptEnabled: false, viewport: { width: 375, height: 740 } });
    page = await context.newPage();
    number = numbers[0]!;
  });
  afterAll(() => context?.close());

  test('finds the product, is told on each page what is wrong, and loses nothing', async () => {
    await page.goto(`/objections/new?q=${number}`);
    await page.getByRole('link', { name: /^提出异议：/ }).click();
    await page.getByRole('button', { name: '开始填写' }).click();
    expect(await problems(page)).toEqual(['请选择以什么身份提出。']);
    await page.getByLabel('个人').check();
    await page.getByRole('button', { name: /开始填写|保存并继续/ }).click();
    await page.getByLabel('姓名').fill('欧阳𠮷');
    await page.getByLabel('居民身份证', { exact: true }).check();
    await page.getByLabel('证件号码').fill('110105194912310021');
    await page.getByLabel('手机号码').fill('1381111');
    await next(page);
    expect(await page.title()).toContain('填写有误');
    expect((await problems(page)).map((text) => text.slice(0, 8))).toEqual(['身份证号码有误：', '手机号码应为 1', '请填写电子邮箱。']);
    expect([await page.getByLabel('姓名').inputValue(), page.url().includes('欧阳'), page.url().includes('1381111')]).toEqual(['欧阳𠮷', false, false]);
    await page.getByLabel('证件号码').fill('11010519491231002X');
    await page.getByLabel('手机号码').fill(mobile);
    await page.getByLabel('电子邮箱').fill('wo@example.test');
    await next(page);
    expect(await heading(page)).toBe('身份证明');
  });

  test('a picture under the name of a document and a file of 21 MB are refused with the limit and what was found', async () => {
    await next(page);
    expect(await problems(page)).toEqual(['请上传身份证件。']);
    await page.getByLabel('身份证件').setInputFiles(file('证件.pdf', png));
    await next(page);
    expect((await problems(page))[0]).toMatch(/扩展名是 pdf，内容却是 PNG 图片.*每个不超过 5 MB/);
    await page.getByLabel('身份证件').setInputFiles(file('正面.png', png));
    await page.getByRole('button', { name: '上传' }).click();
    expect(await page.getByRole('main').innerText()).toContain('正面.png（');
    await next(page);
    await page.getByLabel('备案或者认定的内容不真实').check();
    await page.getByLabel('具体说明').fill('该产品没有使用所列专利。');
    await next(page);
    await page.getByLabel('证据材料').setInputFiles(file('录像.zip', Buffer.alloc(21 * 1024 * 1024, 7)));
    await next(page);
    expect((await problems(page))[0]).toMatch(/文件超过 20 MB/);
    await page.getByLabel('证据材料').setInputFiles(file('检测报告.pdf', pdf));
    await next(page);
    expect(await heading(page)).toBe('核对并提交');
  });

  test('a change leads back to the summary, and the way back finds the page as it was', async () => {
    await page.getByRole('link', { name: '修改具体说明' }).click();
    await page.getByLabel('具体说明').fill('该产品没有使用所列专利，见检测报告。');
    await next(page);
    expect([await heading(page), await page.getByText('见检测报告').count()]).toEqual(['核对并提交', 1]);
    await page.goBack();
    expect(await page.getByLabel('具体说明').inputValue()).toContain('见检测报告');
    await page.goForward();
  });

  test('proves the number by SMS and gets a receipt; sent twice it stays one', async () => {
    await page.getByRole('button', { name: '提交异议' }).click();
    expect(await problems(page)).toEqual(['请获取短信验证码，填写后再提交。']);
    await page.getByRole('button', { name: /获取验证码/ }).click();
    await page.getByLabel('短信验证码').fill(await codeFor(mobile));
    await page.getByRole('button', { name: '提交异议' }).click();
    expect(await heading(page)).toBe('异议已提交');
    code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
    await page.goBack();
    await page.goto(`/objections/new/check?product=${number}`);
    expect([await heading(page), (await page.getByRole('main').innerText()).includes(code)]).toEqual(['异议已提交', true]);
  });

  test('looks the state up with code and number, not with another number, and nothing of it is in the address', async () => {
    await page.getByRole('link', { name: '查询异议办理情况' }).click();
    await page.getByLabel('回执码').fill(code);
    await page.getByLabel('手机号码').fill(mobileOf(9));
    await page.getByRole('button', { name: '查询' }).click();
    expect((await problems(page))[0]).toContain('对不上');
    await page.getByLabel('手机号码').fill(mobile);
    await page.getByRole('button', { name: '查询' }).click();
    expect([await page.getByText('待受理').count(), page.url().endsWith('/objections/status')]).toEqual([1, true]);
    await page.getByRole('button', { name: '结束查询' }).click();
    expect(await page.getByLabel('回执码').inputValue()).toBe('');
  });
});

test('an organisation with JavaScript hands in by proof of work on a phone; every page is accessible, in error too, and speaks no word to the console', async () => {
  const context = await people({ viewport: { width: 375, height: 740 } });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto('/objections/new');
  await expectAccessible(page);
  await page.goto(`/objections/new?product=${numbers[1]}`);
  await expectAccessible(page);
  await page.getByLabel('单位', { exact: true }).check();
  await page.getByRole('button', { name: '开始填写' }).click();
  await expectAccessible(page);
  await next(page);
  await expectAccessible(page);
  await page.getByLabel('单位名称').fill('示例检测有限公司');
  await page.getByLabel('统一社会信用代码').fill('91350100M000100Y43');
  await page.getByLabel('联系人').fill('陈工');
  await page.getByLabel('手机号码').fill(mobileOf(2));
  await page.getByLabel('电子邮箱').fill('chen@example.test');
  await next(page);
  await next(page);
  await expectAccessible(page);
  await page.getByLabel('加盖公章的异议函').setInputFiles(file('异议函.pdf', pdf));
  await next(page);
  await next(page);
  await expectAccessible(page);
  await page.getByLabel('备案或者认定的内容不准确').check();
  await page.getByLabel('具体说明').fill('核心专利已经失效。');
  await next(page);
  await expectAccessible(page);
  await next(page);
  await expectAccessible(page);
  await page.getByRole('button', { name: '提交异议' }).dblclick();
  await page.waitForURL(/receipt/, { timeout: 60_000 });
  await expectAccessible(page);
  await page.goto('/objections/status');
  await expectAccessible(page);
  await page.getByRole('button', { name: '查询' }).click();
  await expectAccessible(page);
  expect(said).toEqual([]);
  await context.close();
});

test('what the other tab had saved is shown before it is lost, and a browser that comes after two hours is told', async () => {
  const context = await people({ javaScriptEnabled: false });
  const [first, second] = [await context.newPage(), await context.newPage()];
  const number = numbers[2]!;
  await fillPerson(first, number, mobileOf(3));
  const matter = `/objections/new/matter?product=${number}`;
  await first.goto(matter);
  await second.goto(matter);
  await first.getByLabel('具体说明').fill('第一页写的。');
  await next(first);
  await second.getByLabel('具体说明').fill('第二页写的。');
  await next(second);
  const text = await second.getByRole('main').innerText();
  expect([text.includes('第一页写的。'), await second.getByLabel('具体说明').inputValue()]).toEqual([true, '第二页写的。']);
  await context.clearCookies();
  await next(second);
  await second.goto(`/objections/new/check?product=${number}`);
  expect(await second.getByRole('main').innerText()).toContain('之前填写的内容已经删除');
  await context.clearCookies();
  await first.goto(`/objections/new/check?product=${number}`);
  expect(await first.getByRole('main').innerText()).toContain('之前填写的内容已经没有了');
  await context.close();
});

test('after the period, for a product never in publicity and an unknown one the page says why not', async () => {
  const context = await people({ javaScriptEnabled: false });
  const page = await context.newPage();
  const certified = await read<{ docs: [{ product: string }] }>('/api/certifications?where[status][equals]=certified&depth=0&limit=1');
  const { filingNumber } = await read<{ filingNumber: string }>(`/api/products/${certified.docs[0].product}?depth=0`);
  await page.goto(`/objections/new?product=${filingNumber}`);
  expect(await page.getByRole('main').innerText()).toMatch(/该产品的公示期已经结束\s+公示期已于 .+ 结束/);
  await page.goto('/objections/new?product=0000');
  expect(await page.getByRole('main').innerText()).toContain('没有找到这个产品');
  await page.goto('/en/objections/new?product=0000');
  expect(await page.getByRole('main').innerText()).toContain('There is no such product');
  await context.close();
});

test('the challenged company sees nothing of who objected on its own pages, nor does the public on the product’s', async () => {
  const traces = [mobileOf(1), 'wo@example.test', '欧阳𠮷', '11010519491231002X', '见检测报告'];
  const number = numbers[0]!;
  const { docs: [product] } = await read<{ docs: [{ id: string; enterprise: string }] }>(`/api/products?where[filingNumber][equals]=${number}&depth=0`);
  const clerks = await read<{ docs: [{ username: string }] }>(`/api/enterprise-users?where[enterprise][equals]=${product.enterprise}&limit=1&depth=0`);
  const context = await people({});
  await context.request.post('/api/enterprise-users/login', { data: { username: clerks.docs[0].username, password: 'Demo#2026' } });
  const page = await context.newPage();
  for (const path of ['/portal', '/portal/certifications', '/portal/certificates', `/portal/products/${product.id}`, `/products/${number}`, '/objections/new', `/objections/new?product=${number}`]) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    const html = await page.content();
    expect(traces.filter((trace) => html.includes(trace)), path).toEqual([]);
  }
  await context.close();
});
