import { describe, expect, it } from 'vitest';
import { codePath, codeTree, COUNTRIES, CUSTOMS_TERRITORIES, findCode, searchCodes, searchLeaves, type CodeNode } from '../../src/domain/codes.ts';
import industries from '../../src/domain/data/gbt4754-2017.json' with { type: 'json' };
import regions from '../../src/domain/data/regions.json' with { type: 'json' };
import { pinyinInitials, withInitials } from '../../src/domain/pinyinInitials.ts';

const searchable = withInitials(industries);
const namesFor = (query: string): string[] => searchCodes(searchable, query).map(({ name }) => name);
const sizeOf = (nodes: CodeNode[]): number => nodes.reduce((sum, node) => sum + 1 + sizeOf(node.children), 0);

describe('code tables', () => {
  it('a code is found, an unknown one is not', () => {
    expect(findCode(industries, '2710')?.name).toBe('化学药品原料药制造');
    expect(findCode(industries, '9999')).toBeUndefined();
  });

  it('the path names every level', () => {
    expect(codePath(regions, '350203')).toBe('福建省 / 厦门市 / 思明区');
    expect(codePath(regions, '350203', '')).toBe('福建省厦门市思明区');
  });

  it('levels that exist for the statistics only are left out of an address', () => {
    expect(codePath(regions, '110101', '')).toBe('北京市东城区');
  });

  it('a code that left the table is shown itself', () => {
    expect(codePath(regions, '350299')).toBe('350299');
  });

  it('the tree holds every row once, under its parent', () => {
    const tree = codeTree(industries);
    expect(tree.map(({ code }) => code).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect(sizeOf(tree)).toBe(industries.length);
    expect(sizeOf(codeTree(regions))).toBe(regions.length);
  });

  it('a row whose parent is missing stays visible', () => {
    expect(codeTree([{ code: '0111', name: '稻谷种植', level: 4, parent: '011' }])).toHaveLength(1);
  });

  it('the export destinations are foreign; Hong Kong, Macao and Taiwan stand apart under their Chinese names', () => {
    const codes = COUNTRIES.map(({ code }) => code);
    expect(codes).not.toEqual(expect.arrayContaining(['CN']));
    expect(codes.filter((code) => ['CN', 'HK', 'MO', 'TW'].includes(code))).toEqual([]);
    expect(CUSTOMS_TERRITORIES.map(({ name }) => name).sort()).toEqual(['中国台湾', '中国澳门', '中国香港'].sort());
    expect(codes).toContain('DE');
  });
});

describe('search in a code table', () => {
  it('finds by a word of the name', () => {
    expect(namesFor('集成电路')).toContain('集成电路制造');
  });

  it('finds by the beginning of a code, the code itself first', () => {
    expect(searchCodes(searchable, '271').map(({ code }) => code)).toEqual(['271', '2710']);
  });

  it('finds by pinyin initials', () => {
    expect(namesFor('jcdlzz')).toEqual(['集成电路制造']);
    expect(namesFor('YYZZY')[0]).toBe('医药制造业');
  });

  it('full width and case do not matter, several words must all match', () => {
    expect(searchCodes(searchable, '２７１０')).toHaveLength(1);
    expect(namesFor('专用 制药')).toContain('制药专用设备制造');
  });

  it('an empty query finds nothing and the number of answers is bounded', () => {
    expect(searchCodes(searchable, '  ')).toEqual([]);
    expect(searchCodes(searchable, '制造', 20)).toHaveLength(20);
  });

  it('the whole tree is searched in less than 100 ms', () => {
    const table = withInitials(regions);
    const started = performance.now();
    for (const query of ['区', '35', 'xm', '没有这个地方']) searchCodes(table, query);
    expect((performance.now() - started) / 4).toBeLessThan(100);
  });

  it('where only the last level may be chosen, the name of a level above finds what is below it', () => {
    const leaves = searchLeaves(searchable, '医药制造业').map(({ name }) => name);
    expect(leaves).toEqual(expect.arrayContaining(['化学药品原料药制造', '中成药生产']));
    expect(leaves).not.toContain('医药制造业');
    expect(searchLeaves(searchable, '2710').map(({ code }) => code)[0]).toBe('2710');
    expect([searchLeaves(searchable, '制造业').length, searchLeaves(searchable, '').length]).toEqual([50, 0]);
  });

  it('and that is as quick', () => {
    const table = withInitials(regions);
    const started = performance.now();
    for (const query of ['省', '35', 'xm', '没有这个地方']) searchLeaves(table, query);
    expect((performance.now() - started) / 4).toBeLessThan(100);
  });

  it('initials know the reading of a character in its word, and keep Latin letters', () => {
    expect(['重庆', '银行', '长安区', 'LED屏'].map(pinyinInitials)).toEqual(['cq', 'yh', 'caq', 'ledp']);
  });
});
