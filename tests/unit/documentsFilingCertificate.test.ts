import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, certificate, linesByPage, linesOf, pagesOf, placedTexts, RECORD, unbrokenText } from './documentsReader.ts';

const MARGIN = (25 / 25.4) * 72;
const PAGE_WIDTH = (210 / 25.4) * 72;

const patents = (count: number) => Array.from({ length: count }, (_, index) => ({
  number: `CN2023${10_000_000 + index}.${index % 10}`,
  title: index % 7 === 3 ? `一种用于大型船舶分段制造的多自由度等离子弧坡口切割机器人的轨迹规划方法${index}` : `切割装置${index}`,
}));

const sha256 = (pdf: Buffer) => createHash('sha256').update(pdf).digest('hex');

describe('备案证明 – what it says', () => {
  it('equals the record, field by field and in order, rare and full-width characters included', async () => {
    expect(await linesOf(await certificate())).toEqual([
      '青岚市知识产权服务平台 青岚市知识产权保护中心',
      '专利产品备案证明',
      '备案号 2025000123',
      '以下产品已在青岚市知识产权服务平台备案，登记信息如下。',
      '产品名称 𠮷㛃牌LED照明型ＡＢＣ－１２３切割机',
      '备案单位 青岚市海𠮷数控装备有限公司',
      '备案年度 2024年',
      '最近更新年度 2025年',
      '下载日期 2026年3月6日',
      '关联专利 共 2 件',
      '序号 专利号 专利名称',
      '1 CN202310123456.7 一种等离子弧切割头的自适应调高装置',
      '2 CN202220987654.X 切割平台用除尘机构(LED照明型)及其控制方法',
      '扫描二维码或打开以下网址，查验当前状态：',
      'https://ip.example.gov.cn/verify/',
      '7KQ4M2XN9PRT5WHB3DCF',
      '本证明只反映下载之日的备案信息。备案此后可能更新',
      '或者撤销，当前状态只以平台的查验结果为准。',
      '备案内容由备案单位填报，并由其对真实性负责。',
      '电子标识',
      '以平台查验结果为准',
      '专利产品备案证明 2025000123 第 1 页/共 1 页',
    ]);
  });

  it('leaves out the year of update while there is none', async () => {
    expect(await unbrokenText(await certificate({ lastUpdateYear: null }))).not.toContain('最近更新年度');
  });

  it('says that undisclosed patents are not disclosed, instead of a list', async () => {
    const lines = await linesOf(await certificate({ patents: null }));
    expect(lines).toContain('备案单位选择不向社会公开本产品的关联专利，本证明不列出。');
    expect(lines).not.toContain('序号 专利号 专利名称');
  });

  it('dates the download by the calendar of Beijing', async () => {
    const lastSecond = await certificate({}, new Date('2026-12-31T15:59:59Z'));
    const firstSecond = await certificate({}, new Date('2026-12-31T16:00:00Z'));
    expect(await linesOf(lastSecond)).toContain('下载日期 2026年12月31日');
    expect(await linesOf(firstSecond)).toContain('下载日期 2027年1月1日');
  });

  it('links its printed address to the verification page', async () => {
    const [page] = await pagesOf(await certificate());
    const targets = (await page!.getAnnotations()).map((annotation) => String(annotation.url));
    expect(new Set(targets)).toEqual(new Set([RECORD.verificationUrl]));
  });
});

describe('备案证明 – data stays data', () => {
  it('shows what looks like markup as it was entered', async () => {
    const productName = '#panic("x") *粗* _斜_ $x$ ] [ @a <b> // c';
    expect(await linesOf(await certificate({ productName }))).toContain(`产品名称 ${productName}`);
  });

  it('shows any mixture of signs as it was entered', async () => {
    const sign = fc.constantFrom(...'#*_$[](){}<>@\\"\'`~-=+/.,;:!?&%^|a9中𠮷（，');
    await fc.assert(fc.asyncProperty(fc.string({ unit: sign, minLength: 1, maxLength: 60 }), async (productName) => {
      expect(await unbrokenText(await certificate({ productName }))).toContain(`产品名称${productName}备案单位`);
    }), { numRuns: 40 });
  }, 30_000);

  it('prints a name without the direction marks and zero-width characters hidden in it', async () => {
    const lines = await linesOf(await certificate({ productName: '切\u200b割\u202e机\ufeff\t一\r\n号' }));
    expect(lines).toContain('产品名称 切割机 一 号');
  });
});

describe('备案证明 – layout', () => {
  it('pages 300 patents with column titles and page numbers on every page, none lost', async () => {
    const list = patents(300);
    const pages = await linesByPage(await certificate({ patents: list }));
    expect(pages.length).toBeGreaterThan(5);
    pages.forEach((lines, index) => {
      expect(lines).toContain('序号 专利号 专利名称');
      expect(lines.at(-1)).toBe(`专利产品备案证明 2025000123 第 ${index + 1} 页/共 ${pages.length} 页`);
    });
    const numbers = pages.flat().flatMap((line) => line.match(/^\d+ (CN\S+) /u)?.[1] ?? []);
    expect(numbers).toEqual(list.map((patent) => patent.number));
  });

  it('keeps the way to verify on the first page however many patents follow', async () => {
    const pages = await linesByPage(await certificate({ patents: patents(300) }));
    expect(pages.map((lines) => lines.includes('7KQ4M2XN9PRT5WHB3DCF'))).toEqual(pages.map((_, index) => index === 0));
  });

  it.each([
    ['Chinese', '超长名称'.repeat(50)],
    ['Latin without a space', 'W'.repeat(200)],
    ['Cyrillic without a space', 'Щ'.repeat(200)],
    ['circled numbers', '⑳'.repeat(200)],
    ['full-width letters', 'Ｗ'.repeat(200)],
  ])('wraps names of 200 characters inside the margins: %s', async (_script, name) => {
    const pdf = await certificate({ productName: name, enterpriseName: name, patents: [{ number: 'CN1', title: name }] });
    expect((await unbrokenText(pdf)).split(name)).toHaveLength(4);
    for (const { left, right } of await placedTexts(pdf)) {
      expect(left).toBeGreaterThan(MARGIN - 1);
      expect(right).toBeLessThan(PAGE_WIDTH - MARGIN + 1);
    }
  });
});

describe('备案证明 – the same file again', () => {
  it('has equal bytes for equal data and instant, whatever was rendered in between', async () => {
    const first = await certificate();
    await Promise.all([certificate({ patents: patents(30) }), certificate({ productName: '别的产品' })]);
    expect(sha256(await certificate())).toBe(sha256(first));
  });

  it('differs for another instant', async () => {
    expect(sha256(await certificate({}, new Date(AT.getTime() + 1000)))).not.toBe(sha256(await certificate()));
  });
});
