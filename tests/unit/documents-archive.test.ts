import { once } from 'node:events';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { describe, expect, it } from 'vitest';
import { certificateArchive, FAILURES_FILE } from '../../src/documents/certificateArchive.ts';
import type { FilingCertificateData } from '../../src/documents/filingCertificate.ts';
import { fileNamePart, uniqueNames } from '../../src/domain/fileNames.ts';
import { AT, RECORD, unbrokenText } from './documentsReader.ts';

type Paper = Partial<FilingCertificateData>;
const noFault = (error: unknown) => expect.unreachable(String(error));

/** The papers in order, noting how many were asked for. */
function counted(papers: readonly Paper[], asked = { count: 0 }) {
  async function* all() {
    for (const paper of papers) {
      asked.count += 1;
      yield { ...RECORD, ...paper };
    }
  }
  return { papers: all(), asked };
}

async function unzip(zip: Buffer): Promise<Record<string, Buffer>> {
  const archive = await yauzl.fromBufferPromise(zip, { strictFileNames: true });
  const files: Record<string, Buffer> = {};
  for await (const entry of archive.eachEntry()) files[entry.fileName] = Buffer.concat(await (await archive.openReadStreamPromise(entry)).toArray());
  return files;
}

const whole = async (papers: readonly Paper[]) => unzip(Buffer.concat(await certificateArchive(counted(papers).papers, { at: AT, onFault: noFault }).toArray()));

describe('all certificates in one archive', () => {
  it('each under the name of its product and its filing number, rare characters included', async () => {
    const files = await whole([{ filingNumber: '20260000001' }, { filingNumber: '20260000002', productName: '离心泵' }]);
    expect(Object.keys(files)).toEqual(['备案证明_𠮷㛃牌LED照明型ＡＢＣ－１２３切割机_20260000001.pdf', '备案证明_离心泵_20260000002.pdf']);
    expect(await unbrokenText(files['备案证明_离心泵_20260000002.pdf']!)).toContain('20260000002');
  });

  it('says the year of the last update on the paper', async () => {
    const [paper] = Object.values(await whole([{ lastUpdateYear: '2025' }]));
    expect(await unbrokenText(paper!)).toContain('最近更新年度2025年');
  });

  it('lists what cannot be printed in a text instead of failing the rest', async () => {
    const files = await whole([{ productName: '泵𪛖', filingNumber: '20260000001' }, { productName: '阀', filingNumber: '20260000002' }]);
    expect(Object.keys(files)).toEqual(['备案证明_阀_20260000002.pdf', FAILURES_FILE]);
    expect(files[FAILURES_FILE]!.toString()).toMatch(/^\uFEFF[^]*20260000001 泵𪛖：[^]*U\+2A6D6/);
  });

  it('takes names that would lead out of the folder or that Windows refuses as plain text', async () => {
    const files = await whole([{ productName: '../../etc/passwd', filingNumber: '1' }, { productName: 'a:b*c?"<>|', filingNumber: '2' }, { productName: '...', filingNumber: '3' }]);
    expect(Object.keys(files)).toEqual(['备案证明__.._etc_passwd_1.pdf', '备案证明_a_b_c__2.pdf', '备案证明_未命名的产品_3.pdf']);
  });

  it('numbers files of one name', async () => {
    expect(Object.keys(await whole([{}, {}, {}])).map((name) => name.slice(-16))).toEqual(['机_2025000123.pdf', '025000123（2）.pdf', '025000123（3）.pdf']);
  });
});

describe('the work for an archive', () => {
  it('goes no further than its reader', async () => {
    const { papers, asked } = counted(Array.from({ length: 60 }, (_, index) => ({ filingNumber: String(index) })));
    const archive = certificateArchive(papers, { at: AT, onFault: noFault });
    await pause(400);
    expect(asked.count).toBeLessThanOrEqual(4);
    archive.destroy();
  });

  it('stops when the download is broken off', async () => {
    const { papers, asked } = counted(Array.from({ length: 60 }, (_, index) => ({ filingNumber: String(index) })));
    const reader = (Readable.toWeb(certificateArchive(papers, { at: AT, onFault: noFault })) as ReadableStream<Uint8Array>).getReader();
    for (let piece = 0; piece < 3; piece += 1) await reader.read();
    await reader.cancel();
    const then = asked.count;
    await pause(200);
    expect(asked.count).toBeLessThanOrEqual(then + 1);
    expect(then).toBeLessThan(60);
  });

  it('tells of a fault and breaks off, rather than handing out half an archive as whole', async () => {
    async function* broken(): AsyncGenerator<FilingCertificateData> {
      yield RECORD;
      await nextTurn();
      throw new Error('the database is gone');
    }
    const faults: unknown[] = [];
    const archive = certificateArchive(broken(), { at: AT, onFault: (error) => faults.push(error) });
    archive.resume();
    await expect(once(archive, 'end')).rejects.toThrow('the database is gone');
    expect(faults).toHaveLength(1);
  });
});

describe('names of files', () => {
  it('keep what people wrote and lose what a system refuses', () => {
    expect(fileNamePart('1,4-丁二醇（工业级）', '无')).toBe('1,4-丁二醇（工业级）');
    expect(fileNamePart('a\u0000b\u202ec\ud842', '无')).toBe('a_b_c\ufffd');
    expect([...fileNamePart('𠮷'.repeat(100), '无')]).toHaveLength(40);
    for (const empty of ['', ' ', '. .', '///']) expect(fileNamePart(empty, '无')).toBe('无');
  });

  it('that differ only in case or composition are told apart by a number', () => {
    const name = uniqueNames();
    expect([name('Pump', '.pdf'), name('pump', '.pdf'), name('é', '.pdf'), name('e\u0301', '.pdf')]).toEqual(['Pump.pdf', 'pump（2）.pdf', 'é.pdf', 'e\u0301（2）.pdf']);
  });
});
