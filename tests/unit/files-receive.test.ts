import { readdirSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiveFile, type Reception } from '../../src/adapters/files/receive.ts';
import { MB } from '../support/corpus.ts';

let folder: string;
beforeEach(async () => { folder = await mkdtemp(path.join(tmpdir(), 'files-receive-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const URL_OF_UPLOADS = 'http://platform.test/api/files';
const form = (files: [string, Blob][], fields: Record<string, string> = {}): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const [name, blob] of files) data.append('file', blob, name);
  return data;
};
const receive = (body: FormData, maxBytes = 5 * MB): Promise<Reception> =>
  receiveFile(new Request(URL_OF_UPLOADS, { method: 'POST', body }), { folder, maxBytes });

const HEAD = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n';
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=edge' };

/** A body that never ends, and says how much of it was taken. */
function endless(): { body: ReadableStream<Uint8Array>; taken: () => number; cancelled: () => boolean } {
  let [taken, cancelled] = [0, false];
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(HEAD)),
    pull(controller) {
      taken += 64 * 1024;
      controller.enqueue(Buffer.alloc(64 * 1024, 1));
    },
    cancel() { cancelled = true; },
  });
  return { body, taken: () => taken, cancelled: () => cancelled };
}

const streamed = (body: ReadableStream, headers: Record<string, string> = MULTIPART): Request =>
  new Request(URL_OF_UPLOADS, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

describe('a file that fits', () => {
  test('arrives whole, with its Chinese name, checksum and the fields of the form', async () => {
    const reception = await receive(form([['营业执照𠮷.png', new Blob(['abc'])]], { slot: 'licence' }));
    expect(reception).toMatchObject({ ok: true, value: { bytes: 3, declaredName: '营业执照𠮷.png', fields: { slot: 'licence' } } });
    if (!reception.ok) return;
    expect(String(await readFile(reception.value.path))).toBe('abc');
    expect(reception.value.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    await reception.value.discard();
    expect(await readdir(folder)).toEqual([]);
  });

  test('may be exactly as large as the limit', async () => {
    expect(await receive(form([['a.png', new Blob([new Uint8Array(1000)])]]), 1000)).toMatchObject({ ok: true, value: { bytes: 1000 } });
  });
});

describe('a file above the limit is refused with the limit and the size', () => {
  test('one byte above', async () => {
    const reception = await receive(form([['a.png', new Blob([new Uint8Array(5 * MB + 1)])]]));
    expect(reception).toEqual({ ok: false, status: 413, reason: '文件超过 5 MB（实际至少 5.1 MB）。请压缩或重新导出后再上传。' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('an announced size above the limit is refused before anything is read', async () => {
    const { body, taken, cancelled } = endless();
    const reception = await receiveFile(streamed(body, { ...MULTIPART, 'content-length': String(900 * MB) }), { folder, maxBytes: 20 * MB });
    expect(reception).toMatchObject({ ok: false, status: 413, reason: expect.stringMatching(/超过 20 MB（实际至少 89\d/) });
    expect([taken() <= 64 * 1024, cancelled()]).toEqual([true, true]);
  });

  test('a body without announced size is cut off at the limit and cancelled', async () => {
    const { body, taken, cancelled } = endless();
    const reception = await receiveFile(streamed(body), { folder, maxBytes: 20 * MB });
    expect(reception).toMatchObject({ ok: false, status: 413, reason: expect.stringMatching(/^文件超过 20 MB（实际至少 20\.\d MB）/) });
    expect(taken()).toBeLessThan(21 * MB);
    expect(cancelled()).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  test('21 MB against 20 MB go straight to the disk: never more than 2 MB are held', async () => {
    let [sent, mostHeld] = [0, 0];
    const onDisk = (): number => readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from(HEAD)),
      pull(controller) {
        mostHeld = Math.max(mostHeld, sent - onDisk());
        sent += 64 * 1024;
        if (sent > 21 * MB) return controller.close();
        controller.enqueue(Buffer.alloc(64 * 1024, 1));
      },
    });
    expect(await receiveFile(streamed(body), { folder, maxBytes: 20 * MB })).toMatchObject({ ok: false, status: 413 });
    expect(sent).toBeGreaterThan(20 * MB);
    expect(mostHeld).toBeLessThan(2 * MB);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a flood in front of the first part is cut off too', async () => {
    const flood = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(Buffer.alloc(64 * 1024, 1)) });
    expect(await receiveFile(streamed(flood), { folder, maxBytes: MB })).toMatchObject({ ok: false, status: 413 });
  });
});

describe('what is no single file is refused', () => {
  test('two files in one request', async () => {
    const reception = await receive(form([['a.png', new Blob(['a'])], ['b.png', new Blob(['b'])]]));
    expect(reception).toMatchObject({ ok: false, status: 400, reason: expect.stringContaining('一个文件') });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a form without a file, an empty file, a body that is no form', async () => {
    expect(await receive(form([], { slot: 'x' }))).toMatchObject({ ok: false, status: 400, reason: expect.stringContaining('没有收到文件') });
    expect(await receive(form([['a.png', new Blob([])]]))).toMatchObject({ ok: false, status: 400, reason: expect.stringContaining('0 字节') });
    const json = new Request(URL_OF_UPLOADS, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(await receiveFile(json, { folder, maxBytes: MB })).toMatchObject({ ok: false, status: 415 });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a body that stops in the middle', async () => {
    const half = new Request(URL_OF_UPLOADS, { method: 'POST', body: `${HEAD}half of the file`, headers: MULTIPART });
    expect(await receiveFile(half, { folder, maxBytes: MB })).toMatchObject({ ok: false, status: 400, reason: expect.stringContaining('上传中断') });
    expect(await readdir(folder)).toEqual([]);
  });

  test('a disk that fails is an error, not a refusal', async () => {
    const upload = form([['a.png', new Blob(['abc'])]]);
    const blocked = path.join(folder, 'file');
    await writeFile(blocked, '');
    await expect(receiveFile(new Request(URL_OF_UPLOADS, { method: 'POST', body: upload }), { folder: blocked, maxBytes: MB })).rejects.toThrow();
  });
});

describe('over a real connection', () => {
  let server: Server;
  let outcome: PromiseWithResolvers<Reception>;
  beforeEach(async () => {
    outcome = Promise.withResolvers();
    server = createServer((request: IncomingMessage, response) => {
      void receiveFile(request, { folder, maxBytes: 20 * MB }).then((reception) => {
        outcome.resolve(reception);
        response.writeHead(reception.ok ? 200 : reception.status).end(reception.ok ? String(reception.value.bytes) : reception.reason);
      }, outcome.reject);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(() => { server.closeAllConnections(); server.close(); });
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  test('a good file arrives', async () => {
    const answer = await fetch(address(), { method: 'POST', body: form([['a.png', new Blob([new Uint8Array(3 * MB)])]]) });
    expect([answer.status, await answer.text()]).toEqual([200, String(3 * MB)]);
  });

  test('a file of 21 MB is refused, and the browser gets to read why', async () => {
    const answer = await fetch(address(), { method: 'POST', body: form([['a.mp4', new Blob([new Uint8Array(21 * MB)])]]) });
    expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('文件超过 20 MB')]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('a browser that goes away in the middle leaves nothing behind', async () => {
    const client = httpRequest(address(), { method: 'POST', headers: { ...MULTIPART, 'content-length': 10 * MB } });
    client.on('error', () => undefined);
    client.write(Buffer.concat([Buffer.from(HEAD), Buffer.alloc(MB)]));
    setTimeout(() => client.destroy(), 50);
    expect(await outcome.promise).toMatchObject({ ok: false, status: 400, reason: expect.stringContaining('上传中断') });
    expect(await readdir(folder)).toEqual([]);
  });
});
