import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspectFile } from '../../src/adapters/files/inspect.ts';
import { archiveListing, previewImage } from '../../src/adapters/files/preview.ts';
import { isPicture } from '../../src/domain/files.ts';
import { GBK_NAME, goodFiles, slot } from '../support/corpus.ts';
import { rar4, rar5, zip } from '../support/corpusArchives.ts';
import { mp4, pdf } from '../support/corpusDocuments.ts';
import { bmp, photoWithPlace } from '../support/corpusImages.ts';

const pictures = (await goodFiles()).flatMap(({ title, format, bytes }) => (isPicture(format) ? [{ title, format, bytes }] : []));

async function preview(bytes: Buffer, format: 'png' | 'bmp' | 'jpg') {
  const shown = await previewImage(bytes, format);
  if (!shown.ok) throw new Error(shown.reason);
  return { ...shown.value, facts: await sharp(shown.value.data).metadata() };
}

describe('pictures can be looked at in a browser', () => {
  test.each(pictures)('$title becomes PNG or WebP', async ({ bytes, format }) => {
    const { facts, mimeType } = await preview(bytes, format);
    expect([facts.format, mimeType]).toEqual(format === 'jpg' ? ['webp', 'image/webp'] : ['png', 'image/png']);
  });

  test('a BMP keeps its colours and its orientation', async () => {
    const scan = bmp({ bits: 24, width: 2, height: 2 });
    scan.fill(0, 54);
    scan.set([0, 0, 255], 54 + 8);
    const { data } = await preview(scan, 'bmp');
    expect([...(await sharp(data).removeAlpha().raw().toBuffer()).subarray(0, 6)]).toEqual([255, 0, 0, 0, 0, 0]);
  });

  test('a large picture is reduced to 1,600 pixels on its longest side', async () => {
    const large = await sharp({ create: { width: 4000, height: 1000, channels: 3, background: 'red' } }).jpeg().toBuffer();
    expect((await preview(large, 'jpg')).facts).toMatchObject({ width: 1600, height: 400 });
  });

  test('a large BMP is reduced too', async () => {
    expect((await preview(bmp({ bits: 1, width: 3200, height: 100 }), 'bmp')).facts).toMatchObject({ width: 1600, height: 50 });
  });

  test('the place where a photograph was taken is not shown on', async () => {
    const photo = await photoWithPlace();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    expect((await preview(photo, 'jpg')).facts.exif).toBeUndefined();
  });

  test('a photograph taken sideways stands upright', async () => {
    const sideways = await sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await preview(sideways, 'jpg')).facts).toMatchObject({ width: 20, height: 40 });
  });

  test('a damaged picture is a sentence, not a crash', async () => {
    const results = await Promise.all((['png', 'bmp', 'jpg'] as const).map((format) => previewImage(Buffer.from('BMnothing'), format)));
    expect(results.map((result) => result.ok)).toEqual([false, false, false]);
  });
});

describe('archives are shown as a list of entries', () => {
  const listed = async (bytes: Buffer, format: 'zip' | 'rar') => {
    const listing = await archiveListing(bytes, format);
    return listing.ok ? listing.value : listing.reason;
  };

  test('names and sizes of a ZIP, folders left out', async () => {
    const archive = zip([{ name: '材料/', data: '', store: true }, { name: '材料/𠮷野公司.txt', data: 'abc' }, { name: 'b.txt', data: '' }]);
    expect(await listed(archive, 'zip')).toEqual([{ name: '材料/𠮷野公司.txt', bytes: 3 }, { name: 'b.txt', bytes: 0 }]);
  });

  test('names written in GBK by Chinese Windows are readable', async () => {
    expect(await listed(zip([{ name: GBK_NAME, data: 'abc' }]), 'zip')).toEqual([{ name: '专利.txt', bytes: 3 }]);
  });

  test('names and sizes of RAR 4 and RAR 5', async () => {
    expect(await listed(rar4([{ name: 'proof.txt', data: 'abc' }]), 'rar')).toEqual([{ name: 'proof.txt', bytes: 3 }]);
    const archive = rar5([{ name: '材料', directory: true }, { name: '材料/承诺书.txt', data: 'abcd' }]);
    expect(await listed(archive, 'rar')).toEqual([{ name: '材料/承诺书.txt', bytes: 4 }]);
  });

  test('an archive that cannot be read is a sentence', async () => {
    expect(await listed(Buffer.from('Rar!\x1a\x07\x00broken', 'latin1'), 'rar')).toMatch(/RAR 压缩包/);
    expect(await listed(Buffer.from('PK\x03\x04broken'), 'zip')).toMatch(/ZIP 压缩包/);
  });
});

describe('what a file says about itself', () => {
  const facts = async (bytes: Buffer, format: Parameters<typeof slot>[0]) => inspectFile(bytes, { declaredName: 'a', rule: slot(format) });

  test('a picture has width and height', async () => {
    expect(await facts(bmp({ bits: 24, width: 7, height: 3, topDown: true }), 'bmp')).toMatchObject({ value: { width: 7, height: 3 } });
  });

  test('a PDF has pages, a video has dimensions, an archive has entries', async () => {
    expect(await facts(pdf(), 'pdf')).toMatchObject({ value: { pages: 1, mimeType: 'application/pdf' } });
    expect(await facts(mp4(), 'mp4')).toMatchObject({ value: { width: 640, height: 360 } });
    expect(await facts(zip([{ name: 'a.txt' }, { name: 'b.txt' }]), 'zip')).toMatchObject({ value: { entries: 2 } });
  });
});
