import { readdir, readFile, rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/embeddedPostgres.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';

let dataDir: string;
let postgres: EmbeddedPostgres;
let server: OwnServer;
let frozen: number[] = [];

beforeAll(async () => {
  dataDir = await temporaryDataFolder();
  postgres = await startEmbeddedPostgres({ dataDir, report: () => undefined, durable: false });
  // A page that takes as long as the database lets it.
  server = await startOwnServer({ databaseUrl: postgres.url, next: async (req, res) => void (req.url === '/slow' || res.end('ok')) });
});
afterEach(() => thaw());
afterAll(async () => {
  await server.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function serverProcesses(): Promise<number[]> {
  const postmaster = postgres.pid() as number;
  const tasks = await readdir(`/proc/${postmaster}/task`);
  const children = await Promise.all(tasks.map((task) => readFile(`/proc/${postmaster}/task/${task}/children`, 'utf8')));
  return [postmaster, ...children.join(' ').split(' ').filter(Boolean).map(Number)];
}

/** A database that neither answers nor refuses: the machine behind it hangs. */
async function freeze(): Promise<void> {
  // The postmaster first: then nothing new begins while the others are looked up.
  signal(postgres.pid() as number, 'SIGSTOP');
  frozen = await serverProcesses();
  for (const pid of frozen) signal(pid, 'SIGSTOP');
}

function thaw(): void {
  for (const pid of frozen) signal(pid, 'SIGCONT');
  frozen = [];
}

/** One that has just ended by itself (a worker of PostgreSQL) has nothing to stop. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function statusUntil(expected: number, withinMs: number): Promise<number> {
  const deadline = Date.now() + withinMs;
  let status = 0;
  while (status !== expected && Date.now() < deadline) {
    status = (await fetch(`${server.url}/`)).status;
    await pause(50);
  }
  return status;
}

describe.skipIf(process.platform !== 'linux')('while the database hangs', () => {
  test('a request that waits for it is answered with 503 within 5 seconds', async () => {
    await statusUntil(200, 5_000);
    await freeze();
    const startedAt = Date.now();
    const answer = await fetch(`${server.url}/slow`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(503);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    expect(await answer.text()).toContain('系统暂时无法使用');
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  test('new requests are refused at once, in Chinese, while the process stays alive', async () => {
    await freeze();
    await statusUntil(503, 5_000);
    const startedAt = Date.now();
    const answer = await fetch(`${server.url}/api/products`);
    expect(await answer.json()).toEqual({ errors: [{ message: expect.stringContaining('暂时连接不上数据库') }] });
    expect(Date.now() - startedAt).toBeLessThan(500);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
  });

  test('service comes back by itself when it answers again', async () => {
    await freeze();
    await statusUntil(503, 5_000);
    thaw();
    expect(await statusUntil(200, 6_000)).toBe(200);
  });
});

describe('when the database is killed', () => {
  test('it is started again on the same port and service resumes', async () => {
    await statusUntil(200, 5_000);
    const before = postgres.pid() as number;
    process.kill(before, 'SIGKILL');
    await pause(100);
    expect(await statusUntil(200, 20_000)).toBe(200);
    expect(postgres.pid()).not.toBe(before);
  });
});
