import { beforeAll, describe, expect, it } from 'vitest';
import { certificate, openPdf, pagesOf } from './documentsReader.ts';

type StructNode = { role?: string; alt?: string; children?: StructNode[] };

let pdf: Buffer;
beforeAll(async () => {
  pdf = await certificate();
});

function flatten(node: StructNode): StructNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)];
}

describe('备案证明 – as a file to keep', () => {
  it('declares PDF/A-2a', async () => {
    const { metadata } = await (await openPdf(pdf)).getMetadata();
    expect([metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')]).toEqual(['2', 'A']);
  });

  it('carries title, author, language and the instant of issue', async () => {
    const { info } = await (await openPdf(pdf)).getMetadata();
    expect(info).toMatchObject({
      Title: '专利产品备案证明 2025000123 𠮷㛃牌LED照明型ＡＢＣ－１２３切割机',
      Author: '青岚市知识产权保护中心',
      Language: 'zh-CN',
      CreationDate: 'D:20260305163000Z',
    });
  });

  it('is tagged: a heading, a table with column headers, and words for the QR code', async () => {
    expect(await (await openPdf(pdf)).getMarkInfo()).toEqual(
      new Map([['Marked', true], ['UserProperties', false], ['Suspects', false]]),
    );
    const [page] = await pagesOf(pdf);
    const nodes = flatten(await page!.getStructTree() as StructNode);
    expect(nodes.filter((node) => node.role === 'H1')).toHaveLength(1);
    expect(nodes.filter((node) => node.role === 'TH')).toHaveLength(3);
    expect(nodes.find((node) => node.role === 'Figure')?.alt)
      .toBe('查验二维码，内容为网址 https://ip.example.gov.cn/verify/7KQ4M2XN9PRT5WHB3DCF');
  });

  it('embeds every font it uses, and only the Noto faces', () => {
    const descriptors = pdf.toString('latin1').match(/\/Type \/FontDescriptor[\s\S]*?>>/gu) ?? [];
    const names = descriptors.map((descriptor) => /\/FontName \/[A-Z]{6}\+(\S+)/u.exec(descriptor)?.[1]);
    expect(names.toSorted()).toEqual([
      'NotoSansSC-Regular', 'NotoSerifJP-Regular', 'NotoSerifSC-Regular', 'NotoSerifSC-SemiBold',
    ]);
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/u);
  });
});
