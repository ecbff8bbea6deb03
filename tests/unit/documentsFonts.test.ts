import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCoverage } from '../../src/documents/fontCoverage.ts';
import { FONT_FILES, uncoveredCharacters } from '../../src/documents/fonts.ts';
import { renderPdf } from '../../src/documents/renderPdf.ts';
import type { FilingCertificateData } from '../../src/documents/filingCertificate.ts';
import { AT, certificate, RECORD } from './documentsReader.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-fonts-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function refusal(changes: Partial<FilingCertificateData>): Promise<string> {
  const rendered = await renderPdf('filingCertificate', { ...RECORD, ...changes }, { at: AT });
  return rendered.ok ? '' : rendered.reason;
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');

describe('生僻字 – every character is printed or named', () => {
  it('has all 27,584 characters of the two basic blocks of Unicode for Chinese', () => {
    expect(uncoveredCharacters(range(0x4e00, 0x9fff) + range(0x3400, 0x4dbf))).toEqual([]);
  });

  it('names a character that no font has, with its code point', async () => {
    expect(await refusal({ enterpriseName: '青岚𪛖业有限公司' })).toBe(
      '平台字库中没有以下字符，无法生成文件：「𪛖」(U+2A6D6)。请先核对录入是否有误；如果无误，请联系平台补充字库。',
    );
  });

  it('names a character once, in order of appearance, and stops after five', async () => {
    expect(await refusal({ productName: '😁😀😁😂😃😄😅' })).toContain(
      '「😁」(U+1F601)、「😀」(U+1F600)、「😂」(U+1F602)、「😃」(U+1F603)、「😄」(U+1F604) 等 6 个字符。',
    );
  });

  it.each([
    ['a private-use character', '\ue000', 'U+E000'],
    ['a control character', '\u0001', 'U+0001'],
    ['half a surrogate pair', '\ud842', 'U+D842'],
  ])('names %s by its code point alone, since it has no shape', async (_kind, character, name) => {
    expect(await refusal({ productName: `机${character}床` })).toContain(`无法生成文件：${name}。`);
  });

  it.each<[string, Partial<FilingCertificateData>]>([
    ['platform', { platformName: '𪛖' }],
    ['operator', { operatorName: '𪛖' }],
    ['patent title', { patents: [{ number: 'CN1', title: '𪛖' }] }],
  ])('looks at every field: %s', async (_field, changes) => {
    expect(await refusal(changes)).toContain('U+2A6D6');
  });

  it('prints a character that is followed by a variation selector', async () => {
    expect(await refusal({ productName: '葛\u{e0100}根粉' })).toBe('');
  });
});

describe('fonts of the machine', () => {
  it('change nothing, even under the names of ours', async () => {
    await Promise.all(FONT_FILES.map(installAltered));
    const script = `import { certificate } from './tests/unit/documentsReader.ts'; import { createHash } from 'node:crypto';
      console.log(createHash('sha256').update(await certificate()).digest('hex'));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: join(folder, '.local/share') },
    });
    expect(stdout.trim()).toBe(createHash('sha256').update(await certificate()).digest('hex'));
  }, 60_000);
});

/** A copy in the user's font folder that draws everything at another size: units per em 500 instead of 1000. */
async function installAltered(path: string): Promise<void> {
  const font = await readFile(path);
  const entries = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const head = entries.find((entry) => font.toString('latin1', entry, entry + 4) === 'head')!;
  font.writeUInt16BE(500, font.readUInt32BE(head + 8) + 18);
  const fonts = join(folder, '.local/share/fonts');
  await mkdir(fonts, { recursive: true });
  await writeFile(join(fonts, path.split('/').at(-1)!), font);
}

describe('coverage of a font file', () => {
  it('is read from the segmented subtable of its cmap', async () => {
    const path = await fontWith([12, 0, 0, 0, 0, 2], [0x41, 0x5a, 1, 0x20bb7, 0x20bb7, 27]);
    expect(readCoverage(path)).toEqual([{ first: 0x41, last: 0x5a }, { first: 0x20bb7, last: 0x20bb7 }]);
  });

  it('is an error, not a guess, when the file has no such subtable', async () => {
    const path = await fontWith([4, 0, 0, 0, 0, 0], []);
    expect(() => readCoverage(path)).toThrow('no cmap subtable of format 12');
  });
});

/** A font file with a cmap table and nothing else: one subtable made of 16-bit words, then 32-bit words. */
async function fontWith(subtable: number[], groups: number[]): Promise<string> {
  const font = Buffer.alloc(28 + 12 + 16 + groups.length * 4);
  font.writeUInt16BE(1, 4);
  font.write('cmap', 12, 'latin1');
  font.writeUInt32BE(28, 20);
  font.writeUInt32BE(font.length - 28, 24);
  font.writeUInt16BE(1, 30);
  font.writeUInt32BE(12, 36);
  font.writeUInt16BE(subtable[0]!, 40);
  font.writeUInt32BE(subtable[5]!, 52);
  groups.forEach((word, index) => font.writeUInt32BE(word, 56 + index * 4));
  const path = join(folder, `${subtable[0]}.ttf`);
  await writeFile(path, font);
  return path;
}
