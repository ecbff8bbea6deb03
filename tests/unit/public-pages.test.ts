import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { richTextHtml } from '../../src/app/(public)/announcements/richText.ts';
import { ignoredFilters, searchAddress, searchOf } from '../../src/app/(public)/products/search.ts';
import { codeProblem, shapeProblem, typedCode } from '../../src/app/(public)/verify/code.ts';
import { stateWords } from '../../src/app/(public)/verify/states.ts';

describe('the address of a search', () => {
  test('says the same search again', () => {
    const search = { q: 'LED 屏', industry: '39', region: '440300', year: '2025', certified: true, page: 3 };
    expect(searchOf(Object.fromEntries(new URL(searchAddress(search), 'http://site').searchParams))).toEqual(search);
  });
  test('leaves out what was not asked for', () => expect(searchAddress(searchOf({}))).toBe('/products'));
  test('filters nothing by a code that is none', () => {
    expect(searchOf({ industry: '%', region: '44', year: 'x', page: '-1' })).toEqual(searchOf({}));
  });
  test('says which filters it could not use', () => {
    expect(ignoredFilters({ industry: '39', region: '44', year: 'x' })).toEqual(['region', 'year']);
    expect(ignoredFilters({ region: '', year: '2025' })).toEqual([]);
  });
  test('counts characters as people do when a keyword is too long', () => {
    expect(searchOf({ q: '𠮷'.repeat(70) }).q).toBe('𠮷'.repeat(64));
  });
  test('is read whatever was sent', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (q, page) => {
      expect(searchOf({ q, page }).page).toBeGreaterThanOrEqual(1);
    }));
  });
});

describe('the state of a certificate is told in one sentence with its day', () => {
  const since = '2026-03-09';
  test.each([
    ['valid', false, '有效', 'good'],
    ['valid', true, '撤销审核中', 'waiting'],
    ['withdrawn', false, '已撤销（企业申请撤销）', 'neutral'],
    ['revoked', false, '平台撤销（由平台作出）', 'bad'],
  ] as const)('%s, withdrawal under review: %s', (state, isWithdrawing, words, tone) => {
    expect(stateWords({ state, since }, isWithdrawing)).toMatchObject({ state: words, tone });
  });
  test.each([['valid', '有效', 'good'], ['void', '已作废', 'bad']] as const)('an application form that is %s', (state, words, tone) => {
    expect(stateWords({ kind: 'form', state, since }, false)).toMatchObject({ state: words, tone, sentence: expect.stringContaining('申请表') });
  });
  test('a revoked one names the day', () => expect(stateWords({ state: 'revoked', since }, false).sentence).toContain('2026年3月9日'));
});

describe('a verification code', () => {
  test('is read as people copy it', () => expect(typedCode(' ａｂ12 ０３ ')).toBe('AB1203'));
  test('must be entered', () => expect(codeProblem(typedCode('  '))).toBe('请输入证明上的查验码或备案号'));
  test('has letters and digits only', () => expect(codeProblem('<B>')).toContain('请核对'));
  test('of the wrong length is told what a code looks like', () => {
    expect(shapeProblem('ABCD')).toMatch(/20 位.*11 位.*有 4 位/);
    expect(['NOSUCHCODE0000000000', '20260000123', '2026-0000123', 'RD2026000001'].map((code) => shapeProblem(code))).toEqual([null, null, null, null]);
  });
  test('passes when it looks like one', () => expect(codeProblem('2026000123')).toBeNull());
});

describe('an announcement', () => {
  const document = (...children: object[]) => JSON.stringify({ root: { type: 'root', children, version: 1, direction: 'ltr', format: '', indent: 0 } });
  const text = (words: string) => ({ type: 'text', text: words, version: 1, format: 0, detail: 0, mode: 'normal', style: '' });
  const node = (type: string, children: object[], more = {}) => ({ type, children, version: 1, direction: 'ltr', format: '', indent: 0, ...more });

  test('keeps its headings below the title of the page', () => {
    expect(richTextHtml(document(node('heading', [text('范围')], { tag: 'h1' })))).toBe('<h2>范围</h2>');
  });
  test('cannot smuggle in markup', () => {
    expect(richTextHtml(document(node('paragraph', [text('<script>alert(1)</script>')])))).not.toContain('<script>');
  });
  test('cannot link to a script', () => {
    const link = node('link', [text('下载')], { fields: { linkType: 'custom', url: 'javascript:alert(1)', newTab: false } });
    expect(richTextHtml(document(node('paragraph', [link])))).not.toContain('javascript:');
  });
});
