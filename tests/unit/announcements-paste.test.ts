import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanPastedHtml } from '../../src/domain/pastedHtml.ts';
import { BOTH, LISTS, NOTICE } from '../support/wordClipboard.ts';

describe('what an editor pastes from Word', () => {
  test('keeps headings, bold words, tables, links and alignment', () => {
    expect(cleanPastedHtml(NOTICE)).toBe(
      '<h2 style="text-align: center">关于开展备案工作的通知</h2><p>苏州<strong>各有关单位：</strong></p>' +
        '<table><tr><td colspan="2"><p>单位</p></td></tr></table><p><a href="https://example.test/a?b=1&amp;c=2">办理入口</a></p><p style="text-align: right">2026年11月22日</p>',
    );
  });
  test('leaves no style, class, font, foreign element, comment or picture of somebody’s disk behind', () => {
    const cleaned = cleanPastedHtml(BOTH);
    expect(cleaned).not.toMatch(/mso|class=|font|color|lang=|<o:|<st1:|<!|<span|<img|file:|&nbsp;|WordDocument/i);
  });
  test('has no empty paragraphs', () => expect(cleanPastedHtml(BOTH)).not.toMatch(/<p[^>]*>\s*<\/p>/));
  test('gets real lists for paragraphs that looked like lists, one in the other', () => {
    expect(cleanPastedHtml(LISTS)).toBe('<ol><li>提交材料</li><li><ul><li>营业执照</li><li>承诺书</li></ul></li><li>等待审核</li></ol><p>（一）总则</p>');
  });
});

describe('what comes from elsewhere', () => {
  test('text between tags that mean nothing is kept', () => expect(cleanPastedHtml('<div><font face="x">甲</font><custom>乙</custom></div>')).toBe('<p>甲乙</p>'));
  test('scripts and their like are dropped with what is in them', () => expect(cleanPastedHtml('<p>甲<script>alert(1)</script></p><iframe src="x">乙</iframe>')).toBe('<p>甲</p>'));
  test('links that could run something are words', () => expect(cleanPastedHtml('<p><a href="javascript:alert(1)">甲</a></p>')).toBe('<p>甲</p>'));
  test('bold of a web page’s styles is bold', () => expect(cleanPastedHtml('<p><span style="font-weight:700">甲</span>乙</p>')).toBe('<p><strong>甲</strong>乙</p>'));
  test('no markup but ours comes out, whatever goes in', () => {
    const allowed = /^<\/?(p|h[2-4]|ul|ol|li|table|thead|tbody|tfoot|tr|td|th|blockquote|strong|sub|sup|s|br|a)( (style="text-align: (center|right)"|href="[^"]*"|(colspan|rowspan)="\d+"))*>$/;
    const piece = fc.constantFrom('<p>', '</p>', '<span style="mso-list:Ignore">', '</span>', '<p style="mso-list:l0 level2 lfo1">', '<a href="https://x.test">', '</a>', '<b>', '</b>', '<td onclick="x">', '</td>', '<o:p>', '</o:p>', '<![endif]>', '<!--[if x]>', '甲', '&lt;b&gt;', '\n');
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      for (const [tag] of cleanPastedHtml(pieces.join('')).matchAll(/<[^>]*>/g)) expect(tag).toMatch(allowed);
    }));
  });
});
