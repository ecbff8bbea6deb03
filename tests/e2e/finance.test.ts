import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/domain/civilDate.ts';
import { appUrl } from '../support/app.ts';
import { launchBrowser } from '../support/browser.ts';
import { goodFiles } from '../support/corpus.ts';
import { formDriver } from '../support/formDriver.ts';

/** From the bank's entry of a loan to the granted subsidy, as the people of the pledge-finance service do it. */
const PASSWORD = 'Demo#2026';
const CONTRACT = `HT-旅程-${Date.now() % 1_000_000}`;
const PATENT = '200410009081.8';

let browser: Browser;
let people: Record<'teller' | 'clerk' | 'reviewer' | 'staff', Page>;
let scan: { name: string; mimeType: string; buffer: Buffer };
let loan = '';
let application = '';
let today = '';

beforeAll(async () => {
  browser = await launchBrowser();
  const [teller, clerk, reviewer, staff] = await Promise.all([open(), open(), open(), open()]);
  people = { teller, clerk, reviewer, staff };
  const pdf = (await goodFiles()).find(({ format }) => format === 'pdf');
  scan = { name: '盖章扫描件㛃.pdf', mimeType: 'application/pdf', buffer: pdf!.bytes };
  today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
});
afterAll(() => browser?.close());

/** With E2E_SCREENSHOTS=<folder> a failure leaves what each person saw. */
afterEach(async ({ task }) => {
  const folder = process.env.E2E_SCREENSHOTS;
  if (!folder || task.result?.state !== 'fail') return;
  for (const [who, page] of Object.entries(people)) await page.screenshot({ path: `${folder}/finance-${who}.png`, fullPage: true });
});

async function open(): Promise<Page> {
  const context = await browser.newContext({ baseURL: appUrl(), locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
  return context.newPage();
}

async function signIn(page: Page, login: string): Promise<void> {
  const isOffice = login.includes('@');
  await page.goto(isOffice ? '/admin/login' : '/portal/login');
  await page.locator(isOffice ? 'input[name=email]' : '[name=username]').first().fill(login);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.pathname.includes('login'));
}

async function isAccessible(page: Page): Promise<void> {
  const violations = async () => {
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  };
  await expect.poll(violations, { timeout: 10_000, interval: 500 }).toEqual([]);
}

/** Presses a button of the desk, as often as it takes for the page to be alive, answers what is asked and confirms. */
async function decide(page: Page, button: RegExp, confirmation: string, answers: (page: Page) => Promise<void> = async () => undefined): Promise<void> {
  const confirm = page.getByRole('dialog').getByRole('button', { name: confirmation, exact: true });
  await expect.poll(async () => (await page.getByRole('button', { name: button }).first().click(), confirm.isVisible()), { timeout: 20_000, interval: 500 }).toBe(true);
  await answers(page);
  await page.getByLabel('办完后打开下一件').uncheck();
  await confirm.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

const review = (id = application) => people.reviewer.goto(`/admin/collections/subsidy-applications/${id}`);
const withReason = (reason: string) => async (page: Page) => page.getByRole('dialog').getByRole('textbox').first().fill(reason);

describe('a loan, its repayment and its subsidy', () => {
  test('1. the bank enters the loan with its pledged patent; wrong figures are told at their place', async () => {
    const { teller, clerk } = people;
    await Promise.all([signIn(teller, 'bank@demo.test'), signIn(clerk, 'qiye01')]);
    const { docs } = await (await clerk.request.get('/api/enterprises')).json();
    await teller.goto('/admin/collections/loans/create');
    const type = (name: string, text: string) => teller.locator(`#field-${name}`).fill(text);
    const facts = {
      uscc: docs[0].uscc, enterpriseName: docs[0].name, financingProduct: '知担保', contractNumber: CONTRACT,
      contractFrom: addDays(today, -400), contractTo: addDays(today, -36), principal: '４00', creditLine: '500', annualRate: '3.65',
      disbursedOn: addDays(today, -400), dueOn: addDays(today, -401), patentPledgeNumber: 'Y2025980000001',
    };
    for (const [name, text] of Object.entries(facts)) await type(name, text);
    await teller.getByText('4,000,000 元').waitFor();
    if ((await teller.getByLabel('专利号').count()) === 0) await teller.getByRole('button', { name: '添加一件' }).click();
    await teller.getByLabel('专利号').fill(PATENT);
    await teller.getByLabel('专利名称').fill('一种切割装置𠮷');
    await teller.getByRole('button', { name: '录入', exact: true }).click();
    await teller.getByText('还款到期日不能早于放款日。').first().waitFor();
    await isAccessible(teller);
    await type('dueOn', addDays(today, -36));
    await teller.getByRole('button', { name: '录入', exact: true }).click();
    await teller.waitForURL(/\/loans\/[0-9a-f-]{36}/);
    loan = /loans\/([0-9a-f-]{36})/.exec(teller.url())![1]!;
  });

  test('2. another bank finds nothing of it, whichever door it takes', async () => {
    const other = await open();
    await signIn(other, 'bank2@demo.test');
    expect((await other.request.get(`/api/loans/${loan}`)).status()).toBe(404);
    expect((await other.request.get(`/api/loans/${loan}/actions`)).status()).toBe(404);
    const { totalDocs } = await (await other.request.get(`/api/loans?where[contractNumber][equals]=${encodeURIComponent(CONTRACT)}`)).json();
    expect(totalDocs).toBe(0);
    await other.context().close();
  });

  test('3. the company reports its repayment; too much is refused at the field', async () => {
    const { clerk } = people;
    const form = formDriver(clerk);
    await clerk.goto('/portal/loans');
    await isAccessible(clerk);
    await clerk.goto(`/portal/loans/${loan}`);
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: '还款完成申请' }).click();
    await clerk.waitForURL('**/edit**');
    await form.text('principal', '401');
    await form.text('interestPaid', '100000.01');
    await form.text('repaidOn', addDays(today, -36));
    await form.choose('outcome', '到期履行完毕');
    await form.upload('bankForm', scan);
    await form.saved();
    await form.next('核对并提交');
    await clerk.getByText(/不能高于贷款余额 400 万元/).first().waitFor();
    await clerk.getByRole('link', { name: /归还本金/ }).first().click();
    await form.text('principal', '400');
    await form.saved();
    await clerk.getByRole('button', { name: /返回核对|下一步：核对/ }).click();
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: /^提交/ }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
  });

  test('4. the bank confirms it beside its own loan, and the loan is settled', async () => {
    const { teller } = people;
    const { docs } = await (await teller.request.get(`/api/repayments?where[loan][equals]=${loan}`)).json();
    await teller.goto(`/admin/collections/repayments/${docs[0].id}`);
    await isAccessible(teller);
    await decide(teller, /^确认(?!并)/, '确认');
    await expect.poll(async () => (await (await teller.request.get(`/api/loans/${loan}`)).json()).status, { timeout: 20_000 }).toBe('settled');
  });

  test('5. the company applies: eligible and ineligible loans are shown, seven parts, the amount line by line', async () => {
    const { clerk } = people;
    const form = formDriver(clerk);
    await clerk.goto(`/portal/subsidies/new?kind=interest&loan=${loan}`);
    await clerk.getByRole('link', { name: /^选择贷款/ }).first().click();
    await clerk.getByText(`合同 ${CONTRACT}`).waitFor();
    await clerk.getByText(/不符合条件/).first().waitFor();
    await isAccessible(clerk);
    await clerk.locator('li', { hasText: CONTRACT }).getByRole('button', { name: '申请这笔贷款的补贴' }).click();
    await clerk.waitForURL('**/edit**');
    application = /subsidies\/([0-9a-f-]{36})/.exec(clerk.url())![1]!;
    await form.next('单位信息');
    await fillOrganisation(clerk);
    await form.next('核对贷款');
    await clerk.getByLabel('一致', { exact: true }).check();
    await form.next('质押清单');
    await clerk.locator('[id="ipItems.0.product"]').fill('等离子切割机');
    await clerk.locator('[id="ipItems.0.share"]').fill('１2.5');
    await form.next('证明材料');
    for (const slot of ['bankForm', 'filingCertificate']) if (await clerk.locator(`[id="${slot}"]`).count()) await form.upload(slot, scan);
    await isAccessible(clerk);
    await form.next('说明和承诺');
    await clerk.getByLabel('作出以上承诺', { exact: true }).check();
    await form.next('核对并提交');
    await clerk.getByText('50,000.01').first().waitFor();
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: '提交申请' }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
  });

  test('6. the reviewer rejects it with a comment; the company mends exactly that', async () => {
    const { reviewer, clerk } = people;
    await signIn(reviewer, 'reviewer@demo.test');
    await review();
    await isAccessible(reviewer);
    await reviewer.getByRole('button', { name: '对“开户银行”写意见' }).click();
    await reviewer.getByLabel('对“开户银行”的意见').fill('请写到支行。');
    await decide(reviewer, /^不通过/, '确认不通过', withReason('开户银行没有写到支行。'));
    await clerk.goto(`/portal/subsidies/${application}/edit`);
    await clerk.getByText('请写到支行。').first().waitFor();
    await clerk.getByRole('link', { name: /开户银行/ }).first().click();
    await formDriver(clerk).text('bankName', '示例银行科技支行营业部');
    await formDriver(clerk).saved();
    await clerk.goto(`/portal/subsidies/${application}/edit?step=check`);
    await clerk.getByRole('button', { name: '提交申请' }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
  });

  test('7. the reviewer sees what changed and approves; the form downloads and its code says it is valid', async () => {
    const { reviewer, clerk } = people;
    await review();
    await reviewer.getByText('示例银行科技支行营业部').first().waitFor();
    await decide(reviewer, /^通过(?!并)/, '确认通过');
    await clerk.goto(`/portal/subsidies/${application}`);
    await clerk.getByText('待寄纸件').first().waitFor();
    await isAccessible(clerk);
    const paper = await clerk.request.get(`/api/documents/application-form/${application}`);
    expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(await stateOfForms()).toEqual(['valid']);
  });

  test('8. the paper is refused; the company is led to mend it, and its old form is void at once', async () => {
    const { reviewer, clerk } = people;
    const form = formDriver(clerk);
    await review();
    await decide(reviewer, /^纸件不通过/, '确认纸件不通过', withReason('申请表印章不清晰，请重新盖章。'));
    await clerk.goto(`/portal/subsidies/${application}/edit`);
    await clerk.getByText('申请表印章不清晰，请重新盖章。').first().waitFor();
    await clerk.goto(`/portal/subsidies/${application}/edit?step=pledge`);
    await form.text('revisionNote', '已重新盖章并扫描。');
    await form.saved();
    await clerk.goto(`/portal/subsidies/${application}/edit?step=check`);
    await isAccessible(clerk);
    await clerk.getByRole('button', { name: '提交修改' }).click();
    await clerk.getByText('受理编号', { exact: true }).waitFor();
    expect(await stateOfForms()).toEqual(['void']);
  });

  test('9. the revision is accepted, the paper too, and a second person grants the computed amount', async () => {
    const { reviewer, staff, clerk } = people;
    await review();
    await decide(reviewer, /^复审通过(?!并)/, '确认复审通过');
    await review();
    await decide(reviewer, /^纸件通过(?!并)/, '确认纸件通过');
    await signIn(staff, 'staff@demo.test');
    await staff.goto(`/admin/collections/subsidy-applications/${application}`);
    await isAccessible(staff);
    await decide(staff, /^核定(?!并)/, '确认核定');
    await clerk.goto(`/portal/subsidies/${application}`);
    await clerk.getByText(/核定补贴 50,000 元/).first().waitFor();
    expect(await stateOfForms()).toEqual(['valid', 'void']);
  });
});

async function fillOrganisation(clerk: Page): Promise<void> {
  const form = formDriver(clerk);
  const answers = { registeredOn: '2012-05-18', postcode: '215000', bankName: '示例银行', bankAccount: '6222021102012345678', contactPhone: '13800000001', revenue: '26000', rdSpending: '1800' };
  for (const [name, text] of Object.entries(answers)) await form.text(name, text);
  await form.saved();
}

/** What the public is told about each form of the application, from its code. */
async function stateOfForms(): Promise<string[]> {
  const { docs } = await (await people.reviewer.request.get(`/api/certificates?where[application][equals]=${application}`)).json();
  const states = await Promise.all((docs as { code: string }[]).map(async ({ code }) => (await (await people.clerk.request.get(`/api/public/verify/${code}`)).json()).state as string));
  return states.toSorted();
}
