import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startChecked } from '../../src/imports/queue.ts';
import { readCodeTable } from '../../src/queries/codeTables.ts';
import { importBed, type ImportBed } from '../support/importBed.ts';
import { company, draftProduct } from '../support/people.ts';

let bed: ImportBed;
beforeAll(async () => { bed = await importBed(); });
afterAll(() => bed.close());

const classes = async () => (await bed.database.pool.query('select code, name, level::int, parent, section, initials from product_classes order by code')).rows;
const HEAD = ['代码', '名称', '上级代码', '类别'];

describe('the product catalogue', () => {
  beforeEach(() => bed.database.pool.query('delete from product_classes'));

  it('becomes a tree by its codes, in any order of its rows, with initials and what is goods or service', async () => {
    const found = await bed.run('product-classes', [HEAD, ['010101', '稻谷', '', ''], ['0101', '谷物', '', ''], ['01', '农产品', '', ''], ['65', '软件服务', '', '服务'], ['6501', '应用软件', '', '']]);
    expect(found).toMatchObject({ state: 'done', added: 5, bad: 0 });
    expect(await classes()).toEqual([
      { code: '01', name: '农产品', level: 1, parent: null, section: 'goods', initials: 'ncp' },
      { code: '0101', name: '谷物', level: 2, parent: '01', section: 'goods', initials: 'gw' },
      { code: '010101', name: '稻谷', level: 3, parent: '0101', section: 'goods', initials: 'dg' },
      { code: '65', name: '软件服务', level: 1, parent: null, section: 'service', initials: 'rjfw' },
      { code: '6501', name: '应用软件', level: 2, parent: '65', section: 'service', initials: 'yyrj' },
    ]);
    expect((await readCodeTable(bed.database.pool, 'product-classes')).map(({ code }) => code)).toEqual(['01', '0101', '010101', '65', '6501']);
  });

  it('may name parents; a missing one and a circle are faults, with all that hangs below', async () => {
    const found = await bed.run('product-classes', [HEAD, ['A', '甲', '', ''], ['X1', '乙', 'A', ''], ['X2', '丙', 'NO', ''], ['X3', '丁', 'X2', ''], ['Y1', '戊', 'Y2', ''], ['Y2', '己', 'Y1', '']]);
    expect(found).toMatchObject({ added: 2, bad: 4 });
    expect(found.faults.map(({ line, message }) => [line, message])).toEqual([
      [4, '上级“NO”不在文件里，也不在现有的分类中。'],
      [5, '它的上级“X2”（第 4 行）有问题，所以这一行也没有导入。'],
      [6, expect.stringContaining('有问题')],
      [7, '“Y2”的上级“Y1”又是它自己的下级。'],
    ]);
    expect((await classes()).map(({ code, parent }) => [code, parent])).toEqual([['A', null], ['X1', 'A']]);
  });

  it('adds to what is there; as a whole catalogue it replaces it, but for classes that products name', async () => {
    await bed.run('product-classes', [HEAD, ['01', '旧大类', '', ''], ['0101', '旧类', '', ''], ['02', '另一类', '', ''], ['34', '通用设备', '', ''], ['3403', '焊接设备', '', '']]);
    await draftProduct(bed.database.pool, await company(bed.database.pool));
    const file = [HEAD, ['01', '新大类', '', ''], ['0102', '新类', '', '']];
    const id = await bed.queue('product-classes', file, { mode: 'check', replaces: true });
    await bed.work();
    expect(await bed.found(id)).toMatchObject({ state: 'checked', added: 1, changed: 1, removed: 2 });
    expect(await classes()).toHaveLength(5);
    const found = await bed.run('product-classes', file, { replaces: true });
    expect(found).toMatchObject({ added: 1, changed: 1, removed: 2 });
    expect(found.faults.map(({ message, isNote }) => [isNote, message])).toEqual([[true, expect.stringContaining('34 通用设备')], [true, expect.stringContaining('3403 焊接设备')]]);
    expect((await classes()).map(({ code }) => code)).toEqual(['01', '0102', '34', '3403']);
  });

  it('with a bad row removes nothing', async () => {
    await bed.run('product-classes', [HEAD, ['01', '大类', '', ''], ['02', '另一类', '', '']]);
    expect(await bed.run('product-classes', [HEAD, ['01', '大类', '', ''], ['0 ?', '坏', '', '']], { replaces: true })).toMatchObject({ removed: 0, bad: 1 });
    expect(await classes()).toHaveLength(2);
  });
});

describe('the mapping to patent-intensive industries', () => {
  const mapping = async (...codes: string[]) => {
    const { rows } = await bed.database.pool.query('select code, patent_intensive::text as value from industries where code = any($1) order by code', [codes]);
    return Object.fromEntries(rows.map(({ code, value }) => [code, value]));
  };
  const head = ['行业代码', '是否专利密集型'];

  it('is not there at first: every industry is 未判定, none is “no”', async () => {
    const { rows } = await bed.database.pool.query('select count(*)::int as count from industries where patent_intensive is not null');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('sets what lies under a code; the longer code wins; what no row covers stays open', async () => {
    const found = await bed.run('patent-intensive', [head, ['C', '否'], ['34', '是'], ['C3424', '否'], ['6513', '是']]);
    expect(found).toMatchObject({ state: 'done', bad: 0, changed: 0, removed: 0 });
    expect(await mapping('C', '13', '34', '342', '3421', '3424', '6513', '6511', 'A')).toEqual({
      C: 'no', 13: 'no', 34: 'yes', 342: 'yes', 3421: 'yes', 3424: 'no', 6513: 'yes', 6511: null, A: null,
    });
    const { rows } = await bed.database.pool.query('select count(*)::int as count from industries where patent_intensive is not null');
    expect(rows[0].count).toBe(found.added);
  });

  it('is a whole: the next file replaces it, and what it does not cover is open again', async () => {
    const found = await bed.run('patent-intensive', [head, ['3421', '是']]);
    expect(found).toMatchObject({ state: 'done', added: 0, changed: 0 });
    expect(await mapping('C', '3421', '3424', '6513')).toEqual({ C: null, 3421: 'yes', 3424: null, 6513: null });
  });

  it('with one bad row is refused whole, because a missing row would change others', async () => {
    const found = await bed.run('patent-intensive', [head, ['C', '否'], ['9999', '是'], ['34', '也许']]);
    expect(found).toMatchObject({ state: 'failed', added: 0, removed: 0, bad: 2, failure: expect.stringContaining('2 行有问题') });
    expect(found.faults.map(({ line }) => line)).toEqual([3, 4]);
    expect(await mapping('C', '3421')).toEqual({ C: null, 3421: 'yes' });
  });

  it('a check of a bad file says so and cannot be started', async () => {
    const id = await bed.queue('patent-intensive', [head, ['9999', '是']], { mode: 'check' });
    await bed.work();
    expect(await bed.found(id)).toMatchObject({ state: 'checked', failure: expect.stringContaining('1 行有问题') });
    expect(await startChecked(bed.database.pool, id)).toMatchObject({ ok: false, reason: expect.stringContaining('1 行有问题') });
  });
});
