/**
 * What a filing officer expects of the checks of a model or specification. Written from the filing rules; it imports nothing
 * but the function it judges.
 */
import { describe, expect, it } from 'vitest';
import { checkSpecification } from '../../src/domain/checks/specification.ts';

type Context = Parameters<typeof checkSpecification>[1];

const verdict = (text: string, context?: Context): string[] => checkSpecification(text, context).map(({ code, severity }) => `${code} ${severity}`);

const FINE = [
  '', '  ', '无', '无。', '/', '—', '暂无', '不适用', 'N/A', 'XK-200', 'ＸＫ－２００', 'IP65', 'iPhone 15 Pro', 'GB/T 1234-2008', 'YJV22-3×95', 'Φ20×100', '500ml/瓶', '10片/盒', '12粒×2板/盒', '0.5g×24片', '25kg/袋', '1,000ml',
  '100mm×200mm×50mm', '长20cm、宽10cm、高5cm', '直径20mm，厚5mm', '220V/50Hz', '220V、50Hz、1500W', 'XK-200，220V', 'XK-200，IP65，黑色', 'XK-200（GB/T 1234，Q235）', '10-20mm', '8GB+256GB', 'XL（加大）', '净含量：500g', '每盒10支', '防护等级IP65',
];

const SEVERAL = [
  'XK-200、XK-300', 'XK-100/XK-200', 'XK-100 XK-200', 'XK-100；XK-200', 'XK-100\nXK-200', 'ABC-1和ABC-2', 'A1~A5', 'A1至A5', 'A款、B款', '500ml、1000ml', 'S/M/L/XL', 'R32、R410A', '0.5g×24片、0.5g×12片', '共12种型号',
];

describe('model and specification', () => {
  it.each(FINE)('“%s” is fine', (text) => {
    expect(verdict(text)).toEqual([]);
  });

  it.each(SEVERAL)('“%s” is several models and needs a reason', (text) => {
    expect(verdict(text)).toContain('MODELS block');
  });

  it.each(SEVERAL)('“%s” is fine with a reason', (text) => {
    expect(verdict(text, { reason: '仅长度不同，结构和用途相同。' })).toEqual([]);
  });

  it('blanks are no reason', () => {
    expect(verdict('XK-200、XK-300', { reason: ' 　' })).toEqual(['MODELS block']);
  });

  it.each([
    ['XK系列', 'SERIES warn'], ['XK Series', 'SERIES warn'], ['XK-200等', 'SERIES warn'], ['XK-200等型号', 'SERIES warn'],
    ['通用', 'SPEC_FORM hint'], ['离心式水泵XK-200', 'SPEC_FORM hint'], ['采用新结构的第2代产品', 'SPEC_FORM hint'],
  ])('“%s” is found: %s', (text, expected) => {
    expect(verdict(text)).toEqual([expected]);
  });

  it('a list that ends in 等 is several models and open-ended', () => {
    expect(verdict('A1、A2等')).toEqual(['MODELS block', 'SERIES warn']);
  });

  it.each([
    ['the name of the product', '水泵 XK-200', { productName: '水泵' }],
    ['the name of the class', '离心泵 XK-200', { className: '离心泵' }],
    ['the trade mark', '南方XK-200', { trademark: '南方' }],
  ])('%s has no place there', (_, text, context) => {
    expect(verdict(text, context)).toEqual(['SPEC_FORM hint']);
  });
});
