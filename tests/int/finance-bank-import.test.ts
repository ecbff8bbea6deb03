import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { listImports, mayActOn, mayRead } from '../../src/imports/list.ts';
import { createImport } from '../../src/imports/queue.ts';
import { importBed, STAFF, type ImportBed } from '../support/importBed.ts';
import { csv } from '../support/importFiles.ts';
import { bank, teller } from '../support/loans.ts';
import { company } from '../support/people.ts';

let bed: ImportBed;
let counter: Actor & { bank: string };
let otherCounter: Actor & { bank: string };
beforeAll(async () => {
  bed = await importBed();
  counter = await teller(bed.database.pool, await bank(bed.database.pool));
  otherCounter = await teller(bed.database.pool, await bank(bed.database.pool));
});
afterAll(() => bed.close());

const HEAD = ['统一社会信用代码', '单位名称', '融资产品', '合同编号', '合同起始日', '合同到期日', '贷款金额（万元）', '授信额度（万元）', '年利率（%）', '放款日', '还款到期日', '专利质押登记号', '担保费（元）', '担保机构', '质押专利'];
const GOOD: Record<string, string> = {
  统一社会信用代码: '91320505MA1NEW88XA', 单位名称: '甲有限公司', 融资产品: '知担保', 合同起始日: '2026/1/10', 合同到期日: '20270109', '贷款金额（万元）': '400',
  '授信额度（万元）': '500.5', '年利率（%）': '3.65%', 放款日: '2026年1月10日', 还款到期日: '2027-01-09', 专利质押登记号: 'Y2026980000001', 质押专利: 'ZL200410009081.8 一种切割装置；CN202120000001.1 割炬',
};
let serial = 0;
const row = (more: Record<string, string> = {}) => {
  const cells: Record<string, string> = { ...GOOD, 合同编号: `IMP-${(serial += 1)}`, ...more };
  return HEAD.map((head) => cells[head] ?? '');
};

async function run(rows: string[][], mode: 'check' | 'write' = 'write', actor: Actor = counter) {
  const stored = await localFileStore(bed.dataDir).write(Buffer.from(csv([HEAD, ...rows])));
  const id = await createImport(bed.database.pool, { kind: 'loans', mode, replaces: false, fileKey: stored.key, fileName: '贷款.csv', format: 'csv', bytes: stored.bytes }, actor);
  await bed.work();
  return bed.found(id);
}
const loansOf = async (contract: string) =>
  (await bed.database.pool.query(`select l.*, (select count(*)::int from loan_pledges p where p.loan_id = l.id and p.bank_id = l.bank_id) as pledges from loans l where contract_number = $1`, [contract])).rows;

describe('loans from a spreadsheet', () => {
  it('a good row becomes a loan of the bank with its number, its balance and its pledged patents', async () => {
    expect(await run([row({ 合同编号: 'A-1' })])).toMatchObject({ state: 'done', added: 1, bad: 0 });
    const [loan] = await loansOf('A-1');
    expect(loan).toMatchObject({ bank_id: counter.bank, status: 'active', principal: '400000000', remaining: '400000000', credit_line: '500500000', annual_rate: '3.65', contract_to: '2027-01-09', disbursed_on: '2026-01-10', pledges: 2 });
    expect(loan.report_number).toMatch(/^ZY\d{10}$/);
  });

  it('belongs to the verified company with its code', async () => {
    const own = await company(bed.database.pool, { name: '乙测试有限公司' });
    await bed.database.pool.query(`update enterprises set uscc = '91320505MA1NEW88XA', is_verified = true where id = $1`, [own.id]);
    await run([row({ 合同编号: 'A-2' })]);
    expect((await loansOf('A-2'))[0]).toMatchObject({ enterprise_id: own.id });
  });

  it('a check tells what would happen and enters nothing', async () => {
    expect(await run([row({ 合同编号: 'B-1' })], 'check')).toMatchObject({ state: 'checked', added: 1 });
    expect(await loansOf('B-1')).toEqual([]);
  });

  it.each([
    ['a code with a wrong check character', { 统一社会信用代码: '91320505MA1NEW88XB' }, '统一社会信用代码', /校验/],
    ['an amount with a wrong unit', { '贷款金额（万元）': '400万' }, '贷款金额（万元）', /万元/],
    ['a loan above its credit line', { '授信额度（万元）': '300' }, null, /不能高于授信额度/],
    ['a due date before disbursement', { 还款到期日: '2025-12-31' }, null, /还款到期日不能早于放款日/],
    ['a rate nobody may ask', { '年利率（%）': '36' }, '年利率（%）', /过高/],
    ['a patent with a wrong check character', { 质押专利: 'ZL200410009081.7 装置' }, '质押专利', /校验位/],
    ['a pledged patent without its title', { 质押专利: 'ZL200410009081.8' }, '质押专利', /号码、空格和名称/],
    ['nothing pledged', { 质押专利: '' }, null, /至少一件/],
    ['a fee without its guarantor', { '担保费（元）': '5000' }, null, /担保机构/],
    ['no contract number', { 合同编号: '' }, '合同编号', /请填写合同编号/],
  ])('a row with %s is named by line and reason, the good rows are kept', async (_what, wrong, column, message) => {
    const done = await run([row(wrong as Record<string, string>), row({ 合同编号: `G-${serial}` })]);
    expect(done).toMatchObject({ state: 'done', added: 1, bad: 1 });
    expect(done.faults.filter(({ isNote }) => !isNote)).toEqual([{ line: 2, column, message: expect.stringMatching(message), isNote: false }]);
  });

  it('a contract number the bank has is reported and changes nothing; at another bank it is another loan', async () => {
    await run([row({ 合同编号: 'C-1' })]);
    const again = await run([row({ 合同编号: 'C-1', 单位名称: '另一个名称' })]);
    expect(again).toMatchObject({ state: 'done', added: 0, unchanged: 1, faults: [{ line: 2, column: '合同编号', isNote: true, message: expect.stringMatching(/已经登记过.*没有改动/) }] });
    expect(await loansOf('C-1')).toMatchObject([{ enterprise_name: '甲有限公司', pledges: 2 }]);
    expect(await run([row({ 合同编号: 'C-1' })], 'write', otherCounter)).toMatchObject({ added: 1 });
    expect(await loansOf('C-1')).toHaveLength(2);
  });

  it('of two rows with one contract number in a file the first counts', async () => {
    const done = await run([row({ 合同编号: 'D-1' }), row({ 合同编号: 'D-1', 单位名称: '另一个名称' })]);
    expect(done).toMatchObject({ added: 1, repeated: 1, faults: [{ line: 3, isNote: true, message: expect.stringMatching(/这一行没有导入/) }] });
    expect(await loansOf('D-1')).toMatchObject([{ enterprise_name: '甲有限公司' }]);
  });

  it('ten thousand rows go in, each with its own number', async () => {
    const done = await run(Array.from({ length: 10_000 }, (_, at) => row({ 合同编号: `L-${at}` })));
    expect(done).toMatchObject({ state: 'done', added: 10_000, read: 10_000, total: 10_000, bad: 0 });
    const { rows } = await bed.database.pool.query(`select count(distinct report_number)::int as numbers, count(*)::int as loans from loans where contract_number like 'L-%'`);
    expect(rows).toEqual([{ numbers: 10_000, loans: 10_000 }]);
  });

  it('somebody who is of no bank imports no loans', async () => {
    expect(await run([row()], 'write', STAFF)).toMatchObject({ state: 'failed', added: 0 });
  });
});

describe('whose import it is', () => {
  it('a bank sees and goes on with its own imports alone; staff see all and leave them to the bank', async () => {
    const own = await run([row()], 'check');
    const others = await run([row()], 'check', otherCounter);
    const listed = (await listImports(bed.database.pool, 1, otherCounter.bank)).imports;
    expect(listed.map(({ id }) => id)).toContain(others.id);
    expect(listed.every(({ bank: of }) => of === otherCounter.bank)).toBe(true);
    expect([mayRead(counter, own), mayRead(counter, others), mayRead(STAFF, own), mayRead({ role: 'reviewer', id: 'r', name: '' }, own)]).toEqual([true, false, true, false]);
    expect([mayActOn(counter, own), mayActOn(counter, others), mayActOn(STAFF, own), mayActOn({ role: 'auditor', id: 'a', name: '' }, own)]).toEqual([true, false, false, false]);
  });
});

describe('quotations of the LPR from a spreadsheet', () => {
  it('are added, a known day is replaced, a slip is refused', async () => {
    const first = await bed.run('lpr', [['公布日', '一年期（%）', '五年期以上（%）'], ['2031-10-20', '3.45', '4.2%'], ['2031-11-20', '34.5', '4.2']]);
    expect(first).toMatchObject({ added: 1, bad: 1, faults: [{ line: 3, column: '一年期（%）' }] });
    expect(await bed.run('lpr', [['公布日', '一年期（%）', '五年期以上（%）'], ['2031-10-20', '3.5', '4.2']])).toMatchObject({ added: 0, changed: 1 });
    expect((await bed.database.pool.query(`select one_year from lpr where date = '2031-10-20'`)).rows).toEqual([{ one_year: '3.5' }]);
  });
});
