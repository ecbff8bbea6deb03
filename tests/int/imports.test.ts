import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTER_HEAD, registerRow } from '../../scripts/bench/registerFile.ts';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { patentRegister } from '../../src/adapters/patentSource.ts';
import { cancelImport, FAULTS_KEPT, startChecked } from '../../src/imports/queue.ts';
import { workingCalendar } from '../../src/queries/workingCalendar.ts';
import { importBed, STAFF, type ImportBed } from '../support/importBed.ts';
import { gb18030, xlsx } from '../support/importFiles.ts';

let bed: ImportBed;
beforeAll(async () => { bed = await importBed(); });
afterAll(() => bed.close());

const register = async () => (await bed.database.pool.query('select number, title, type::text, holders, legal_status::text as status, as_of, updated_at from patent_register order by number')).rows;
const clear = () => bed.database.pool.query('delete from patent_register');
const row = (index: number, changes: Partial<Record<number, string>> = {}) => registerRow(index).map((cell, at) => changes[at] ?? cell);
const file = (...rows: string[][]) => [REGISTER_HEAD, ...rows];

describe('a register', () => {
  it('as a spreadsheet fills the table, and its file is gone afterwards', async () => {
    const id = await bed.queue('patent-register', await xlsx({ 数据: file(row(1), row(2), row(3)) }), { format: 'xlsx' });
    const { rows } = await bed.database.pool.query('select file_key as key from imports where id = $1', [id]);
    await bed.work();
    expect(await bed.found(id)).toMatchObject({ state: 'done', read: 3, total: 3, added: 3, changed: 0, unchanged: 0, bad: 0, requestedBy: '管理员甲', faults: [] });
    expect((await register())[0]).toMatchObject({ title: expect.stringContaining('切割装置'), holders: [expect.stringContaining('示例企业'), '示例大学'], status: 'valid', as_of: '2026-06-30' });
    expect(await localFileStore(bed.dataDir).exists(rows[0].key)).toBe(false);
  });

  it('in GB18030 says the same as in UTF-8', async () => {
    await clear();
    await bed.run('patent-register', file(row(1, { 1: '𠮷装置', 3: '甲公司' })));
    expect(await bed.run('patent-register', gb18030(file(row(1, { 1: '𠮷装置', 3: '甲公司' })).map((cells) => cells.join(',')).join('\n')))).toMatchObject({ state: 'done', unchanged: 1 });
  });

  it('loaded again moves `updated_at` of nothing but what changed, which is all the daily refresh is told', async () => {
    await clear();
    await bed.run('patent-register', file(row(1), row(2), row(3)));
    await bed.database.pool.query(`update patent_register set updated_at = '2026-01-01'`);
    expect(await bed.run('patent-register', file(row(1), row(2, { 4: '失效' }), row(4)))).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    const told = (await patentRegister(bed.database.pool).changedSince('2026-02-01', null)).patents.map(({ number }) => number);
    expect(told).toEqual([row(2)[0], row(4)[0]].toSorted());
    expect(await register()).toHaveLength(4);
  });

  it('without the optional columns leaves what they hold as it is', async () => {
    await clear();
    await bed.run('patent-register', file(row(1)));
    const [number, title, , holders] = row(1) as [string, string, string, string];
    expect(await bed.run('patent-register', [['专利号', '专利名称', '专利权人', '法律状态'], [number, title, holders, '已转让']])).toMatchObject({ changed: 1 });
    expect(await register()).toMatchObject([{ status: 'transferred', as_of: '2026-06-30' }]);
  });

  it('keeps good rows and reports bad ones by line, column and reason', async () => {
    await clear();
    const found = await bed.run('patent-register', file(row(1), row(2, { 0: '200410009048.6' }), row(3, { 4: '不明', 5: '2026-02-30' }), row(4)));
    expect(found).toMatchObject({ state: 'done', read: 4, added: 2, bad: 2 });
    expect(found.faults).toEqual([
      { line: 3, column: '专利号', message: expect.stringContaining('校验位'), isNote: false },
      { line: 4, column: '法律状态', message: expect.stringContaining('“不明”'), isNote: false },
      { line: 4, column: '状态日期', message: expect.stringContaining('不是日期'), isNote: false },
    ]);
  });

  it('with one number twice keeps the last row and says which lines they are, in one batch or across several', async () => {
    await clear();
    const many = Array.from({ length: 600 }, (_, index) => row(index));
    const found = await bed.run('patent-register', file(...many, row(0, { 1: '后来的名称' }), row(1, { 1: '中间的名称' }), row(1, { 1: '最后的名称' })));
    expect(found).toMatchObject({ state: 'done', read: 603, added: 600, changed: 0, unchanged: 0, repeated: 3 });
    expect(found.faults.map(({ line, message, isNote }) => [line, isNote, message])).toEqual([
      [602, true, '与第 2 行的专利号相同，以后面的这一行为准。'],
      [603, true, '与第 3 行的专利号相同，以后面的这一行为准。'],
      [604, true, '与第 603 行的专利号相同，以后面的这一行为准。'],
    ]);
    const titles = new Map((await register()).map(({ number, title }) => [number, title]));
    expect([titles.get(row(0)[0]), titles.get(row(1)[0]), titles.size]).toEqual(['后来的名称', '最后的名称', 600]);
  });

  it('counts all faults and keeps the first thousand', async () => {
    const found = await bed.run('patent-register', file(...Array.from({ length: FAULTS_KEPT + 200 }, () => row(1, { 0: '1' }))));
    expect([found.state, found.bad, found.faults.length, found.faults.at(-1)?.line]).toEqual(['done', FAULTS_KEPT + 200, FAULTS_KEPT, FAULTS_KEPT + 1]);
  });

  it('takes cells that begin like formulas as text', async () => {
    await clear();
    await bed.run('patent-register', file(row(1, { 1: '=HYPERLINK(1)' }), row(2, { 1: '@名' }), row(3, { 1: '＋加' }), row(4, { 1: '-减' })));
    expect((await register()).map(({ title }) => title).toSorted()).toEqual(['=HYPERLINK(1)', '@名', '＋加', '-减'].toSorted());
  });
});

describe('a file that cannot be taken', () => {
  it('for want of a column writes nothing and says which', async () => {
    const before = await register();
    expect(await bed.run('patent-register', [['专利号', '专利名称'], [row(1)[0]!, '名称']])).toMatchObject({
      state: 'failed', read: 0, failure: '文件里没有“专利权人”、“法律状态”这几列（找到了“专利号”、“专利名称”），一行也没有导入。请按模板的表头整理后重新上传。',
    });
    expect(await register()).toEqual(before);
  });
  it('because it is gone from the store is said so', async () => {
    const id = await bed.queue('patent-register', file(row(1)));
    await bed.database.pool.query(`update imports set file_key = repeat('0', 32) where id = $1`, [id]);
    await bed.work();
    expect(await bed.found(id)).toMatchObject({ state: 'failed', failure: '上传的文件已经不在了。请重新上传。' });
  });
});

describe('a check', () => {
  it('writes nothing, counts what an import would do, and the import then does exactly that', async () => {
    await clear();
    await bed.run('patent-register', file(row(1), row(2)));
    const before = await register();
    const rows = file(row(1), row(2, { 4: '失效' }), row(3), row(3, { 1: '再来一次' }), row(4, { 0: '坏的' }));
    const id = await bed.queue('patent-register', rows, { mode: 'check' });
    await bed.work();
    const checked = await bed.found(id);
    expect(checked).toMatchObject({ state: 'checked', added: 1, changed: 1, unchanged: 1, repeated: 1, bad: 1 });
    expect(await register()).toEqual(before);
    expect(await startChecked(bed.database.pool, id)).toEqual({ ok: true, value: true });
    await bed.work();
    const { added, changed, unchanged, repeated, bad, faults } = checked;
    expect(await bed.found(id)).toMatchObject({ state: 'done', mode: 'write', added, changed, unchanged, repeated, bad, faults });
    expect(await startChecked(bed.database.pool, id)).toMatchObject({ ok: false, reason: expect.stringContaining('检查完毕') });
  });
  it('may be put aside: the file goes, nothing is written', async () => {
    const id = await bed.queue('patent-register', file(row(9)), { mode: 'check' });
    await bed.work();
    const answer = await cancelImport(bed.database.pool, id, STAFF);
    expect(answer).toMatchObject({ ok: true, value: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(await bed.found(id)).toMatchObject({ state: 'cancelled', cancelledBy: '管理员甲' });
    expect(await cancelImport(bed.database.pool, id, STAFF)).toMatchObject({ ok: false, reason: expect.stringContaining('已经结束') });
  });
});

describe('other tables', () => {
  it('the business register takes codes with their check characters', async () => {
    const head = ['统一社会信用代码', '企业名称', '住所', '法人'];
    const found = await bed.run('business-registry', [head, ['91320505ma1new88xa', '示例甲', '科技路 1 号', '张三'], ['914403001922038217', '示例乙', '', '']]);
    expect(found).toMatchObject({ added: 1, bad: 1, faults: [{ line: 3, column: '统一社会信用代码' }] });
    const { rows } = await bed.database.pool.query('select uscc, name, address, legal_representative as person from business_registry');
    expect(rows).toEqual([{ uscc: '91320505MA1NEW88XA', name: '示例甲', address: '科技路 1 号', person: '张三' }]);
  });

  it('holidays count at once among working days', async () => {
    expect(await bed.run('holidays', [['日期', '安排', '节日'], ['2031/10/1', '休', '国庆节'], ['20311011', '上班', '国庆节']])).toMatchObject({ state: 'done', added: 2 });
    const isWorking = await workingCalendar({ query: (text: string) => bed.database.pool.query(text) } as never);
    expect([isWorking('2031-10-01'), isWorking('2031-10-02'), isWorking('2031-10-11'), isWorking('2031-10-12')]).toEqual([false, true, true, false]);
  });

  it('a short form of the register of a million rows: 20,000 rows, read and stored to the last', { timeout: 60_000 }, async () => {
    await clear();
    const found = await bed.run('patent-register', file(...Array.from({ length: 20_000 }, (_, index) => row(index))));
    expect(found).toMatchObject({ state: 'done', read: 20_000, added: 20_000, bad: 0, repeated: 0 });
    expect(await register()).toHaveLength(20_000);
  });
});
