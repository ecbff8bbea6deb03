import { beforeAll, describe, expect, it } from 'vitest';
import type { CertificationCertificateData } from '../../src/documents/certificationCertificate.ts';
import { renderPdf } from '../../src/documents/renderPdf.ts';
import { certificationStanding, shownStatus } from '../../src/domain/certification/standing.ts';
import { AT, linesByPage, linesOf, openPdf, pagesOf, placedTexts, unbrokenText } from './documentsReader.ts';

const RECORD: CertificationCertificateData = {
  platformName: '青岚市知识产权服务平台',
  operatorName: '青岚市知识产权保护中心',
  verificationUrl: 'https://ip.example.gov.cn/verify/7KQ4M2XN9PRT5WHB3DCF',
  certificateNumber: 'RD2026000001',
  productName: '𠮷㛃牌等离子弧切割机',
  enterpriseName: '青岚市海𠮷数控装备有限公司',
  filingNumber: '20250000123',
  issuedOn: '2026年3月6日',
  validUntil: '2027年3月6日',
  standard: '专利密集型产品评价标准（示例）',
  roundTitle: '2025 年度第一批专利密集型产品认定',
};

async function paper(changes: Partial<CertificationCertificateData> = {}, at = AT): Promise<Buffer> {
  const rendered = await renderPdf('certificationCertificate', { ...RECORD, ...changes }, { at });
  if (!rendered.ok) throw new Error(rendered.reason);
  return rendered.value;
}

describe('认定证书 – what it says', () => {
  it('equals the record, field by field and in order, rare characters included, and says where it is checked', async () => {
    expect(await linesOf(await paper())).toEqual([
      '青岚市知识产权服务平台 青岚市知识产权保护中心',
      '专利密集型产品认定证书',
      '证书编号 RD2026000001',
      '下列产品经审核、公示，认定为专利密集型产品。',
      '产品名称 𠮷㛃牌等离子弧切割机',
      '单位名称 青岚市海𠮷数控装备有限公司',
      '备案号 20250000123',
      '认定批次 2025 年度第一批专利密集型产品认定',
      '评价标准 专利密集型产品评价标准（示例）',
      '认定日期 2026年3月6日',
      '有效期至 2027年3月6日',
      '下载日期 2026年3月6日',
      '扫描二维码或打开以下网址，查验当前状态：',
      'https://ip.example.gov.cn/verify/',
      '7KQ4M2XN9PRT5WHB3DCF',
      '本证书只反映下载之日的认定情况。认定到期失效，也',
      '可能被撤销，当前状态只以平台的查验结果为准。',
      '单位名称为认定时的名称。',
      '电子标识',
      '以平台查验结果为准',
      '专利密集型产品认定证书 RD2026000001 第 1 页/共 1 页',
    ]);
  });

  it('links its printed address to the verification page, and speaks of no seal', async () => {
    const pdf = await paper();
    const [page] = await pagesOf(pdf);
    const targets = (await page!.getAnnotations()).map((annotation) => String(annotation.url));
    expect(new Set(targets)).toEqual(new Set([RECORD.verificationUrl]));
    expect(await unbrokenText(pdf)).not.toContain('章');
  });

  it('shows what looks like markup as it was entered', async () => {
    const productName = '#panic("x") *粗* _斜_ $x$ ] [ @a <b> // c';
    expect(await linesOf(await paper({ productName }))).toContain(`产品名称 ${productName}`);
  });

  it.each([['Chinese', '超长名称'.repeat(50)], ['Latin without a space', 'W'.repeat(200)]])('keeps names of 200 characters inside the margins and the way to verify on the first page: %s', async (_script, name) => {
    const pdf = await paper({ productName: name, enterpriseName: name });
    expect((await linesByPage(pdf))[0]).toContain('7KQ4M2XN9PRT5WHB3DCF');
    expect((await unbrokenText(pdf)).split(name)).toHaveLength(3);
    for (const { left, right } of await placedTexts(pdf)) {
      expect(left).toBeGreaterThan((25 / 25.4) * 72 - 1);
      expect(right).toBeLessThan((185 / 25.4) * 72 + 1);
    }
  });

  it('names a character no font has, instead of leaving it out', async () => {
    expect(await renderPdf('certificationCertificate', { ...RECORD, productName: '泵𪛖' }, { at: AT })).toMatchObject({ ok: false, reason: expect.stringContaining('U+2A6D6') });
  });
});

describe('认定证书 – as a file to keep', () => {
  let pdf: Buffer;
  beforeAll(async () => {
    pdf = await paper();
  });

  it('declares PDF/A-2a', async () => {
    const { metadata } = await (await openPdf(pdf)).getMetadata();
    expect([metadata.get('pdfaid:part'), metadata.get('pdfaid:conformance')]).toEqual(['2', 'A']);
  });

  it('carries its name, number and product as title, and the instant of issue', async () => {
    const { info } = await (await openPdf(pdf)).getMetadata();
    expect(info).toMatchObject({ Title: '专利密集型产品认定证书 RD2026000001 𠮷㛃牌等离子弧切割机', Language: 'zh-CN', CreationDate: 'D:20260305163000Z' });
  });

  it('is the same file for the same record and moment', async () => {
    expect((await paper()).equals(pdf)).toBe(true);
  });
});

describe('how a certification stands on a day', () => {
  const issued = { status: 'certified', issuedOn: '2026-03-06', validUntil: '2027-03-06', endedAt: null };

  it('holds through its last day and is over on the next, whether or not the nightly work has been done', () => {
    expect(certificationStanding(issued, '2027-03-06')).toEqual({ state: 'valid', since: '2026-03-06' });
    for (const status of ['certified', 'expired']) expect(certificationStanding({ ...issued, status }, '2027-03-07')).toEqual({ state: 'expired', since: '2027-03-07' });
    expect([shownStatus('certified', '2027-03-06', '2027-03-06'), shownStatus('certified', '2027-03-06', '2027-03-07')]).toEqual(['certified', 'expired']);
  });

  it('is over from the day after 29 February, and from the day of a revocation as Shanghai counts', () => {
    expect(certificationStanding({ ...issued, validUntil: '2028-02-29' }, '2028-03-01')).toEqual({ state: 'expired', since: '2028-03-01' });
    expect(certificationStanding({ ...issued, status: 'revoked', endedAt: new Date('2026-05-31T16:00:00Z') }, '2028-01-01')).toEqual({ state: 'revoked', since: '2026-06-01' });
  });

  it('is no question for one that was never issued', () => {
    expect(() => certificationStanding({ ...issued, status: 'publicised' }, '2026-05-01')).toThrow('publicised');
  });
});
