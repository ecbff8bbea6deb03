import path from 'node:path';
import { readConfig, type Config } from '../src/adapters/config.ts';
import { claimDataFolder, keptSecret, type RunningCopy } from '../src/adapters/dataFolder.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/adapters/embeddedPostgres.ts';
import { isPortFree, nextFreePort } from '../src/adapters/processes.ts';
import { buildPages } from './start/build.ts';
import { keepWorker, runScript, startWeb, type Supervised } from './start/children.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './start/demoAccounts.ts';

/**
 * `npm start`: database, migrations, demo data, pages, web and worker, in this order, until a signal stops them in
 * the opposite one. `--dev` serves the pages with `next dev` instead of a build.
 */
const root = path.dirname(import.meta.dirname);
const dev = process.argv.includes('--dev');
const abort = new AbortController();
const running: { children: Supervised[]; database?: EmbeddedPostgres; release?: () => void } = { children: [] };
let stopping: Promise<void> | null = null;

process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('SIGHUP', () => void stop(0));
await start().catch((error: Error) => {
  if (!stopping) say(error.message);
  return stop(1);
});

async function start(): Promise<void> {
  const reading = readConfig(process.env, root);
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  const publish = reading.value.databaseUrl === null ? claim(reading.value) : undefined;
  const config = await withFreePort(reading.value);
  const databaseUrl = config.databaseUrl ?? (await embeddedDatabase(config)).url;
  publish?.({ databaseUrl, address: config.serverUrl });
  const env = childEnvironment(config, databaseUrl);
  // Payload tells each step of a migration; here only what is wrong matters.
  await runScript(path.join(root, 'scripts/prepare.ts'), { LOG_LEVEL: 'warn', ...env }, abort.signal, '数据库准备失败，原因见上。');
  if (!dev) await buildPages(root, config.dataDir, env, abort.signal, say);
  running.children.push(await startWeb(path.join(root, 'src/server.ts'), dev ? ['--dev'] : [], env, webDied));
  // In a demo each message sent would push the accounts below off the screen.
  const quiet = config.demo ? { LOG_LEVEL: 'warn' } : {};
  running.children.push(keepWorker(path.join(root, 'scripts/worker.ts'), { ...quiet, ...env }, say));
  if (stopping) return stopChildren();
  sayWelcome(config);
}

/** Only an embedded database belongs to one start; any number may share a database of their own. */
function claim({ dataDir }: Config): (facts: Omit<RunningCopy, 'pid'>) => void {
  const claimed = claimDataFolder(dataDir);
  if (!claimed.ok) throw new Error(alreadyRunning(claimed.copy, dataDir));
  running.release = claimed.release;
  return claimed.publish;
}

async function withFreePort(config: Config): Promise<Config> {
  if (await isReachablePortFree(config)) return config;
  if (!config.demo) throw new Error(`端口 ${config.port} 已被其他程序占用，请停止该程序或用 PORT 指定其他端口。`);
  const port = await nextFreePort(config.host, config.port + 1);
  if (!port) throw new Error(`从 ${config.port} 起找不到空闲端口，请用 PORT 指定一个。`);
  say(`端口 ${config.port} 已被其他程序占用，改用 ${port}。`);
  return { ...config, port, serverUrl: process.env.SERVER_URL ? config.serverUrl : `http://localhost:${port}` };
}

/** A browser that is told `localhost` may try IPv6 first: a stranger there would get our visitors. */
async function isReachablePortFree({ demo, host, port }: Config): Promise<boolean> {
  return (await isPortFree(host, port)) && (!demo || (await isPortFree('::1', port)));
}

async function embeddedDatabase({ dataDir }: Config): Promise<EmbeddedPostgres> {
  say('正在启动内置数据库……');
  const postgres = await startEmbeddedPostgres({ dataDir, report: say });
  running.database = postgres;
  return postgres;
}

/** What the processes get: everything settled here, and one time zone whatever the machine has. */
function childEnvironment(config: Config, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_IGNORE_INCORRECT_LOCKFILE: '1',
    TZ: 'Asia/Shanghai',
    DATABASE_URL: databaseUrl,
    DATA_DIR: config.dataDir,
    DEMO: config.demo ? '1' : '0',
    PAYLOAD_SECRET: config.secret ?? keptSecret(config.dataDir),
    PORT: String(config.port),
    SERVER_URL: config.serverUrl,
  };
}

function alreadyRunning({ address, pid }: RunningCopy, dataDir: string): string {
  return `本平台已在运行（进程 ${pid}${address ? `，${address}` : ''}），数据文件夹 ${dataDir} 正被它使用。请先停止它，或用 DATA_DIR 和 PORT 另开一份。`;
}

function webDied(code: number | null): void {
  say(`网页服务意外结束（代码 ${code ?? '无'}），正在停止全部进程。`);
  void stop(1);
}

async function stop(code: number): Promise<void> {
  stopping ??= stopAll();
  await stopping;
  process.exit(code);
}

/** The opposite order of the start: nobody may lose the database under a request in flight. */
async function stopAll(): Promise<void> {
  abort.abort();
  await stopChildren();
  await running.database?.stop();
  running.release?.();
}

async function stopChildren(): Promise<void> {
  await Promise.all(running.children.map((child) => child.stop()));
}

function sayWelcome({ demo, serverUrl }: Config): void {
  say(`\n知识产权服务平台已启动：${serverUrl}`);
  if (demo) {
    say(`\n演示账号（密码均为 ${DEMO_PASSWORD}）：`);
    for (const { login, what, at } of DEMO_ACCOUNTS) say(`  ${login.padEnd(22)}${`${serverUrl}${at}`.padEnd(32)}${what}`);
  }
  say('\n按 Ctrl-C 停止。');
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
