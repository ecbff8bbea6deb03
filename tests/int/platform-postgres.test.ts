import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { claimDataFolder, keptSecret } from '../../src/adapters/dataFolder.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/embeddedPostgres.ts';
import { preparePostgresHome } from '../../src/adapters/postgresHome.ts';
import { commandLine } from '../../src/adapters/processes.ts';
import { temporaryDataFolder } from '../support/dataFolder.ts';

const servers: EmbeddedPostgres[] = [];
const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await stopAll();
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function stopAll(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
}

async function dataFolder(): Promise<string> {
  const folder = await temporaryDataFolder();
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function started(dataDir: string, said: string[] = []): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, report: (sentence) => said.push(sentence), durable: false });
  servers.push(postgres);
  cleanups.push(() => rm(postgres.folder, { recursive: true, force: true }));
  return postgres;
}

async function ask<R>(url: string, text: string): Promise<R> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows[0] as R;
  } finally {
    await client.end();
  }
}

describe('the embedded database', () => {
  test('sorts and lowers text the same on every machine', async () => {
    const { url } = await started(await dataFolder());
    const facts = await ask(url, `select datlocprovider as provider, datlocale as locale, datcollate as collate, current_setting('server_encoding') as encoding from pg_database where datname = current_database()`);
    expect(facts).toEqual({ provider: 'b', locale: 'C.UTF-8', collate: 'C', encoding: 'UTF8' });
    expect(await ask(url, `select 'ÉCOLE𠮷' ~* 'école𠮷' as folded, length('𠮷㛃') as letters, uuidv7() is not null as uuid`)).toEqual({ folded: true, letters: 2, uuid: true });
  });

  test('keeps its data over a restart', async () => {
    const dataDir = await dataFolder();
    const first = await started(dataDir);
    await ask(first.url, `create table kept as select '备案' as word`);
    await first.stop();
    const second = await started(dataDir);
    expect(await ask(second.url, 'select word from kept')).toEqual({ word: '备案' });
  });

  test('takes the next port when its own is taken, and says so', async () => {
    const dataDir = await dataFolder();
    const first = await started(dataDir);
    await first.stop();
    const squatter = createServer().listen(first.port, '127.0.0.1');
    cleanups.push(() => new Promise((resolve) => squatter.close(resolve)));
    const said: string[] = [];
    const second = await started(dataDir, said);
    expect(second.port).toBeGreaterThan(first.port);
    expect(said.join()).toContain(`数据库端口 ${first.port} 已被占用`);
  });

  test('survives a lock file whose process id now belongs to another program', async () => {
    const dataDir = await dataFolder();
    const first = await started(dataDir);
    await ask(first.url, `create table kept as select 1 as one`);
    await first.stop();
    const stranger = spawn('sleep', ['60']);
    cleanups.push(async () => stranger.kill());
    const lock = path.join(first.folder, 'data', 'postmaster.pid');
    await writeFile(lock, `${stranger.pid}\n${first.folder}\n1\n${first.port}\n\n127.0.0.1\n`);
    if (process.getuid?.() === 0) await chown(lock, 0, 0);
    const second = await started(dataDir);
    expect(await ask(second.url, 'select one from kept')).toEqual({ one: 1 });
    expect(stranger.exitCode).toBeNull();
  });

  test('stops a server of the same folder that outlived its parent', async () => {
    const dataDir = await dataFolder();
    const { port } = await started(dataDir);
    await stopAll();
    const { folder, native, identity } = preparePostgresHome(dataDir, () => undefined);
    const flags = ['-D', path.join(folder, 'data'), '-p', String(port), '-c', 'unix_socket_directories='];
    const orphan = spawn(path.join(native, 'bin', 'postgres'), flags, { ...identity, cwd: folder, stdio: 'ignore' });
    await expect.poll(() => existsSync(path.join(folder, 'data', 'postmaster.pid'))).toBe(true);
    const said: string[] = [];
    await started(dataDir, said);
    expect(said.join()).toContain('遗留的数据库');
    expect(commandLine(orphan.pid as number)).toBeNull();
  });

  test('of two copies on one machine do not meet', async () => {
    const one = await started(await dataFolder());
    const two = await started(await dataFolder());
    expect(one.port).not.toBe(two.port);
    const crossed = new URL(one.url);
    crossed.port = String(two.port);
    await expect(ask(crossed.href, 'select 1')).rejects.toThrow(/password/);
  });

  test.runIf(process.getuid?.() === 0)('of a folder its user cannot enter lives elsewhere, is found again there, and says where', async () => {
    const dataDir = await dataFolder();
    await chmod(dataDir, 0o700);
    const said: string[] = [];
    const first = await started(dataDir, said);
    expect(said[0]).toBe(`数据库用户无法进入 ${dataDir}，数据库文件改存于 ${first.folder}。`);
    await stopAll();
    await chmod(dataDir, 0o711);
    expect((await started(dataDir)).folder).toBe(first.folder);
  });

  test('writes no statement and no value to its log', async () => {
    const { url, folder } = await started(await dataFolder());
    await expect(ask(url, `select '13800138000' from nowhere`)).rejects.toThrow();
    expect(await readFile(path.join(folder, 'postgres.log'), 'utf8')).not.toContain('13800138000');
  });
});

describe('the data folder', () => {
  test('is held by one start at a time', async () => {
    const folder = await dataFolder();
    const script = path.join(folder, 'scripts');
    await writeFile(path.join(folder, 'keep.mjs'), 'setInterval(() => undefined, 1000)');
    const other = spawn(process.execPath, [path.join(folder, 'keep.mjs'), `${script}/start.ts`]);
    cleanups.push(async () => other.kill());
    await writeFile(path.join(folder, 'running.json'), JSON.stringify({ pid: other.pid, databaseUrl: null, address: 'http://localhost:3000' }));
    expect(claimDataFolder(folder)).toMatchObject({ ok: false, copy: { pid: other.pid, address: 'http://localhost:3000' } });
  });

  test('is free again after its holder was killed', async () => {
    const folder = await dataFolder();
    const gone = spawn('true');
    await new Promise((resolve) => gone.once('exit', resolve));
    await writeFile(path.join(folder, 'running.json'), JSON.stringify({ pid: gone.pid, databaseUrl: null, address: null }));
    expect(claimDataFolder(folder).ok).toBe(true);
  });

  test('keeps the secret of a demo, readable for its owner alone', async () => {
    const folder = await dataFolder();
    const secret = keptSecret(folder);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(keptSecret(folder)).toBe(secret);
  });
});
