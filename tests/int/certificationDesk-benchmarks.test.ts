import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importKind, kindsFor } from '../../src/imports/kinds/index.ts';
import { importBed, type ImportBed } from '../support/importBed.ts';

let bed: ImportBed;
beforeAll(async () => { bed = await importBed(); });
afterAll(() => bed.close());
beforeEach(() => bed.database.pool.query('truncate benchmarks'));

const HEAD = ['评价标准及版本', '指标名称', '产品分类代码', '产品分类名称', '基准值'];
const stored = async () => (await bed.database.pool.query('select standard, metric, product_class as class, value from benchmarks order by standard, metric, product_class')).rows;
const oneClass = async () => (await bed.database.pool.query<{ code: string; name: string }>('select code, name from product_classes where length(code) = 4 order by code limit 1')).rows[0]!;

describe('benchmarks from a table', () => {
  it('are added by standard, metric and class; the next file changes what differs and keeps the rest', async () => {
    const { code } = await oneClass();
    expect(await bed.run('benchmarks', [HEAD, ['标准 A', '专利密度', code, '', '1.50'], ['标准 A', '利润率', code, '', '12%'], ['标准 B', '专利密度', code, '', '1200.00']])).toMatchObject({ state: 'done', added: 3, bad: 0 });
    expect(await stored()).toEqual([
      { standard: '标准 A', metric: '专利密度', class: code, value: '1.5' }, { standard: '标准 A', metric: '利润率', class: code, value: '12' }, { standard: '标准 B', metric: '专利密度', class: code, value: '1200' },
    ]);
    expect(await bed.run('benchmarks', [HEAD, ['标准 A', '专利密度', code, '', '1.5'], ['标准 A', '利润率', code, '', '15']])).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect((await stored()).map(({ value }) => value)).toEqual(['1.5', '15', '1200']);
  });

  it('checked, count what would happen and write nothing', async () => {
    const { code } = await oneClass();
    await bed.run('benchmarks', [HEAD, ['标准 A', '专利密度', code, '', '1']]);
    const id = await bed.queue('benchmarks', [HEAD, ['标准 A', '专利密度', code, '', '2'], ['标准 A', '利润率', code, '', '3']], { mode: 'check' });
    await bed.work();
    expect(await bed.found(id)).toMatchObject({ state: 'checked', added: 1, changed: 1 });
    expect((await stored()).map(({ value }) => value)).toEqual(['1']);
  });

  it('bad rows are named by line and column, good ones are taken; doubtful names are remarks', async () => {
    const { code, name } = await oneClass();
    const found = await bed.run('benchmarks', [
      HEAD, ['标准 A', '专利密度', code, name, '1'], ['标准 A', '利润率', code, '别的名称', '2'], ['标准 A', '专利密度', '99999999', '', '3'], ['标准 A', '专利密度', '3', '', '4'], ['标准 A', '专利密度', '3404', '', '很高'], ['', '专利密度', '3405', '', '5'],
    ]);
    expect(found).toMatchObject({ state: 'done', added: 3, bad: 3 });
    expect(found.faults.filter(({ isNote }) => !isNote).map(({ line, column }) => [line, column])).toEqual([[5, '产品分类代码'], [6, '基准值'], [7, '评价标准及版本']]);
    expect(found.faults.filter(({ isNote }) => isNote).map(({ line, column, message }) => [line, column, message])).toEqual([
      [3, '产品分类名称', expect.stringContaining(`是“${name}”，不是“别的名称”`)], [4, '产品分类代码', expect.stringContaining('没有代码“99999999”')],
    ]);
  });

  it('of one standard, metric and class twice in a file the last row counts', async () => {
    const { code } = await oneClass();
    expect(await bed.run('benchmarks', [HEAD, ['标准 A', '专利密度', code, '', '1'], ['标准 A', '专利密度', code, '', '2']])).toMatchObject({ added: 1, repeated: 1 });
    expect((await stored()).map(({ value }) => value)).toEqual(['2']);
  });

  it('are imported by staff, looked at by auditors, and are nobody else’s business', () => {
    const offered = (role: string) => kindsFor(role).some(({ key }) => key === 'benchmarks');
    expect(['staff', 'auditor', 'reviewer', 'editor', 'bank'].map(offered)).toEqual([true, true, false, false, false]);
    expect(importKind('benchmarks')?.columns.map(({ label }) => label)).toEqual(HEAD);
  });
});
