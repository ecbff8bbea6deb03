import { describe, expect, it } from 'vitest';
import type { ApplicationFormData } from '../../src/documents/applicationForm.ts';
import { renderPdf } from '../../src/documents/renderPdf.ts';
import { AT, linesByPage, linesOf, openPdf, pagesOf, placedTexts, unbrokenText } from './documentsReader.ts';

const MARGIN = (25 / 25.4) * 72;
const PAGE_WIDTH = (210 / 25.4) * 72;

const FORM: ApplicationFormData = {
  platformName: '青岚市知识产权服务平台',
  operatorName: '青岚市知识产权保护中心',
  verificationUrl: 'https://ip.example.gov.cn/verify/7KQ4M2XN9PRT5WHB3DCF',
  applicationNumber: 'BT2026000123',
  roundTitle: '2026 年度知识产权质押融资利息补贴',
  kind: '利息补贴',
  enterpriseName: '青岚市海𠮷数控装备有限公司',
  organisation: [
    { label: '单位名称', value: '青岚市海𠮷数控装备有限公司' },
    { label: '统一社会信用代码', value: '91320505MA1NEW88XA' },
    { label: '银行账号', value: '6222000011112222333' },
    { label: '上年度营业收入', value: '1,000 万元（10,000,000 元）' },
  ],
  loan: [
    { label: '贷款银行', value: '示例银行科技支行' },
    { label: '合同编号', value: 'HT-2026-000123' },
    { label: '贷款金额', value: '400 万元（4,000,000 元）' },
  ],
  pledged: [{ kind: '专利', number: 'CN200410009081.8', title: '一种切割装置', product: '切割机', share: '12.5%' }],
  calculation: [
    { label: '实际支付的利息', formula: '银行确认的还款记录', amount: '146,000' },
    { label: '核算补贴金额', formula: '146,000 元 × 50%，舍去不足一元的部分', amount: '73,000' },
  ],
  approvedOn: '2026-03-05',
  paperUntil: '2026-06-30',
  contentHash: '3f786850e387550fdab836ed7e6dc881de23001b9c2b1e3a4d5f60718293a4b5',
};

async function form(changes: Partial<ApplicationFormData> = {}): Promise<Buffer> {
  const rendered = await renderPdf('applicationForm', { ...FORM, ...changes }, { at: AT });
  if (!rendered.ok) throw new Error(rendered.reason);
  return rendered.value;
}

const pledged = (count: number) => Array.from({ length: count }, (_, index) => ({
  kind: index % 5 === 4 ? '商标' : '专利',
  number: index % 5 === 4 ? String(12_345_678 + index) : `CN2023${10_000_000 + index}.${index % 10}`,
  title: index % 7 === 3 ? `一种用于大型船舶分段制造的多自由度等离子弧坡口切割机器人的轨迹规划方法${index}` : `切割装置${index}`,
  product: index % 3 === 0 ? '无' : `海𠮷牌数控切割机${index}型`,
  share: `${index % 10}.1234%`,
}));

describe('申请表 – what it says', () => {
  it('holds every fact as text that can be selected, rare characters included', async () => {
    const text = await unbrokenText(await form());
    const facts = [...FORM.organisation, ...FORM.loan].map(({ label, value }) => label + value);
    const rows = [...FORM.pledged.map(({ kind, number, title, product, share }) => kind + number + title + product + share), ...FORM.calculation.map(({ label, formula, amount }) => label + formula + amount)];
    for (const each of [...facts, ...rows, FORM.applicationNumber, FORM.roundTitle]) expect(text).toContain(each.replace(/\s/gu, ''));
  });

  it('prints the beginning of the hash that the platform shows, the code, and until when it must come in', async () => {
    const text = await unbrokenText(await form());
    expect(text).toContain(`内容摘要：${FORM.contentHash.slice(0, 32)}`);
    expect(text).toContain('7KQ4M2XN9PRT5WHB3DCF');
    expect(text).toContain('请在2026-06-30前寄到');
  });

  it('links its printed address to the verification page', async () => {
    const [page] = await pagesOf(await form());
    expect(new Set((await page!.getAnnotations()).map(({ url }) => String(url)))).toEqual(new Set([FORM.verificationUrl]));
  });

  it('shows what looks like markup as it was entered', async () => {
    const title = '#panic("x") *粗* _斜_ $x$ ] [ @a <b> // c';
    expect(await unbrokenText(await form({ pledged: [{ ...FORM.pledged[0]!, title }] }))).toContain(title.replace(/\s/gu, ''));
  });
});

describe('申请表 – as a file to keep', () => {
  it('declares PDF/A-2a, has a title and the language, and words for the QR code', async () => {
    const { metadata, info } = await (await openPdf(await form())).getMetadata();
    expect([metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')]).toEqual(['2', 'A']);
    expect(info).toMatchObject({ Title: '利息补贴申请表 BT2026000123 青岚市海𠮷数控装备有限公司', Language: 'zh-CN' });
  });

  it('has equal bytes for equal data', async () => {
    expect((await form()).equals(await form())).toBe(true);
  });
});

describe('申请表 – layout', () => {
  it('lists 50 pledged items over its pages with column titles and page numbers on each, none lost', async () => {
    const items = pledged(50);
    const pages = await linesByPage(await form({ pledged: items }));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((lines, index) => expect(lines.at(-1)).toBe(`利息补贴申请表 BT2026000123 第 ${index + 1} 页/共 ${pages.length} 页`));
    const text = pages.flat().join('').replace(/\s/gu, '');
    for (const { number } of items) expect(text).toContain(number);
    expect(pages[0]!.join('')).toContain('7KQ4M2XN9PRT5WHB3DCF');
  });

  it('keeps signature and seal together on one page', async () => {
    for (const count of [1, 3, 6, 9, 12, 20]) {
      const pages = await linesByPage(await form({ pledged: pledged(count) }));
      const withSeal = pages.find((lines) => lines.some((line) => line.includes('单位公章')))!.join('');
      expect(withSeal).toContain('本单位承诺');
      expect(withSeal).toMatch(/年\s*月\s*日/u);
    }
  });

  it.each([
    ['Chinese', '超长名称'.repeat(50)],
    ['Latin without a space', 'W'.repeat(200)],
    ['full-width letters', 'Ｗ'.repeat(200)],
  ])('wraps names of 200 characters inside the margins: %s', async (_script, name) => {
    const pdf = await form({ enterpriseName: name, organisation: [{ label: '单位名称', value: name }], roundTitle: name, pledged: [{ ...FORM.pledged[0]!, title: name, product: name.slice(0, 100) }] });
    expect((await linesOf(pdf)).join('').replace(/\s/gu, '')).toContain(name);
    for (const { left, right } of await placedTexts(pdf)) {
      expect(left).toBeGreaterThan(MARGIN - 1);
      expect(right).toBeLessThan(PAGE_WIDTH - MARGIN + 1);
    }
  });
});
