import busboy, { type Busboy } from 'busboy';
import { createHash, randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { IncomingMessage, type IncomingHttpHeaders } from 'node:http';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tooLarge } from '../../domain/files.ts';

/** A file that arrived whole in `path`. The receiver copies it into the store and calls `discard` in any case. */
export type ReceivedFile = {
  path: string;
  bytes: number;
  sha256: string;
  declaredName: string;
  fields: Record<string, string>;
  discard(): Promise<void>;
};

/** `status` is the HTTP status that fits the refusal. */
export type Refused = { ok: false; status: 400 | 413 | 415; reason: string };
export type Reception = { ok: true; value: ReceivedFile } | Refused;

/** `folder` should be `incomingFolder(dataDir)`; `maxBytes` bounds the file, hard, while it streams. */
export type ReceiveOptions = { folder: string; maxBytes: number };

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 8 * 1024;
/** Room for boundaries, part headers and the form fields next to the file. */
const FORM_OVERHEAD = MAX_FIELDS * MAX_FIELD_BYTES + 64 * 1024;
const DRAINED_AT_MOST = 64 * 1024 * 1024;

/** The reason when a form came without a file. */
export const NO_FILE = '没有收到文件。请选择文件后重新上传。';
const INTERRUPTED = '上传中断，文件没有传完。请检查网络后重新上传。';

/**
 * Receives the one file of a multipart form without holding it in memory: it goes to a temporary file piece by piece and is
 * given up at the first byte above the limit. After a refusal or an abort no temporary file is left. Takes a Node request or
 * a web Request. A refused web body is cancelled at once; a refused Node body is read on for a bounded while, because a
 * browser shows the answer only after it could send. Throws when the disk fails.
 */
export async function receiveFile(request: IncomingMessage | Request, options: ReceiveOptions): Promise<Reception> {
  const headers = headersOf(request);
  const announced = Number(headers['content-length'] ?? 0) - FORM_OVERHEAD;
  const form = announced > options.maxBytes ? undefined : openForm(headers);
  if (!form) {
    await giveUp(request);
    if (announced > options.maxBytes) return { ...tooLarge(options.maxBytes, announced, 'atLeast'), status: 413 };
    return { ok: false, status: 415, reason: NO_FILE };
  }
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  const upload = listen(form, options);
  await feed(request, form, upload, options.maxBytes);
  const reception = await conclude(upload);
  if (!reception.ok) await giveUp(request);
  return reception;
}

type Upload = {
  path: string;
  fields: Map<string, string>;
  file?: { declaredName: string; bytes: number; sha256: string };
  written: Promise<void>;
  refusal?: Refused;
  halted: Promise<void>;
  refuse(status: Refused['status'], reason: string): void;
};

function openForm(headers: IncomingHttpHeaders): Busboy | undefined {
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(headers['content-type'] ?? '')) return undefined;
  const limits = { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, parts: MAX_FIELDS + 2, headerPairs: 20 };
  return busboy({ headers, limits, defParamCharset: 'utf8' });
}

/** Collects what the form parser reports. The first refusal stays and stops the reading. */
function listen(form: Busboy, options: ReceiveOptions): Upload {
  const { promise: halted, resolve: halt } = Promise.withResolvers<void>();
  const upload: Upload = {
    path: path.join(options.folder, `${randomUUID()}.upload`),
    fields: new Map(),
    written: Promise.resolve(),
    halted,
    refuse(status, reason) {
      upload.refusal ??= { ok: false, status, reason };
      halt();
    },
  };
  form.on('field', (name, value) => upload.fields.set(name, value));
  form.on('file', (_field, stream, info) => {
    upload.written = writeDown(stream, info.filename ?? '', upload, options.maxBytes);
    upload.written.catch(halt);
  });
  form.on('filesLimit', () => upload.refuse(400, '一次只能上传一个文件。请逐个上传。'));
  form.on('error', () => upload.refuse(400, INTERRUPTED));
  return upload;
}

async function writeDown(stream: Readable, declaredName: string, upload: Upload, maxBytes: number): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) return upload.refuse(413, tooLarge(maxBytes, bytes, 'atLeast').reason);
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(stream, measured, createWriteStream(upload.path, { flags: 'wx', mode: 0o600 }));
  upload.file = { declaredName, bytes, sha256: hash.digest('hex') };
}

/** Hands the body to the parser at the parser's pace, and stops as soon as the upload is refused. */
async function feed(request: IncomingMessage | Request, form: Busboy, upload: Upload, maxBytes: number): Promise<void> {
  let total = 0;
  try {
    for await (const chunk of chunksOf(request)) {
      total += chunk.length;
      if (total > maxBytes + FORM_OVERHEAD) upload.refuse(413, tooLarge(maxBytes, total - FORM_OVERHEAD, 'atLeast').reason);
      if (upload.refusal) break;
      if (!form.write(chunk)) await Promise.race([happens(form, 'drain'), upload.halted]);
    }
  } catch {
    // The browser went away or the connection broke: the only error reading a body can give.
    upload.refuse(400, INTERRUPTED);
  }
  if (upload.refusal) form.destroy();
  else form.end();
  await Promise.race([happens(form, 'close'), upload.halted]);
}

async function conclude(upload: Upload): Promise<Reception> {
  const discard = (): Promise<void> => rm(upload.path, { force: true });
  const [written] = await Promise.allSettled([upload.written]);
  if (!upload.refusal && written.status === 'rejected') await discard().then(() => Promise.reject(written.reason as Error));
  const { file, refusal } = upload;
  if (file && !refusal && file.bytes > 0) {
    return { ok: true, value: { path: upload.path, ...file, fields: Object.fromEntries(upload.fields), discard } };
  }
  await discard();
  const empty = file?.declaredName ? `这个文件是空的（0 字节）。请检查后重新选择文件。` : NO_FILE;
  return refusal ?? { ok: false, status: 400, reason: empty };
}

const happens = (emitter: EventEmitter, event: string): Promise<void> => new Promise((resolve) => emitter.once(event, () => resolve()));

function headersOf(request: IncomingMessage | Request): IncomingHttpHeaders {
  return request instanceof IncomingMessage ? request.headers : Object.fromEntries(request.headers);
}

function chunksOf(request: IncomingMessage | Request): AsyncIterable<Uint8Array> {
  if (request instanceof IncomingMessage) return request.iterator({ destroyOnReturn: false });
  return (request.body ?? new Blob([]).stream()) as AsyncIterable<Uint8Array> & ReadableStream;
}

async function giveUp(request: IncomingMessage | Request): Promise<void> {
  if (!(request instanceof IncomingMessage)) return request.body && !request.body.locked ? request.body.cancel() : undefined;
  let left = DRAINED_AT_MOST;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
}
