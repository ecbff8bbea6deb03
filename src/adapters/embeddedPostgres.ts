import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { initialiseCluster } from './postgresCluster.ts';
import { preparePostgresHome, type PostgresHome } from './postgresHome.ts';
import { clearStaleLock } from './postgresLock.ts';
import { bareEnvironment, ended, isAlive, nextFreePort } from './processes.ts';

export type EmbeddedPostgres = {
  /** Address of the application's database, password included: never log it. */
  url: string;
  port: number;
  folder: string;
  /** Process id of the server; changes when it died and was started again. */
  pid(): number | undefined;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  /** Progress and warnings, complete Chinese sentences. */
  report: (sentence: string) => void;
  /** Tests give up durability for speed; a real database never does. */
  durable?: boolean;
};

const DATABASE = 'ip_service_platform';
const FIRST_PORT = 54_320;
const HOST = '127.0.0.1';
const START_PATIENCE_MS = 60_000;
const LONGEST_LOG_BYTES = 10_000_000;

/**
 * Starts the embedded PostgreSQL of one data folder and keeps it running: a server that dies is started again
 * on the same port. Listens on the loopback address with a password of its own, so that two copies on one
 * machine cannot meet. Ends by itself when this process is killed.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = preparePostgresHome(options.dataDir, options.report);
  const password = await initialiseCluster(home, options);
  const server = new Server(home, password, options);
  await server.start();
  await createDatabase(server.url('postgres'));
  return {
    url: server.url(DATABASE),
    port: server.port,
    folder: home.folder,
    pid: () => server.pid,
    stop: () => server.stop(),
  };
}

class Server {
  port = 0;
  private child: ChildProcess | null = null;
  private watchdog: ChildProcess | null = null;
  private stopping = false;
  private isKnown = false;
  private readonly home: PostgresHome;
  private readonly password: string;
  private readonly options: EmbeddedOptions;

  constructor(home: PostgresHome, password: string, options: EmbeddedOptions) {
    this.home = home;
    this.password = password;
    this.options = options;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  url(database: string): string {
    return `postgres://postgres:${this.password}@${HOST}:${this.port}/${database}`;
  }

  /** Tries again for a minute: after a kill, orphaned backends hold the shared memory for a moment. */
  async start(): Promise<void> {
    const deadline = Date.now() + START_PATIENCE_MS;
    while (!this.stopping) {
      await clearStaleLock(path.join(this.home.folder, 'data'), this.options.report);
      await this.choosePort();
      if (await this.launch(deadline)) return this.keepAlive();
      if (Date.now() > deadline) throw new Error(`数据库未能启动。日志末尾：\n${this.logTail()}`);
      await pause(500);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.watchdog?.kill('SIGKILL');
    const pid = this.child?.pid;
    if (!pid || !isAlive(pid)) return;
    process.kill(pid, 'SIGINT');
    if (await ended(pid, 15_000)) return;
    process.kill(pid, 'SIGQUIT');
    await ended(pid, 5_000);
  }

  /** The port of the last run when it is free. Once the application knows it, it stays: it must find its database again. */
  private async choosePort(): Promise<void> {
    const file = path.join(this.home.folder, 'port');
    const wanted = this.port || (existsSync(file) ? Number(readFileSync(file, 'utf8')) : FIRST_PORT);
    const port = await nextFreePort(HOST, wanted);
    if (!port) throw new Error(`从 ${wanted} 起找不到空闲端口供数据库使用。`);
    if (port !== wanted && this.isKnown) throw new Error(`数据库的端口 ${wanted} 已被其他程序占用，无法重新启动数据库。`);
    if (port !== wanted) this.options.report(`数据库端口 ${wanted} 已被占用，改用 ${port}。`);
    this.port = port;
  }

  /** True when the server answers; false when it ended first. */
  private async launch(deadline: number): Promise<boolean> {
    const log = openSync(this.rotatedLog(), 'a', 0o600);
    const child = spawn(path.join(this.home.native, 'bin', 'postgres'), this.arguments(), {
      ...this.home.identity,
      cwd: this.home.folder,
      // A group of its own: Ctrl-C must reach the web server first and the database last.
      detached: true,
      env: bareEnvironment(),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    const failed = new Promise<boolean>((resolve) => child.once('error', () => resolve(false)).once('exit', () => resolve(false)));
    const isUp = await Promise.race([failed, answers(this.url('postgres'), child, deadline)]);
    if (isUp) writeFileSync(path.join(this.home.folder, 'port'), String(this.port));
    else if (this.pid && isAlive(this.pid)) await this.endHangingLaunch(this.pid);
    return isUp;
  }

  private async endHangingLaunch(pid: number): Promise<void> {
    process.kill(pid, 'SIGQUIT');
    await ended(pid, 5_000);
  }

  private arguments(): string[] {
    const settings: Record<string, string> = {
      listen_addresses: HOST,
      unix_socket_directories: '',
      timezone: 'UTC',
      log_timezone: 'UTC',
      // Statements carry personal data: the log keeps neither them nor their values.
      log_min_error_statement: 'panic',
      log_error_verbosity: 'terse',
      // Short statements everywhere: compiling them costs more than it saves.
      jit: 'off',
      max_wal_size: '2GB',
      ...(this.options.durable === false ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return ['-D', path.join(this.home.folder, 'data'), '-p', String(this.port), ...flags];
  }

  private keepAlive(): void {
    const { child } = this;
    if (!child?.pid) return;
    this.isKnown = true;
    child.unref();
    this.watch(child.pid);
    child.once('exit', () => {
      this.watchdog?.kill('SIGKILL');
      if (this.stopping) return;
      this.options.report('数据库意外停止，正在重新启动。');
      this.start().then(
        () => this.options.report('数据库已恢复。'),
        (error: Error) => this.options.report(error.message),
      );
    });
  }

  /** A shell that waits on a pipe from us: when we are killed the pipe closes and it stops the server. */
  private watch(pid: number): void {
    const script = 'read -r never; kill -INT "$1"';
    this.watchdog = spawn('/bin/sh', ['-c', script, 'sh', String(pid)], { ...this.home.identity, cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    this.watchdog.unref();
    (this.watchdog.stdin as unknown as { unref?: () => void }).unref?.();
  }

  private rotatedLog(): string {
    const log = path.join(this.home.folder, 'postgres.log');
    if (existsSync(log) && statSync(log).size > LONGEST_LOG_BYTES) renameSync(log, `${log}.1`);
    return log;
  }

  private logTail(): string {
    return readFileSync(path.join(this.home.folder, 'postgres.log'), 'utf8').trim().split('\n').slice(-10).join('\n');
  }
}

async function answers(url: string, child: ChildProcess, deadline: number): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined); // a refused attempt is told by connect() itself
    const isUp = await client.connect().then(() => true, () => false);
    await client.end().catch(() => undefined);
    if (isUp) return true;
    await pause(100);
  }
  return false;
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
