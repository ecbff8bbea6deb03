import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inspectFile } from '../../src/adapters/files/inspect.ts';
import { archiveListing, previewImage } from '../../src/adapters/files/preview.ts';
import { FILE_FORMATS } from '../../src/domain/files.ts';
import { rar5, zip } from '../support/corpusArchives.ts';
import { objectStream, mp4, mp4Box, pdf } from '../support/corpusDocuments.ts';
import { bmp, jpg, jpgManyScans, pngBomb, progressiveJpg } from '../support/corpusImages.ts';
import { goodFiles, MB, type GoodFile } from '../support/corpus.ts';

const RULE = { formats: FILE_FORMATS, maxBytes: 20 * MB, maxCount: 1 };
const GOOD = await goodFiles();
const inspect = (bytes: Buffer) => inspectFile(bytes, { declaredName: '文件.bin', rule: RULE });

const isResult = (result: Awaited<ReturnType<typeof inspect>>): boolean =>
  result.ok ? FILE_FORMATS.includes(result.value.format) : /[。]$/.test(result.reason) && /\p{Script=Han}/u.test(result.reason);

test('random bytes never throw: the answer is always a verdict', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => isResult(await inspect(Buffer.from(bytes)))), { numRuns: 300 });
});

test('random bytes behind the first bytes of a real file never throw', async () => {
  const head = fc.constantFrom(...GOOD).chain((file) => fc.nat(file.bytes.length).map((length) => file.bytes.subarray(0, length)));
  const property = fc.asyncProperty(head, fc.uint8Array({ maxLength: 600 }), async (start, rest) => isResult(await inspect(Buffer.concat([start, rest]))));
  await fc.assert(property, { numRuns: 400 });
});

const flipped = ({ file, flips }: { file: GoodFile; flips: { at: number; value: number }[] }): Buffer => {
  const bytes = Buffer.from(file.bytes);
  for (const { at, value } of flips) bytes[Math.floor(at * bytes.length)] = value;
  return bytes;
};

test('a good file with a few bytes changed gets a verdict, and so do its listing and its preview', async () => {
  const flip = fc.record({ at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), value: fc.nat(255) });
  const sample = fc.record({ file: fc.constantFrom(...GOOD), flips: fc.array(flip, { minLength: 1, maxLength: 6 }) });
  await fc.assert(fc.asyncProperty(sample, async (changed) => {
    const bytes = flipped(changed);
    const { format } = changed.file;
    if (format === 'zip' || format === 'rar') await archiveListing(bytes, format);
    if (format === 'png' || format === 'bmp' || format === 'jpg') await previewImage(bytes, format);
    return isResult(await inspect(bytes));
  }), { numRuns: 600 });
});

const tinyText = Array.from({ length: 1000 }, (_, index) => ({ name: `${index}.txt`, data: 'x'.repeat(index) }));
const boxes = (count: number): Buffer[] => Array.from({ length: count }, () => mp4Box('trak', mp4Box('mdia', mp4Box('hdlr'))));

const HOSTILE: [string, () => Buffer | Promise<Buffer>][] = [
  ['an archive that unpacks to 190 MB', () => zip(Array.from({ length: 19 }, (_, index) => ({ name: `${index}.bin`, data: Buffer.alloc(10 * MB, `abcdefghij${index}`) })))],
  ['an archive of a thousand entries', () => zip(tinyText)],
  ['a RAR of nearly a thousand entries and 19 MB', () => rar5(Array.from({ length: 990 }, (_, index) => ({ name: `${index}.txt`, data: 'x'.repeat(20_000) })))],
  ['a PDF of nothing but escaped names', () => pdf({ extra: ['#41'.repeat(6 * MB)] })],
  ['a PDF of 200,000 streams', () => pdf({ extra: ['<</N 1 /First 4>>stream\nA endstream '.repeat(200_000)] })],
  ['a PDF of thousands of object streams', () => pdf({ extra: Array.from({ length: 2000 }, () => objectStream('<< /A 1 >>')) })],
  ['a PNG of 59 million pixels in a few kilobytes', () => pngBomb(7700)],
  ['a run-length BMP of 39 million pixels', () => bmp({ bits: 8, compression: 'runLength', width: 6300, height: 6300 })],
  ['a JPEG of two thousand scans', async () => jpgManyScans(await progressiveJpg())],
  ['a JPEG followed by 19 MB of archive ends', async () => Buffer.concat([await jpg(), Buffer.alloc(19 * MB, 'PK\x05\x06')])],
  ['a JPEG of 19 MB of fill bytes', () => Buffer.concat([Buffer.from('ffd8ffda0004aaaa', 'hex'), Buffer.alloc(19 * MB, 0xff)])],
  ['a video index of 50,000 tracks', () => Buffer.concat([mp4({ index: false }), mp4Box('moov', ...boxes(50_000))])],
];

/** Processor time, which a busy machine does not stretch as it stretches the clock. */
const MOST_MILLISECONDS = 2000;
const MOST_BYTES = 300 * MB;

test.each(HOSTILE)('%s takes neither long nor much memory', { timeout: 30_000 }, async (_title, make) => {
  const bytes = await make();
  const [usedBefore, heldBefore] = [process.cpuUsage(), process.memoryUsage.rss()];
  let most = heldBefore;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 5);
  const result = await inspect(bytes);
  const used = process.cpuUsage(usedBefore);
  clearInterval(watch);
  expect(isResult(result)).toBe(true);
  expect((used.user + used.system) / 1000).toBeLessThan(MOST_MILLISECONDS);
  expect(Math.max(most, process.memoryUsage.rss()) - heldBefore).toBeLessThan(MOST_BYTES);
});
