import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type RunningApp } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { goodFiles } from '../support/corpus.ts';
import { unbrokenText } from '../unit/documentsReader.ts';

/**
 * A certification round from its first line to its last day: one of its products falls to an objection that a visitor without
 * JavaScript files, the other is certified when the publicity is over and expires a year later. The clock is moved by starting
 * the platform again on another day.
 */
const PASSWORD = 'Demo#2026';
const DAY = 86_400_000;
const ROUND = '端到端认定批次';
const PHONE = '13700137001';
/** Check characters are right; nobody has it. */
const ID_NUMBER = '11010519491231002X';

let app: RunningApp;
let browser: Browser;
let staff: Page;
let reviewer: Page;
let visitor: Page;
let picture: { name: string; mimeType: string; buffer: Buffer };
const round = { id: '', announcement: '' };
type Product = { name: string; filingNumber: string };
let challenged: Product;
let praised: Product;
let receiptCode = '';
let certificate = { id: '', number: '' };

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await signEverybodyIn();
  visitor = await (await browser.newContext({ baseURL: app.url, locale: 'zh-CN', javaScriptEnabled: false, viewport: { width: 375, height: 800 } })).newPage();
  const png = (await goodFiles()).find(({ format }) => format === 'png');
  picture = { name: '身份证.png', mimeType: 'image/png', buffer: png!.bytes };
}, 15 * 60_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** With E2E_SCREENSHOTS=<folder> a failure leaves what each person saw. */
afterEach(async ({ task }) => {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder || task.result?.state !== 'fail') return;
  for (const [who, page] of Object.entries({ staff, reviewer, visitor })) await page.screenshot({ path: `${folder}/certification-${who}.png`, fullPage: true });
});

async function signEverybodyIn(): Promise<void> {
  [staff, reviewer] = [await signedIn('users', { email: 'staff@demo.test' }), await signedIn('users', { email: 'reviewer@demo.test' })];
}

async function signedIn(collection: string, who: object): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: app.url, locale: 'zh-CN', viewport: { width: 1280, height: 900 } })).newPage();
  expect((await page.request.post(`/api/${collection}/login`, { data: { ...who, password: PASSWORD } })).status()).toBe(200);
  return page;
}

async function isAccessible(page: Page): Promise<void> {
  const violations = async () => {
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).include('main').analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  };
  await expect.poll(violations, { timeout: 10_000, interval: 500 }).toEqual([]);
}

const records = async <T>(page: Page, address: string) => ((await (await page.request.get(`/api/${address}`)).json()) as { docs: T[] }).docs;
const createdId = async (page: Page, collection: string, data: object) => {
  const answer = await page.request.post(`/api/${collection}`, { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { doc: { id: string } }).doc.id;
};
/** What the public site tells of a product's filing, and of its certification. */
const verified = async (code: string) => (await (await visitor.request.get(`/api/public/verify/${code}`)).json()) as { kind: string; state: string; since: string };
const desk = () => `/admin/certification-rounds/${round.id}/desk`;
const daysAhead = (days: number) => new Date(Date.now() + days * DAY);

async function moveClockTo(instant: Date): Promise<void> {
  await app.restart({ CLOCK_NOW: instant.toISOString() });
  await signEverybodyIn();
}

/** What the editor wrote for the day the round is publicised. */
function announcementBody(): object {
  const text = { type: 'text', text: '下列产品拟认定为专利密集型产品，现予公示。', version: 1, detail: 0, format: 0, mode: 'normal', style: '' };
  const paragraph = { type: 'paragraph', version: 1, format: '', indent: 0, direction: 'ltr', children: [text] };
  return { root: { type: 'root', version: 1, format: '', indent: 0, direction: 'ltr', children: [paragraph] } };
}

/** Two candidates that are in no other publicity: one of the company that signs in here, one of another. */
async function chooseProducts(): Promise<void> {
  type Doc = { status: string; product: { id: string; name: string; filingNumber: string }; enterprise: { id: string } | string; round: { id: string } | string };
  const all = await records<Doc>(staff, 'certifications?depth=1&limit=2000');
  const idOf = (relation: { id: string } | string) => (typeof relation === 'string' ? relation : relation.id);
  const elsewhere = new Set(all.filter(({ status }) => status === 'publicised').map(({ product }) => product.id));
  const own = (await (await (await signedIn('enterprise-users', { username: 'qiye01' })).request.get('/api/enterprises?limit=1')).json()) as { docs: { id: string }[] };
  const free = all.filter((doc) => idOf(doc.round) === round.id && !elsewhere.has(doc.product.id));
  const productOf = (isOwn: boolean) => free.find(({ enterprise }) => (idOf(enterprise) === own.docs[0]!.id) === isOwn)!.product;
  [praised, challenged] = [productOf(true), productOf(false)];
}

async function shortlist({ name, filingNumber }: Product): Promise<void> {
  await reviewer.goto(`${desk()}?q=${filingNumber}`);
  await reviewer.getByLabel(`选择“${name}”`).check();
  await reviewer.getByRole('button', { name: '列入拟认定' }).click();
  await reviewer.getByRole('dialog').getByRole('button', { name: '确认列入拟认定 1 件' }).click();
  await reviewer.getByRole('dialog').getByText('成功 1 件').waitFor();
  await reviewer.getByRole('dialog').getByRole('button', { name: '完成' }).click();
}

/** Presses a button until its dialog is there, answers and confirms. */
async function decide(page: Page, button: RegExp, confirmation: string, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: confirmation, exact: true });
  await expect.poll(async () => (await page.getByRole('button', { name: button }).first().click(), confirm.isVisible()), { timeout: 20_000, interval: 500 }).toBe(true);
  if (reason) await dialog.getByRole('textbox').first().fill(reason);
  await confirm.click();
  await dialog.waitFor({ state: 'detached' });
}

describe('a round and the objection that takes one of its products out', () => {
  test('1. staff write the round, the editor its announcement; a round without criteria is not saved, and nothing is public yet', async () => {
    const [editor, today] = [await signedIn('users', { email: 'editor@demo.test' }), new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)];
    round.announcement = await createdId(editor, 'announcements?draft=true', { title: '端到端批次公示', slug: 'e2e-round', category: 'publicity', body: announcementBody(), _status: 'draft' });
    await staff.goto('/admin/collections/certification-rounds/create');
    await staff.locator('#field-title').fill(ROUND);
    await staff.locator('#field-closesOn').fill('2026-02-30');
    await staff.locator('#action-save').click();
    await staff.getByText('请填写备案和更新截止日，如 2026-06-30。').first().waitFor();
    const criteria = [{ name: '专利数', numerator: 'patents', factor: 1, unit: '件', direction: 'atLeast' }];
    const rules = { title: ROUND, year: Number(today.slice(0, 4)), closesOn: today, standard: '端到端标准', criteria, publicityDays: 3, validityMonths: 12, announcement: round.announcement };
    round.id = await createdId(staff, 'certification-rounds', rules);
    expect((await visitor.goto('/announcements/e2e-round'))?.status()).toBe(404);
  });

  test('2. staff gather the candidates, with a reason for each product left out', async () => {
    await staff.goto(desk());
    await staff.getByRole('button', { name: '归集候选产品' }).click();
    await staff.getByText(/归集完毕：待评 [\d,]+ 件，未列入 [\d,]+ 件。/).waitFor({ timeout: 60_000 });
    await staff.goto(`${desk()}?tab=left-out`);
    await staff.getByText('没有公开关联专利').first().waitFor();
    await isAccessible(staff);
    await chooseProducts();
  });

  test('3. a reviewer shortlists two of them after a preview; who shortlisted cannot publicise', async () => {
    await shortlist(challenged);
    await shortlist(praised);
    await isAccessible(reviewer);
    expect(await reviewer.getByRole('button', { name: /^公示/ }).count()).toBe(0);
    expect((await reviewer.request.post(`/api/certification-rounds/${round.id}/publicise`, { data: {} })).ok()).toBe(false);
  });

  test('4. staff publicise the round: the announcement is there with its products in the same moment', async () => {
    await staff.goto(desk());
    await staff.getByRole('button', { name: '公示 2 件' }).click();
    await staff.getByRole('dialog').getByRole('button', { name: '确认公示' }).click();
    await staff.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await staff.request.post(`/api/certification-rounds/${round.id}/publicise`, { data: {} })).status()).toBe(409);
    await visitor.goto('/announcements/e2e-round');
    expect(await visitor.locator('tbody tr').count()).toBe(2);
  });

  test('5. a visitor without JavaScript objects to one of them and keeps the receipt', async () => {
    const next = () => visitor.getByRole('button', { name: '保存并继续' }).click();
    await visitor.locator('tbody tr').filter({ hasText: challenged.filingNumber }).getByRole('link', { name: /提出异议/ }).click();
    await visitor.getByLabel('个人').check();
    await visitor.getByRole('button', { name: '开始填写' }).click();
    await visitor.getByLabel('姓名').fill('欧阳𠮷');
    await visitor.getByLabel('居民身份证', { exact: true }).check();
    await visitor.getByLabel('证件号码').fill(ID_NUMBER);
    await visitor.getByLabel('手机号码').fill(PHONE);
    await visitor.getByLabel('电子邮箱').fill('yiyi@example.test');
    await next();
    await visitor.getByLabel('身份证件').setInputFiles(picture);
    await next();
    await visitor.getByLabel('备案或者认定的内容不真实').check();
    await visitor.getByLabel('具体说明').fill('该产品没有使用所列专利。');
    await next();
    await next();
    await visitor.getByRole('button', { name: /获取验证码/ }).click();
    const [sms] = await records<{ body: string }>(staff, `notices?where[template][equals]=objection-code&where[recipient][equals]=${PHONE}&sort=-createdAt&limit=1`);
    await visitor.getByLabel('短信验证码').fill(/\d{6}/.exec(sms!.body)![0]);
    await visitor.getByRole('button', { name: '提交异议' }).click();
    await visitor.getByRole('heading', { name: '异议已提交' }).waitFor();
    receiptCode = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await visitor.getByRole('main').innerText())![0];
  });

  test('6. a reviewer accepts it, staff find it true: filing and certification are revoked, and the verify page says so', async () => {
    const [product] = await records<{ id: string }>(staff, `products?where[filingNumber][equals]=${challenged.filingNumber}`);
    const [objection] = await records<{ id: string }>(staff, `objections?where[product][equals]=${product!.id}`);
    await reviewer.goto(`/admin/collections/objections/${objection!.id}`);
    await reviewer.getByText('该产品没有使用所列专利。').waitFor();
    expect(await reviewer.getByText(ID_NUMBER).count()).toBe(0);
    await isAccessible(reviewer);
    await decide(reviewer, /^受理(?!并)/, '确认受理');
    await expect.poll(async () => (await records<{ status: string }>(staff, `objections?where[id][equals]=${objection!.id}`))[0]?.status).toBe('accepted');
    await staff.goto(`/admin/collections/objections/${objection!.id}`);
    await decide(staff, /^认定属实(?!并)/, '确认认定属实', '经核查，该产品没有使用所列专利。');
    await expect.poll(() => verified(challenged.filingNumber)).toMatchObject({ kind: 'filing', state: 'revoked' });
    await visitor.goto(`/verify/${challenged.filingNumber}`);
    expect(await visitor.getByRole('main').innerText()).toContain('撤销');
    expect((await records<{ status: string }>(staff, `certifications?where[product][equals]=${product!.id}&where[round][equals]=${round.id}`))[0]?.status).toBe('revoked');
  });

  test('7. whoever objected reads the outcome with the receipt code; the company never reads who it was', async () => {
    await visitor.goto('/objections/status');
    await visitor.getByLabel('回执码').fill(receiptCode);
    await visitor.getByLabel('手机号码').fill(PHONE);
    await visitor.getByRole('button', { name: '查询' }).click();
    await visitor.getByText('属实', { exact: true }).first().waitFor();
    expect(await visitor.getByRole('main').innerText()).toContain('该产品的备案和认定已经撤销');
  });
});

describe('the other product, to the end of its year', () => {
  test('8. the publicity over, it is certified by itself; its company takes the certificate, anybody verifies it', async () => {
    await moveClockTo(daysAhead(20));
    const ofRound = () => records<{ id: string; number: string; status: string }>(staff, `certifications?where[round][equals]=${round.id}&where[status][equals]=certified`);
    await expect.poll(async () => (await ofRound()).length, { timeout: 90_000, interval: 1_000 }).toBe(1);
    const [certified] = await ofRound();
    certificate = { id: certified!.id, number: certified!.number };
    const company = await signedIn('enterprise-users', { username: 'qiye01' });
    await company.goto('/portal/certifications');
    await company.getByLabel(`认定证书 ${certificate.number}`).first().waitFor();
    await isAccessible(company);
    await company.goto(`/portal/certifications/${certificate.id}`);
    await company.getByText(certificate.number).first().waitFor();
    await isAccessible(company);
    const pdf = await company.request.get(`/api/documents/certification-certificate/${certificate.id}`);
    expect([pdf.status(), await unbrokenText(await pdf.body())]).toEqual([200, expect.stringContaining(certificate.number)]);
    await visitor.goto(`/verify/${certificate.number}`);
    expect(await visitor.getByRole('main').innerText()).toContain(praised.name);
    expect(await verified(certificate.number)).toMatchObject({ kind: 'certification', state: 'valid' });
  });

  test('9. a year on it has expired: for the public, on the certificate, in the portal', async () => {
    await moveClockTo(daysAhead(20 + 367));
    expect(await verified(certificate.number)).toMatchObject({ kind: 'certification', state: 'expired' });
    await visitor.goto(`/verify/${certificate.number}`);
    await visitor.getByText('已到期').first().waitFor();
    const company = await signedIn('enterprise-users', { username: 'qiye01' });
    expect((await company.request.get(`/api/documents/certification-certificate/${certificate.id}`)).status()).toBe(409);
    await expect.poll(async () => (await records<{ status: string }>(staff, `certifications?where[id][equals]=${certificate.id}`))[0]?.status, { timeout: 90_000, interval: 1_000 }).toBe('expired');
  });
});
