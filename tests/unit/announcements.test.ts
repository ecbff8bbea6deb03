import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeSlug, SLUG_RULE, slugOf } from '../../src/domain/announcementSlug.ts';
import { announcementState, nextStep } from '../../src/domain/announcements.ts';
import { plainText, tidied, type RichText, type TextNode } from '../../src/domain/announcementText.ts';
import { siteMapIndex, urlSet } from '../../src/app/(public)/sitemap.xml/siteMap.ts';

const NINE = new Date('2026-12-01T01:00:00Z'); // 09:00 in Shanghai
const just = (milliseconds: number) => new Date(NINE.getTime() + milliseconds);

describe('where an announcement stands', () => {
  const release = { isReleased: true, publishedAt: NINE };
  test('is scheduled until the very instant, published from it on', () => {
    expect([just(-1), NINE, just(1)].map((now) => announcementState(release, now))).toEqual(['scheduled', 'published', 'published']);
  });
  test('a draft with a time entered is still a draft', () => {
    expect(announcementState({ isReleased: false, publishedAt: just(-1000) }, NINE)).toBe('draft');
  });
  test('what was withdrawn stays so, whatever its time of publication', () => {
    expect(announcementState({ isReleased: false, publishedAt: just(-1000), withdrawnAt: NINE.toISOString() }, NINE)).toBe('withdrawn');
  });
  test('an editor reads when it will be public, in Shanghai time', () => {
    expect(nextStep(release, just(-60_000), false)).toBe('将于 2026-12-01 09:00 发布。');
  });
  test('an editor reads that the public does not see the newest draft', () => {
    expect(nextStep(release, just(1), true)).toContain('公众看到的是修改以前的内容');
  });
});

describe('the address made for an announcement', () => {
  test('is its day and the pinyin of its title', () => expect(slugOf('关于备案的通知', '2026-11-22')).toBe('20261122-guan-yu-bei-an-de-tong-zhi'));
  test('keeps Latin words and figures', () => expect(slugOf('2026 年 AI 培训', '2026-11-22')).toBe('20261122-2026-nian-ai-pei-xun'));
  test('is an address whatever the title', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const slug = slugOf(title, '2026-11-22');
      expect(slug).toMatch(SLUG_RULE);
      expect(slug.length).toBeLessThanOrEqual(60);
    }));
  });
  test('takes a number when it is taken', () => expect(freeSlug('a', ['a', 'a-2', 'a-4'])).toBe('a-3'));
});

const text = (words: string, more = {}): TextNode => ({ type: 'text', text: words, ...more });
const paragraph = (...children: TextNode[]): TextNode => ({ type: 'paragraph', children });
const body = (...children: TextNode[]): RichText => ({ root: { type: 'root', children } });

describe('a text as it is stored', () => {
  test('keeps no font, size or colour, also far down', () => {
    const made = tidied(body({ type: 'list', children: [{ type: 'listitem', textStyle: 'font-size: 16pt', children: [text('甲', { style: 'font-family: 仿宋; color: red' })] }] }));
    expect(JSON.stringify(made)).not.toMatch(/font|color/);
    expect(plainText(made)).toBe('甲');
  });
  test('has no two empty paragraphs beside each other', () => {
    expect(tidied(body(paragraph(text('甲')), paragraph(), paragraph(text(' ')), paragraph(text('乙')))).root.children).toHaveLength(3);
  });
  test('is searched by its words, blocks apart', () => expect(plainText(body(paragraph(text('甲'), text('乙')), paragraph(text('丙'))))).toBe('甲乙 丙'));
});

describe('the site map', () => {
  test('names every page by the configured origin and when it changed', () => {
    expect(urlSet('https://ip.example', [{ path: '/a?b=1&c=2', changed: '2026-11-22T00:00:00Z' }])).toContain(
      '<url><loc>https://ip.example/a?b=1&amp;c=2</loc><lastmod>2026-11-22T00:00:00Z</lastmod></url>',
    );
  });
  test('becomes a list of parts when one file is too small', () => {
    expect(siteMapIndex('https://ip.example', 2).match(/<loc>[^<]*<\/loc>/g)).toEqual(['<loc>https://ip.example/sitemap.xml?part=1</loc>', '<loc>https://ip.example/sitemap.xml?part=2</loc>']);
  });
});
