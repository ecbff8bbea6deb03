import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import { fileNamePart, uniqueNames } from '../domain/fileNames.ts';
import type { CertificationCertificateData } from './certificationCertificate.ts';
import type { FilingCertificateData } from './filingCertificate.ts';
import { renderPdf } from './renderPdf.ts';

/** Name of the text inside an archive that lists what could not be made. */
export const FAILURES_FILE = '未能生成的证书.txt';

export type ArchivedPaper = FilingCertificateData | CertificationCertificateData;
type Papers = AsyncIterable<ArchivedPaper>;
type Options = { at: Date; onFault: (error: unknown) => void };

/**
 * Certificates of filings and of certifications as one ZIP, made while it is read: each paper is rendered only when the reader has taken the one
 * before, so that 500 need no more memory than two, and a reader who leaves stops the work. A paper with a character no
 * font has is listed in a text file instead of failing the rest. `onFault` hears of bugs; the stream then breaks off.
 */
export function certificateArchive(papers: Papers, { at, onFault }: Options): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable & NodeJS.WritableStream & { writableNeedDrain: boolean };
  // A reader who leaves destroys the stream, which then reports an error nobody is waiting for.
  output.on('error', () => undefined);
  fill(zip, output, papers, at).catch((error: unknown) => {
    onFault(error);
    output.destroy(error as Error);
  });
  return output;
}

type Output = Readable & { writableNeedDrain: boolean };

async function fill(zip: ZipFile, output: Output, papers: Papers, at: Date): Promise<void> {
  const name = uniqueNames();
  const failures: string[] = [];
  for await (const paper of papers) {
    if (output.destroyed) return;
    const pdf = await (isCertification(paper) ? renderPdf('certificationCertificate', paper, { at }) : renderPdf('filingCertificate', paper, { at }));
    // PDF is compressed already.
    if (pdf.ok) zip.addBuffer(pdf.value, name(stemOf(paper), '.pdf'), { compress: false, mtime: at });
    else failures.push(`${numberOf(paper)} ${paper.productName}：${pdf.reason}`);
    await room(output);
  }
  if (failures.length > 0) zip.addBuffer(textFile(failures), FAILURES_FILE, { mtime: at });
  zip.end();
}

function isCertification(paper: ArchivedPaper): paper is CertificationCertificateData {
  return 'certificateNumber' in paper;
}

function numberOf(paper: ArchivedPaper): string {
  return isCertification(paper) ? paper.certificateNumber : paper.filingNumber;
}

function stemOf(paper: ArchivedPaper): string {
  return `${isCertification(paper) ? '认定证书' : '备案证明'}_${fileNamePart(paper.productName, '未命名的产品')}_${numberOf(paper)}`;
}

/** With the mark by which Windows tells UTF-8. */
function textFile(failures: readonly string[]): Buffer {
  return Buffer.from(['\uFEFF以下证书没有生成，其余的都在本压缩包中。', ...failures, ''].join('\r\n'));
}

/** Waits until the reader has taken what is there, or has gone; other requests get their turn in between. */
async function room(output: Output): Promise<void> {
  await nextTurn();
  if (!output.writableNeedDrain || output.destroyed) return;
  const over = new AbortController();
  const heard = ['drain', 'close'].map((event) => once(output, event, { signal: over.signal }).catch((error: unknown) => ignoreAbort(error, over.signal)));
  await Promise.race(heard);
  over.abort();
}

function ignoreAbort(error: unknown, signal: AbortSignal): void {
  if (!signal.aborted) throw error;
}
