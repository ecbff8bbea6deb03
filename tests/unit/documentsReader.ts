import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { renderPdf } from '../../src/documents/renderPdf.ts';
import type { FilingCertificateData } from '../../src/documents/filingCertificate.ts';

type PlacedText = { text: string; left: number; right: number };

export const RECORD: FilingCertificateData = {
  platformName: '青岚市知识产权服务平台',
  operatorName: '青岚市知识产权保护中心',
  filingNumber: '2025000123',
  productName: '𠮷㛃牌LED照明型ＡＢＣ－１２３切割机',
  enterpriseName: '青岚市海𠮷数控装备有限公司',
  filingYear: '2024',
  lastUpdateYear: '2025',
  verificationUrl: 'https://ip.example.gov.cn/verify/7KQ4M2XN9PRT5WHB3DCF',
  patents: [
    { number: 'CN202310123456.7', title: '一种等离子弧切割头的自适应调高装置' },
    { number: 'CN202220987654.X', title: '切割平台用除尘机构(LED照明型)及其控制方法' },
  ],
};

/** Half past midnight on 6 March in Beijing, still 5 March in UTC. */
export const AT = new Date('2026-03-05T16:30:00Z');

export async function certificate(changes: Partial<FilingCertificateData> = {}, at = AT): Promise<Buffer> {
  const rendered = await renderPdf('filingCertificate', { ...RECORD, ...changes }, { at });
  if (!rendered.ok) throw new Error(rendered.reason);
  return rendered.value;
}

export function openPdf(pdf: Buffer): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
}

export async function pagesOf(pdf: Buffer): Promise<PDFPageProxy[]> {
  const document = await openPdf(pdf);
  return Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)));
}

/** What a reader copies out of the file, page by page and line by line. */
export async function linesByPage(pdf: Buffer): Promise<string[][]> {
  return Promise.all((await pagesOf(pdf)).map(async (page) => {
    const { items } = await page.getTextContent();
    return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('').split('\n');
  }));
}

export async function linesOf(pdf: Buffer): Promise<string[]> {
  return (await linesByPage(pdf)).flat();
}

/** All text without white space: what remains equal however the lines break. */
export async function unbrokenText(pdf: Buffer): Promise<string> {
  return (await linesOf(pdf)).join('').replace(/\s/gu, '');
}

/** Where on its page, in points from the left edge, each piece of text stands. */
export async function placedTexts(pdf: Buffer): Promise<PlacedText[]> {
  const pages = await Promise.all((await pagesOf(pdf)).map((page) => page.getTextContent()));
  return pages.flatMap(({ items }) => items).flatMap((item) => {
    if (!('str' in item)) return [];
    const left = Number(item.transform[4]);
    return [{ text: item.str, left, right: left + item.width }];
  });
}
