import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';

let child: ChildProcess;
afterEach(() => child.kill('SIGKILL'));

async function slowServer(): Promise<string> {
  child = fork(path.join(import.meta.dirname, '../support/slowServer.ts'), [], { silent: true, execArgv: [] });
  const [port] = (await once(child, 'message')) as [number];
  return `http://127.0.0.1:${port}`;
}

describe('a process asked to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes what it is answering, then closes, with code 0', async (signal) => {
    const url = await slowServer();
    const messages: unknown[] = [];
    child.on('message', (message) => messages.push(message));
    const exit = once(child, 'exit');
    const asked = once(child, 'message');
    const answer = fetch(url).then((response) => response.text());
    await asked;
    child.kill(signal);
    expect(await answer).toBe('finished');
    expect((await exit)[0]).toBe(0);
    expect(messages).toEqual(['asked', 'closed']);
  });

  test('takes no new requests', async () => {
    const url = await slowServer();
    const asked = once(child, 'message');
    const first = fetch(url).then((response) => response.text());
    await asked;
    child.kill('SIGTERM');
    await expect.poll(() => fetch(url).then(() => 'answered', () => 'refused'), { timeout: 10_000 }).toBe('refused');
    expect(await first).toBe('finished');
  });

  test('answers on a connection that is kept busy once more and closes it', async () => {
    const { hostname, port } = new URL(await slowServer());
    const exit = once(child, 'exit');
    const asked = once(child, 'message');
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (data: Buffer) => (answers += data.toString()));
    const request = `GET / HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`;
    socket.write(request);
    await asked;
    child.kill('SIGTERM');
    await setTimeout(200);
    socket.write(request.repeat(3));
    await once(socket, 'end');
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(answers.match(/^Connection: close/gim)).toHaveLength(1);
    expect((await exit)[0]).toBe(0);
  });

  test('stops by itself when the start that watches it is gone', async () => {
    await slowServer();
    const exit = once(child, 'exit');
    child.disconnect();
    expect((await exit)[0]).toBe(0);
  });
});
