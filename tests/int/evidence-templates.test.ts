import ExcelJS from 'exceljs';
import yauzl from 'yauzl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { testPayload, type TestPayload } from '../support/payload.ts';
import { company, draftProduct, officer, submittable, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { unbrokenText } from '../unit/documentsReader.ts';

let database: TestDatabase;
let app: TestPayload;
let owner: Company;
let product: string;
const NAME = '=𠮷㛃牌离心泵';

beforeAll(async () => {
  database = await createTestDatabase();
  app = await testPayload(database.url);
  owner = await company(database.pool, { name: '青岚市海𠮷数控装备有限公司' });
  product = await draftProduct(database.pool, owner, { name: NAME, model: '＠IS80', sales: 123_456, profit: -500_000, total_cost: null, contribution_method: 'licenceRate', figures_year: 2024 });
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

async function get(who: Company | null, path: string): Promise<Response> {
  const cookie = who ? `${SESSION_COOKIES['enterprise-users']}=${await startSession(database.pool, 'enterprise-users', who.user, 'test')}` : '';
  return app.rest(`/documents/${path}`, { headers: { cookie } });
}
const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

async function cells(answer: Response): Promise<{ text: string; value: unknown; format: string }[][][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await bytes(answer)) as unknown as ExcelJS.Buffer);
  return workbook.worksheets.map((sheet) => {
    const rows: { text: string; value: unknown; format: string }[][] = [];
    sheet.eachRow((row) => rows.push([1, 2, 3, 4].map((column) => row.getCell(column)).map((cell) => ({ text: cell.text, value: cell.value, format: cell.numFmt ?? '' }))));
    return rows;
  });
}

describe('the economic proof', () => {
  it('is a paper with the company, the product, the year and the figures as they were entered', async () => {
    const answer = await get(owner, `economic-proof/${product}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const text = await unbrokenText(await bytes(answer));
    for (const part of ['经济数据证明', '青岚市海𠮷数控装备有限公司', NAME, '2024年度销售额0.123456万元（1,234.56元）', '2024年度利润-0.5万元', '2024年度总成本未填写', '许可费率法']) expect(text).toContain(part);
    expect(text).not.toContain('出口额');
  });

  it('is a spreadsheet whose figures are numbers and whose texts stay text', async () => {
    const [sheet] = await cells(await get(owner, `economic-proof/${product}/spreadsheet`));
    const row = (label: string) => sheet!.find(([first]) => first!.text === label)![1]!;
    expect(row('产品名称')).toEqual({ text: NAME, value: NAME, format: '@' });
    expect(row('规格型号')).toMatchObject({ value: '＠IS80', format: '@' });
    expect(row('单位名称').text).toBe('青岚市海𠮷数控装备有限公司');
    expect([row('2024年度销售额').value, row('2024年度利润').value, row('2024年度总成本').value]).toEqual([0.123456, -0.5, '未填写']);
  });

  it('names the file after the product', async () => {
    const disposition = (await get(owner, `economic-proof/${product}`)).headers.get('content-disposition') ?? '';
    expect(decodeURIComponent(/filename\*=UTF-8''(.*)$/.exec(disposition)![1]!)).toBe(`经济数据证明_${NAME}.pdf`);
  });
});

describe('the other templates', () => {
  it('the sheets of the licence rate hold the figures and a line for every division of industry', async () => {
    await database.pool.query(`insert into industries (id, code, name, level, parent) values (uuidv7(), '34', '通用设备制造业', 2, 'C') on conflict do nothing`);
    const [calculation, rates] = await cells(await get(owner, `licence-rates/${product}`));
    expect(calculation!.map(([first]) => first!.text)).toEqual(expect.arrayContaining(['2024年度销售额', '采用的许可费率', '专利市场贡献指数']));
    expect(rates!.find(([code]) => code!.text === '34')!.map(({ value }) => value)).toEqual(['34', '通用设备制造业', null, null]);
  });

  it('the statement of a company without a finance seal bears its name', async () => {
    expect(await unbrokenText(await bytes(await get(owner, 'seal-statement')))).toContain('青岚市海𠮷数控装备有限公司');
  });

  it('a character no font has is named, and no half paper handed out', async () => {
    const odd = await draftProduct(database.pool, owner, { name: '泵𪛖' });
    const answer = await get(owner, `economic-proof/${odd}`);
    expect([answer.status, (await answer.json()).errors[0].message]).toEqual([422, expect.stringContaining('U+2A6D6')]);
    expect((await get(owner, `economic-proof/${odd}/spreadsheet`)).status).toBe(200);
  });

  it.each(['economic-proof/:id', 'economic-proof/:id/spreadsheet', 'licence-rates/:id'])('%s of somebody else’s product does not exist', async (path) => {
    const stranger = await company(database.pool);
    const of = (id: string) => path.replace(':id', id);
    expect([(await get(stranger, of(product))).status, (await get(stranger, of('nonsense'))).status, (await get(null, of(product))).status]).toEqual([404, 404, 401]);
  });
});

describe('all certificates of a company', () => {
  it('are those that hold, of its own products, by the conditions of the list', async () => {
    const filed = await Promise.all([filedProduct(), filedProduct()]);
    const { owner: first, number } = filed[0]!;
    const names = async (query = '') => namesIn(await bytes(await get(first, `filing-certificates${query}`)));
    expect(await names()).toEqual([`备案证明_等离子弧切割机_${number}.pdf`]);
    expect(await names(`?number=${number}`)).toHaveLength(1);
    expect((await get(first, `filing-certificates?name=${encodeURIComponent('没有')}`)).status).toBe(404);
    expect((await get(filed[1]!.owner, `filing-certificates?number=${number}`)).status).toBe(404);
    await performAction(database.pool, { collection: 'products', id: filed[0]!.product, action: 'revoke', actor: officer('staff'), input: { reason: '材料不实' } });
    expect((await get(first, 'filing-certificates')).status).toBe(404);
  });
});

async function filedProduct() {
  const made = await submittable(database.pool);
  await performAction(database.pool, { collection: 'products', id: made.product, action: 'submit', actor: made.owner.clerk });
  expect(await performAction(database.pool, { collection: 'products', id: made.product, action: 'file', actor: officer('reviewer') })).toMatchObject({ ok: true });
  const { rows } = await database.pool.query<{ number: string }>('select filing_number as number from products where id = $1', [made.product]);
  return { ...made, number: rows[0]!.number };
}

async function namesIn(zip: Buffer): Promise<string[]> {
  const archive = await yauzl.fromBufferPromise(zip);
  const names: string[] = [];
  for await (const entry of archive.eachEntry()) names.push(entry.fileName);
  return names;
}
