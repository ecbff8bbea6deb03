import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchProducts } from '../../src/queries/publicProducts.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { organisation, product } from '../support/searchBed.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const namesFor = async (q: string) => (await searchProducts(database.pool, { q })).items.map(({ name }) => name);

describe('spelling does not matter', () => {
  beforeAll(async () => {
    await product(database.pool, { name: 'ＬＥＤ 显示屏（户外）', model: 'Xk-３０００b' });
    await product(database.pool, { name: 'led灯带' });
  });

  it.each(['LED显示屏', 'led 显示屏', 'ｌｅｄ　显示屏', 'Led显 示屏', '显示屏(户外)', '显示屏（户外）', 'LED\u200b显示屏', '  显示屏\t'])('finds it by %j', async (q) => {
    expect(await namesFor(q)).toEqual(['ＬＥＤ 显示屏（户外）']);
  });

  it.each(['xk-3000B', 'ＸＫ－３０００Ｂ', '3000', 'k-3'])('finds a model by %j', async (q) => {
    expect(await namesFor(q)).toEqual(['ＬＥＤ 显示屏（户外）']);
  });
});

describe('rare and odd characters', () => {
  beforeAll(async () => {
    await product(database.pool, { name: '𠮷野牌炊具' });
    await product(database.pool, { name: '㛃洁净化器' });
    await product(database.pool, { name: '🚜智能拖拉机👨‍👩‍👧' });
    await product(database.pool, { name: '100%纯棉_布\\巾' });
    await product(database.pool, { name: '100件套' });
    await product(database.pool, { name: '㎡覆盖膜' });
  });

  it.each([
    ['𠮷', '𠮷野牌炊具'], ['𠮷野', '𠮷野牌炊具'], ['㛃', '㛃洁净化器'], ['🚜', '🚜智能拖拉机👨‍👩‍👧'], ['机👨‍👩‍👧', '🚜智能拖拉机👨‍👩‍👧'],
    ['%', '100%纯棉_布\\巾'], ['0%', '100%纯棉_布\\巾'], ['_', '100%纯棉_布\\巾'], ['\\', '100%纯棉_布\\巾'], ['棉_布', '100%纯棉_布\\巾'], ['m2', '㎡覆盖膜'],
  ])('%s finds only what contains it', async (q, name) => {
    expect(await namesFor(q)).toEqual([name]);
  });

  it.each(['吷', '%%', '棉%布', '棉_巾', '_%', "' or 1=1 --", '\ud842', '🚗'])('%j finds nothing by accident', async (q) => {
    expect(await namesFor(q)).toEqual([]);
  });

  it('takes a keyword of only blanks and invisible characters as none', async () => {
    const all = await searchProducts(database.pool, {});
    expect(await searchProducts(database.pool, { q: '\u3000 \u200b\u0000' })).toEqual(all);
  });

  it('never finds a keyword across the border of two fields', async () => {
    await product(database.pool, { name: '甲乙丙', model: 'QZ1', enterprise: await organisation(database.pool, '丁戊己公司') });
    expect(await namesFor('甲乙丙丁')).toEqual([]);
    expect(await namesFor('丙丁')).toEqual([]);
    expect(await namesFor('乙丙 丁戊 qz1')).toEqual(['甲乙丙']);
  });
});

describe('long keywords', () => {
  const name = '超长名称'.repeat(20);
  beforeAll(async () => {
    await product(database.pool, { name });
    await product(database.pool, { name: '一号二号三号四号五号六号' });
  });

  it('looks at the first 64 characters', async () => {
    expect(await namesFor(name)).toEqual([name]);
    expect(await namesFor(`${name.slice(0, 64)}完全不同`)).toEqual([name]);
    expect(await namesFor(`完全不同${name}`)).toEqual([]);
  });

  it('looks at the first five words', async () => {
    expect(await namesFor('一号 二号 三号 四号 五号 没有')).toEqual(['一号二号三号四号五号六号']);
    expect(await namesFor('一号 二号 三号 四号 没有 六号')).toEqual([]);
  });

  it('survives a name made of characters that unfold', async () => {
    const unfolding = '\ufdfa'.repeat(100);
    await product(database.pool, { name: unfolding });
    expect(await namesFor('\ufdfa')).toEqual([unfolding]);
  });
});

describe('order', () => {
  it('puts the same name first, then beginnings, parts, scattered words and other fields, newest first in each', async () => {
    const enterprise = await organisation(database.pool, '量子钟研究院');
    await product(database.pool, { name: '光学仪', enterprise, year: 2026 });
    await product(database.pool, { name: '便携量子钟', year: 2024 });
    await product(database.pool, { name: '量子钟组件', year: 2020 });
    await product(database.pool, { name: '新便携量子钟', year: 2025 });
    await product(database.pool, { name: '量子钟', year: 2019 });
    expect(await namesFor('量子钟')).toEqual(['量子钟', '量子钟组件', '新便携量子钟', '便携量子钟', '光学仪']);
    expect(await namesFor('钟 便携')).toEqual(['新便携量子钟', '便携量子钟']);
  });
});
